// The parts that hold 30 days hour by hour: the past from which the detectors know the habits of the network.
import type { CapacityFacts, WatchedSeries } from '../../analysis/facts.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { type Result, success } from '../../domain/result.ts';
import { capacityByDay } from '../collect/capacity-by-day.ts';
import { capacityOf, capacityQuestions, courseParams } from '../collect/collect-capacity.ts';
import { eventSeriesOf, linkSeries, SERIES_EVENTS } from '../collect/collect-series.ts';
import { dialectOf } from '../dialect/dialect-client.ts';
import type { SeriesName } from '../needs.ts';
import type { Asking, Part } from '../part.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { askSeveral } from './ask-several.ts';
import { historyParams } from './params/statistics-params.ts';
import { partKey } from './part-key.ts';

/** They grow by one hour an hour, and are dear to ask for. */
const LEAST_INTERVAL_MS = 15 * MINUTE_MS;

/** Without points where the appliance told none. */
export const seriesPart = (name: SeriesName): Part<WatchedSeries> => ({
  key: partKey('series', { name }),
  topic: 'summary',
  name: name === 'bandwidth' ? 'use of the link, 30d' : `${SERIES_EVENTS[name].title}, 30d`,
  leastIntervalMs: LEAST_INTERVAL_MS,
  ask: (asking) => (name === 'bandwidth' ? askLink(asking) : askEvents(asking, name)),
});

/** How much of the link is in use, hour by hour. */
export const capacityPart = (linkCapacityMbps: number | undefined): Part<CapacityFacts> => ({
  key: partKey('capacity', { linkCapacityMbps }),
  topic: 'summary',
  name: 'use of the link, 30d',
  leastIntervalMs: LEAST_INTERVAL_MS,
  ask: (asking) => askCapacity(asking, linkCapacityMbps),
});

const askEvents = (asking: Asking, name: Exclude<SeriesName, 'bandwidth'>): Promise<Result<WatchedSeries>> =>
  askEndpoint(asking, 'summarystatistics', historyParams(SERIES_EVENTS[name].eventtype, asking.at), (answer) =>
    eventSeriesOf(name, answer.kind === 'events' ? (answer.events.hourly ?? []) : []),
  );

const askLink = async (asking: Asking): Promise<Result<WatchedSeries>> => {
  const capacity = await askCapacity(asking, undefined);
  return capacity.ok ? success(linkSeries(capacity.value)) : capacity;
};

/** A hole where a slice failed would look like an hour without traffic. */
const askCapacity = async (asking: Asking, linkCapacityMbps: number | undefined): Promise<Result<CapacityFacts>> => {
  const dialect = await dialectOf(asking.client, { signal: asking.signal });
  if (!dialect.ok) return dialect;
  if (dialect.value === 'appliance')
    return askEndpoint(asking, 'summarystatistics', courseParams(asking.at), (answer) =>
      capacityByDay(answer, asking.at, linkCapacityMbps),
    );
  const told = await askSeveral(asking, capacityQuestions(asking.at), (one, params) =>
    askEndpoint(one, 'network', params, ({ points }) => points),
  );
  return told.ok ? success(capacityOf(told.value, asking.at, linkCapacityMbps)) : told;
};
