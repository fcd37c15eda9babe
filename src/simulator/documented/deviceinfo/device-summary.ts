// The summary of /deviceinfo: totals of the span, the busiest hour of the day, and what looks odd.
import { rounded } from '../../asking/rounded.ts';
import type { FlowKind } from '../../ledger/kinds.ts';
import { addTo, mostFrequent } from './counts.ts';
import type { AnomalyIndicator } from './indicator.ts';
import type { LedgerTally } from './tally-ledgers.ts';

const PORT_LIMIT = 5;

export type DeviceTotals = Readonly<{
  connectionCount: number;
  externalCount: number;
  sessionCount: number;
  bytesSent: number;
  bytesReceived: number;
  protocols: ReadonlyMap<string, number>;
  ports: ReadonlyMap<number, number>;
  /** Of flows with the outside, whichever side began them. */
  externalPorts: ReadonlyMap<number, number>;
  hoursOfDay: ReadonlyMap<number, number>;
}>;

export const createDeviceTotals = (): LedgerTally<DeviceTotals> => {
  const totals = startTotals();
  return {
    add: ({ kinds, rowCount, hours, kindPlaces, flowCounts, bytesSent, bytesReceived }) => {
      for (let row = 0; row < rowCount; row += 1) {
        const kind = kinds[kindPlaces[row] ?? 0];
        const count = flowCounts[row] ?? 0;
        if (kind === undefined) continue;
        totals.sessionCount += count;
        totals.bytesSent += bytesSent[row] ?? 0;
        totals.bytesReceived += bytesReceived[row] ?? 0;
        if (kind.isExternal) addTo(totals.externalPorts, kind.destinationPort, count);
        if (kind.isSource) addConnections(totals, kind, count, hours[row] ?? 0);
      }
    },
    tell: () => totals,
  };
};

const startTotals = () => ({
  connectionCount: 0,
  externalCount: 0,
  sessionCount: 0,
  bytesSent: 0,
  bytesReceived: 0,
  protocols: new Map<string, number>(),
  ports: new Map<number, number>(),
  externalPorts: new Map<number, number>(),
  hoursOfDay: new Map<number, number>(),
});

const addConnections = (
  totals: ReturnType<typeof startTotals>,
  { protocol, destinationPort, isExternal }: FlowKind,
  count: number,
  hourOfDay: number,
): void => {
  totals.connectionCount += count;
  addTo(totals.protocols, protocol.toUpperCase(), count);
  addTo(totals.ports, destinationPort, count);
  addTo(totals.hoursOfDay, hourOfDay, count);
  if (isExternal) totals.externalCount += count;
};

export const tellDeviceSummary = (
  totals: DeviceTotals,
  destinationCount: number,
  indicators: readonly AnomalyIndicator[],
) => {
  const peakHour = mostFrequent(totals.hoursOfDay)[0]?.[0];
  return {
    total_connections: totals.connectionCount,
    unique_destinations: destinationCount,
    external_ratio: totals.connectionCount === 0 ? 0 : rounded(totals.externalCount / totals.connectionCount, 4),
    top_protocols: mostFrequent(totals.protocols).map(([protocol]) => protocol),
    top_ports: mostFrequent(totals.ports)
      .map(([port]) => port)
      .filter((port) => port !== 0)
      .slice(0, PORT_LIMIT),
    // Without connections there is no busiest hour, and none is told.
    ...(peakHour === undefined ? {} : { peak_activity_hour: peakHour }),
    data_transfer: {
      total_bytes_out: totals.bytesSent,
      total_bytes_in: totals.bytesReceived,
      avg_session_size:
        totals.sessionCount === 0 ? 0 : Math.round((totals.bytesSent + totals.bytesReceived) / totals.sessionCount),
    },
    anomaly_indicators: indicators,
  };
};
