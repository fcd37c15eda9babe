// graphdata of datatype=co: the connections a device began, interval by interval.
import { toSeconds } from '../../asking/utc-text.ts';
import { addTo, mostFrequent } from './counts.ts';
import type { DeviceFlow, FlowTally } from './device-flows.ts';
import { partyOf } from './party.ts';
import { intervalAt, startOf, type Timeline } from './timeline.ts';

const PORT_LIMIT = 4;

type Interval = {
  connections: number;
  external: number;
  readonly destinations: Set<string>;
  readonly protocols: Map<string, number>;
  readonly ports: Map<number, number>;
};

export const createConnectionIntervals = (timeline: Timeline, wantsEmpty: boolean): FlowTally<readonly unknown[]> => {
  const intervals = Array.from({ length: timeline.intervalCount }, startInterval);
  return {
    add: (seen) => {
      const interval = intervals[intervalAt(timeline, seen.flow.startAt)];
      if (seen.isSource && interval !== undefined) addFlow(interval, seen);
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

const addFlow = (interval: Interval, { flow, other }: DeviceFlow): void => {
  interval.connections += 1;
  if (flow.isExternal) interval.external += 1;
  interval.destinations.add(partyOf(other).ip);
  addTo(interval.protocols, flow.protocol.toUpperCase(), 1);
  addTo(interval.ports, flow.destinationPort, 1);
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
