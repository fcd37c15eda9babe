// What reports say of volumes that an appliance tells interval by interval: a chart of the rates, a table, and how far they can be trusted.
import {
  type CourseInterval,
  courseOf,
  courseStepMs,
  isWorthRating,
  stepName,
} from '../../analysis/bandwidth/course.ts';
import { beginsLater } from '../../analysis/counts/periods.ts';
import type { PeriodFacts } from '../../analysis/facts.ts';
import type { Block, ChartBlock } from '../document.ts';
import { column, fromMinute, note, table } from './blocks.ts';

/** A picture of two says less than the two numbers. */
const FEWEST_DRAWN = 3;
const MOST_ROWS = 31;

/** Of one period; the others tell how long an interval usually is. */
export const courseBlocks = (periods: readonly PeriodFacts[], shown: PeriodFacts): readonly Block[] => {
  const course = courseOf(shown.bandwidth, shown);
  if (course === undefined) return [];
  const told = course.filter(({ bytes }) => bytes !== undefined);
  const stepMs = courseStepMs(periods) ?? 0;
  const step = stepName(stepMs);
  return [
    note(
      `Volumes are told by the ${step}${fromWords(told, shown)}: what lies in the window counts by its part of one.`,
    ),
    ...(told.length < FEWEST_DRAWN ? [] : [rateChart(course, step, stepMs)]),
    table(told, INTERVAL_COLUMNS, { top: MOST_ROWS, empty: 'no interval lies in the window' }),
  ];
};

/** Where they do not reach back to the beginning of the window. */
const fromWords = ([first]: readonly CourseInterval[], shown: PeriodFacts): string => {
  const beginsAt = first && beginsLater({ ...first, hours: undefined }, shown);
  return beginsAt === undefined ? '' : `, ${fromMinute(beginsAt)} on`;
};

/** What the busiest interval is called: a mean of a day is no peak. */
export const busiestName = (periods: readonly PeriodFacts[], shown: PeriodFacts): string =>
  shown.bandwidth?.course === undefined ? 'peak' : `busiest ${stepName(courseStepMs(periods) ?? 0)}`;

const rateChart = (course: readonly CourseInterval[], step: string, stepMs: number): ChartBlock => ({
  kind: 'chart',
  title: `rate of each ${step}`,
  as: 'mbps',
  series: [
    {
      name: 'in and out',
      points: course.map((one) => ({ at: one.startAt, value: isWorthRating(one, stepMs) ? one.mbps : undefined })),
    },
  ],
});

const INTERVAL_COLUMNS = [
  column<CourseInterval>('from', 'instant', 9, ({ startAt }) => startAt),
  column<CourseInterval>('lasts', 'span', 8, ({ startAt, endAt }) => endAt - startAt),
  column<CourseInterval>('volume', 'bytes', 8, ({ bytes }) => bytes),
  column<CourseInterval>('rate', 'mbps', 8, ({ mbps }) => mbps),
];
