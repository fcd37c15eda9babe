// The first and the last instant of several series, which share one axis of time.
import type { Instant } from '../../domain/instant.ts';

export type Times = Readonly<{ firstAt: Instant; lastAt: Instant }>;

type Timed = Readonly<{ points: readonly Readonly<{ at: Instant }>[] }>;

/** Undefined where no point has a time. */
export const timesOf = (series: readonly Timed[]): Times | undefined => {
  const times = series.flatMap(({ points }) => points.map(({ at }) => at)).filter(Number.isFinite);
  return times.length === 0
    ? undefined
    : {
        firstAt: times.reduce((first, at) => Math.min(first, at)),
        lastAt: times.reduce((last, at) => Math.max(last, at)),
      };
};
