// Writes a raw value of a document as a person reads it, with its unit.
import { MINUTE_MS } from '../../../domain/instant.ts';
import {
  formatBytes,
  formatCount,
  formatDecimal,
  formatDuration,
  formatMbps,
  formatPercent,
} from '../../../text/units.ts';
import { formatUtc, formatUtcMinute, OUT_OF_RANGE } from '../../../text/utc.ts';
import type { TableBlock, Value, ValueKind } from '../../document.ts';

/** The text may hold anything the network sent: it still has to be cleaned. */
export const showValue = (value: Value, kind: ValueKind, unknown: string): string => {
  if (value === undefined) return unknown;
  if (typeof value === 'string') return value;
  return Number.isFinite(value) ? WRITERS[kind](value) : unknown;
};

/** Numbers stand at the right of their column; texts, moments and severities at the left. */
export const isNumeric = (kind: ValueKind): boolean => !['text', 'instant', 'severity'].includes(kind);

/** Of a cell: texts stay texts in every row, numbers may be of another kind in some. */
export const kindInRow = (as: ValueKind, { rowKinds }: TableBlock, row: number): ValueKind =>
  isNumeric(as) ? (rowKinds?.[row] ?? as) : as;

const WRITERS: Readonly<Record<ValueKind, (value: number) => string>> = {
  // A number in a text column is a name, such as a port: without separators.
  text: (value) => String(value),
  severity: (value) => String(value),
  count: (value) => formatCount(value, Number.isInteger(value) ? 0 : 1),
  decimal: formatDecimal,
  bytes: formatBytes,
  percent: (value) => formatPercent(value),
  share: (value) => formatPercent(value, Number.isInteger(value) ? 0 : 1),
  change: (value) => `${value > 0 ? '+' : ''}${formatPercent(value)}`,
  ratio: (value) => `${formatCount(value, Math.abs(value) < 9.95 ? 1 : 0)}x`,
  score: (value) => value.toFixed(2),
  mbps: formatMbps,
  span: formatDuration,
  instant: (value) => {
    const shown = value % MINUTE_MS === 0 ? formatUtcMinute(value) : formatUtc(value);
    return shown === OUT_OF_RANGE ? shown : `${shown}Z`;
  },
};
