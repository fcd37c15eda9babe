// The plain statistics: bandwidth, events, devices and alerts of the appliance, and the period they cover.
import type { Instant } from '../../domain/instant.ts';
import type { SystemSummary } from '../../domain/stats.ts';
import { type Amount, addBoth, known, ratioOf, shareOf, sumKnown } from '../figures/known.ts';

const BITS_PER_BYTE = 8;
const BITS_PER_MEGABIT = 1_000_000;

export type SystemFigures = Readonly<{
  bandwidth: Readonly<{
    bytes: Amount;
    bytesIn: Amount;
    bytesOut: Amount;
    /** Of both directions together. */
    ingressSharePercent: Amount;
    egressSharePercent: Amount;
    peakMbps: Amount;
    averageMbps: Amount;
    /** Peak to average. */
    ratio: Amount;
  }>;
  events: Readonly<{ events: Amount; securityEvents: Amount; notices: Amount; connections: Amount }>;
  devices: Readonly<{ devices: Amount; activeDevices: Amount; newDevices: Amount; activeSharePercent: Amount }>;
  alerts: Readonly<{ alerts: Amount; priorities: readonly PriorityRow[] }>;
  period: Readonly<{ startAt: Instant | undefined; endAt: Instant | undefined; hours: Amount }>;
}>;

export type PriorityRow = Readonly<{ priority: 'high' | 'medium' | 'low'; alerts: Amount; sharePercent: Amount }>;

export const systemFigures = (system: SystemSummary | undefined): SystemFigures => ({
  bandwidth: bandwidthFigures(system),
  events: eventFigures(system),
  devices: deviceFigures(system),
  alerts: alertFigures(system),
  period: {
    startAt: known(system?.period?.startAt),
    endAt: known(system?.period?.endAt),
    hours: known(system?.period?.hours),
  },
});

const bandwidthFigures = (system: SystemSummary | undefined): SystemFigures['bandwidth'] => {
  const bytesIn = known(system?.bandwidth?.ingressBytes);
  const bytesOut = known(system?.bandwidth?.egressBytes);
  const bothSides = addBoth(bytesIn, bytesOut);
  const peakMbps = mbpsOf(system?.bandwidth?.peakThroughput);
  const averageMbps = mbpsOf(system?.bandwidth?.averageThroughput);
  return {
    bytes: known(system?.bandwidth?.totalBytes) ?? bothSides,
    bytesIn,
    bytesOut,
    ingressSharePercent: shareOf(bytesIn, bothSides),
    egressSharePercent: shareOf(bytesOut, bothSides),
    peakMbps,
    averageMbps,
    ratio: ratioOf(peakMbps, averageMbps),
  };
};

const mbpsOf = (bytesPerSecond: Amount): Amount =>
  bytesPerSecond === undefined ? undefined : known((bytesPerSecond * BITS_PER_BYTE) / BITS_PER_MEGABIT);

const eventFigures = (system: SystemSummary | undefined): SystemFigures['events'] => ({
  events: known(system?.events?.total),
  securityEvents: known(system?.events?.security),
  notices: known(system?.events?.notices),
  connections: known(system?.events?.connections),
});

const deviceFigures = (system: SystemSummary | undefined): SystemFigures['devices'] => {
  const devices = known(system?.devices?.total);
  const activeDevices = known(system?.devices?.active);
  return {
    devices,
    activeDevices,
    newDevices: known(system?.devices?.new),
    activeSharePercent: shareOf(activeDevices, devices),
  };
};

const alertFigures = (system: SystemSummary | undefined): SystemFigures['alerts'] => {
  const { total, high, medium, low } = system?.alerts ?? {};
  const byPriority = [
    { priority: 'high', alerts: known(high) },
    { priority: 'medium', alerts: known(medium) },
    { priority: 'low', alerts: known(low) },
  ] as const;
  const alerts = known(total) ?? sumKnown([high, medium, low]);
  return {
    alerts,
    priorities: byPriority.map((row) => ({ ...row, sharePercent: shareOf(row.alerts, alerts) })),
  };
};
