// Builds what an appliance of the field tells of itself: one at ease, unless a test says otherwise.
import type { ApplianceFacts } from '../../src/analysis/facts.ts';
import type { ApplianceHealth, ApplianceProbe, ApplianceStatus } from '../../src/domain/appliance.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts';

const NO_RATES = { current: undefined, average: undefined, peakOfWeek: undefined, peakOfTwoWeeks: undefined };
const NO_COUNTS = { ofFourWeeks: undefined, ofWeek: undefined, ofDay: undefined, ofHour: undefined };

export const aHealth = (parts: Partial<ApplianceHealth> = {}): ApplianceHealth => ({
  cpuPercent: 12,
  loadPercent: 17,
  memoryPercent: 40,
  diskPercent: 3,
  diskUsedPercent: 30,
  dataQueueMs: 0,
  flowQueueMs: 0,
  hasExcessTraffic: false,
  uptimeMs: 4 * DAY_MS,
  systemUptimeMs: 78 * DAY_MS,
  ...parts,
});

export const aStatus = (at: Instant, parts: Partial<ApplianceStatus> = {}): ApplianceStatus => ({
  version: '7.1.0 (f35936c6)',
  hostname: 'dt-0001-01',
  label: 'head-office',
  ip: '10.0.18.20',
  uuid: undefined,
  applianceType: 'master',
  at: Math.floor(at / MINUTE_MS) * MINUTE_MS,
  bundleVersion: '71000',
  bundleInstalledAt: undefined,
  modelsUpdatedAt: at - 9 * DAY_MS,
  licences: {
    endsAt: at + 300 * DAY_MS,
    saasEndsAt: undefined,
    networkResponseEndsAt: undefined,
    saasResponseEndsAt: undefined,
  },
  health: aHealth(),
  traffic: {
    bandwidth: { current: 251_300_400, average: 98_700_000, peakOfWeek: 803_200_100, peakOfTwoWeeks: 1_012_300_400 },
    processedBandwidth: { ...NO_RATES, current: 21_500_600 },
    connectionsPerMinute: { current: 6_120, average: 4_830, peakOfWeek: 9_010, peakOfTwoWeeks: 15_440 },
    oneWayPercent: 4,
  },
  models: { total: 640, breached: 51_200, suppressed: 230_400 },
  devices: { active: NO_COUNTS, new: NO_COUNTS },
  lastSeen: [{ protocol: 'DNS', at: at - 3 * MINUTE_MS }],
  internalRanges: undefined,
  subnetCount: 97,
  subnets: undefined,
  interfaces: undefined,
  probes: undefined,
  instances: undefined,
  ...parts,
});

export const aProbe = (id: string, parts: Partial<ApplianceProbe> = {}): ApplianceProbe => ({
  id,
  hostname: `vsensor-${id}`,
  label: undefined,
  ip: undefined,
  version: '7.1.0',
  at: undefined,
  health: aHealth(),
  bandwidth: NO_RATES,
  hasError: false,
  lastContactAt: undefined,
  ...parts,
});

export const REFUSED: Failure = {
  kind: 'forbidden',
  what: 'devicesearch',
  came: 'this token may not ask for it',
  advice: 'Give its user the right "Unrestricted Devices"',
};

export const applianceFacts = (at: Instant, parts: Partial<ApplianceFacts> = {}): ApplianceFacts => ({
  at,
  status: aStatus(at),
  failure: undefined,
  silentProbes: [],
  partsOff: [],
  ...parts,
});

/** Everything that can be wrong. */
export const troubledAppliance = (at: Instant): ApplianceFacts =>
  applianceFacts(at, {
    status: aStatus(at, {
      licences: {
        endsAt: at + 12 * DAY_MS,
        saasEndsAt: at - DAY_MS,
        networkResponseEndsAt: undefined,
        saasResponseEndsAt: undefined,
      },
      health: aHealth({ hasExcessTraffic: true, dataQueueMs: 0, flowQueueMs: 12 * MINUTE_MS }),
      lastSeen: [
        { protocol: 'DNS', at: at - 3 * MINUTE_MS },
        { protocol: 'DHCP', at: at - 3 * DAY_MS },
      ],
      probes: [
        aProbe('12', { label: 'Branch', lastContactAt: at - MINUTE_MS }),
        aProbe('13', { label: 'Factory', version: undefined, hasError: true, lastContactAt: at - 2 * DAY_MS }),
      ],
    }),
    silentProbes: [{ probe: 'Factory', endpoints: ['network', 'summarystatistics'], at }],
    partsOff: [{ name: 'devicesearch', failure: REFUSED }],
  });
