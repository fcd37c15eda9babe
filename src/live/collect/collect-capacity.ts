// Adds up what all devices exchanged with the outside, hour by hour over 30 days: the use of the link.
import type { CapacityFacts } from '../../analysis/facts.ts';
import type { ParamsOf } from '../../api/endpoints/index.ts';
import { mbpsOf } from '../../domain/amounts.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import { DAY_MS, HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import type { Asker } from '../asker.ts';
import { historyParams } from '../questions/params/statistics-params.ts';
import { capacityByDay } from './capacity-by-day.ts';

const DAYS = 30;

/** Asked for so many days at a time: a month of a large network at once is more than an appliance likes to answer. */
const DAYS_AT_ONCE = 6;

export const collectCapacity = async (
  asker: Asker,
  endAt: Instant,
  linkCapacityMbps: number | undefined,
): Promise<CapacityFacts> => {
  if ((await asker.dialect()) !== 'documented') {
    const answer = await asker.get({ name: 'use of the link' }, 'summarystatistics', courseParams(endAt));
    return capacityByDay(answer, endAt, linkCapacityMbps);
  }
  const answers = await Promise.all(
    capacityQuestions(endAt).map(async (params) => {
      const answer = await asker.get({ name: 'use of the link' }, 'network', params);
      return answer?.points;
    }),
  );
  return capacityOf(answers, endAt, linkCapacityMbps);
};

/** All that an appliance of the field tells of it, which is the same at every look for a while. */
export const courseParams = (endAt: Instant): ParamsOf<'summarystatistics'> =>
  historyParams('bandwidth', lastHourAt(endAt));

/** Full hours only, so that the same hour is asked for in the same way at every look. */
export const capacityQuestions = (endAt: Instant): readonly ParamsOf<'network'>[] =>
  slicesBefore(lastHourAt(endAt)).map(({ startAt: starttime, endAt: endtime }) => ({
    metric: 'bandwidth',
    intext: 'external',
    starttime,
    endtime,
  }));

/** What was told of each slice; undefined where nothing was. */
export const capacityOf = (
  slices: readonly (readonly MetricPoint[] | undefined)[],
  endAt: Instant,
  linkCapacityMbps: number | undefined,
): CapacityFacts => {
  const bytes = new Map(slices.flatMap((points) => [...bytesByHour(points ?? [])]));
  const hourly = Array.from({ length: (DAYS * DAY_MS) / HOUR_MS }, (_, hour) => {
    const at = lastHourAt(endAt) - DAYS * DAY_MS + hour * HOUR_MS;
    const moved = bytes.get(at);
    return { at, mbps: moved === undefined ? undefined : mbpsOf(moved, HOUR_MS) };
  });
  return { linkCapacityMbps, hourly };
};

const lastHourAt = (endAt: Instant): Instant => Math.floor(endAt / HOUR_MS) * HOUR_MS;

const slicesBefore = (endAt: Instant): readonly TimeSpan[] =>
  Array.from({ length: DAYS / DAYS_AT_ONCE }, (_, slice) => ({
    startAt: endAt - (DAYS - slice * DAYS_AT_ONCE) * DAY_MS,
    endAt: endAt - (DAYS - (slice + 1) * DAYS_AT_ONCE) * DAY_MS,
  }));

const bytesByHour = (points: readonly MetricPoint[]): Map<Instant, number> => {
  const hours = new Map<Instant, number>();
  for (const { at, bytesIn, bytesOut } of points) {
    if (at === undefined || (bytesIn === undefined && bytesOut === undefined)) continue;
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    hours.set(hour, (hours.get(hour) ?? 0) + (bytesIn ?? 0) + (bytesOut ?? 0));
  }
  return hours;
};
