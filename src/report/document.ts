// A report before it has a format: sections of blocks with raw values, which every format writes in its own way.
import type { Finding, Severity } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import type { TimeWindow } from '../domain/window.ts';

export type ReportDocument = Readonly<{
  name: string;
  title: string;
  /** One or two sentences that say it all. */
  summary: string;
  source: Readonly<{ profile: string; host: string; isDemo: boolean }>;
  generatedAt: Instant;
  window: TimeWindow;
  sections: readonly Section[];
  /** Id of an analysis -> what it computed; per period (`{"1h": …}`) where the analysis is. */
  data: Readonly<Record<string, unknown>>;
  findings: readonly Finding[];
  /** False where no rule had anything to judge: nothing found means nothing then. */
  wasJudged: boolean;
  notReported: readonly NotReported[];
}>;

/** An analysis, or a part of one, that could not be made, and why. */
export type NotReported = Readonly<{ id: string; reason: string }>;

export type Section = Readonly<{
  /** Of the analysis it shows, such as `NET-DEST`; several separated by a comma. */
  id: string;
  title: string;
  blocks: readonly Block[];
}>;

export type Block = FactsBlock | TableBlock | ChartBlock | BarsBlock | HeatBlock | NoteBlock;

/**
 * How a raw value is written; `percent` takes 72.4 and `ratio` 3.2 (written `3.2x`), `score` 0..1 with two digits, `span` milliseconds.
 * `share` is a percentage that was told in whole numbers: digits behind the point would say more than is known.
 */
export type ValueKind =
  | 'text'
  | 'count'
  | 'decimal'
  | 'bytes'
  | 'percent'
  | 'share'
  | 'change'
  | 'ratio'
  | 'score'
  | 'mbps'
  | 'span'
  | 'instant'
  | 'severity';

export type Value = number | string | undefined;

/** Labels with values: totals and the like. */
export type FactsBlock = Readonly<{ kind: 'facts'; facts: readonly Fact[] }>;

export type Fact = Readonly<{
  label: string;
  value: Value;
  as: ValueKind;
  /** Said after the value: a share, a moment, a change. */
  note?: string | undefined;
  severity?: Severity | undefined;
}>;

export type TableBlock = Readonly<{
  kind: 'table';
  columns: readonly Column[];
  rows: readonly (readonly Value[])[];
  /** Rows there are beyond these. */
  leftOut: number;
  /** Said when there are no rows. */
  empty: string;
  /** How the numbers of each row are written, where its columns hold amounts of a kind of their own. */
  rowKinds?: readonly ValueKind[];
  /** Columns that find no room in a text follow in further tables below, beside the key columns again: the first two of weight 9. */
  keepsAll?: true;
}>;

export type Column = Readonly<{
  title: string;
  as: ValueKind;
  /** Columns of the lowest weight are left out first where there is no room; weight 9 stays whatever happens. CSV and HTML have all. */
  weight: number;
  /** A text column that takes what room is left and is cut last. */
  grows?: boolean;
}>;

/** One or more series over time; a gap stays a gap. */
export type ChartBlock = Readonly<{
  kind: 'chart';
  title: string;
  as: 'count' | 'bytes' | 'mbps' | 'percent';
  series: readonly ChartSeries[];
  /** What a picture shows beside the line, where it is drawn as one. */
  legend?: string | undefined;
  /** A line across, such as a capacity. */
  limit?: Readonly<{ label: string; value: number }> | undefined;
}>;

export type ChartSeries = Readonly<{
  name: string;
  points: readonly Readonly<{
    at: Instant;
    value: number | undefined;
    low?: number;
    high?: number;
    isAnomaly?: boolean;
  }>[];
}>;

/** Parts of a whole, or amounts side by side. */
export type BarsBlock = Readonly<{
  kind: 'bars';
  bars: readonly Readonly<{
    label: string;
    value: number | undefined;
    sharePercent: number | undefined;
    note?: string;
    severity?: Severity;
  }>[];
  as: ValueKind;
}>;

/** Who with whom: darker is more. */
export type HeatBlock = Readonly<{
  kind: 'heat';
  title: string;
  as: 'count' | 'bytes';
  rowLabels: readonly string[];
  columnLabels: readonly string[];
  /** One list per row label. */
  cells: readonly (readonly (number | undefined)[])[];
}>;

export type NoteBlock = Readonly<{ kind: 'note'; text: string; severity?: Severity | undefined }>;
