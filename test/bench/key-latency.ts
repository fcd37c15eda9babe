// How long the console takes to answer a key, and how much of that was spent waiting for a processor.
import type { Driven } from '../../src/build/terminal/drive.ts';
import { median, span, worst } from './console-run.ts';
import { FLOWS, LIST } from './console-wanted.ts';
import { watchProcessorWait } from './processor-wait.ts';

export type Latency = Readonly<{
  ms: number;
  /** At least so much of it the console, or whoever drives it, could not work because others did. */
  waitedMs: number;
}>;

/** Between the beginnings of two presses, as far as the answers leave room. */
const EVERY_MS = 100;
const NO_ANSWER_MS = 10_000;

/** From sending the keys to the first piece of output that brings what was wanted: what comes by itself meanwhile is no answer. */
export const pressUntil = async (driven: Driven, keys: string, wanted: string): Promise<Latency> => {
  const mark = driven.mark();
  const waitedMs = watchProcessorWait(driven.pid, process.pid);
  const sentAt = performance.now();
  driven.send(keys);
  for (;;) {
    const at = firstWith(driven, mark, wanted);
    if (at !== undefined) return { ms: at - sentAt, waitedMs: waitedMs() };
    if (performance.now() - sentAt > NO_ANSWER_MS) throw new Error(`${keys} was not answered`);
    await driven.waitForBytes(driven.mark(), { timeoutMs: NO_ANSWER_MS });
  }
};

const firstWith = (driven: Driven, mark: number, wanted: string): number | undefined => {
  const bytes = driven.bytesSince(mark);
  return driven.arrivalsSince(mark).find(({ end }) => bytes.subarray(0, end - mark).includes(wanted))?.at;
};

/** One after the other at an even pace, each with what shows that it was heard. */
export const pressAll = async (
  driven: Driven,
  presses: Iterable<readonly [keys: string, wanted: string]>,
): Promise<readonly Latency[]> => {
  const latencies: Latency[] = [];
  for (const [keys, wanted] of presses) {
    const startedAt = performance.now();
    latencies.push(await pressUntil(driven, keys, wanted));
    await span(Math.max(0, EVERY_MS - (performance.now() - startedAt)));
  }
  return latencies;
};

/** Down and up again in a list until it is over, and once more after that. */
export const pressWhile = async (driven: Driven, work: Promise<unknown>): Promise<readonly Latency[]> => {
  let isOver = false;
  const end = (): void => {
    isOver = true;
  };
  work.then(end, end);
  const latencies = await pressAll(
    driven,
    upAndDownUntil(() => isOver),
  );
  await work;
  return latencies;
};

function* upAndDownUntil(isOver: () => boolean): Generator<readonly [string, string]> {
  for (let isLast = false, key = LIST.down; !isLast; key = key === LIST.down ? LIST.up : LIST.down) {
    isLast = isOver();
    yield [key, FLOWS.selected];
  }
}

export const tellLatencies = (latencies: readonly Latency[]): string => {
  const longest = latencies.reduce((most, one) => (one.ms > most.ms ? one : most));
  const waited = `${longest.waitedMs.toFixed(0)} ms of it waiting for a processor`;
  return `${longest.ms.toFixed(1)} ms worst of ${latencies.length} (${waited}), ${median(latencies.map(({ ms }) => ms)).toFixed(1)} ms median`;
};

export const worstMs = (latencies: readonly Latency[]): number => worst(latencies.map(({ ms }) => ms));
