// Counts what the series detector finds in series with a planted anomaly, and what it raises in quiet ones.
import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { RhythmName, SeriesRecipe } from './series-maker.ts';
import { makeSeries, type PlantKind, RHYTHMS_OF } from './series-plants.ts';

/** Thresholds were chosen by looking at seeds below this; no two of these seeds ever make the same series. */
export const TUNING_SEEDS_END = 100_000;
export const PRINTED_SEED = 700_000;
const SEEDS_OF_A_CELL = 1_000_000;
const CELLS = 4_001;

export type Level = Readonly<{ mean: number; unit: 'count' | 'bytes' }>;

export const LEVELS: readonly Level[] = [
  { mean: 3, unit: 'count' },
  { mean: 20, unit: 'count' },
  { mean: 400, unit: 'count' },
  { mean: 20, unit: 'bytes' },
  { mean: 400, unit: 'bytes' },
];

export type Trial = Readonly<{
  level: Level;
  count: number;
  firstSeed: number;
  roughness?: number;
  pointsPerHour?: number;
}>;

export type Hits = Readonly<{ found: number; loudest: number; count: number }>;
export type Alarms = Readonly<{ raised: number; weeks: number }>;

const ALARM = 0.9;
const AFTERWARDS_MS = 2 * HOUR_MS;
const PLANTED_DAYS = 28;
const QUIET_DAYS = 56;

export const measurePlants = (kind: PlantKind, trial: Trial): Hits => {
  const rhythms = RHYTHMS_OF[kind];
  let found = 0;
  let loudest = 0;
  for (let index = 0; index < trial.count; index += 1) {
    const rhythm = rhythms[index % rhythms.length] ?? 'office';
    const { points, plant } = makeSeries(recipeOf(trial, kind, index, rhythm, PLANTED_DAYS), kind);
    if (plant === undefined) continue;
    const untilAt = plant.endAt + (kind === 'drift' ? 0 : AFTERWARDS_MS);
    const isPlanted = (at: number): boolean => at >= plant.startAt && at < untilAt;
    const detector = detectorFor(trial);
    const scores = points.map(({ at, value }) => detector.push(at, value));
    if (scores.some(({ at, onset }) => onset >= ALARM && isPlanted(at))) found += 1;
    const top = scores.reduce((best, score) => (score.onset > best.onset ? score : best));
    if (isPlanted(top.at)) loudest += 1;
  }
  return { found, loudest, count: trial.count };
};

export const measureQuiet = (rhythm: RhythmName, trial: Trial): Alarms => {
  let raised = 0;
  for (let index = 0; index < trial.count; index += 1) {
    const { points } = makeSeries(recipeOf(trial, rhythm, index, rhythm, QUIET_DAYS), undefined);
    const detector = detectorFor(trial);
    for (const { at, value } of points) if (detector.push(at, value).onset >= ALARM) raised += 1;
  }
  return { raised, weeks: (trial.count * QUIET_DAYS) / 7 };
};

export const addHits = (cells: readonly Hits[]): Hits => ({
  found: cells.reduce((sum, { found }) => sum + found, 0),
  loudest: cells.reduce((sum, { loudest }) => sum + loudest, 0),
  count: cells.reduce((sum, { count }) => sum + count, 0),
});

export const addAlarms = (cells: readonly Alarms[]): Alarms => ({
  raised: cells.reduce((sum, { raised }) => sum + raised, 0),
  weeks: cells.reduce((sum, { weeks }) => sum + weeks, 0),
});

const detectorFor = ({ level, pointsPerHour }: Trial) =>
  createSeriesDetector({ unit: level.unit, stepMs: HOUR_MS / (pointsPerHour ?? 1) });

/** Another seed for each cell of the tables, so that no two share their luck. */
const recipeOf = (
  { level: { mean, unit }, firstSeed, roughness, pointsPerHour }: Trial,
  name: string,
  index: number,
  rhythm: RhythmName,
  days: number,
): SeriesRecipe => {
  const cell = [...`${name}${mean}${unit}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % CELLS;
  // Turned once per round of the rhythms, so that no rhythm always has the holiday.
  const turned = index + Math.floor(index / 6) + Math.floor(index / 3);
  return {
    seed: cell * SEEDS_OF_A_CELL + firstSeed + index,
    mean,
    unit,
    rhythm,
    days,
    hasHoliday: turned % 3 === 0,
    hasClockChange: turned % 4 === 0,
    hasGaps: turned % 5 === 0,
    ...(roughness === undefined ? {} : { roughness }),
    ...(pointsPerHour === undefined ? {} : { pointsPerHour }),
  };
};
