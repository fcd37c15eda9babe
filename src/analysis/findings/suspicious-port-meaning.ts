// What NET-R1 saw: a device that is reached from outside, or one that goes there, on a port that has no business on the internet.
import type { Finding, Severity } from '../../domain/finding.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { remoteServiceOf } from './remote-services.ts';
import type { Meaning } from './rule-meanings.ts';

/** Its id says the way and the port: `NET-R1:in:10.0.4.17:3389`. */
export const suspiciousPortMeaning = ({ id, severity }: Finding): Meaning | undefined => {
  const parts = id.split(':');
  const [, way] = parts;
  const port = Number(parts.at(-1));
  if ((way !== 'in' && way !== 'out') || !Number.isInteger(port)) return undefined;
  return {
    word: `${remoteServiceOf(port) ?? serviceOf(port) ?? `port ${port}`} ${way}`,
    tactics: way === 'out' ? ['command_and_control'] : tacticsOfEntry(severity),
  };
};

/** The rule calls low what came from outside and was let in by nobody. */
const tacticsOfEntry = (severity: Severity): readonly string[] => (severity === 'low' ? [] : ['initial_access']);
