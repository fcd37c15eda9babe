// What a picture of a series needs to know: its range in value, and its remarkable points.
import type { ChartBlock, ChartSeries } from '../../document.ts';

type Point = ChartSeries['points'][number];

export type KnownPoint = Point & Readonly<{ value: number }>;

export const isKnownPoint = (point: Point): point is KnownPoint =>
  point.value !== undefined && Number.isFinite(point.value) && Number.isFinite(point.at);

/** Every number that a chart has to show, bands and limit among them. */
export const highestOf = ({ series, limit }: Pick<ChartBlock, 'series' | 'limit'>): number =>
  series
    .flatMap(({ points }) => points.flatMap(({ value, high }) => [value, high]))
    .reduce<number>(
      (most, value) => (value !== undefined && Number.isFinite(value) && value > most ? value : most),
      Math.max(0, limit?.value ?? 0),
    );

/** Zero, unless something lies below it. */
export const lowestOf = (series: readonly ChartSeries[]): number =>
  series
    .flatMap(({ points }) => points.flatMap(({ value, low }) => [value, low]))
    .reduce<number>((least, value) => (value !== undefined && value < least ? value : least), 0);

/** The known points that say most: where it peaks and where it ends. */
export const extremesOf = ({
  points,
}: ChartSeries): Readonly<{ least: KnownPoint; most: KnownPoint; last: KnownPoint }> | undefined => {
  const known = points.filter(isKnownPoint);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    least: known.reduce((least, point) => (point.value < least.value ? point : least), first),
    most: known.reduce((most, point) => (point.value > most.value ? point : most), first),
    last,
  };
};

export const anomaliesOf = ({ points }: ChartSeries): readonly KnownPoint[] =>
  points.filter(isKnownPoint).filter(({ isAnomaly }) => isAnomaly === true);
