// The robust slope of a line through points (Theil and Sen): the median of all slopes between two points, with its range.
import { quantile } from './quantile.ts';

export type LinePoint = Readonly<{ x: number; y: number }>;

export type RobustSlope = Readonly<{ slope: number; low: number; high: number }>;

/** Of a normal distribution: the true slope lies within the range 19 times of 20, if the points do not lean on each other. */
const NORMAL_QUANTILE = 1.96;

/** Undefined below two points with different x. The range comes from Kendall's statistic with its correction for ties. */
export const robustSlope = (points: readonly LinePoint[]): RobustSlope | undefined => {
  const slopes = slopesBetween(points);
  const slope = quantile(slopes, 0.5);
  if (slope === undefined) return undefined;
  const spread = NORMAL_QUANTILE * Math.sqrt(kendallVariance(points));
  const sorted = Float64Array.from(slopes).sort();
  const low = sorted[Math.max(0, Math.floor((slopes.length - spread) / 2) - 1)] ?? slope;
  const high = sorted[Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2))] ?? slope;
  return { slope, low, high };
};

const slopesBetween = (points: readonly LinePoint[]): number[] =>
  points.flatMap((a, index) =>
    points
      .slice(index + 1)
      .filter((b) => b.x !== a.x)
      .map((b) => (b.y - a.y) / (b.x - a.x)),
  );

const kendallVariance = (points: readonly LinePoint[]): number => {
  const ties = new Map<number, number>();
  for (const { y } of points) ties.set(y, (ties.get(y) ?? 0) + 1);
  const tied = [...ties.values()].reduce((sum, size) => sum + pairTerm(size), 0);
  return (pairTerm(points.length) - tied) / 18;
};

const pairTerm = (size: number): number => size * (size - 1) * (2 * size + 5);
