// Which endpoints the simulated token may use, from the command line.
import { failed, type Result, success } from '../../domain/result.ts';
import { ENDPOINT_NAMES, type EndpointName, endpointNamed } from '../../simulator/endpoint-name.ts';

/** "none" is a token that may do nothing. */
export const readRights = (names: readonly string[] | undefined): Result<readonly EndpointName[]> => {
  if (names === undefined) return success(ENDPOINT_NAMES);
  const rights: EndpointName[] = [];
  for (const name of names) {
    const endpoint = endpointNamed(name);
    if (endpoint === undefined && name !== 'none') {
      return failed({
        kind: 'usage',
        what: '--rights',
        came: `there is no endpoint "${name}"`,
        advice: `Known are ${ENDPOINT_NAMES.join(', ')}, and "none".`,
      });
    }
    if (endpoint !== undefined) rights.push(endpoint);
  }
  return success(rights);
};
