// The plain statistics: bandwidth, events, devices and alerts of the appliance, and the period they cover.
import { mbpsOf } from '../../domain/amounts.ts';
import { type Instant, SECOND_MS } from '../../domain/instant.ts';
import type { SystemSummary } from '../../domain/stats.ts';
import { type Amount, addBoth, known, ratioOf, shareOf, sumKnown } from '../figures/known.ts';
import { type InventoryFigures, inventoryFigures } from './inventory-figures.ts';

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
  /** Only where the appliance counts it. */
  inventory?: InventoryFigures;
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
  ...inventoryOf(system),
});

const inventoryOf = (system: SystemSummary | undefined): Pick<SystemFigures, 'inventory'> =>
  system?.inventory === undefined ? {} : { inventory: inventoryFigures(system.inventory) };

const bandwidthFigures = (system: SystemSummary | undefined): SystemFigures['bandwidth'] => {
  const bytesIn = known(system?.bandwidth?.ingressBytes);
  const bytesOut = known(system?.bandwidth?.egressBytes);
  const bothSides = addBoth(bytesIn, bytesOut);
  const peakMbps = rateOf(system?.bandwidth?.peakThroughput);
  const averageMbps = rateOf(system?.bandwidth?.averageThroughput);
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

const rateOf = (bytesPerSecond: Amount): Amount =>
  bytesPerSecond === undefined ? undefined : known(mbpsOf(bytesPerSecond, SECOND_MS));

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
