// The mean level of each of the last weeks' days, with weekends made comparable to workdays.

export type Day = Readonly<{ daysAgo: number; level: number }>;

export type Days = Readonly<{
  /** True when this point opens a new day and the day before it was added. */
  push(day: number, level: number, isWeekend: boolean): boolean;
  /** The oldest first, counted from the last whole day. */
  lastDays(count: number): readonly Day[];
  stateBytes: number;
}>;

/** A power of two, so that a day finds its place by its last bits, days before 1970 included. */
const KEPT = 32;
/** Against the workdays of the same week: means of weeks would take a drift for a difference between weekends and workdays. */
const NEAR_DAYS = 4;
const NEVER = -2_147_483_648;

export const createDays = (leastPoints: number): Days => {
  const means = new Float64Array(KEPT);
  const numbers = new Int32Array(KEPT).fill(NEVER);
  const weekends = new Uint8Array(KEPT);
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
  const workLevelAround = (day: number): number | undefined => {
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
  const weekendOffset = (): number => {
    const gaps: number[] = [];
    for (let daysAgo = 0; daysAgo < KEPT - NEAR_DAYS; daysAgo += 1) {
      const place = placeOf(last - daysAgo);
      if (numbers[place] !== last - daysAgo || weekends[place] === 0) continue;
      const around = workLevelAround(last - daysAgo);
      if (around !== undefined) gaps.push((means[place] ?? 0) - around);
    }
    return gaps.length === 0 ? 0 : medianOf(gaps);
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
    lastDays: (count) => {
      const offset = weekendOffset();
      const days: Day[] = [];
      for (let daysAgo = count - 1; daysAgo >= 0; daysAgo -= 1) {
        const place = placeOf(last - daysAgo);
        if (numbers[place] !== last - daysAgo) continue;
        days.push({ daysAgo, level: (means[place] ?? 0) - (weekends[place] === 1 ? offset : 0) });
      }
      return days;
    },
    stateBytes: means.byteLength + numbers.byteLength + weekends.byteLength,
  };
};

export const medianOf = (numbers: readonly number[]): number => {
  const sorted = Float64Array.from(numbers).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

const placeOf = (day: number): number => day & (KEPT - 1);
