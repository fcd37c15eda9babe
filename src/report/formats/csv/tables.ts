// Every block of a document as a table of raw values, long rather than wide, so that it can be filtered and joined.
import type { Finding } from '../../../domain/finding.ts';
import type { Field } from '../../../text/csv-field.ts';
import { isoTime } from '../../../text/utc.ts';
import type {
  BarsBlock,
  Block,
  ChartBlock,
  Column,
  FactsBlock,
  HeatBlock,
  NotReported,
  TableBlock,
  Value,
  ValueKind,
} from '../../document.ts';
import { sortFindings } from '../parts/tell-document.ts';

export type Table = Readonly<{ header: readonly string[]; rows: readonly (readonly Field[])[] }>;

const UNITS: Readonly<Partial<Record<ValueKind, Readonly<{ name: string; said: RegExp }>>>> = {
  bytes: { name: 'bytes', said: /\bbytes?\b/i },
  percent: { name: 'percent', said: /percent|%/i },
  share: { name: 'percent', said: /percent|%/i },
  change: { name: 'percent', said: /percent|%/i },
  mbps: { name: 'Mbps', said: /mbps/i },
  span: { name: 'ms', said: /\bms\b/i },
  instant: { name: 'UTC', said: /\butc\b/i },
};

export const tablesOf = (block: Block): readonly Table[] => {
  switch (block.kind) {
    case 'facts':
      return [factsTable(block)];
    case 'table':
      return [plainTable(block), ...(block.leftOut > 0 ? [noteTable(`${block.leftOut} more rows left out`)] : [])];
    case 'chart':
      return [chartTable(block)];
    case 'bars':
      return [barsTable(block)];
    case 'heat':
      return [heatTable(block)];
    case 'note':
      return [noteTable(block.text, block.severity)];
  }
};

const plainTable = ({ columns, rows }: TableBlock): Table => ({
  header: columns.map(headerOf),
  rows: rows.map((row) => columns.map(({ as }, index) => rawValue(row[index], as))),
});

const headerOf = ({ title, as }: Pick<Column, 'title' | 'as'>): string => {
  const unit = UNITS[as];
  return unit === undefined || unit.said.test(title) ? title : `${title} (${unit.name})`;
};

const rawValue = (value: Value, as: ValueKind): Field =>
  as === 'instant' && typeof value === 'number' ? isoTime(value) : value;

const factsTable = ({ facts }: FactsBlock): Table => ({
  header: ['fact', 'value', 'unit', 'note', 'severity'],
  rows: facts.map(({ label, value, as, note, severity }) => [
    label,
    rawValue(value, as),
    UNITS[as]?.name,
    note,
    severity,
  ]),
});

const barsTable = ({ bars, as }: BarsBlock): Table => ({
  header: ['label', headerOf({ title: 'value', as }), 'share (percent)', 'note', 'severity'],
  rows: bars.map(({ label, value, sharePercent, note, severity }) => [
    label,
    rawValue(value, as),
    sharePercent,
    note,
    severity,
  ]),
});

const chartTable = ({ title, series, as, limit }: ChartBlock): Table => ({
  header: [
    'chart',
    'series',
    'time (UTC)',
    ...['value', 'low', 'high', 'limit'].map((name) => headerOf({ title: name, as })),
    'anomaly',
  ],
  rows: series.flatMap(({ name, points }) =>
    points.map(({ at, value, low, high, isAnomaly }) => [
      title,
      name,
      isoTime(at),
      value,
      low,
      high,
      limit?.value,
      isAnomaly === undefined ? undefined : isAnomaly ? 'yes' : 'no',
    ]),
  ),
});

const heatTable = ({ title, as, rowLabels, columnLabels, cells }: HeatBlock): Table => ({
  header: ['map', 'row', 'column', headerOf({ title: 'value', as })],
  rows: rowLabels.flatMap((row, index) =>
    columnLabels.map((column, place) => [title, row, column, cells[index]?.[place]]),
  ),
});

const noteTable = (text: string, severity?: string): Table => ({
  header: ['note', 'severity'],
  rows: [[text, severity]],
});

export const notReportedTable = (all: readonly NotReported[]): Table => ({
  header: ['analysis', 'reason'],
  rows: all.map(({ id, reason }) => [id, reason]),
});

export const findingsTable = (findings: readonly Finding[]): Table => ({
  header: [
    'id',
    'rule',
    'severity',
    'title',
    'evidence',
    'value',
    'threshold',
    'action',
    'entity kind',
    'entity',
    'did',
    'ip',
    'time (UTC)',
  ],
  rows: sortFindings(findings).map(({ entity, ...finding }) => [
    finding.id,
    finding.rule,
    finding.severity,
    finding.title,
    finding.evidence,
    finding.value,
    finding.threshold,
    finding.action,
    entity.kind,
    entity.name,
    entity.did,
    entity.ip,
    isoTime(finding.at),
  ]),
});
