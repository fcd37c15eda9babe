// Counts what the series detector finds in series with a planted anomaly, and what it raises in quiet ones.
import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { RhythmName, SeriesRecipe } from './series-maker.ts';
import { makeSeries, type PlantKind, RHYTHMS_OF } from './series-plants.ts';

/** Thresholds were chosen by looking at seeds below this. */
export const TUNING_SEEDS_END = 100_000;
export const PRINTED_SEED = 700_000;

export type Level = Readonly<{ mean: number; unit: 'count' | 'bytes' }>;

export const LEVELS: readonly Level[] = [
  { mean: 3, unit: 'count' },
  { mean: 20, unit: 'count' },
  { mean: 400, unit: 'count' },
  { mean: 20, unit: 'bytes' },
  { mean: 400, unit: 'bytes' },
];

const ALARM = 0.9;
const AFTERWARDS_MS = 2 * HOUR_MS;
const QUIET_DAYS = 56;

export const measurePlants = (kind: PlantKind, level: Level, count: number, firstSeed: number) => {
  const rhythms = RHYTHMS_OF[kind];
  let found = 0;
  let loudest = 0;
  for (let index = 0; index < count; index += 1) {
    const rhythm = rhythms[index % rhythms.length] ?? 'office';
    const { points, plant } = makeSeries(recipeOf(firstSeed, kind, level, index, rhythm, 28), kind);
    if (plant === undefined) continue;
    const untilAt = plant.endAt + (kind === 'drift' ? 0 : AFTERWARDS_MS);
    const isPlanted = (at: number): boolean => at >= plant.startAt && at < untilAt;
    const detector = createSeriesDetector({ unit: level.unit, stepMs: HOUR_MS });
    const scores = points.map(({ at, value }) => detector.push(at, value));
    if (scores.some(({ at, onset }) => onset >= ALARM && isPlanted(at))) found += 1;
    const top = scores.reduce((best, score) => (score.onset > best.onset ? score : best));
    if (isPlanted(top.at)) loudest += 1;
  }
  return { found, loudest, count };
};

export const measureQuiet = (rhythm: RhythmName, level: Level, count: number, firstSeed: number) => {
  let raised = 0;
  for (let index = 0; index < count; index += 1) {
    const { points } = makeSeries(recipeOf(firstSeed, rhythm, level, index, rhythm, QUIET_DAYS), undefined);
    const detector = createSeriesDetector({ unit: level.unit, stepMs: HOUR_MS });
    for (const { at, value } of points) if (detector.push(at, value).onset >= ALARM) raised += 1;
  }
  return { raised, weeks: (count * QUIET_DAYS) / 7 };
};

/** Another seed for each cell of the tables, so that no two share their luck. */
const recipeOf = (
  firstSeed: number,
  name: string,
  { mean, unit }: Level,
  index: number,
  rhythm: RhythmName,
  days: number,
): SeriesRecipe => {
  const cell = [...`${name}${mean}${unit}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 10_007;
  const seed = firstSeed + cell * 1_000 + index;
  // Turned once per round of the rhythms, so that no rhythm always has the holiday.
  const turned = index + Math.floor(index / 6) + Math.floor(index / 3);
  return {
    seed,
    mean,
    unit,
    rhythm,
    days,
    hasHoliday: turned % 3 === 0,
    hasClockChange: turned % 4 === 0,
    hasGaps: turned % 5 === 0,
  };
};
