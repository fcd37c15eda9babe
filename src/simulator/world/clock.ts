// Finds hours of the day (UTC) in the past: stories that belong to the night or to the afternoon stay there.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';

/**
 * The last time before the anchor that it was `first` o'clock, if what begins then is over by the anchor; else the last
 * time that it was `second` o'clock. With the two far enough apart, both lie within the day before the anchor.
 */
export const lastHourBefore = (
  anchorAt: Instant,
  lastsMs: number,
  [first, second]: readonly [first: number, second: number],
): Instant => {
  const startAt = lastOclock(anchorAt, first);
  return startAt + lastsMs <= anchorAt ? startAt : lastOclock(anchorAt, second);
};

const lastOclock = (anchorAt: Instant, hour: number): Instant => {
  const today = Math.floor(anchorAt / DAY_MS) * DAY_MS + hour * HOUR_MS;
  return today < anchorAt ? today : today - DAY_MS;
};
