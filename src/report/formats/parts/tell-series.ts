// What a picture of a series says in words beside it: its unusual points, each with the band it left.
import type { ChartBlock, ChartSeries } from '../../document.ts';
import { anomaliesOf, type KnownPoint } from './series.ts';
import { showValue } from './show-value.ts';
import { tellLeftOut } from './tell-document.ts';

/** More are counted, not told. */
const MOST_TOLD = 4;

/** `2026-01-15 13:00Z 412, usually 20 to 60` for each unusual point, the highest first. */
export const tellAnomalies = (series: ChartSeries, as: ChartBlock['as']): readonly string[] => {
  const unusual = [...anomaliesOf(series)].sort((a, b) => b.value - a.value || a.at - b.at);
  const told = unusual.slice(0, MOST_TOLD).map((point) => tellPoint(point, as));
  const rest = unusual.length - told.length;
  return rest === 0 ? told : [...told, tellLeftOut(rest)];
};

const tellPoint = ({ at, value, low, high }: KnownPoint, as: ChartBlock['as']): string => {
  const usual =
    low === undefined || high === undefined
      ? ''
      : `, usually ${showValue(low, as, '?')} to ${showValue(high, as, '?')}`;
  return `${showValue(at, 'instant', '?')} ${showValue(value, as, '?')}${usual}`;
};
