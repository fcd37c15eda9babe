// The summary of /deviceinfo: totals of the span, the busiest hour of the day, and what looks odd.
import { DAY_MS, HOUR_MS } from '../../../domain/instant.ts';
import { rounded } from '../../asking/rounded.ts';
import { addTo, mostFrequent } from './counts.ts';
import type { DeviceFlow, FlowTally } from './device-flows.ts';
import type { AnomalyIndicator } from './indicator.ts';

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

export const createDeviceTotals = (): FlowTally<DeviceTotals> => {
  const totals = startTotals();
  return {
    add: (seen) => {
      totals.sessionCount += 1;
      totals.bytesSent += seen.bytesSent;
      totals.bytesReceived += seen.bytesReceived;
      if (seen.flow.isExternal) addTo(totals.externalPorts, seen.flow.destinationPort, 1);
      if (seen.isSource) addConnection(totals, seen);
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

const addConnection = (totals: ReturnType<typeof startTotals>, { flow }: DeviceFlow): void => {
  totals.connectionCount += 1;
  addTo(totals.protocols, flow.protocol.toUpperCase(), 1);
  addTo(totals.ports, flow.destinationPort, 1);
  addTo(totals.hoursOfDay, Math.floor((flow.startAt % DAY_MS) / HOUR_MS), 1);
  if (flow.isExternal) totals.externalCount += 1;
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
