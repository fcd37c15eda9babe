// Where the flows behind a finding can be seen: a filter of the flows pane that lets exactly those through.
import type { FindingLink } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { andOf, type Condition, type Expression, type Value } from '../../flows/filter/language/filter.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import type { Party } from './parties.ts';

export type Behind = Readonly<{
  source?: Party | undefined;
  destination?: Party | undefined;
  /** 0 stands for flows without a port. */
  ports?: readonly number[];
  way?: 'out' | 'in' | undefined;
  span?: Readonly<{ firstAt: Instant; lastAt: Instant }>;
}>;

export const flowLink = ({ source, destination, ports, way, span }: Behind): FindingLink => ({
  pane: 'flows',
  view: undefined,
  filter: printFilter(
    andOf([
      ...(source === undefined ? [] : [isParty('src', source)]),
      ...(destination === undefined ? [] : [isParty('dst', destination)]),
      ...(ports === undefined ? [] : [isPort(ports)]),
      ...(way === undefined
        ? []
        : [
            condition(
              'dir',
              ['external', way].map((text) => ({ kind: 'text', text })),
            ),
          ]),
      ...(span === undefined ? [] : [startsIn(span.firstAt, span.lastAt)]),
    ]),
    FLOW_SCHEMA,
  ),
  did: source?.did,
});

const condition = (field: string, values: readonly Value[], operator: Condition['operator'] = ':'): Condition => ({
  kind: 'condition',
  field,
  operator,
  values,
});

const isParty = (field: 'src' | 'dst', { address, ip, did, name }: Party): Expression => {
  if (address !== undefined && !address.text.includes('%'))
    return condition(field, [{ kind: 'address', ip: address.text }]);
  if (ip === undefined && did !== undefined) return condition(field, [{ kind: 'device', did }]);
  return condition(field, [{ kind: 'text', text: ip ?? name }], '=');
};

const isPort = (ports: readonly number[]): Expression => {
  const isOne = condition(
    'dport',
    ports.toSorted((one, other) => one - other).map((value) => ({ kind: 'number', value })),
  );
  if (!ports.includes(0)) return isOne;
  return { kind: 'or', parts: [isOne, { kind: 'not', part: { kind: 'has', field: 'dport' } }] };
};

const startsIn = (firstAt: Instant, lastAt: Instant): Expression =>
  condition('start', [{ kind: 'moments', from: { kind: 'at', at: firstAt }, to: { kind: 'at', at: lastAt } }]);
