// Lines in, scored points out, batch by batch as they arrive.
import type { SeriesScore, SeriesUnit } from '../../analysis/series/series-score.ts';
import type { LineTrouble } from './line-trouble.ts';
import { TOO_LONG } from './line-trouble.ts';
import { type Line, readLines } from './read-lines.ts';
import { createRowReader } from './read-row.ts';
import { createStepwiseDetector, type StepwiseDetector } from './stepwise-detector.ts';

export type Scored = Readonly<{ scores: readonly SeriesScore[]; unit: SeriesUnit; stepMs: number | undefined }>;

export type ScoreSettings = Readonly<{
  unit: SeriesUnit | undefined;
  stepMs: number | undefined;
  stop: AbortSignal;
}>;

/** Names of values that are amounts of bytes. */
const BYTES_NAME = /byte|octet|size|volume|traffic/i;

export async function* scoreLines(
  chunks: AsyncIterable<Uint8Array>,
  settings: ScoreSettings,
  trouble: LineTrouble,
): AsyncGenerator<Scored> {
  const reader = createRowReader();
  let unit = settings.unit;
  let detector: StepwiseDetector | undefined;
  let lineNumber = 0;
  const bad: { number: number; came: string }[] = [];
  const scoreLine = (line: Line): SeriesScore | undefined => {
    lineNumber += 1;
    if (line === undefined) {
      bad.push({ number: lineNumber, came: TOO_LONG });
      return undefined;
    }
    const row = reader.read(line);
    if (row.kind === 'bad') bad.push({ number: lineNumber, came: row.came });
    if (row.kind === 'header') unit ??= BYTES_NAME.test(row.valueName) ? 'bytes' : undefined;
    if (row.kind !== 'point') return undefined;
    unit ??= 'count';
    detector ??= createStepwiseDetector(unit, settings.stepMs);
    return detector.push(row.at, row.value);
  };
  for await (const lines of readLines(chunks, settings.stop)) {
    const scores: SeriesScore[] = [];
    for (const line of lines) {
      const score = scoreLine(line);
      if (score !== undefined) scores.push(score);
    }
    yield { scores, unit: unit ?? 'count', stepMs: detector?.stepMs() };
    for (const { number, came } of bad.splice(0)) await trouble.tell(number, came);
  }
}
