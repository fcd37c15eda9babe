// Plants one anomaly of a known kind into a made series, and says where.
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import {
  createRandom,
  drawValues,
  makeRates,
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
  const rates = makeRates(recipe, random);
  const span = kind === undefined ? undefined : chooseSpan(kind, rates, random);
  const planted = rates.usual.map((usual, hour) => rateAt(rates, usual, hour, kind, span));
  const values = drawValues(planted, recipe, random);
  return {
    recipe,
    points: values.map((value, hour) => ({ at: rates.startAt + hour * HOUR_MS, value })),
    plant:
      kind === undefined || span === undefined
        ? undefined
        : { kind, startAt: rates.startAt + span.from * HOUR_MS, endAt: rates.startAt + span.to * HOUR_MS },
  };
};

type Span = Readonly<{ from: number; to: number }>;

const FIRST_DAY = 10;

const rateAt = (rates: Rates, usual: number, hour: number, kind: PlantKind | undefined, span: Span | undefined) => {
  const rate = usual * (rates.mood[hour] ?? 1);
  if (kind === undefined || span === undefined || hour < span.from) return rate;
  if (kind === 'drift') return rate * (1 + 2 * Math.min(1, (hour - span.from) / (span.to - span.from)));
  if (hour >= span.to) return rate;
  if (kind === 'spike') return rate * 4;
  if (kind === 'shift') return rate * 2;
  return kind === 'silence' ? 0 : rates.busy * (rates.mood[hour] ?? 1);
};

const chooseSpan = (kind: PlantKind, rates: Rates, random: Random): Span => {
  const hours = rates.usual.length;
  const mean = rates.usual.reduce((sum, rate) => sum + rate, 0) / hours;
  if (kind === 'drift') {
    const from = (11 + Math.floor(random() * 3)) * 24;
    return { from, to: from + 14 * 24 };
  }
  for (;;) {
    const from = Math.floor((FIRST_DAY + random() * (hours / 24 - FIRST_DAY - 1.7)) * 24);
    const usual = rates.usual[from] ?? 0;
    const local = rates.hourOfDay[from] ?? 0;
    const day = rates.dayOfWeek[from] ?? 0;
    const isWorkday = day >= 1 && day <= 5;
    const isFlat = rates.busy <= mean * 1.1;
    if (kind === 'spike' && usual >= mean * 0.75) return { from, to: from + 2 };
    if (kind === 'shift') return { from, to: from + 12 + Math.floor(random() * 25) };
    if (kind === 'silence' && (isFlat || (isWorkday && usual >= mean && local >= 8 && local <= 11)))
      return { from, to: from + 8 };
    const isQuietTime = usual < rates.busy / 4 && (rates.usual[from + 3] ?? mean) < rates.busy / 4;
    if (kind === 'wrong-time' && isQuietTime) return { from, to: from + 4 };
  }
};
