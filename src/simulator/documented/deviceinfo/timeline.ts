// The last 28 days, cut into intervals on the UTC grid; the last one holds the simulated now and is not over yet.
import { DAY_MS, HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';

const DAYS = 28;

export type Timeline = Readonly<{ span: TimeSpan; stepMs: number; intervalCount: number }>;

export const createTimeline = (intervalHours: number, nowAt: Instant): Timeline => {
  const stepMs = intervalHours * HOUR_MS;
  const intervalCount = (DAYS * DAY_MS) / stepMs;
  // Rounded up, so that on the full hour no interval of no length is told.
  const gridEndAt = Math.ceil(nowAt / stepMs) * stepMs;
  return { span: { startAt: gridEndAt - intervalCount * stepMs, endAt: nowAt }, stepMs, intervalCount };
};

export const intervalAt = ({ span, stepMs }: Timeline, at: Instant): number => Math.floor((at - span.startAt) / stepMs);

export const startOf = ({ span, stepMs }: Timeline, interval: number): Instant => span.startAt + interval * stepMs;
