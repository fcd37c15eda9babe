// Keeps the marks of the flows that are on the screen: made once for each table, in their own time, and told when they are there.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { type FlowMarks, openMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Mark } from '../judge/mark.ts';

export type FlowMarker = Readonly<{
  /** Undefined until they are there. */
  marksOf(traffic: TrafficFacts): FlowMarks | 'failed' | undefined;
  close(): void;
}>;

export type FlowMarkerOptions = Readonly<{ mark: Mark; thresholds: Thresholds; onMarked(): void }>;

/** What marks were made from: the same table may be judged again, once more is known of its devices. */
type Judged = Pick<TrafficFacts, 'table' | 'transfers'>;
type Known = Pick<TrafficFacts, 'transfers'> & Readonly<{ marks: FlowMarks | 'failed' }>;

export const createFlowMarker = ({ mark, thresholds, onMarked }: FlowMarkerOptions): FlowMarker => {
  const known = new WeakMap<FlowTable, Known>();
  let underWay: (Judged & Readonly<{ stop: AbortController }>) | undefined;

  const begin = (traffic: TrafficFacts): void => {
    const { table, transfers } = traffic;
    // Of a table that was replaced nobody wants the marks any more.
    underWay?.stop.abort();
    const stop = new AbortController();
    underWay = { table, transfers, stop };
    mark(traffic, thresholds, stop.signal)
      .then(openMarks)
      // Flows without marks are flows all the same; the rules say elsewhere what broke.
      .catch(() => 'failed' as const)
      .then((marks) => {
        if (stop.signal.aborted) return;
        underWay = undefined;
        known.set(table, { transfers, marks });
        onMarked();
      });
  };

  const isUnderWay = ({ table, transfers }: Judged): boolean =>
    underWay?.table === table && underWay.transfers === transfers;

  return {
    marksOf: (traffic) => {
      const found = known.get(traffic.table);
      const isThere = found !== undefined && found.transfers === traffic.transfers;
      if (!isThere && !isUnderWay(traffic)) begin(traffic);
      return found?.marks;
    },
    close: () => underWay?.stop.abort(),
  };
};
