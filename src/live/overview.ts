// Takes one snapshot of how the network is doing: everything the overview shows, asked at one moment.
import type { ApplianceFacts } from '../analysis/facts.ts';
import type { Client } from '../api/client.ts';
import type { NetworkSummary } from '../domain/flow.ts';
import type { Instant } from '../domain/instant.ts';
import type { Result } from '../domain/result.ts';
import type { BandwidthStats, EventCounts, MitreSummary, StatisticsAnswer, SystemSummary } from '../domain/stats.ts';
import { factsOfField, STATUS_MS } from './collect/facts-of-field.ts';
import { fieldOf } from './dialect/dialect-client.ts';

export type OverviewSnapshot = Readonly<{
  source: Readonly<{ profile: string; host: string; isDemo: boolean }>;
  at: Instant;
  hours: number;
  system: Result<SystemSummary>;
  security: Result<EventCounts>;
  mitre: Result<MitreSummary>;
  bandwidth: Result<BandwidthStats>;
  /** Of the appliance's own default window, the last hour. */
  network: Result<NetworkSummary | undefined>;
  /** Undefined of an appliance that tells nothing of itself. */
  appliance?: ApplianceFacts | undefined;
}>;

export const takeOverview = async (
  client: Client,
  source: OverviewSnapshot['source'],
  at: Instant,
  signal: AbortSignal,
  statusMs = STATUS_MS,
): Promise<OverviewSnapshot> => {
  const hours = 24;
  const [system, security, mitre, bandwidth, network, appliance] = await Promise.all([
    client.get('summarystatistics', {}, { signal }),
    client.get('summarystatistics', { eventtype: 'security', hours }, { signal }),
    client.get('summarystatistics', { eventtype: 'security', hours, mitreTactics: true }, { signal }),
    client.get('summarystatistics', { eventtype: 'bandwidth', hours }, { signal }),
    client.get('network', { responsedata: 'summary' }, { signal }),
    askAppliance(client, at, signal, statusMs),
  ]);
  return {
    source,
    at,
    hours,
    system: pick(system, (answer) => (answer.kind === 'plain' ? answer.summary : undefined)),
    security: pick(security, (answer) => (answer.kind === 'events' ? answer.events : undefined)),
    mitre: pick(mitre, (answer) => (answer.kind === 'mitre' ? answer.mitre : undefined)),
    bandwidth: pick(bandwidth, (answer) => (answer.kind === 'bandwidth' ? answer.bandwidth : undefined)),
    network: network.ok ? { ok: true, value: network.value.value.summary } : network,
    ...(appliance === undefined ? {} : { appliance: appliance() }),
  };
};

/** To be called when all else was asked: which probes did not answer is known by then. */
const askAppliance = async (
  client: Client,
  at: Instant,
  signal: AbortSignal,
  waitMs: number,
): Promise<(() => ApplianceFacts) | undefined> => {
  const field = await fieldOf(client, { signal });
  if (!field.ok || field.value === undefined) return undefined;
  return factsOfField({ field: field.value, status: field.value.status({ signal }), at, waitMs });
};

const pick = <T>(
  result: Result<Readonly<{ value: StatisticsAnswer }>>,
  part: (answer: StatisticsAnswer) => T | undefined,
): Result<T> => {
  if (!result.ok) return result;
  const value = part(result.value.value);
  if (value === undefined) throw new Error(`asked for other statistics than ${result.value.value.kind}`);
  return { ok: true, value };
};
