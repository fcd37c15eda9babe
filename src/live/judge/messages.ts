// What the main thread and the thread that judges say to each other. Several questions can be under way: `id` tells them apart.
import type { Facts, TrafficFacts } from '../../analysis/facts.ts';
import type { PackedMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Finding } from '../../domain/finding.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { PackedTable } from '../../flows/table/packed-table.ts';
import type { HowToJudge } from './judge.ts';

/**
 * Facts without what is too large for one message and was sent before: the table, by its number, and the transfers. Sums are only told, and
 * no rule judges them.
 */
export type SentFacts = Omit<Facts, 'traffic'> &
  Readonly<{
    traffic:
      | (Omit<TrafficFacts, 'table' | 'transfers' | 'sums'> & Readonly<{ table: number; hasTransfers: boolean }>)
      | undefined;
  }>;

export type ToJudge =
  /** To be kept until it is dropped. */
  | Readonly<{ kind: 'table'; table: number; packed: PackedTable }>
  /** No facts that follow are about it. */
  | Readonly<{ kind: 'drop-table'; table: number }>
  /** The next transfers of the facts that follow. */
  | Readonly<{ kind: 'transfers'; id: number; points: readonly MetricPoint[] }>
  | Readonly<{ kind: 'facts'; id: number; facts: SentFacts }>
  /** These were all the facts of the question. */
  | Readonly<{ kind: 'judge'; id: number; thresholds: Thresholds; how?: HowToJudge }>
  /** These were the facts whose flows are to be marked. */
  | Readonly<{ kind: 'mark'; id: number; thresholds: Thresholds }>
  /** The next findings, please: all at once would hold up whoever receives them. */
  | Readonly<{ kind: 'more-findings'; id: number }>
  /** Nobody waits for it any more. */
  | Readonly<{ kind: 'forget'; id: number }>;

export type FromJudge =
  | Readonly<{ kind: 'findings'; id: number; findings: readonly Finding[]; hasMore: boolean }>
  | Readonly<{ kind: 'marks'; id: number; marks: PackedMarks }>
  /** A rule threw. */
  | Readonly<{ kind: 'failed'; id: number; error: unknown }>;
