// Plants one anomaly of a known kind into a made series, and says where.
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import {
  createRandom,
  drawValues,
  makeRates,
  pointsPerHourOf,
  type Random,
  type Rates,
  type RhythmName,
  type SeriesRecipe,
} from './series-maker.ts';

export const PLANT_KINDS = ['spike', 'shift', 'silence', 'wrong-time', 'drift'] as const;

export type PlantKind = (typeof PLANT_KINDS)[number];

/** A silence by day says nothing of a series that sleeps by day, and a wrong time there is only where there is a right one. */
export const RHYTHMS_OF: Readonly<Record<PlantKind, readonly RhythmName[]>> = {
  spike: ['office', 'customers', 'night', 'steady', 'none', 'wandering'],
  shift: ['office', 'customers', 'night', 'steady', 'none'],
  silence: ['office', 'customers', 'steady', 'none', 'wandering'],
  'wrong-time': ['office', 'customers', 'night'],
  drift: ['office', 'customers', 'night', 'steady', 'none'],
};

export type MadeSeries = Readonly<{
  recipe: SeriesRecipe;
  points: readonly Readonly<{ at: Instant; value: number | undefined }>[];
  plant: Readonly<{ kind: PlantKind; startAt: Instant; endAt: Instant }> | undefined;
}>;

export const makeSeries = (recipe: SeriesRecipe, kind: PlantKind | undefined): MadeSeries => {
  const random = createRandom(recipe.seed);
  const stepMs = HOUR_MS / pointsPerHourOf(recipe);
  const rates = makeRates(recipe, random);
  const span = kind === undefined ? undefined : chooseSpan(kind, rates, recipe, random);
  const planted = rates.usual.map((usual, point) => rateAt(rates, usual, point, kind, span));
  const values = drawValues(planted, recipe, random);
  return {
    recipe,
    points: values.map((value, point) => ({ at: rates.startAt + point * stepMs, value })),
    plant:
      kind === undefined || span === undefined
        ? undefined
        : { kind, startAt: rates.startAt + span.from * stepMs, endAt: rates.startAt + span.to * stepMs },
  };
};

/** In points. */
type Span = Readonly<{ from: number; to: number }>;

const FIRST_DAY = 10;
const LAST_DAYS = 1.7;

const rateAt = (rates: Rates, usual: number, point: number, kind: PlantKind | undefined, span: Span | undefined) => {
  const rate = usual * (rates.mood[point] ?? 1);
  if (kind === undefined || span === undefined || point < span.from) return rate;
  if (kind === 'drift') return rate * (1 + 2 * Math.min(1, (point - span.from) / (span.to - span.from)));
  if (point >= span.to) return rate;
  if (kind === 'spike') return rate * 4;
  if (kind === 'shift') return rate * 2;
  return kind === 'silence' ? 0 : rates.busy * (rates.mood[point] ?? 1);
};

const chooseSpan = (kind: PlantKind, rates: Rates, recipe: SeriesRecipe, random: Random): Span => {
  const perHour = pointsPerHourOf(recipe);
  const hours = rates.usual.length / perHour;
  if (kind === 'drift') {
    const from = (11 + Math.floor(random() * 3)) * 24 * perHour;
    return { from, to: from + 14 * 24 * perHour };
  }
  const fitting = hoursFitFor(kind, rates, perHour);
  if (fitting.length === 0) throw new Error(`${recipe.rhythm}: no hour of ${hours} fits a ${kind}; see RHYTHMS_OF`);
  const from = (fitting[Math.floor(random() * fitting.length)] ?? 0) * perHour;
  return { from, to: from + lengthOf(kind, random) * perHour };
};

const lengthOf = (kind: PlantKind, random: Random): number => {
  if (kind === 'spike') return 2;
  if (kind === 'shift') return 12 + Math.floor(random() * 25);
  return kind === 'silence' ? 8 : 4;
};

const hoursFitFor = (kind: PlantKind, rates: Rates, perHour: number): readonly number[] => {
  const mean = rates.usual.reduce((sum, rate) => sum + rate, 0) / rates.usual.length;
  const first = FIRST_DAY * 24;
  const end = Math.floor(rates.usual.length / perHour - LAST_DAYS * 24);
  const hours = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  return hours.filter((hour) => fits(kind, rates, hour * perHour, mean, perHour));
};

const fits = (kind: PlantKind, rates: Rates, point: number, mean: number, perHour: number): boolean => {
  const usual = rates.usual[point] ?? 0;
  const local = rates.hourOfDay[point] ?? 0;
  const day = rates.dayOfWeek[point] ?? 0;
  if (kind === 'spike') return usual >= mean * 0.75;
  if (kind === 'silence') {
    const isWorkday = day >= 1 && day <= 5;
    return rates.busy <= mean * 1.1 || (isWorkday && usual >= mean && local >= 8 && local <= 11);
  }
  if (kind === 'wrong-time') {
    return usual < rates.busy / 4 && (rates.usual[point + 3 * perHour] ?? mean) < rates.busy / 4;
  }
  return true;
};
