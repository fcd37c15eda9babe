// When things happen: for each rhythm a weight for each hour of the week (UTC), with a mean of one over the whole week.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';

export type RhythmName = 'office' | 'customers' | 'steady' | 'night' | 'awake' | 'always';

const HOURS_PER_DAY = 24;
const HOURS_PER_WEEK = 168;
const SUNDAY = 0;
const SATURDAY = 6;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_EPOCH = 4;

type DayCurve = readonly number[];

/** Hour by hour from midnight to midnight. Noon is lunch. */
const OFFICE_DAY: DayCurve = [2, 2, 2, 2, 2, 4, 12, 40, 85, 100, 100, 95, 62, 80, 98, 95, 90, 70, 38, 18, 10, 6, 4, 3];
const OFFICE_WEEKEND: DayCurve = [3, 2, 2, 2, 2, 3, 4, 6, 9, 12, 13, 13, 12, 12, 13, 12, 11, 9, 8, 8, 7, 6, 4, 3];
const CUSTOMER_DAY: DayCurve = [
  18, 12, 9, 8, 9, 14, 28, 48, 66, 80, 88, 90, 86, 84, 86, 88, 90, 92, 95, 100, 98, 80, 55, 32,
];
const NIGHT: DayCurve = [90, 95, 100, 95, 90, 70, 35, 8, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6, 12, 30, 60, 80, 90];
const FLAT: DayCurve = Array.from({ length: HOURS_PER_DAY }, () => 1);
const SERVICE_DAY: DayCurve = OFFICE_DAY.map((weight) => 60 + weight / 2.5);
const AWAKE_DAY: DayCurve = OFFICE_DAY.map((weight) => (weight >= 12 ? 1 : 0));
const ASLEEP: DayCurve = FLAT.map(() => 0);

const CURVES: Readonly<Record<RhythmName, Readonly<{ workday: DayCurve; weekend: DayCurve }>>> = {
  office: { workday: OFFICE_DAY, weekend: OFFICE_WEEKEND },
  customers: { workday: CUSTOMER_DAY, weekend: CUSTOMER_DAY.map((weight) => weight * 0.8) },
  steady: { workday: SERVICE_DAY, weekend: SERVICE_DAY.map(() => 62) },
  night: { workday: NIGHT, weekend: NIGHT },
  awake: { workday: AWAKE_DAY, weekend: ASLEEP },
  always: { workday: FLAT, weekend: FLAT },
};

/** Rhythms that a person keeps, and that therefore shift with the person; machines keep theirs. */
export const isPersonal = (rhythm: RhythmName): boolean => rhythm === 'office' || rhythm === 'awake';

/** Ones and zeros: timers run at their own rate or not at all. */
const isSwitch = (rhythm: RhythmName): boolean => rhythm === 'awake' || rhythm === 'always';

/** 168 weights from Sunday midnight on; the shift moves the day later by halves of an hour. */
export const weekOf = (rhythm: RhythmName, shiftHalfHours: number): Float64Array => {
  const weights = Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) => weightAt(rhythm, hour, shiftHalfHours));
  if (isSwitch(rhythm)) return weights.map((weight) => (weight >= 0.5 ? 1 : 0));
  const mean = meanOf(weights);
  return weights.map((weight) => weight / mean);
};

export const meanOf = (weights: Float64Array): number =>
  weights.reduce((sum, weight) => sum + weight, 0) / weights.length;

const weightAt = (rhythm: RhythmName, hour: number, shiftHalfHours: number): number => {
  const whole = Math.floor(shiftHalfHours / 2);
  const later = curveAt(rhythm, hour - whole);
  return shiftHalfHours % 2 === 0 ? later : (later + curveAt(rhythm, hour - whole - 1)) / 2;
};

const curveAt = (rhythm: RhythmName, hour: number): number => {
  const ofWeek = (hour + HOURS_PER_WEEK) % HOURS_PER_WEEK;
  const day = Math.floor(ofWeek / HOURS_PER_DAY);
  const curves = CURVES[rhythm];
  const curve = day === SUNDAY || day === SATURDAY ? curves.weekend : curves.workday;
  return curve[ofWeek % HOURS_PER_DAY] ?? 0;
};

export type Calendar = Readonly<{
  /** Where in the week an hour since 1970 lies, 0..167; on a public holiday the week says Sunday. */
  hourOfWeek(hour: number): number;
}>;

/** Far enough back that the last two weeks are ordinary, near enough that a month of history shows one. */
const HOLIDAYS_BEFORE_ANCHOR_DAYS = [17, 45, 107];

export const createCalendar = (anchorAt: Instant): Calendar => {
  const holidays = new Set(
    HOLIDAYS_BEFORE_ANCHOR_DAYS.map((days) => workdayBefore(Math.floor(anchorAt / DAY_MS) - days)),
  );
  return {
    hourOfWeek(hour) {
      const day = Math.floor((hour * HOUR_MS) / DAY_MS);
      const weekday = holidays.has(day) ? SUNDAY : weekdayOf(day);
      return weekday * HOURS_PER_DAY + (hour - day * HOURS_PER_DAY);
    },
  };
};

const weekdayOf = (day: number): number => (((day + WEEKDAY_OF_EPOCH) % 7) + 7) % 7;

const workdayBefore = (day: number): number => {
  let holiday = day;
  while (weekdayOf(holiday) === SUNDAY || weekdayOf(holiday) === SATURDAY) holiday -= 1;
  return holiday;
};
