// A value on an axis, with its unit and without the digits that only a table needs.
import { formatBytes, formatDecimal, formatMbps, formatPercent } from '../units.ts';

export type ChartUnit = 'count' | 'bytes' | 'mbps' | 'percent';

/** From here on a number of digits is no help. */
const LONG = 1e15;

export const tickLabel = (value: number, as: ChartUnit): string =>
  Math.abs(value) >= LONG && as !== 'bytes' ? value.toExponential(1) : WRITERS[as](value).replace(/\.0(?=\s|$)/, '');

const WRITERS: Readonly<Record<ChartUnit, (value: number) => string>> = {
  count: formatDecimal,
  bytes: formatBytes,
  mbps: formatMbps,
  percent: (value) => formatPercent(value),
};
