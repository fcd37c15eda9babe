// graphdata of datatype=co: the connections a device began, interval by interval.
import { HOUR_MS } from '../../../domain/instant.ts';
import { toSeconds } from '../../asking/utc-text.ts';
import type { FlowKind } from '../../ledger/kinds.ts';
import { addTo, mostFrequent } from './counts.ts';
import { ipOf } from './party.ts';
import type { LedgerTally } from './tally-ledgers.ts';
import { intervalAt, startOf, type Timeline } from './timeline.ts';

const PORT_LIMIT = 4;

type Interval = {
  connections: number;
  external: number;
  readonly destinations: Set<string>;
  readonly protocols: Map<string, number>;
  readonly ports: Map<number, number>;
};

export const createConnectionIntervals = (timeline: Timeline, wantsEmpty: boolean): LedgerTally<readonly unknown[]> => {
  const intervals = Array.from({ length: timeline.intervalCount }, startInterval);
  return {
    add: ({ dayAt, kinds, rowCount, hours, kindPlaces, flowCounts }) => {
      for (let row = 0; row < rowCount; row += 1) {
        const kind = kinds[kindPlaces[row] ?? 0];
        if (kind?.isSource !== true) continue;
        const interval = intervals[intervalAt(timeline, dayAt + (hours[row] ?? 0) * HOUR_MS)];
        if (interval !== undefined) addFlows(interval, kind, flowCounts[row] ?? 0);
      }
    },
    tell: () =>
      intervals
        .map((interval, index) => ({ interval, timestamp: toSeconds(startOf(timeline, index)) }))
        .filter(({ interval }) => wantsEmpty || interval.connections > 0)
        .map(({ interval, timestamp }) => tellInterval(interval, timestamp)),
  };
};

const startInterval = (): Interval => ({
  connections: 0,
  external: 0,
  destinations: new Set(),
  protocols: new Map(),
  ports: new Map(),
});

const addFlows = (interval: Interval, kind: FlowKind, count: number): void => {
  interval.connections += count;
  if (kind.isExternal) interval.external += count;
  interval.destinations.add(ipOf(kind.other));
  addTo(interval.protocols, kind.protocol.toUpperCase(), count);
  addTo(interval.ports, kind.destinationPort, count);
};

const tellInterval = (interval: Interval, timestamp: number) => ({
  timestamp,
  connections: interval.connections,
  unique_destinations: interval.destinations.size,
  internal_connections: interval.connections - interval.external,
  external_connections: interval.external,
  protocols: Object.fromEntries(mostFrequent(interval.protocols)),
  ports: tellPorts(interval),
});

/** Port 0 is what ICMP has instead of a port; it counts among "Other", so that the counts add up to the connections. */
const tellPorts = ({ ports, connections }: Interval): Readonly<Record<string, number>> => {
  const top = mostFrequent(ports)
    .filter(([port]) => port !== 0)
    .slice(0, PORT_LIMIT);
  const otherCount = connections - top.reduce((sum, [, count]) => sum + count, 0);
  return { ...Object.fromEntries(top), ...(otherCount > 0 ? { Other: otherCount } : {}) };
};
