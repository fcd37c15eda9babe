// Makes series as devices have them, seeded: daily and weekly rhythm, over-dispersed noise, holidays, clock changes, gaps.
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';

export const RHYTHMS = ['office', 'customers', 'night', 'steady', 'none', 'wandering'] as const;

export type RhythmName = (typeof RHYTHMS)[number];

export type SeriesRecipe = Readonly<{
  seed: number;
  /** Of connections an hour, over the whole week. */
  mean: number;
  unit: 'count' | 'bytes';
  rhythm: RhythmName;
  days: number;
  hasHoliday: boolean;
  hasClockChange: boolean;
  hasGaps: boolean;
  /** Multiplies the scatter of moods and of sizes: 1 is what the aim is judged on. */
  roughness?: number;
  /** Points in an hour: 1 where nothing is said, 12 for steps of five minutes. */
  pointsPerHour?: number;
}>;

export type Rates = Readonly<{
  startAt: Instant;
  /** What is usual in an hour at each point, before noise. */
  usual: Float64Array;
  /** What that is multiplied with: moods of the day and of the hour. */
  mood: Float64Array;
  /** The hour of the local day, and the local day of the week, 0 for Sunday; a holiday is 0 as well. */
  hourOfDay: Uint8Array;
  dayOfWeek: Uint8Array;
  /** The rate in the middle of a working day. */
  busy: number;
}>;

export type Random = () => number;

const OFFICE = [2, 2, 2, 2, 2, 4, 12, 40, 85, 100, 100, 95, 62, 80, 98, 95, 90, 70, 38, 18, 10, 6, 4, 3];
const CUSTOMERS = [18, 12, 9, 8, 9, 14, 28, 48, 66, 80, 88, 90, 86, 84, 86, 88, 90, 92, 95, 100, 98, 80, 55, 32];
const NIGHT = [90, 95, 100, 95, 90, 70, 35, 8, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6, 12, 30, 60, 80, 90];
const FLAT = Array.from({ length: 24 }, () => 1);

const SHAPES: Readonly<Record<RhythmName, readonly number[]>> = {
  office: OFFICE,
  customers: CUSTOMERS,
  night: NIGHT,
  steady: OFFICE.map((weight) => 60 + weight / 2),
  none: FLAT,
  wandering: FLAT,
};

/** Mondays; clocks change 20 days after the first two. */
const MONDAYS = [
  { at: Date.UTC(2026, 9, 5), change: -1 },
  { at: Date.UTC(2026, 2, 9), change: 1 },
  { at: Date.UTC(2026, 5, 1), change: 0 },
  { at: Date.UTC(2026, 6, 20), change: 0 },
] as const;

