// How long the processes of a terminal have run, or waited for a processor: silence of one that does neither means that it has nothing more to say.
import { readdirSync, readFileSync } from 'node:fs';

const NANOSECONDS_PER_MS = 1e6;

/** Of all threads of all processes of the session, in milliseconds; 0 where the system does not tell. */
export const labourOf = (session: number): number =>
  namesIn('/proc')
    .filter((pid) => /^\d+$/.test(pid) && sessionOf(pid) === session)
    .flatMap((pid) => namesIn(`/proc/${pid}/task`).map((thread) => textOf(`/proc/${pid}/task/${thread}/schedstat`)))
    .reduce((sum, text) => sum + labourIn(text), 0);

/** "ran waited slices", both in nanoseconds. */
const labourIn = (schedstat: string): number => {
  const [ran = 0, waited = 0] = schedstat.split(' ').map(Number);
  return (ran + waited) / NANOSECONDS_PER_MS;
};

/** The fourth field after the name, which stands in brackets and may hold anything. */
const sessionOf = (pid: string): number => {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
};

/** A process may end at any moment. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
