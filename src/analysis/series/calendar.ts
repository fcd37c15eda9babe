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
  // A step of a day need not begin at midnight: it is of the day that most of it lies in.
  let startMs = stepMs < DAY_MS ? 0 : -DAY_MS / 2;
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

/** Habits that follow local time may then be found an hour earlier or later by UTC. */
export const mayClocksChange = (at: Instant): boolean => {
  const day = (((at % YEAR_MS) + YEAR_MS) % YEAR_MS) / DAY_MS;
  return CHANGES.some(([from, to]) => day >= from && day <= to);
};

/** The first day each of these Sundays can have: North America, Europe, Australia; New Zealand, Australia, Europe, North America. */
const SUNDAYS_FROM = [
  { month: 2, date: 8 },
  { month: 2, date: 25 },
  { month: 3, date: 1 },
  { month: 8, date: 24 },
  { month: 9, date: 1 },
  { month: 9, date: 25 },
  { month: 10, date: 1 },
] as const;

/** From the Saturday, which is Sunday elsewhere, until a changed habit had time to be noticed. */
const BEFORE_SUNDAY_MS = DAY_MS;
const AFTER_SUNDAY_MS = 3 * DAY_MS;

/** Habits may just have begun to come an hour earlier or later. */
export const areClocksChanging = (at: Instant): boolean => {
  const year = new Date(at).getUTCFullYear();
  return SUNDAYS_FROM.some(({ month, date }) => {
    const sundayAt = sundayFrom(Date.UTC(year, month, date));
    return at >= sundayAt - BEFORE_SUNDAY_MS && at < sundayAt + AFTER_SUNDAY_MS;
  });
};

const sundayFrom = (at: Instant): Instant => at + ((7 - new Date(at).getUTCDay()) % 7) * DAY_MS;
