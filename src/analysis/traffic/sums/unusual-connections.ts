// The connections that the appliance finds unusual, the most unusual first.
import type { FlowEnd } from '../../../domain/flow.ts';
import type { Instant } from '../../../domain/instant.ts';
import { flowAt } from '../../../flows/flow-at.ts';
import { NO_SCORE } from '../../../flows/flow-table.ts';
import { sortRows } from '../../../flows/sort-rows.ts';
import type { TrafficFacts } from '../../facts.ts';

export type UnusualConnection = Readonly<{
  source: FlowEnd | undefined;
  destination: FlowEnd | undefined;
  /** Per cent. */
  score: number;
  at: Instant | undefined;
}>;

export type UnusualConnections = Readonly<{ count: number; worst: readonly UnusualConnection[] }>;

export const unusualConnections = (
  { table, rows }: Pick<TrafficFacts, 'table' | 'rows'>,
  most: number,
): UnusualConnections => {
  const scored = rows.filter((row) => (table.score[row] ?? NO_SCORE) !== NO_SCORE);
  const first = sortRows(table, scored, 'score', 'descending').slice(0, most);
  const worst = Array.from(first, (row) => {
    const { source, destination, startAt, score = 0 } = flowAt(table, row);
    return { source, destination, score, at: startAt };
  });
  return { count: scored.length, worst };
};
