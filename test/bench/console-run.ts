// One run of the console for the bench: started, asked, measured, ended.
import { type Driven, drive } from '../../src/build/terminal/drive.ts';
import type { View } from '../../src/build/terminal/emulator.ts';
import { COMMAND, ENV, FIRST_DATA, FIRST_FRAME, QUIT_KEY, SIZE } from './console-wanted.ts';

export type Started = Readonly<{ driven: Driven; frameMs: number; dataMs: number }>;

/** What came of some keys: nothing, or so many bytes, the first and the last of the first frame after so long. */
export type Answer = Readonly<{ byteCount: number; firstMs: number; lastMs: number }>;

const PATIENCE = { timeoutMs: 20_000 };
/** Longer than a console takes to write one frame, shorter than the time between two. */
const FRAME_GAP_MS = 20;
const NO_ANSWER_MS = 2_000;

export const start = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Started> => {
  const driven = drive([...COMMAND, ...args], { ...ENV, ...env }, SIZE);
  try {
    const frame = await driven.waitFor(FIRST_FRAME, PATIENCE);
    const data = await driven.waitFor(FIRST_DATA, PATIENCE);
    return { driven, frameMs: frame.seenAt - driven.startedAt, dataMs: data.seenAt - driven.startedAt };
  } catch (error) {
    await driven.close();
    throw error;
  }
};

export const quit = async (driven: Driven): Promise<void> => {
  driven.send(QUIT_KEY);
  await Promise.race([driven.exit, span(2_000)]);
  await driven.close();
};

/** The answer to keys, as soon as nothing more of its first frame can come. */
export const press = async (driven: Driven, keys: string): Promise<Answer | undefined> => {
  const mark = driven.mark();
  const sentAt = performance.now();
  driven.send(keys);
  try {
    await driven.waitForBytes(mark, { timeoutMs: NO_ANSWER_MS });
  } catch {
    return undefined;
  }
  await driven.waitForQuiet(FRAME_GAP_MS, PATIENCE);
  const arrivals = driven.arrivalsSince(mark);
  const first = arrivals[0];
  const last = arrivals.find(
    ({ at }, index) => (arrivals[index + 1]?.at ?? Number.POSITIVE_INFINITY) - at > FRAME_GAP_MS,
  );
  if (first === undefined || last === undefined) return undefined;
  return { byteCount: last.end - mark, firstMs: first.at - sentAt, lastMs: last.at - sentAt };
};

/** Whether most of a list stands one row further up than before. */
export const isScrolled = (before: View, after: View): boolean => {
  const moved = after.lines.filter((line, row) => line !== '' && line === before.lines[row + 1]);
  const stayed = after.lines.filter((line, row) => line !== '' && line === before.lines[row]);
  return moved.length >= 8 && moved.length > stayed.length;
};

/** UTF-8 bytes of the screen's text, its rows without the blanks at their end: less cannot be written. */
export const visibleBytes = ({ lines }: View): number => Buffer.byteLength(lines.join(''), 'utf8');

/** A measurement takes its time; nothing is waited for with this. */
export const span = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

export const worst = (numbers: readonly number[]): number => Math.max(...numbers);
