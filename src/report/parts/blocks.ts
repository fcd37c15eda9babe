// Short ways to write the blocks of a report, so that a report reads like its own table of contents.
import type { Instant } from '../../domain/instant.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type {
  BarsBlock,
  Block,
  ChartBlock,
  Column,
  Fact,
  FactsBlock,
  NoteBlock,
  TableBlock,
  Value,
  ValueKind,
} from '../document.ts';
import type { ReportPart } from '../report-definition.ts';

export const fact = (label: string, value: Value, as: ValueKind, note?: string | undefined): Fact => ({
  label,
  value,
  as,
  note,
});

export const facts = (...all: readonly Fact[]): FactsBlock => ({ kind: 'facts', facts: all });

/** More of them would hide what is known. */
const MOST_UNKNOWN = 2;

/** Those that are not known are named together below where there are more than a few. */
export const toldFacts = (...all: readonly Fact[]): readonly Block[] => {
  const known = all.filter(({ value }) => value !== undefined);
  if (all.length - known.length <= MOST_UNKNOWN) return [facts(...all)];
  const unknown = all.filter(({ value }) => value === undefined).map(({ label }) => label);
  return [...(known.length === 0 ? [] : [facts(...known)]), note(`Not reported: ${unknown.join(', ')}.`)];
};

export const note = (text: string): NoteBlock => ({ kind: 'note', text });

/** One column, how it is told and read from a row. */
export type ColumnOf<Row> = Column & Readonly<{ read(row: Row): Value }>;

export const column = <Row>(
  title: string,
  as: ValueKind,
  weight: number,
  read: (row: Row) => Value,
  grows = false,
): ColumnOf<Row> => ({ title, as, weight, read, grows });

/** The first `top` rows, and how many there are beyond them. */
export const table = <Row>(
  rows: readonly Row[] | undefined,
  columns: readonly ColumnOf<Row>[],
  { top, empty, keepsAll }: Readonly<{ top: number; empty: string; keepsAll?: true }>,
): TableBlock => ({
  kind: 'table',
  columns: columns.map(({ read: _, ...rest }) => rest),
  rows: (rows ?? []).slice(0, top).map((row) => columns.map(({ read }) => read(row))),
  leftOut: Math.max(0, (rows?.length ?? 0) - top),
  empty: rows === undefined ? 'not reported' : empty,
  ...(keepsAll === undefined ? {} : { keepsAll }),
});

export const bars = (all: BarsBlock['bars'], as: ValueKind): BarsBlock => ({ kind: 'bars', bars: all, as });

export const chart = (
  title: string,
  as: ChartBlock['as'],
  name: string,
  points: ChartBlock['series'][number]['points'],
): ChartBlock => ({ kind: 'chart', title, as, series: [{ name, points }] });

/** "at 2026-01-15 14:02Z" */
export const atMinute = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : `at ${formatUtcMinute(at)}Z`;

/** "from 2026-01-15 14:02Z" */
export const fromMinute = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : `from ${formatUtcMinute(at)}Z`;

/** "12.5 % of all" */
export const shareNote = (sharePercent: number | undefined): string | undefined =>
  sharePercent === undefined ? undefined : `${sharePercent.toFixed(1)} %`;

/** A sentence or a title begins with a large letter. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type PartOptions = Readonly<{
  id: string;
  title: string;
  /** What the analysis computed; undefined: it could not be made. */
  data: unknown;
  /** Said where it could not be made. */
  missing?: string;
}>;

/** One analysis as one part: its section where there is something to show, else the reason why not. */
export const part = (
  { id, title, data, missing = 'the appliance did not report it' }: PartOptions,
  blocks: () => readonly Block[],
): ReportPart =>
  data === undefined
    ? { sections: [], data: {}, notReported: [{ id, reason: missing }] }
    : { sections: [{ id, title, blocks: blocks() }], data: { [id]: data }, notReported: [] };
