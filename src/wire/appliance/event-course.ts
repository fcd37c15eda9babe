// How many events of one kind an appliance of the field counted, hour by hour.
import type { HourlyCount } from '../../domain/stats.ts';
import type { Wanted } from '../json-pattern.ts';
import { isWrong, type Read } from '../reading.ts';
import { entriesAt, entry, one } from './entries.ts';
import { arrivedSeries, timedPoint } from './time-series.ts';
import { amount } from './tolerant.ts';

const point = timedPoint(amount, 'events');
const { elements, places } = entriesAt('data', point);
const series = arrivedSeries(point);

export const EVENT_PLACES: Wanted = { masses: {}, elements, places };

const hourly: Read<readonly HourlyCount[] | undefined> = (raw) => {
  const points = series(raw);
  if (points === undefined || isWrong(points)) return points;
  return points.map(({ at, value }) => ({ at, count: value }));
};

export const eventCourse = one(entry((take) => ({ kind: 'events' as const, hourly: take(hourly, 'data') })));
