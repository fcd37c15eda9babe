// Fetches the hourly series of the whole network over 30 days: enough history for the detectors to know its habits.
import type { CapacityFacts, WatchedSeries } from '../../analysis/facts.ts';
import { THE_NETWORK } from '../../analysis/make-finding.ts';
import { bytesOfRate } from '../../domain/amounts.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { EventType, HourlyCount } from '../../domain/stats.ts';
import type { Asker } from '../asker.ts';
import type { SeriesName } from '../needs.ts';
import { historyParams } from '../questions/params/statistics-params.ts';

/** What is counted for each series of events. */
export const SERIES_EVENTS: Readonly<
  Record<Exclude<SeriesName, 'bandwidth'>, Readonly<{ eventtype: EventType; title: string }>>
> = {
  security: { eventtype: 'security', title: 'security events per hour' },
  connections: { eventtype: 'connection', title: 'connections per hour' },
  notices: { eventtype: 'notice', title: 'notices per hour' },
};

export const collectEventSeries = async (
  asker: Asker,
  name: Exclude<SeriesName, 'bandwidth'>,
  endAt: Instant,
): Promise<WatchedSeries | undefined> => {
  const { eventtype, title } = SERIES_EVENTS[name];
  const params = historyParams(eventtype, endAt);
  const answer = await asker.get({ name: `${title}, 30d`, isOptional: true }, 'summarystatistics', params);
  if (answer?.kind !== 'events' || answer.events.hourly === undefined) return undefined;
  return eventSeriesOf(name, answer.events.hourly);
};

export const eventSeriesOf = (
  name: Exclude<SeriesName, 'bandwidth'>,
  hourly: readonly HourlyCount[],
): WatchedSeries => ({
  key: `${name}.hourly`,
  title: SERIES_EVENTS[name].title,
  unit: 'count',
  stepMs: HOUR_MS,
  points: hourly.map(({ at, count }) => ({ at, value: count })),
  entity: THE_NETWORK,
  link: { pane: 'stats', view: name, filter: undefined, did: undefined },
});

export const linkSeries = ({ hourly, stepMs = HOUR_MS }: CapacityFacts): WatchedSeries => ({
  ...(stepMs === HOUR_MS
    ? { key: 'bandwidth.hourly', title: 'bytes exchanged with the outside per hour' }
    : { key: 'bandwidth.daily', title: 'bytes seen per day' }),
  unit: 'bytes',
  stepMs,
  points: hourly.map(({ at, mbps }) => ({
    at,
    value: mbps === undefined ? undefined : bytesOfRate(mbps, stepMs),
  })),
  entity: THE_NETWORK,
  link: { pane: 'stats', view: 'bandwidth', filter: undefined, did: undefined },
});
