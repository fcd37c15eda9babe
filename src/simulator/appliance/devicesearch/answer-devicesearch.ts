// GET /devicesearch: the devices that fit a query, in the order asked for, page by page.
import type { Instant } from '../../../domain/instant.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import type { SimulatedDevice } from '../../model.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { FOUR_WEEKS_MS } from '../four-weeks.ts';
import { priorityOf, tellDevice } from '../parties/device-card.ts';
import { typeLabelOf } from '../parties/device-types.ts';
import { createQuestionReader } from '../question-reader.ts';
import { readSeenSince } from '../seen-since.ts';
import { readDeviceQuery } from './device-query.ts';

type Seen = Readonly<{ device: SimulatedDevice; lastSeenAt: Instant }>;

type Order = (seen: Seen) => string | number;

const ORDERS: Readonly<Record<string, Order>> = {
  lastSeen: ({ lastSeenAt }) => lastSeenAt,
  firstSeen: ({ device }) => device.firstSeenAt,
  priority: ({ device }) => priorityOf(device) ?? 0,
  hostname: ({ device }) => device.hostname,
  ip: ({ device }) => device.ip,
  macaddress: ({ device }) => device.mac,
  vendor: ({ device }) => device.vendor,
  os: ({ device }) => device.osName,
  devicelabel: ({ device }) => device.label,
  typelabel: ({ device }) => typeLabelOf(device.typeName),
};

const DEFAULT_COUNT = 100;
/** More are not told at once, however many are asked for. */
const MOST = 300;

export const answerDevicesearch = (request: EndpointRequest): EndpointAnswer => {
  const { engine, nowAt } = request;
  const reader = createQuestionReader(request.parameters);
  const fits = reader.parsed('query', readDeviceQuery) ?? (() => true);
  const orderOf = reader.parsed('orderBy', orderBy) ?? ((seen: Seen) => seen.lastSeenAt);
  const isDescending = reader.word('order', ['asc', 'desc']) === 'desc';
  const count = Math.min(MOST, reader.wholeNumber('count', ANY) ?? DEFAULT_COUNT);
  const offset = reader.wholeNumber('offset', ANY) ?? 0;
  const sinceAt = readSeenSince(reader, nowAt, FOUR_WEEKS_MS);
  if (reader.isMisread()) return inputError('devicesearch');
  return answerValue(request, () => {
    const found = engine.devices
      .map((device): Seen => ({ device, lastSeenAt: engine.lastSeenAt(device, nowAt) }))
      .filter(({ device, lastSeenAt }) => lastSeenAt >= sinceAt && fits(device))
      .sort((one, other) => compare(orderOf(one), orderOf(other)) * (isDescending ? -1 : 1));
    return {
      totalCount: found.length,
      devices: found.slice(offset, offset + count).map(({ device, lastSeenAt }) => tellDevice(device, lastSeenAt)),
    };
  });
};

/** Every object has a `constructor`. */
const orderBy = (name: string): Order | undefined => (Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined);

const ANY = { from: 0, to: Number.MAX_SAFE_INTEGER };

const compare = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);
