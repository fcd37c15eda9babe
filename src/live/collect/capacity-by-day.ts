// The use of the link where the appliance tells the volume of each day, and nothing finer.
import type { CapacityFacts } from '../../analysis/facts.ts';
import { mbpsOf } from '../../domain/amounts.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { StatisticsAnswer, VolumePoint } from '../../domain/stats.ts';

/** A day of which so little is told says nothing of the others: its night or its morning is missing. */
const LEAST_SHARE = 0.9;

export const capacityByDay = (
  answer: StatisticsAnswer | undefined,
  endAt: Instant,
  linkCapacityMbps: number | undefined,
): CapacityFacts => {
  const course = answer?.kind === 'bandwidth' ? (answer.bandwidth.course ?? []) : [];
  const days = daysOf(course, endAt);
  const usualMs = middleOf(days.map(({ ms }) => ms)) ?? DAY_MS;
  return {
    linkCapacityMbps,
    hourly: days
      .filter(({ ms }) => ms >= LEAST_SHARE * usualMs)
      .map(({ at, bytes, ms }) => ({ at, mbps: bytes === undefined ? undefined : mbpsOf(bytes, ms) })),
    stepMs: Math.max(1, Math.round(usualMs / HOUR_MS)) * HOUR_MS,
  };
};

type Day = VolumePoint & Readonly<{ ms: number }>;

/** Each lasts until the next. */
const daysOf = (course: readonly VolumePoint[], endAt: Instant): readonly Day[] =>
  course.map((point, index) => ({ ...point, ms: (course[index + 1]?.at ?? endAt) - point.at }));

const middleOf = (values: readonly number[]): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
