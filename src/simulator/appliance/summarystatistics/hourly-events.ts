// Events by the hour: what the sensors saw, what the models made of it, and what the appliance said of itself.
import { setImmediate as breathe } from 'node:timers/promises';
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import { toSecondText } from '../../asking/utc-text.ts';
import type { Asked } from '../../endpoint.ts';
import type { SecurityEvent } from '../../model.ts';
import { eventsIn, noticesIn } from '../read-past.ts';
import type { EventType } from './event-type.ts';

/** Lines of other systems' logs, and details of devices that come to light: so many connections for one of them. */
const CONNECTIONS_PER_LINE = 4;
const CONNECTIONS_PER_DETAIL = 40;

/** Their sums are known, and yet take a while to be asked for. */
const HOURS_AT_ONCE = 6;

export const tellHourlyEvents = async (asked: Asked, eventType: EventType, starts: readonly Instant[]) => {
  const counts = await countEvents(asked, eventType, starts);
  return {
    events: true,
    data: starts.map((at, index) => ({ timems: at, time: toSecondText(at), events: counts[index] ?? 0 })),
  };
};

const countEvents = (
  asked: Asked,
  { category, type }: EventType,
  starts: readonly Instant[],
): Promise<readonly number[]> | readonly number[] => {
  // Neither is anything of these two in the world.
  if (category === 'saas') return [];
  switch (type) {
    case 'modelevents':
      return countModelEvents(asked, category, starts);
    case 'notices':
      return category === undefined || category === 'network' ? countNotices(asked, starts) : [];
    case 'devicedetails':
      return scaled(countSeen(asked, category, starts), CONNECTIONS_PER_DETAIL);
    case undefined:
      return scaled(countSeen(asked, category, starts), category === 'loginput' ? CONNECTIONS_PER_LINE : 1);
  }
};

const scaled = async (counts: Promise<readonly number[]>, divisor: number): Promise<readonly number[]> =>
  (await counts).map((count) => Math.round(count / divisor));

/** What only the cSensors on laptops saw is known apart. */
const countSeen = async (
  asked: Asked,
  category: EventType['category'],
  starts: readonly Instant[],
): Promise<readonly number[]> => {
  const { engine, signal } = asked;
  if (category !== 'csensor') return engine.connectionCounts([...starts, endOf(starts)], signal);
  const counts: number[] = [];
  for (const [index, startAt] of starts.entries()) {
    if (index % HOURS_AT_ONCE === 0) await breathe(undefined, { signal });
    const totals = await engine.totals({ startAt, endAt: startAt + HOUR_MS }, 'csensor', signal);
    counts.push(totals.internalCount + totals.externalCount);
  }
  return counts;
};

const countModelEvents = async (
  asked: Asked,
  category: Exclude<EventType['category'], 'saas'>,
  starts: readonly Instant[],
): Promise<readonly number[]> => {
  if (category === 'loginput') return [];
  const events = await eventsIn(asked, spanOf(starts));
  return byHour(category === undefined ? events : events.filter(isSeenBy(asked, category)), starts);
};

const isSeenBy =
  ({ engine }: Asked, category: 'csensor' | 'network') =>
  ({ did }: SecurityEvent): boolean => {
    const device = did === undefined ? undefined : engine.deviceByDid(did);
    return (device?.hasCsensor === true) === (category === 'csensor');
  };

const countNotices = async (asked: Asked, starts: readonly Instant[]): Promise<readonly number[]> =>
  byHour(await noticesIn(asked, spanOf(starts)), starts);

const byHour = (events: readonly Readonly<{ at: Instant }>[], starts: readonly Instant[]): readonly number[] => {
  const counts = starts.map(() => 0);
  const { startAt } = spanOf(starts);
  for (const { at } of events) {
    const hour = Math.floor((at - startAt) / HOUR_MS);
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
};

const spanOf = (starts: readonly Instant[]): TimeSpan => ({ startAt: starts[0] ?? 0, endAt: endOf(starts) });

const endOf = (starts: readonly Instant[]): Instant => (starts.at(-1) ?? -HOUR_MS) + HOUR_MS;
