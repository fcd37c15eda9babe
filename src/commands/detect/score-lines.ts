// Lines in, scored points out, as they arrive.
import type { SeriesScore, SeriesUnit } from '../../analysis/series/series-score.ts';
import { type LineTrouble, TOO_LONG } from './line-trouble.ts';
import { type Line, readLines } from './read-lines.ts';
import { createRowReader } from './read-row.ts';
import { createStepwiseDetector, type StepwiseDetector } from './stepwise-detector.ts';

/** Where the points go. Each is told as soon as it is scored, so that none has to be kept. */
export type ScoreSink = Readonly<{
  add(score: SeriesScore): void;
  /** After all that was there to read; reading goes on when it resolves. */
  flush(): Promise<void>;
}>;

export type ScoreSettings = Readonly<{
  unit: SeriesUnit | undefined;
  stepMs: number | undefined;
  stop: AbortSignal;
}>;

/** What became known of the series on the way. */
export type SeriesKind = Readonly<{ unit: SeriesUnit; stepMs: number | undefined }>;

/** Names of values that are amounts of bytes. */
const BYTES_NAME = /byte|octet|size|volume|traffic/i;

export const scoreLines = async (
  chunks: AsyncIterable<Uint8Array>,
  settings: ScoreSettings,
  sink: ScoreSink,
  trouble: LineTrouble,
): Promise<SeriesKind> => {
  const reader = createRowReader();
  let unit = settings.unit;
  let detector: StepwiseDetector | undefined;
  let lineNumber = 0;
  const bad: { number: number; came: string }[] = [];
  const scoreLine = (line: Line): void => {
    lineNumber += 1;
    if (line === undefined) {
      bad.push({ number: lineNumber, came: TOO_LONG });
      return;
    }
    const row = reader.read(line);
    if (row.kind === 'bad') bad.push({ number: lineNumber, came: row.came });
    if (row.kind === 'header') unit ??= BYTES_NAME.test(row.valueName) ? 'bytes' : undefined;
    if (row.kind !== 'point') return;
    unit ??= 'count';
    detector ??= createStepwiseDetector(unit, settings.stepMs);
    sink.add(detector.push(row.at, row.value));
  };
  for await (const lines of readLines(chunks, settings.stop)) {
    for (const line of lines) scoreLine(line);
    await sink.flush();
    for (const { number, came } of bad.splice(0)) await trouble.tell(number, came);
  }
  return { unit: unit ?? 'count', stepMs: detector?.stepMs() };
};
