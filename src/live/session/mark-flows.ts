// Keeps the marks of the flows that are on the screen: made once for each table, in their own time, and told when they are there.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { type FlowMarks, openMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Mark } from '../judge/mark.ts';

export type FlowMarker = Readonly<{
  /** Undefined until they are there, and where they could not be made. */
  marksOf(traffic: TrafficFacts): FlowMarks | undefined;
  close(): void;
}>;

export type FlowMarkerOptions = Readonly<{ mark: Mark; thresholds: Thresholds; onMarked(): void }>;

export const createFlowMarker = ({ mark, thresholds, onMarked }: FlowMarkerOptions): FlowMarker => {
  const known = new WeakMap<FlowTable, FlowMarks | 'failed'>();
  let underWay: Readonly<{ table: FlowTable; stop: AbortController }> | undefined;

  const begin = (traffic: TrafficFacts): void => {
    const { table } = traffic;
    // Of a table that was replaced nobody wants the marks any more.
    underWay?.stop.abort();
    const stop = new AbortController();
    underWay = { table, stop };
    mark(traffic, thresholds, stop.signal)
      .then(openMarks)
      // Flows without marks are flows all the same; the rules say elsewhere what broke.
      .catch(() => 'failed' as const)
      .then((marks) => {
        if (stop.signal.aborted) return;
        underWay = undefined;
        known.set(table, marks);
        onMarked();
      });
  };

  return {
    marksOf: (traffic) => {
      const marks = known.get(traffic.table);
      if (marks === undefined && underWay?.table !== traffic.table) begin(traffic);
      return marks === 'failed' ? undefined : marks;
    },
    close: () => underWay?.stop.abort(),
  };
};
