// Does the work of `darktop detect`: reads, scores and writes line by line, or draws all of it at the end.
import { EXIT, stoppedCode } from '../setting/exit-code.ts';
import { canShowUnicode } from '../setting/locale.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { createChartPage } from './chart-page.ts';
import type { DetectOptions } from './detect-options.ts';
import { createLineTrouble, type LineTrouble } from './line-trouble.ts';
import { openInput } from './open-input.ts';
import { CSV_HEADER, createRowWriter } from './row-writer.ts';
import { type ScoreSink, type SeriesKind, scoreLines } from './score-lines.ts';
import { untilStopped } from './until-stopped.ts';

const MARKED_ONSET = 0.9;
const DEFAULT_WIDTH = 80;

export const runDetect = async (
  surroundings: Surroundings,
  file: string | undefined,
  options: DetectOptions,
): Promise<number> => {
  const opened = await openInput(surroundings, file);
  if (!opened.ok) return tellAndGiveUp(surroundings, opened.failure);
  const { stop } = surroundings;
  const trouble = createLineTrouble(surroundings.err);
  const score: Score = (sink) =>
    scoreLines(untilStopped(opened.value, stop), { unit: options.unit, stepMs: options.step, stop }, sink, trouble);
  await (options.format === 'chart' ? drawAll : writeAll)(surroundings, score, options);
  await trouble.end();
  return endingOf(stop, trouble);
};

/** Reads to the end, and tells each point of it. */
type Score = (sink: ScoreSink) => Promise<SeriesKind>;

const endingOf = (stop: AbortSignal, trouble: LineTrouble): number =>
  stop.aborted ? stoppedCode(stop) : trouble.count() > 0 ? EXIT.badData : EXIT.ok;

/** Waits for the output before it reads on: a slow reader slows the reading, nothing piles up. */
const writeAll = async (
  { out }: Surroundings,
  score: Score,
  { format, minOnset = 0 }: DetectOptions,
): Promise<void> => {
  const rowFormat = format === 'ndjson' ? 'ndjson' : 'csv';
  if (rowFormat === 'csv') await out.write(CSV_HEADER);
  const rows = createRowWriter(rowFormat);
  await score({
    add: (point) => {
      if (point.onset >= minOnset) rows.add(point);
    },
    flush: async () => {
      if (rows.hasRows()) await out.write(rows.take());
    },
  });
};

/** Stopped by Ctrl-C, it draws what there is. */
const drawAll = async ({ out, env }: Surroundings, score: Score, options: DetectOptions): Promise<void> => {
  const page = createChartPage(options.minOnset ?? MARKED_ONSET);
  const { unit, stepMs } = await score({ add: page.add, flush: async () => undefined });
  const ascii = options.ascii ?? !canShowUnicode(env);
  await out.write(page.draw({ width: out.columns ?? DEFAULT_WIDTH, ascii, unit, stepMs }));
};
