// The one text form of a fault, for flags and for the control endpoint: KIND[=VALUE][@ENDPOINT][:SHARE%].
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { ENDPOINT_NAMES, type EndpointName, endpointNamed } from './endpoint-name.ts';
import type { Fault, FaultKind } from './fault.ts';
import { FAULTS } from './faults/index.ts';

export type { Fault } from './fault.ts';

/** For instance latency=200ms..2s, error=503@network:20%, rate-limit=30, drop=body@deviceinfo:10%, skew=-45m. */
export const parseFault = (text: string): Result<Fault> => {
  const notation = text.trim();
  const { name, value, endpoint, share } = split(notation);
  const kind = FAULTS.find((known) => known.name === name);
  if (kind === undefined) return refused(notation, `there is no kind "${clip(name)}"`, `Known are ${listKinds()}`);
  const where = endpoint === undefined ? undefined : endpointNamed(endpoint);
  if (endpoint !== undefined && where === undefined)
    return refused(
      notation,
      `there is no endpoint "${clip(endpoint)}"`,
      `After @ may stand ${ENDPOINT_NAMES.join(', ')}`,
    );
  const part = share === undefined ? 1 : Number(share) / 100;
  if (!(part > 0 && part <= 1))
    return refused(notation, `its share is "${share}%"`, 'A share is more than 0% and at most 100%');
  return read(kind, { notation, value, endpoint: where, share: part });
};

type Parts = Readonly<{
  notation: string;
  value: string | undefined;
  endpoint: EndpointName | undefined;
  share: number;
}>;

const read = (kind: FaultKind, { notation, value, endpoint, share }: Parts): Result<Fault> => {
  const effect = kind.read(value);
  if (effect === undefined) return refused(notation, tellValue(value), tellValues(kind));
  if (effect.kind === 'certificate' && (endpoint !== undefined || share < 1))
    return refused(
      notation,
      'a certificate is shown before any path is known',
      'Leave out what follows @ and the share',
    );
  return success({ notation, effect, endpoint, share });
};

const split = (notation: string) => {
  const match = /^([^=@:]*)(?:=(.*?))?(?:@([^@:/=]*))?(?::([\d.]+)%)?$/s.exec(notation);
  return { name: match?.[1] ?? notation, value: match?.[2], endpoint: match?.[3], share: match?.[4] };
};

const tellValue = (value: string | undefined): string =>
  value === undefined ? 'it has no value' : `its value is "${clip(value)}"`;

const tellValues = (kind: FaultKind): string =>
  kind.values === '' ? `${kind.name} takes no value` : `After = may stand ${kind.values}`;

const listKinds = (): string => FAULTS.map((kind) => kind.name).join(', ');

/** What was typed goes into messages, so it is cut short and loses its control characters. */
const clip = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);

const refused = (notation: string, came: string, advice: string): Result<Fault> => {
  const failure: Failure = { kind: 'usage', what: `fault "${clip(notation)}"`, came, advice: `${advice}.` };
  return failed(failure);
};
