// Struck when the last three days lie to one side of the two weeks before, however slowly it came there: a leak, a decline.
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';
import { createDays, type LastDays } from '../series/days.ts';
import type { Detector } from '../series/detector.ts';
import { medianOf } from '../series/median.ts';
import { alarmRarity } from '../series/rare.ts';

const RECENT_DAYS = 3;
const EARLIER_DAYS = 15;
const FEWEST_EARLIER_DAYS = 7;
/** In deviations of one day from the next. */
const ALARM = 4;
const MOST_LOUDNESS = 1.6;
/** Below this share of the alarm the drift is over, and a new one may be told. */
const OVER = 0.6;
/** Whatever raised an onset within this time explains by itself why the last days differ. */
const EXPLAINED_MS = 84 * HOUR_MS;
/** Beyond it, days are no neighbours: and a stray line far in the future must not end the watch until then. */
const LONG_LEAP_MS = 7 * DAY_MS;
/** A day of which less is known says nothing. */
const LEAST_KNOWN_MS = 12 * HOUR_MS;
/** The least change in proportion that could matter to anyone. */
const LEAST_SHARE = 0.02;

export const drift: Detector = {
  id: 'drift',
  says: 'the last three days lie to one side of the two weeks before',
  isOfDays: true,
  create: ({ stepMs }) => {
    const alarm = alarmRarity(stepMs);
    const days = createDays(Math.max(1, LEAST_KNOWN_MS / stepMs));
    const scratch = new Float64Array(RECENT_DAYS + EARLIER_DAYS);
    let isTold = false;
    return {
      push: ({ day, level, isWeekend, floor, sinceOnsetMs }) => {
        if (!days.push(day, level, isWeekend)) return 0;
        const last = days.lastDays(RECENT_DAYS + EARLIER_DAYS);
        const strength = strengthOf(last, floor * Math.sqrt(stepMs / DAY_MS), scratch);
        const loudness = Math.abs(strength) / ALARM;
        if (loudness < OVER) isTold = false;
        if (loudness >= 1 && sinceOnsetMs < EXPLAINED_MS) isTold = true;
        if (loudness < 1 || isTold) return 0;
        isTold = true;
        return Math.sign(strength) * alarm * Math.min(MOST_LOUDNESS, loudness);
      },
      tell: () => undefined,
      pointCount: () => RECENT_DAYS * Math.max(1, Math.round(DAY_MS / stepMs)),
      interrupt: (leapMs) => {
        if (Math.abs(leapMs) > LONG_LEAP_MS) days.forget();
      },
      stateBytes: days.stateBytes + scratch.byteLength,
    };
  },
};

/** Medians, so that neither a holiday nor one bad day can speak for all three. */
const strengthOf = (days: LastDays, floor: number, scratch: Float64Array): number => {
  const { levels, daysAgo, count } = days;
  const first = count - RECENT_DAYS;
  // All of the recent days must be known, and no more than they be recent.
  if (first < FEWEST_EARLIER_DAYS || daysAgo[first] !== RECENT_DAYS - 1) return 0;
  copy(levels, 0, first, scratch);
  const usual = medianOf(scratch, first);
  let above = 0;
  for (let at = first; at < count; at += 1) above += (levels[at] ?? 0) > usual ? 1 : 0;
  if (above > 0 && above < RECENT_DAYS) return 0;
  for (let at = 1; at < count; at += 1) scratch[at - 1] = Math.abs((levels[at] ?? 0) - (levels[at - 1] ?? 0));
  const spread = medianOf(scratch, count - 1) / MEDIAN_STEP;
  copy(levels, first, count, scratch);
  const recent = medianOf(scratch, RECENT_DAYS);
  return (recent - usual) / Math.max(spread, floor, LEAST_SHARE * Math.abs(usual), Number.MIN_VALUE);
};

const copy = (from: Float64Array, start: number, end: number, into: Float64Array): void => {
  for (let at = start; at < end; at += 1) into[at - start] = from[at] ?? 0;
};

/** Of the difference of two normal numbers. */
const MEDIAN_STEP = 0.6745 * Math.SQRT2;
