// When a day begins where a series lives: in the middle of its quietest hours, which by UTC may be at noon.
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';

/** A third of a day: long enough not to take a lunch break for a night. */
const NIGHT_SHARE = 1 / 3;
/** Nights are not moved to and fro by an hour. */
const LEAST_MOVE_MS = 3 * HOUR_MS;

/** `levels`: the usual level of each slot of a UTC day. Tells how long after midnight UTC the day begins, -12 h to 12 h. */
export const dayStartOf = (levels: readonly number[], beforeMs: number): number => {
  const count = levels.length;
  const night = Math.max(1, Math.round(count * NIGHT_SHARE));
  let sum = 0;
  for (let slot = 0; slot < night; slot += 1) sum += levels[slot] ?? 0;
  let least = sum;
  let start = 0;
  for (let slot = 1; slot < count; slot += 1) {
    sum += (levels[(slot + night - 1) % count] ?? 0) - (levels[slot - 1] ?? 0);
    if (sum >= least) continue;
    least = sum;
    start = slot;
  }
  const middleMs = (((start + night / 2) / count) * DAY_MS) % DAY_MS;
  const startMs = middleMs < DAY_MS / 2 ? middleMs : middleMs - DAY_MS;
  return distanceMs(startMs, beforeMs) < LEAST_MOVE_MS ? beforeMs : startMs;
};

/** Around the clock: 23:00 and 01:00 are two hours apart. */
const distanceMs = (one: number, other: number): number => {
  const apart = Math.abs(one - other) % DAY_MS;
  return Math.min(apart, DAY_MS - apart);
};
