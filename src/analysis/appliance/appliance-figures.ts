// SYS-APPLIANCE: how the appliance itself is, what of the network it no longer sees, and what of it cannot be asked.
import type { ApplianceProbe, ApplianceRates, ApplianceStatus } from '../../domain/appliance.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { ApplianceFacts } from '../facts.ts';
import { type Amount, amountOf, isInstant, known } from '../figures/known.ts';

export type ApplianceFigures = Readonly<{
  /** Why it does not tell how it is. */
  untold: string | undefined;
  version: string | undefined;
  name: string | undefined;
  hostname: string | undefined;
  applianceType: string | undefined;
  /** Its own clock; minutes are the finest that most tell. */
  clockAt: Instant | undefined;
  /** So much it is ahead of the clock here. */
  clockAheadMs: Amount;
  modelsUpdatedAt: Instant | undefined;
  licences: readonly Licence[];
  health: HealthFigures;
  traffic: TrafficFigures;
  models: Readonly<{ models: Amount; modelsBreached: Amount; modelsSuppressed: Amount }>;
  silentProtocols: readonly SilentProtocol[];
  /** Undefined where it tells of none. */
  probes: readonly ProbeFigures[] | undefined;
  missingProbes: readonly Readonly<{ name: string; endpoints: readonly string[] }>[];
  /** An endpoint that is not asked any more, and why. */
  notAsked: readonly string[];
}>;

export type Licence = Readonly<{
  covers: string;
  endsAt: Instant;
  /** Whole days; of one that has ended below zero. */
  daysLeft: number;
  state: 'ended' | 'ends soon' | 'valid';
}>;

/** Per cent of what there is. */
export type HealthFigures = Readonly<{
  cpuPercent: Amount;
  loadPercent: Amount;
  memoryPercent: Amount;
  diskUsedPercent: Amount;
  diskBusyPercent: Amount;
  /** How far behind the traffic the analysis is: the longer of its two queues. */
  behindMs: Amount;
  dataQueueMs: Amount;
  flowQueueMs: Amount;
  hasExcessTraffic: boolean | undefined;
  uptimeMs: Amount;
}>;

export type TrafficFigures = Readonly<{
  bandwidthMbps: Rates;
  /** Of it so much was looked into. */
  processedMbps: Amount;
  connectionsPerMinute: Rates;
  oneWayPercent: Amount;
}>;

export type Rates = Readonly<{ current: Amount; average: Amount; peakOfWeek: Amount; peakOfTwoWeeks: Amount }>;

export type SilentProtocol = Readonly<{ protocol: string; lastSeenAt: Instant; silentMs: number }>;

export type ProbeFigures = Readonly<{
  name: string;
  /** By which answers call one that is missing. */
  hostname: string | undefined;
  version: string | undefined;
  hasError: boolean | undefined;
  hasExcessTraffic: boolean | undefined;
  lastContactAt: Instant | undefined;
  silentMs: Amount;
}>;

const SOON_DAYS = 30;
/** A protocol that nobody used for a night is none that is no longer seen. */
const SILENT_MS = DAY_MS;
/** A status may hold anything; of a hundred probes nobody reads more one by one. */
const MOST = 100;

const BITS_PER_MEGABIT = 1_000_000;

export const applianceFigures = ({
  at,
  status,
  failure: ownFailure,
  silentProbes,
  partsOff,
}: ApplianceFacts): ApplianceFigures => ({
  untold: status === undefined ? ownFailure?.came : undefined,
  version: status?.version,
  name: status?.label ?? status?.hostname,
  hostname: status?.hostname,
  applianceType: status?.applianceType,
  clockAt: momentOf(status?.at),
  clockAheadMs: status?.at === undefined ? undefined : known(status.at - at),
  modelsUpdatedAt: momentOf(status?.modelsUpdatedAt),
  licences: licencesIn(status, at),
  health: healthOf(status),
  traffic: trafficOf(status),
  models: {
    models: amountOf(status?.models.total),
    modelsBreached: amountOf(status?.models.breached),
    modelsSuppressed: amountOf(status?.models.suppressed),
  },
  silentProtocols: silentProtocolsIn(status, at),
  probes: probesIn(status)?.map((one) => probeFigures(one, at)),
  missingProbes: silentProbes.slice(0, MOST).map(({ probe, endpoints }) => ({ name: probe, endpoints })),
  // Why it does not tell how it is, is told by whoever asks that.
  notAsked: partsOff
    .filter(({ failure }) => failure !== ownFailure)
    .map(({ name, failure: { came, advice } }) => `${name}: ${advice === '' ? came : `${came}. ${advice}`}`),
});

