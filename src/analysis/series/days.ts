// The mean level of each of the last weeks' days, with weekends made comparable to workdays.
import { medianOf } from './median.ts';

/** The same object every time. */
export type LastDays = {
  readonly levels: Float64Array;
  /** Of each level: counted from the last whole day. */
  readonly daysAgo: Uint8Array;
  count: number;
};

export type Days = Readonly<{
  /** True when this point opens a new day and the day before it was added. */
  push(day: number, level: number, isWeekend: boolean): boolean;
  /** Those of them that are known, the oldest first. */
  lastDays(most: number): LastDays;
  forget(): void;
  stateBytes: number;
}>;

/** A power of two, so that a day finds its place by its last bits, days before 1970 included. */
const KEPT = 32;
/** Against the workdays of the same week: means of weeks would take a drift for a difference between weekends and workdays. */
const NEAR_DAYS = 4;
const NEVER = -2_147_483_648;

export const createDays = (leastPoints: number): Days => {
  const store: Store = {
    means: new Float64Array(KEPT),
    numbers: new Int32Array(KEPT).fill(NEVER),
    weekends: new Uint8Array(KEPT),
    gaps: new Float64Array(KEPT),
  };
  const { means, numbers, weekends } = store;
  const view: LastDays = { levels: new Float64Array(KEPT), daysAgo: new Uint8Array(KEPT), count: 0 };
  const open = { day: Number.NaN, sum: 0, count: 0, isWeekend: false };
  let last = NEVER;
  const close = (): boolean => {
    if (open.count < leastPoints || !(open.day > last)) return false;
    last = open.day;
    const place = placeOf(open.day);
    means[place] = open.sum / open.count;
    numbers[place] = open.day;
    weekends[place] = open.isWeekend ? 1 : 0;
    return true;
  };
  return {
    push: (day, level, isWeekend) => {
      const isNewDay = day !== open.day;
      const isAdded = isNewDay && close();
      if (isNewDay) Object.assign(open, { day, sum: 0, count: 0, isWeekend });
      open.sum += level;
      open.count += 1;
      return isAdded;
    },
    lastDays: (most) => {
      const offset = weekendOffset(store, last);
      view.count = 0;
      for (let daysAgo = Math.min(most, KEPT) - 1; daysAgo >= 0; daysAgo -= 1) {
        const place = placeOf(last - daysAgo);
        if (numbers[place] !== last - daysAgo) continue;
        view.levels[view.count] = (means[place] ?? 0) - (weekends[place] === 1 ? offset : 0);
        view.daysAgo[view.count] = daysAgo;
        view.count += 1;
      }
      return view;
    },
    forget: () => {
      numbers.fill(NEVER);
      last = NEVER;
      Object.assign(open, { day: Number.NaN, sum: 0, count: 0, isWeekend: false });
    },
    stateBytes:
      means.byteLength +
      numbers.byteLength +
      weekends.byteLength +
      store.gaps.byteLength +
      view.levels.byteLength +
      view.daysAgo.byteLength,
  };
};

type Store = Readonly<{
  means: Float64Array;
  numbers: Int32Array;
  weekends: Uint8Array;
  /** Between weekend days and the workdays around them; written anew whenever they are asked for. */
  gaps: Float64Array;
}>;

const weekendOffset = (store: Store, last: number): number => {
  let count = 0;
  for (let day = last; day > last - KEPT + NEAR_DAYS; day -= 1) {
    const place = placeOf(day);
    if (store.numbers[place] !== day || store.weekends[place] === 0) continue;
    const around = workLevelAround(store, day);
    if (around === undefined) continue;
    store.gaps[count] = (store.means[place] ?? 0) - around;
    count += 1;
  }
  return medianOf(store.gaps, count);
};

const workLevelAround = ({ means, numbers, weekends }: Store, day: number): number | undefined => {
  let sum = 0;
  let count = 0;
  for (let other = day - NEAR_DAYS; other <= day + NEAR_DAYS; other += 1) {
    const place = placeOf(other);
    if (numbers[place] !== other || weekends[place] === 1) continue;
    sum += means[place] ?? 0;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
};

const placeOf = (day: number): number => day & (KEPT - 1);
