// Where in the day and the week an instant lies (UTC), and when people's clocks may just have changed.
import { DAY_MS, type Instant } from '../../domain/instant.ts';

const MOST_SLOTS = 96;

export type DayKind = 0 | 1;

export const WORKDAY: DayKind = 0;
export const WEEKEND: DayKind = 1;

export type Calendar = Readonly<{
  /** How many parts the day has, each with a habit of its own. */
  slotCount: number;
  slotMs: number;
  slotOf(at: Instant): number;
  /** The number of the day, counted from 1970. */
  dayOf(at: Instant): number;
  dayKindOf(at: Instant): DayKind;
  /** Days begin so long after midnight UTC from now on. */
  startDaysAt(afterMidnightMs: number): void;
}>;

export const createCalendar = (stepMs: number): Calendar => {
  const slotCount = Math.max(1, Math.min(MOST_SLOTS, Math.round(DAY_MS / stepMs)));
  const slotMs = DAY_MS / slotCount;
  let startMs = 0;
  return {
    slotCount,
    slotMs,
    slotOf: (at) => Math.min(slotCount - 1, Math.floor((at - Math.floor(at / DAY_MS) * DAY_MS) / slotMs)),
    dayOf: (at) => Math.floor((at - startMs) / DAY_MS),
    dayKindOf: (at) => {
      // 1 January 1970 was a Thursday.
      const dayOfWeek = (((Math.floor((at - startMs) / DAY_MS) + 4) % 7) + 7) % 7;
      return dayOfWeek === 0 || dayOfWeek === 6 ? WEEKEND : WORKDAY;
    },
    startDaysAt: (afterMidnightMs) => {
      startMs = afterMidnightMs;
    },
  };
};

/** Days of a year, leap day or not, between which clocks change somewhere: 8 March to 10 April, 20 September to 8 November. */
const CHANGES = [
  [66, 99],
  [262, 312],
] as const;

const YEAR_MS = 365.2425 * DAY_MS;

/** Habits that follow local time may then come an hour earlier or later by UTC. */
export const mayClocksChange = (at: Instant): boolean => {
  const day = (((at % YEAR_MS) + YEAR_MS) % YEAR_MS) / DAY_MS;
  return CHANGES.some(([from, to]) => day >= from && day <= to);
};
