// How an appliance is doing: its health, its traffic, its licences, the protocols it sees, and the probes below it.
import type { ApplianceStatus } from '../../domain/appliance.ts';
import type { Wanted } from '../json-pattern.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { name } from '../leaf.ts';
import { isWrong, type Read } from '../reading.ts';
import { type Decoded, decodeAnswer, objectAnswer } from './answer.ts';
import { arrived, entriesAt, entry, lenientEntry, listOf, one, type Take } from './entries.ts';
import { named } from './named.ts';
import { takeCounts, takeHealth, takeLeniently, takeRates } from './status-health.ts';
import { interfacesIn, lastSeenIn } from './status-names.ts';
import { PROBE_PLACES, readInstances, readProbes } from './status-probes.ts';
import { subnetRecord } from './subnet-record.ts';
import { amount, count, instant, percent, soleObject } from './tolerant.ts';

export const decodeStatus = (chunks: Chunks, pace: Pace): Promise<Decoded<ApplianceStatus>> =>
  decodeAnswer(chunks, SHAPE, pace);

const ranges = listOf(named('network', 'name'));

const subnet = lenientEntry(subnetRecord);

const takeWhoItIs = (take: Take) => ({
  version: take(name, 'version'),
  hostname: take(name, 'hostname'),
  label: take(name, 'label'),
  ip: take(name, 'ipAddress'),
  uuid: take(name, 'uuid'),
  applianceType: take(name, 'type', 'applianceType'),
  at: take(instant, 'time'),
  bundleVersion: take(name, 'bundleVersion'),
  bundleInstalledAt: take(instant, 'bundleInstalledDate'),
  modelsUpdatedAt: take(instant, 'modelsUpdated'),
  licences: {
    endsAt: take(instant, 'license'),
    saasEndsAt: take(instant, 'saasConnectorLicense'),
    networkResponseEndsAt: take(instant, 'antigenaNetworkLicense'),
    saasResponseEndsAt: take(instant, 'antigenaSaasLicense'),
  },
});

const takeWhatItSees = (take: Take) => ({
  traffic: {
    bandwidth: takeRates(take, 'bandwidth'),
    processedBandwidth: takeRates(take, 'processedBandwidth'),
    connectionsPerMinute: takeRates(take, 'connectionsPerMinute'),
    oneWayPercent: take(percent, 'recentUnidirectionalConnections'),
  },
  models: {
    total: take(amount, 'models'),
    breached: take(amount, 'modelsBreached'),
    suppressed: take(amount, 'modelsSuppressed'),
  },
  devices: { active: takeCounts(take, 'activeDevices'), new: takeCounts(take, 'newDevices') },
  internalRanges: take(ranges, 'internalIPRangeList'),
  subnetCount: take(count, 'subnets'),
  subnets: take(arrived(subnet), 'subnetData'),
});

const fixed = one(
  entry((strict) => {
    const take = takeLeniently(strict);
    const below = take(readInstances, 'instances');
    const probes = take(readProbes, 'probes');
    const all = [...(probes ?? []), ...(below ?? []).flatMap((each) => each.probes)];
    return {
      ...takeWhoItIs(take),
      health: takeHealth(take),
      ...takeWhatItSees(take),
      probes: probes === undefined && all.length === 0 ? undefined : all,
      instances: below?.map(({ instance }) => instance),
    };
  }),
);

const status: Read<ApplianceStatus | undefined> = (raw) => {
  const told = fixed(raw);
  if (told === undefined || isWrong(told)) return told;
  const object = soleObject(raw) ?? {};
  return { ...told, lastSeen: lastSeenIn(object), interfaces: interfacesIn(object) };
};

const subnetData = entriesAt('subnetData', subnet);

/** Names are open: what there is of protocols and interfaces is told by them. */
const WANTED: Wanted = {
  masses: subnetData.elements,
  elements: {},
  places: ['*', ...subnetData.places, ...PROBE_PLACES],
};

const SHAPE = objectAnswer('status', WANTED, status);
