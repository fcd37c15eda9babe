// What a process and its children cost, as the kernel counts it (Linux).
import { readdirSync, readFileSync } from 'node:fs';

export type Cost = Readonly<{ cpuMs: number; rssMb: number }>;

/** Of the process, its threads, and all that came of it. */
export const costOf = (pid: number): Cost =>
  familyOf(pid).reduce((sum, one) => ({ cpuMs: sum.cpuMs + cpuMsOf(one), rssMb: sum.rssMb + rssMbOf(one) }), {
    cpuMs: 0,
    rssMb: 0,
  });

const familyOf = (pid: number): readonly number[] => [pid, ...childrenOf(pid).flatMap(familyOf)];

const childrenOf = (pid: number): readonly number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
};

/** A hundredth of a second each, on every Linux that Node runs on. */
const TICK_MS = 10;

const cpuMsOf = (pid: number): number => {
  // The name in brackets may hold blanks; after it, fields 14 and 15 are the time in user and in system mode.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
};

const rssMbOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** Nothing of a process that has ended meanwhile. */
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
