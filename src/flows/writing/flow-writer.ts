// What a file of flows is made of: a head that says which flows they are, and one piece for each of them.
import type { Flow } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';

export type FlowsHead = Readonly<{
  /** As it was typed; empty for none. */
  filter: string;
  /** What the appliance itself filtered by. */
  asked: Readonly<Record<string, string | number>>;
  /** Of the window. */
  startAt: Instant;
  endAt: Instant;
  /** How many are written, of how many that were fetched for the window. */
  count: number;
  of: number;
  /** How many the appliance counts in the window, where it says. */
  reportedCount: number | undefined;
  /** What they are, where they are no flows. */
  note?: string | undefined;
  appliance: string;
  writtenAt: Instant;
}>;

export type FlowWriter = Readonly<{
  /** Everything before the first flow. */
  open(head: FlowsHead): string;
  write(flow: Flow): string;
  between: string;
  close: string;
}>;
