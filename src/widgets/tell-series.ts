// A series over time in one sentence: where it begins and ends, its lowest and highest, and what is unusual, each with its time.
import { extremesOf, isKnownPoint } from '../text/chart/extremes.ts';
import { type ChartUnit, tickLabel } from '../text/chart/tick-label.ts';
import type { ChartPoint } from '../text/chart.ts';
import { formatCount } from '../text/units.ts';
import { formatUtcMinute, OUT_OF_RANGE } from '../text/utc.ts';
import { saying } from './say.ts';

type Series = Readonly<{ name: string; points: readonly ChartPoint[] }>;

export const tellSeries = ({ name, points }: Series, as: ChartUnit): string => {
  const extremes = extremesOf(points);
  if (extremes === undefined) return `${name}: not reported`;
  const { first, last, least, most } = extremes;
  const told = [
    ['first', first],
    ['last', last],
    ['lowest', least],
    ['highest', most],
  ] as const;
  return `${name}: ${saying([...told.map(([word, point]) => `${word} ${tellPoint(point, as)}`), tellUnusual(points, as)])}`;
};

type KnownPoint = Readonly<{ at: number; value: number }>;

const tellPoint = ({ at, value }: KnownPoint, as: ChartUnit): string => `${tickLabel(value, as)} at ${tellTime(at)}`;

const tellTime = (at: number): string => {
  const time = formatUtcMinute(at);
  return time === OUT_OF_RANGE ? time : `${time}Z`;
};

/** More are counted, not told. */
const MOST_TOLD = 4;

const tellUnusual = (points: readonly ChartPoint[], as: ChartUnit): string => {
  const unusual = points.filter(isKnownPoint).filter(({ isAnomaly }) => isAnomaly === true);
  if (unusual.length === 0) return '';
  const told = unusual.slice(0, MOST_TOLD).map((point) => tellPoint(point, as));
  const rest = unusual.length - told.length;
  return `unusual: ${saying([...told, rest === 0 ? '' : `and ${formatCount(rest)} more`])}`;
};
