// The answers that the document prints, decoded as if they had come over the network.
import type { BandwidthStats, EventCounts, MitreSummary, SystemSummary } from '../../src/domain/stats.ts';
import { decodeStatistics } from '../../src/wire/documented/statistics.ts';
import { bytesOf, chunksOf, steadyPace } from '../wire/chunks.ts';
import { BANDWIDTH, EVENTS, MITRE, PLAIN } from '../wire/statistics-payloads.ts';

const decoded = async (payload: unknown, asked: 'plain' | 'events' | 'mitre' | 'bandwidth') => {
  const chunks = chunksOf([bytesOf(JSON.stringify(payload))]);
  const answer = await decodeStatistics(chunks, asked, steadyPace());
  if (!answer.ok) throw new Error(`The documented answer about ${asked} was refused: ${answer.failure.came}`);
  return answer.value;
};

export const documentedSystem = async (): Promise<SystemSummary> => {
  const answer = await decoded(PLAIN, 'plain');
  if (answer.kind !== 'plain') throw new Error(`Asked for plain statistics, decoded ${answer.kind}.`);
  return answer.summary;
};

export const documentedEvents = async (): Promise<EventCounts> => {
  const answer = await decoded(EVENTS, 'events');
  if (answer.kind !== 'events') throw new Error(`Asked for events, decoded ${answer.kind}.`);
  return answer.events;
};

export const documentedMitre = async (): Promise<MitreSummary> => {
  const answer = await decoded(MITRE, 'mitre');
  if (answer.kind !== 'mitre') throw new Error(`Asked for tactics, decoded ${answer.kind}.`);
  return answer.mitre;
};

export const documentedBandwidth = async (): Promise<BandwidthStats> => {
  const answer = await decoded(BANDWIDTH, 'bandwidth');
  if (answer.kind !== 'bandwidth') throw new Error(`Asked for bandwidth, decoded ${answer.kind}.`);
  return answer.bandwidth;
};
