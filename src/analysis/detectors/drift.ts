// Struck when the last three days lie to one side of the two weeks before, however slowly it came there: a leak, a decline.
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';
import { createDays, type Day, medianOf } from '../series/days.ts';
import type { Detector } from '../series/detector.ts';
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
/** A day of which less is known says nothing. */
const LEAST_KNOWN_MS = 12 * HOUR_MS;
/** The least change in proportion that could matter to anyone. */
const LEAST_SHARE = 0.02;

export const drift: Detector = {
  id: 'drift',
  says: 'the last three days lie to one side of the two weeks before',
  create: ({ stepMs }) => {
    const alarm = alarmRarity(stepMs);
    const days = createDays(Math.max(1, LEAST_KNOWN_MS / stepMs));
    let isTold = false;
    return {
      push: ({ day, level, isWeekend, floor, sinceOnsetMs }) => {
        if (!days.push(day, level, isWeekend)) return 0;
        const strength = strengthOf(days.lastDays(RECENT_DAYS + EARLIER_DAYS), floor * Math.sqrt(stepMs / DAY_MS));
        const loudness = Math.abs(strength) / ALARM;
        if (loudness < OVER) isTold = false;
        if (loudness >= 1 && sinceOnsetMs < EXPLAINED_MS) isTold = true;
        if (loudness < 1 || isTold) return 0;
        isTold = true;
        return Math.sign(strength) * alarm * Math.min(MOST_LOUDNESS, loudness);
      },
      interrupt: () => undefined,
      stateBytes: days.stateBytes,
    };
  },
};

/** Medians, so that neither a holiday nor one bad day can speak for all three. */
const strengthOf = (days: readonly Day[], floor: number): number => {
  const recent = days.filter(({ daysAgo }) => daysAgo < RECENT_DAYS).map(({ level }) => level);
  const earlier = days.filter(({ daysAgo }) => daysAgo >= RECENT_DAYS).map(({ level }) => level);
  if (recent.length < RECENT_DAYS || earlier.length < FEWEST_EARLIER_DAYS) return 0;
  const usual = medianOf(earlier);
  if (Math.min(...recent) <= usual && Math.max(...recent) >= usual) return 0;
  const steps = days.slice(1).map(({ level }, place) => Math.abs(level - (days[place]?.level ?? level)));
  const spread = medianOf(steps) / MEDIAN_STEP;
  return (medianOf(recent) - usual) / Math.max(spread, floor, LEAST_SHARE * Math.abs(usual), Number.MIN_VALUE);
};

/** Of the difference of two normal numbers. */
const MEDIAN_STEP = 0.6745 * Math.SQRT2;
