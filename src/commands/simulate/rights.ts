// Which endpoints the simulated token may use, from the command line.
import { failed, type Result, success } from '../../domain/result.ts';
import type { EndpointName } from '../../simulator/endpoint-name.ts';

/** Of the endpoints there are in the dialect; "none" is a token that may do nothing. */
export const readRights = (
  names: readonly string[] | undefined,
  known: readonly EndpointName[],
): Result<readonly EndpointName[]> => {
  if (names === undefined) return success(known);
  const rights: EndpointName[] = [];
  for (const name of names) {
    const endpoint = known.find((one) => one === name);
    if (endpoint === undefined && name !== 'none') {
      return failed({
        kind: 'usage',
        what: '--rights',
        came: `there is no endpoint "${name}"`,
        advice: `Known are ${known.join(', ')}, and "none".`,
      });
    }
    if (endpoint !== undefined) rights.push(endpoint);
  }
  return success(rights);
};