const momentOf = (at: Instant | undefined): Instant | undefined => (isInstant(at) ? at : undefined);

const licencesIn = (status: ApplianceStatus | undefined, at: Instant): readonly Licence[] => {
  const { endsAt, saasEndsAt, networkResponseEndsAt, saasResponseEndsAt } = status?.licences ?? {};
  const all = [
    ['the appliance', endsAt],
    ['SaaS', saasEndsAt],
    ['network response', networkResponseEndsAt],
    ['SaaS response', saasResponseEndsAt],
  ] as const;
  return all.flatMap(([covers, end]) => (isInstant(end) ? [licence(covers, end, at)] : []));
};

const licence = (covers: string, endsAt: Instant, at: Instant): Licence => {
  const daysLeft = Math.floor((endsAt - at) / DAY_MS);
  if (endsAt <= at) return { covers, endsAt, daysLeft, state: 'ended' };
  return { covers, endsAt, daysLeft, state: daysLeft < SOON_DAYS ? 'ends soon' : 'valid' };
};

const healthOf = (status: ApplianceStatus | undefined): HealthFigures => {
  const health = status?.health;
  const dataQueueMs = amountOf(health?.dataQueueMs);
  const flowQueueMs = amountOf(health?.flowQueueMs);
  const queues = [dataQueueMs, flowQueueMs].filter((one) => one !== undefined);
  return {
    cpuPercent: amountOf(health?.cpuPercent),
    loadPercent: amountOf(health?.loadPercent),
    memoryPercent: amountOf(health?.memoryPercent),
    diskUsedPercent: amountOf(health?.diskUsedPercent),
    diskBusyPercent: amountOf(health?.diskPercent),
    behindMs: queues.length === 0 ? undefined : Math.max(...queues),
    dataQueueMs,
    flowQueueMs,
    hasExcessTraffic: health?.hasExcessTraffic,
    uptimeMs: amountOf(health?.uptimeMs),
  };
};

const trafficOf = (status: ApplianceStatus | undefined): TrafficFigures => ({
  bandwidthMbps: ratesOf(status?.traffic.bandwidth, BITS_PER_MEGABIT),
  processedMbps: ratesOf(status?.traffic.processedBandwidth, BITS_PER_MEGABIT).current,
  connectionsPerMinute: ratesOf(status?.traffic.connectionsPerMinute, 1),
  oneWayPercent: amountOf(status?.traffic.oneWayPercent),
});

const ratesOf = (rates: ApplianceRates | undefined, unit: number): Rates => {
  const of = (amount: Amount): Amount => {
    const told = amountOf(amount);
    return told === undefined ? undefined : told / unit;
  };
  return {
    current: of(rates?.current),
    average: of(rates?.average),
    peakOfWeek: of(rates?.peakOfWeek),
    peakOfTwoWeeks: of(rates?.peakOfTwoWeeks),
  };
};

/** By its own clock where it tells it: both come from there. The one longest silent first. */
const silentProtocolsIn = (status: ApplianceStatus | undefined, at: Instant): readonly SilentProtocol[] => {
  const now = momentOf(status?.at) ?? at;
  return (status?.lastSeen ?? [])
    .flatMap(({ protocol, at: lastSeenAt }) =>
      isInstant(lastSeenAt) && now - lastSeenAt > SILENT_MS
        ? [{ protocol, lastSeenAt, silentMs: now - lastSeenAt }]
        : [],
    )
    .sort((a, b) => b.silentMs - a.silentMs)
    .slice(0, MOST);
};

/** With the appliances below one that unites several. Those in trouble first. */
const probesIn = (status: ApplianceStatus | undefined): readonly ApplianceProbe[] | undefined => {
  if (status?.probes === undefined && status?.instances === undefined) return undefined;
  const all = [...(status.instances ?? []), ...(status.probes ?? [])];
  return [...all.filter(({ hasError }) => hasError === true), ...all.filter(({ hasError }) => hasError !== true)].slice(
    0,
    MOST,
  );
};

const probeFigures = ({ id, hostname, label, ip, ...told }: ApplianceProbe, at: Instant): ProbeFigures => {
  const lastContactAt = momentOf(told.lastContactAt);
  return {
    name: label ?? hostname ?? ip ?? id,
    hostname,
    version: told.version,
    hasError: told.hasError,
    hasExcessTraffic: told.health.hasExcessTraffic,
    lastContactAt,
    silentMs: lastContactAt === undefined ? undefined : Math.max(0, at - lastContactAt),
  };
};
