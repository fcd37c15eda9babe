// Cuts a series into runs without a gap: a hole in the data is a hole in the picture.

import { isKnownPoint } from '../../../text/chart/extremes.ts';
import { usualStep } from '../../../text/chart/usual-step.ts';
import type { ChartSeries } from '../../document.ts';
import type { KnownPoint } from '../parts/series.ts';

type Point = ChartSeries['points'][number];

/** Further apart than this many usual steps, two points are no neighbours. */
const FARTHEST = 1.75;

export const lineRuns = (points: readonly Point[]): readonly (readonly KnownPoint[])[] =>
  runsOf(points, (point) => (isKnownPoint(point) ? point : undefined));

type Banded = Readonly<{ at: number; low: number; high: number }>;

export const bandRuns = (points: readonly Point[]): readonly (readonly Banded[])[] =>
  runsOf(points, ({ at, low, high }) =>
    low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)
      ? undefined
      : { at, low, high },
  );

const runsOf = <T extends Readonly<{ at: number }>>(
  points: readonly Point[],
  read: (point: Point) => T | undefined,
): readonly (readonly T[])[] => {
  const ordered = points.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
  const farthest = usualStep(ordered.map(({ at }) => at)) * FARTHEST;
  const runs: T[][] = [];
  let lastAt: number | undefined;
  for (const point of ordered) {
    const found = read(point);
    const isNeighbour = lastAt !== undefined && point.at - lastAt <= farthest;
    if (found !== undefined && isNeighbour) runs.at(-1)?.push(found);
    else if (found !== undefined) runs.push([found]);
    lastAt = found === undefined ? undefined : point.at;
  }
  return runs;
};
