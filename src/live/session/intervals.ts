// How often each topic is asked for, and the steps in which a person makes that more or less often.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import { type Part, TOPICS, type Topic } from '../part.ts';

export type Intervals = Readonly<Record<Topic, number>>;

/** An appliance has other work to do: nothing is asked more often, not even after a failure. */
export const FLOOR_MS = 5 * SECOND_MS;

export const INTERVAL_STEPS: readonly number[] = [
  FLOOR_MS,
  10 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
];

/** Not below the floor, and not beyond a day: a timer for much longer would ring at once. */
export const allowedIntervals = (wanted: Intervals): Intervals => mapTopics((topic) => allowed(wanted[topic]));

/** One step longer (1) or shorter (-1) for these topics; from between two steps to the next one in that direction. */
export const scaleIntervals = (intervals: Intervals, topics: readonly Topic[], direction: 1 | -1): Intervals =>
  mapTopics((topic) => (topics.includes(topic) ? nextStep(intervals[topic], direction) : intervals[topic]));

export const intervalOf = (intervals: Intervals, { topic, leastIntervalMs = 0 }: Part<unknown>): number =>
  Math.max(intervals[topic], leastIntervalMs);

const LONGEST_MS = DAY_MS;

const allowed = (ms: number): number => (Number.isFinite(ms) ? Math.min(LONGEST_MS, Math.max(FLOOR_MS, ms)) : FLOOR_MS);

const nextStep = (ms: number, direction: 1 | -1): number =>
  direction === 1
    ? (INTERVAL_STEPS.find((step) => step > ms) ?? ms)
    : (INTERVAL_STEPS.findLast((step) => step < ms) ?? FLOOR_MS);

const mapTopics = (intervalFor: (topic: Topic) => number): Intervals => {
  const [summary, network, device] = TOPICS;
  return { summary: intervalFor(summary), network: intervalFor(network), device: intervalFor(device) };
};
