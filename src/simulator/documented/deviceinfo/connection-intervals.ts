// graphdata of datatype=co: the connections a device began, interval by interval.

import { HOUR_MS } from '../../../domain/instant.ts';
import { ipOf } from '../../flow-party.ts';
import type { FlowKind } from '../../ledger/kinds.ts';
import { jsonText } from '../json-text.ts';
import { addTo, mostFrequent } from './counts.ts';
import { createIntervalTexts } from './interval-texts.ts';
import type { LedgerTally } from './tally-ledgers.ts';
import type { Timeline } from './timeline.ts';

const PORT_LIMIT = 4;

type Interval = {
  connections: number;
  external: number;
  readonly destinations: Set<string>;
  readonly protocols: Map<string, number>;
  readonly ports: Map<number, number>;
};

export const createConnectionIntervals = (timeline: Timeline, wantsEmpty: boolean): LedgerTally<string> => {
  const intervals = createIntervalTexts({ timeline, wantsEmpty, start: startInterval, write: writeInterval });
  return {
    add: ({ dayAt, kinds, rowCount, hours, kindPlaces, flowCounts }) => {
      for (let row = 0; row < rowCount; row += 1) {
        const kind = kinds[kindPlaces[row] ?? 0];
        if (kind?.isSource !== true) continue;
        const interval = intervals.at(dayAt + (hours[row] ?? 0) * HOUR_MS);
        if (interval !== undefined) addFlows(interval, kind, flowCounts[row] ?? 0);
      }
    },
    tell: intervals.tell,
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

/** By hand: objects with ports for names are slow to make, and there are hundreds of intervals. */
const writeInterval = (interval: Interval, timestamp: number): string => {
  const { connections, external, destinations, protocols } = interval;
  const counts = `"timestamp":${timestamp},"connections":${connections},"unique_destinations":${destinations.size}`;
  const sides = `"internal_connections":${connections - external},"external_connections":${external}`;
  const told = mostFrequent(protocols).map(([name, count]) => `${jsonText(name)}:${count}`);
  return `{${counts},${sides},"protocols":{${told.join(',')}},"ports":{${writePorts(interval)}}}`;
};

/**
 * The most frequent, in the order of their numbers. Port 0 is what ICMP has instead of a port; it counts among "Other", so
 * that the counts add up to the connections.
 */
const writePorts = ({ ports, connections }: Interval): string => {
  const top = mostFrequent(ports)
    .filter(([port]) => port !== 0)
    .slice(0, PORT_LIMIT);
  const otherCount = connections - top.reduce((sum, [, count]) => sum + count, 0);
  const told = top.sort(([one], [other]) => one - other).map(([port, count]) => `"${port}":${count}`);
  return [...told, ...(otherCount > 0 ? [`"Other":${otherCount}`] : [])].join(',');
};
