// Builds statistics as an appliance of the field tells them: hours and days, no severities, no directions, no techniques.
import type { PeriodFacts, StatisticsFacts } from '../../src/analysis/facts.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import type {
  BandwidthStats,
  EventCounts,
  HourlyCount,
  MitreSummary,
  SystemInventory,
  SystemSummary,
  VolumePoint,
} from '../../src/domain/stats.ts';
import { capacityByDay } from '../../src/live/collect/capacity-by-day.ts';
import { bandwidthOf } from '../../src/live/dialect/statistics/cut-course.ts';
import { countsOf, cutHours } from '../../src/live/dialect/statistics/cut-hours.ts';
import { aPeriod, aTactic, someMitre, someSystem } from './statistics-facts.ts';

/** So far back it tells anything. */
const WEEKS_HOURS = 672;
export const SINCE = '2025-12-18';

/** Eight by night and twenty by day, and the hour that still runs. */
const hoursUntil = (endAt: Instant): readonly HourlyCount[] =>
  Array.from({ length: WEEKS_HOURS + 1 }, (_, index) => {
    const at = Math.floor(endAt / HOUR_MS) * HOUR_MS - (WEEKS_HOURS - index) * HOUR_MS;
    const hour = new Date(at).getUTCHours();
    const whole = (hour >= 8 && hour < 18 ? 20 : 8) + (index % 3);
    return { at, count: Math.round(whole * Math.min(1, (endAt - at) / HOUR_MS)) };
  });

export const fieldEvents = (endAt: Instant, hours: number, kind = 'model events'): EventCounts => {
  const span = { startAt: endAt - hours * HOUR_MS, endAt };
  return countsOf(cutHours(hoursUntil(endAt), span, endAt), { eventType: 'security', kind });
};

/** A point a day, eleven hours and forty minutes after midnight: 86.4 GB on workdays, a third of it at weekends. */
export const fieldCourse = (endAt: Instant, share = 1): readonly VolumePoint[] =>
  Array.from({ length: 28 }, (_, index) => {
    const at = Math.floor(endAt / DAY_MS) * DAY_MS - (27 - index) * DAY_MS + 700 * 60_000;
    const day = new Date(at).getUTCDay();
    const whole = day === 0 || day === 6 ? 28_800_000_000 : 86_400_000_000 + index * 300_000_000;
    return { at, bytes: share * whole * Math.min(1, (endAt - at) / DAY_MS) };
  });

export const fieldBandwidth = (endAt: Instant, hours: number, share = 1): BandwidthStats =>
  bandwidthOf(fieldCourse(endAt, share), { startAt: endAt - hours * HOUR_MS, endAt }, endAt);

const COUNTS: Readonly<Record<string, number>> = {
  initial_access: 545,
  execution: 2,
  persistence: 718,
  privilege_escalation: 1_104,
  defense_evasion: 712,
  credential_access: 401,
  discovery: 613,
  lateral_movement: 5,
  collection: 0,
  command_and_control: 465,
  exfiltration: 7,
  impact: 0,
};

/** Ten of the twelve tactics, counted over four weeks. */
export const fieldMitre = (parts: Partial<MitreSummary> = {}): MitreSummary =>
  someMitre({
    tactics: Object.entries(COUNTS).map(([name, count], index) =>
      aTactic(name, count, {
        weighed: { eventCount: 96_334_873 + index, unusualCount: 437_859 + index },
      }),
    ),
    period: { startAt: Date.parse(`${SINCE}T14:00:00Z`), endAt: undefined, hours: undefined },
    ...parts,
  });

export const fieldInventory = (parts: Partial<SystemInventory> = {}): SystemInventory => ({
  deviceKinds: { desktop: 84, server: 71, dnsserver: 1, keyasset: 2, saas: 42, 'saas Office365': 39 },
  subnetCount: 8,
  credentialCount: 448,
  patternCount: 3_278_640,
  respondedDeviceCount: 4,
  responseCount: 5,
  licensedIpCount: 249,
  ...parts,
});

export const fieldSystem = (parts: Partial<SystemSummary> = {}): SystemSummary =>
  someSystem({ devices: { total: 204, active: undefined, new: undefined }, inventory: fieldInventory(), ...parts });

export const fieldPeriod = (endAt: Instant, hours: number, parts: Partial<PeriodFacts> = {}): PeriodFacts =>
  aPeriod(hours, {
    endAt,
    security: fieldEvents(endAt, hours),
    mitre: fieldMitre(),
    bandwidth: fieldBandwidth(endAt, hours),
    csensor: fieldBandwidth(endAt, hours, 0.1),
    network: fieldBandwidth(endAt, hours, 0.9),
    connections: fieldEvents(endAt, hours, 'network events'),
    notices: fieldEvents(endAt, hours, 'notices'),
    ...parts,
  });

/** The first of the periods is the one that was asked for first. */
export const fieldStatistics = (
  endAt: Instant,
  periods: readonly number[] = [24, 1, 6, 168],
  linkCapacityMbps: number | undefined = undefined,
): StatisticsFacts => ({
  periods: [...periods].sort((a, b) => a - b).map((hours) => fieldPeriod(endAt, hours)),
  firstAskedHours: periods[0] ?? 24,
  system: fieldSystem(),
  capacity: capacityByDay(
    {
      kind: 'bandwidth',
      bandwidth: { ...fieldBandwidth(endAt, WEEKS_HOURS), course: fieldCourse(endAt) },
    },
    endAt,
    linkCapacityMbps,
  ),
});