/** Mulberry32: small, fast, the same everywhere. */
export const createRandom = (seed: number): Random => {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const poisson = (mean: number, random: Random): number => {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
};

export const makeRates = (recipe: SeriesRecipe, random: Random): Rates => {
  const hours = recipe.days * 24;
  const monday = MONDAYS[Math.floor(random() * (recipe.hasClockChange ? 2 : 4))] ?? MONDAYS[0];
  const startAt = monday.at + Math.floor(random() * 7) * DAY_MS;
  const zone = Math.floor(random() * 18) - 8;
  const weekend = recipe.rhythm === 'office' ? 0.1 + random() * 0.3 : 0.5 + random() * 0.5;
  const holiday = 9 + Math.floor(random() * (recipe.days - 10));
  const changeAt = monday.at + 20 * DAY_MS + HOUR_MS;
  const clock = { zone, changeAt, change: recipe.hasClockChange ? monday.change : 0 };
  const shape = SHAPES[recipe.rhythm];
  const usual = new Float64Array(hours);
  const hourOfDay = new Uint8Array(hours);
  const dayOfWeek = new Uint8Array(hours);
  for (let hour = 0; hour < hours; hour += 1) {
    const at = startAt + hour * HOUR_MS;
    const local = at + (clock.zone + (at >= clock.changeAt ? clock.change : 0)) * HOUR_MS;
    const isHoliday = recipe.hasHoliday && Math.floor((local - startAt) / DAY_MS) === holiday;
    hourOfDay[hour] = Math.floor(local / HOUR_MS) % 24;
    dayOfWeek[hour] = isHoliday ? 0 : (Math.floor(local / DAY_MS) + 4) % 7;
    const isRest = dayOfWeek[hour] === 0 || dayOfWeek[hour] === 6;
    const hasWeek = recipe.rhythm !== 'none' && recipe.rhythm !== 'wandering';
    usual[hour] = (shape[hourOfDay[hour] ?? 0] ?? 0) * (isRest && hasWeek ? weekend : 1);
  }
  const scale = recipe.mean / (usual.reduce((sum, weight) => sum + weight, 0) / hours);
  const perHour = pointsPerHourOf(recipe);
  return {
    startAt,
    usual: betweenHours(
      usual.map((weight) => weight * scale),
      perHour,
    ),
    mood: betweenHours(moodOf(recipe, hours, random), perHour),
    hourOfDay: heldFor(hourOfDay, perHour),
    dayOfWeek: heldFor(dayOfWeek, perHour),
    busy: Math.max(...shape) * scale,
  };
};

export const pointsPerHourOf = ({ pointsPerHour }: SeriesRecipe): number => pointsPerHour ?? 1;

const heldFor = (hours: Uint8Array, perHour: number): Uint8Array =>
  Uint8Array.from({ length: hours.length * perHour }, (_, point) => hours[Math.floor(point / perHour)] ?? 0);

/** In straight lines from each hour to the next. */
const betweenHours = (hours: Float64Array, perHour: number): Float64Array =>
  Float64Array.from({ length: hours.length * perHour }, (_, point) => {
    const hour = Math.floor(point / perHour);
    const here = hours[hour] ?? 0;
    return here + ((hours[hour + 1] ?? here) - here) * ((point % perHour) / perHour);
  });

const moodOf = (recipe: SeriesRecipe, hours: number, random: Random): Float64Array => {
  const roughness = recipe.roughness ?? 1;
  const spread = (0.1 + random() * 0.2) * roughness;
  const memory = random() * 0.6;
  const daySpread = (0.03 + random() * 0.09) * roughness;
  const walk = recipe.rhythm === 'wandering' ? 0.06 : 0;
  const mood = new Float64Array(hours);
  let hourly = 0;
  let daily = 0;
  let walked = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    if (hour % 24 === 0) daily = daySpread * normal(random);
    hourly = memory * hourly + Math.sqrt(1 - memory * memory) * spread * normal(random);
    walked = 0.99 * walked + walk * normal(random);
    mood[hour] = Math.exp(hourly + daily + walked);
  }
  return mood;
};

/** One value for each rate, which is that of an hour; undefined in gaps. */
export const drawValues = (
  rates: Float64Array,
  recipe: SeriesRecipe,
  random: Random,
): readonly (number | undefined)[] => {
  const perHour = pointsPerHourOf(recipe);
  const sizeSpread = (0.1 + random() * 0.2) * (recipe.roughness ?? 1);
  const gapAt = recipe.hasGaps ? Math.floor(random() * rates.length) : -1;
  const gapLength = (1 + Math.floor(random() * 10)) * perHour;
  return Array.from(rates, (rate, point) => {
    const count = poisson(rate / perHour, random);
    const isGap = (point >= gapAt && point < gapAt + gapLength && gapAt >= 0) || (recipe.hasGaps && random() < 0.01);
    if (isGap) return undefined;
    if (recipe.unit === 'count' || count === 0) return count;
    return Math.round(count * 8_000 * Math.exp(normal(random) * Math.hypot(sizeSpread, 0.7 / Math.sqrt(count))));
  });
};
