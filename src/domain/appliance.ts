// What only an appliance of the field tells of itself and of its network: health, networks, names for codes. `undefined` means: not reported.
import type { DeviceIdentity } from './device.ts';
import type { Failure } from './failure.ts';
import type { Instant } from './instant.ts';

/** A value that may be a part only: `missingProbe` did not answer the appliance, and what that one saw is missing. */
export type Told<T> = Readonly<{ value: T; missingProbe: string | undefined }>;

export type ApplianceStatus = Readonly<{
  version: string | undefined;
  hostname: string | undefined;
  label: string | undefined;
  ip: string | undefined;
  uuid: string | undefined;
  /** What it is to its probes, such as `master`. */
  applianceType: string | undefined;
  /** Its own clock. */
  at: Instant | undefined;
  /** Of the software, of which `version` is the engine only. */
  bundleVersion: string | undefined;
  bundleInstalledAt: Instant | undefined;
  modelsUpdatedAt: Instant | undefined;
  licences: ApplianceLicences;
  health: ApplianceHealth;
  traffic: ApplianceTraffic;
  models: ApplianceModels;
  devices: ApplianceDevices;
  /** A protocol that fell silent says that a part of the network is no longer seen. */
  lastSeen: readonly LastSeenProtocol[] | undefined;
  /** The ranges that it takes for the network's own. */
  internalRanges: readonly string[] | undefined;
  subnetCount: number | undefined;
  subnets: readonly KnownSubnet[] | undefined;
  interfaces: readonly ApplianceInterface[] | undefined;
  probes: readonly ApplianceProbe[] | undefined;
  /** The appliances below it, where one console unites several; their probes are among `probes`. */
  instances: readonly ApplianceProbe[] | undefined;
}>;

/** Until when each is valid. */
export type ApplianceLicences = Readonly<{
  endsAt: Instant | undefined;
  saasEndsAt: Instant | undefined;
  networkResponseEndsAt: Instant | undefined;
  saasResponseEndsAt: Instant | undefined;
}>;

/** Shares are per cent of what there is. */
export type ApplianceHealth = Readonly<{
  cpuPercent: number | undefined;
  loadPercent: number | undefined;
  memoryPercent: number | undefined;
  /** How busy the disks are, and how full. */
  diskPercent: number | undefined;
  diskUsedPercent: number | undefined;
  /** How far behind the traffic the analysis is. */
  dataQueueMs: number | undefined;
  flowQueueMs: number | undefined;
  /** More traffic comes than the appliance is made for: some of it goes unseen. */
  hasExcessTraffic: boolean | undefined;
  /** Of the software, and of the machine. */
  uptimeMs: number | undefined;
  systemUptimeMs: number | undefined;
}>;

/** One amount over four spans. */
export type ApplianceRates = Readonly<{
  current: number | undefined;
  average: number | undefined;
  peakOfWeek: number | undefined;
  peakOfTwoWeeks: number | undefined;
}>;

export type ApplianceTraffic = Readonly<{
  /** Bits per second, of what came, and of what was looked into. */
  bandwidth: ApplianceRates;
  processedBandwidth: ApplianceRates;
  connectionsPerMinute: ApplianceRates;
  /** Connections of which only one direction was seen lately, in per cent. */
  oneWayPercent: number | undefined;
}>;

export type ApplianceModels = Readonly<{
  total: number | undefined;
  breached: number | undefined;
  suppressed: number | undefined;
}>;

/** How many devices were active, and how many were seen for the first time, in the last four weeks, week, day and hour. */
export type ApplianceDevices = Readonly<{ active: DeviceCounts; new: DeviceCounts }>;

export type DeviceCounts = Readonly<{
  ofFourWeeks: number | undefined;
  ofWeek: number | undefined;
  ofDay: number | undefined;
  ofHour: number | undefined;
}>;

/** `protocol` as the appliance calls it, such as `DNS`. */
export type LastSeenProtocol = Readonly<{ protocol: string; at: Instant }>;

export type ApplianceInterface = Readonly<{
  name: string;
  state: string | undefined;
  ip: string | undefined;
  receivedBytes: number | undefined;
  sentBytes: number | undefined;
}>;

/** A probe, or an appliance, below the one that was asked. */
export type ApplianceProbe = Readonly<{
  /** Of the probe of an appliance below: `1/123`, that appliance's id before its own. */
  id: string;
  hostname: string | undefined;
  label: string | undefined;
  ip: string | undefined;
  version: string | undefined;
  at: Instant | undefined;
  health: ApplianceHealth;
  bandwidth: ApplianceRates;
  /** It cannot be reached, or is in trouble otherwise; `lastContactAt` is when it could be. */
  hasError: boolean | undefined;
  lastContactAt: Instant | undefined;
}>;

/** Devices that fit a search; `total` is how many there are in all, of which these may be one page. */
export type FoundDevices = Readonly<{ total: number | undefined; devices: readonly DeviceIdentity[] }>;

export type KnownSubnet = Readonly<{
  /** Negative for those that are no network of the customer's, such as everything internal. */
  sid: number | undefined;
  label: string | undefined;
  /** A CIDR range. */
  network: string | undefined;
  firstSeenAt: Instant | undefined;
  lastSeenAt: Instant | undefined;
  lastTrafficAt: Instant | undefined;
  lastDhcpAt: Instant | undefined;
  /** Of all the appliance's recent traffic. */
  recentTrafficPercent: number | undefined;
  /** Connections of which only one direction was seen lately. */
  oneWayPercent: number | undefined;
  deviceCount: number | undefined;
  clientDevices: number | undefined;
  serverDevices: number | undefined;
  industrialDevices: number | undefined;
  /** Whether addresses are given out there; devices are then told apart by more than their address. */
  hasDhcp: boolean | undefined;
  /** How many of its clients are known by the giving out of addresses, and by the signing in of users, in per cent. */
  dhcpQuality: number | undefined;
  kerberosQuality: number | undefined;
  latitude: number | undefined;
  longitude: number | undefined;
}>;

/** A device that resembles the one asked about; the score is 0..1 whatever scale the wire used. */
export type ResemblingDevice = Readonly<{ device: DeviceIdentity; score: number | undefined }>;

export type NamedCode = Readonly<{ code: string; name: string }>;

/** The codes of one kind, such as `Application protocol`, in the order they came. */
export type NamedCodes = Readonly<{ category: string; codes: readonly NamedCode[] }>;

/** What an appliance can measure; `name` is what it is asked by, `label` what people call it. */
export type KnownMetric = Readonly<{
  mlid: number | undefined;
  name: string;
  label: string | undefined;
  units: string | undefined;
  /** By what the measure can be narrowed. */
  filters: readonly string[] | undefined;
  /** The span of one value. */
  intervalMs: number | undefined;
}>;

/** An endpoint that is not asked any more, and why. */
export type PartOff = Readonly<{ name: string; failure: Failure }>;

/** A probe that did not answer the appliance: what it saw is missing in the last answers of these endpoints, the first of them at that moment. */
export type SilentProbe = Readonly<{ probe: string; endpoints: readonly string[]; at: Instant }>;
