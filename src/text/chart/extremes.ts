// The points of a series that say most: where it begins and ends, its lowest and its highest.
import type { Instant } from '../../domain/instant.ts';

type Point = Readonly<{ at: Instant; value?: number | undefined }>;

type Known<P extends Point> = P & Readonly<{ value: number }>;

export type Extremes<P extends Point> = Readonly<{ first: Known<P>; least: Known<P>; most: Known<P>; last: Known<P> }>;

/** Undefined where no point is known. Expects them in order. */
export const extremesOf = <P extends Point>(points: readonly P[]): Extremes<P> | undefined => {
  const known = points.filter(isKnownPoint);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    first,
    least: known.reduce((least, point) => (point.value < least.value ? point : least), first),
    most: known.reduce((most, point) => (point.value > most.value ? point : most), first),
    last,
  };
};

export const isKnownPoint = <P extends Point>(point: P): point is Known<P> =>
  point.value !== undefined && Number.isFinite(point.value) && Number.isFinite(point.at);
