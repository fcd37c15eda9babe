// Fetches the hourly series of the whole network over 30 days: enough history for the detectors to know its habits.
import type { CapacityFacts, WatchedSeries } from '../../analysis/facts.ts';
import { THE_NETWORK } from '../../analysis/make-finding.ts';
import { bytesOfRate } from '../../domain/amounts.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { EventType } from '../../domain/stats.ts';
import { formatUtc } from '../../text/utc.ts';
import type { Asker } from '../asker.ts';
import type { SeriesName } from '../needs.ts';

const HISTORY_HOURS = 720;

const EVENTS: Readonly<Record<Exclude<SeriesName, 'bandwidth'>, Readonly<{ eventtype: EventType; title: string }>>> = {
  security: { eventtype: 'security', title: 'security events per hour' },
  connections: { eventtype: 'connection', title: 'connections per hour' },
  notices: { eventtype: 'notice', title: 'notices per hour' },
};

export const collectEventSeries = async (
  asker: Asker,
  name: Exclude<SeriesName, 'bandwidth'>,
  endAt: Instant,
): Promise<WatchedSeries | undefined> => {
  const { eventtype, title } = EVENTS[name];
  // Hours are counted back from the end: a full one keeps every hour where it was at the look before.
  const fullHourAt = Math.floor(endAt / HOUR_MS) * HOUR_MS;
  const params = { eventtype, hours: HISTORY_HOURS, to: formatUtc(fullHourAt) };
  const answer = await asker.get({ name: `${title}, 30d`, isOptional: true }, 'summarystatistics', params);
  if (answer?.kind !== 'events' || answer.events.hourly === undefined) return undefined;
  return {
    key: `${name}.hourly`,
    title,
    unit: 'count',
    stepMs: HOUR_MS,
    points: answer.events.hourly.map(({ at, count }) => ({ at, value: count })),
    entity: THE_NETWORK,
    link: { pane: 'stats', view: name, filter: undefined, did: undefined },
  };
};

export const linkSeries = ({ hourly }: CapacityFacts): WatchedSeries => ({
  key: 'bandwidth.hourly',
  title: 'bytes exchanged with the outside per hour',
  unit: 'bytes',
  stepMs: HOUR_MS,
  points: hourly.map(({ at, mbps }) => ({
    at,
    value: mbps === undefined ? undefined : bytesOfRate(mbps, HOUR_MS),
  })),
  entity: THE_NETWORK,
  link: { pane: 'stats', view: 'bandwidth', filter: undefined, did: undefined },
});
