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
  const weekendOffset = (): number => {
    const sums = [0, 0];
    const counts = [0, 0];
    for (let place = 0; place < KEPT; place += 1) {
      if ((numbers[place] ?? NEVER) <= last - KEPT) continue;
      const kind = weekends[place] ?? 0;
      sums[kind] = (sums[kind] ?? 0) + (means[place] ?? 0);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const [workdays = 0, rest = 0] = counts;
    return workdays === 0 || rest === 0 ? 0 : (sums[1] ?? 0) / rest - (sums[0] ?? 0) / workdays;
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
