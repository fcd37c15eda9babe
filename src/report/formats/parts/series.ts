// What a picture of a series needs to know: its range in value, and its remarkable points.
import { isKnownPoint } from '../../../text/chart/extremes.ts';
import type { ChartBlock, ChartSeries } from '../../document.ts';

type Point = ChartSeries['points'][number];

export type KnownPoint = Point & Readonly<{ value: number }>;

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

export const anomaliesOf = ({ points }: ChartSeries): readonly KnownPoint[] =>
  points.filter(isKnownPoint).filter(({ isAnomaly }) => isAnomaly === true);
