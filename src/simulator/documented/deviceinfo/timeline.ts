// The last 672 hours, cut into intervals on the UTC grid; the last one holds the simulated now and is not over yet.
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';

const HOURS = 672;

/** The grid may begin before the span: then the first interval is told with its start on the grid, but is shorter. */
export type Timeline = Readonly<{ span: TimeSpan; gridStartAt: Instant; stepMs: number; intervalCount: number }>;

/** The span is the same for all intervals, so that totals are too. */
export const createTimeline = (intervalHours: number, nowAt: Instant): Timeline => {
  const stepMs = intervalHours * HOUR_MS;
  // Rounded up: the current hour is one of them, and on the full hour no interval of no length is told.
  const startAt = Math.ceil(nowAt / HOUR_MS) * HOUR_MS - HOURS * HOUR_MS;
  const gridStartAt = Math.floor(startAt / stepMs) * stepMs;
  const intervalCount = Math.ceil((nowAt - gridStartAt) / stepMs);
  return { span: { startAt, endAt: nowAt }, gridStartAt, stepMs, intervalCount };
};

export const intervalAt = ({ gridStartAt, stepMs }: Timeline, at: Instant): number =>
  Math.floor((at - gridStartAt) / stepMs);

export const startOf = ({ gridStartAt, stepMs }: Timeline, interval: number): Instant =>
  gridStartAt + interval * stepMs;
