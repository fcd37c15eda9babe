// A request before it is dated and signed: checked parameters, and the one text that is both signed and sent.
import type { Profile } from '../domain/profile.ts';
import { type Result, success } from '../domain/result.ts';
import type { EndpointDefinition } from './endpoint.ts';
import { checkParameters, toWire } from './parameters/check-parameters.ts';
import type { Values } from './parameters/parameter.ts';
import { targetOf } from './query-string.ts';

export type PreparedRequest<P> = Readonly<{ params: P; target: string; url: string }>;

export const ACCEPT_HEADERS = { accept: 'application/json', 'accept-encoding': 'gzip' } as const;

export const prepareRequest = <P extends Values>(
  endpoint: EndpointDefinition<string, P, unknown>,
  params: P,
  profile: Pick<Profile, 'host'>,
): Result<PreparedRequest<P>> => {
  const checked = checkParameters(endpoint, params);
  if (!checked.ok) return checked;
  const target = targetOf(endpoint.path, toWire(endpoint.parameters, checked.value));
  const url = new URL(target, profile.host.origin);
  // What URL changes here would be sent changed but signed unchanged.
  if (url.pathname + url.search !== target) throw new Error(`the target of ${endpoint.name} does not survive as a URL`);
  return success({ params: checked.value, target, url: url.href });
};
