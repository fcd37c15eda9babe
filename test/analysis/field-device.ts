// A device as an appliance of the field tells it: one number for each interval, shares in whole per cents, and no amounts of anybody.
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type {
  DataType,
  Destination,
  DeviceAnswer,
  DeviceIdentity,
  DeviceSeries,
  DeviceShares,
  ShareRow,
} from '../../src/domain/device.ts';
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import {
  aConnectionInterval,
  aDestination,
  anAnswer,
  anIdentity,
  aTransferInterval,
  DID,
  END_AT,
} from './device-builders.ts';

/** What such an appliance tells of, always. */
const HOURS = 28 * 24;

export const aShare = (known: Partial<ShareRow> = {}): ShareRow => ({
  did: undefined,
  port: undefined,
  name: undefined,
  direction: undefined,
  percent: undefined,
  firstAt: undefined,
  ...known,
});

const ports = (...rows: readonly (readonly [port: number | string, percent: number])[]): readonly ShareRow[] =>
  rows.map(([port, percent]) => aShare({ port, percent }));

const dids = (...rows: readonly (readonly [did: number | 'others', percent: number])[]): readonly ShareRow[] =>
  rows.map(([did, percent]) => aShare({ did, percent }));

const names = (...rows: readonly (readonly [name: string, percent: number])[]): readonly ShareRow[] =>
  rows.map(([name, percent]) => aShare({ name, percent }));

const pair = (did: number | 'others', port: number | string, percent: number, direction?: 'in' | 'out'): ShareRow =>
  aShare({ did, port, percent, direction });

/** The rest stands first here: it has to be told last all the same. */
export const SHARES: DeviceShares = {
  usedTotal: 1_589,
  servedTotal: 41,
  bothTotal: 1_630,
  pairs: [
    pair('others', 'others', 3),
    pair(0, 443, 40, 'out'),
    pair(7, 445, 20, 'out'),
    pair(-3, '5001 - 10000', 10, 'out'),
    pair(9, 22, 2, 'in'),
  ],
  portsUsed: ports(['others', 4], [443, 44], ['5001 - 10000', 11], [53, 30], [445, 11]),
  portsServed: ports([22, 100]),
  devicesUsed: dids(['others', 5], [0, 62], [7, 20], [-3, 10], [8, 3]),
  devicesServed: dids([9, 100]),
  externalDomains: undefined,
  externalNetworks: undefined,
};

/** Of the outside alone. */
export const OUTSIDE_SHARES: DeviceShares = {
  ...SHARES,
  usedTotal: 985,
  servedTotal: 0,
  bothTotal: 985,
  pairs: [pair(0, 443, 90, 'out'), pair(0, 3_478, 2, 'out')],
  portsUsed: ports([443, 90], [3_478, 2], ['others', 8]),
  portsServed: [],
  devicesUsed: dids([0, 100]),
  devicesServed: [],
  externalDomains: names(['others', 30], ['office.example', 40], ['Unknown', 20], ['cdn.example', 10]),
  externalNetworks: names(['AS64500 Example Cloud', 53], ['others', 47]),
};

const CARDS: readonly DeviceIdentity[] = [
  anIdentity({
    did: DID,
    hostname: 'lt-0096',
    ip: '10.30.0.18',
    mac: '3c:22:fb:b1:5f:e2',
    deviceType: 'Laptop',
    os: 'macOS 15',
    vendor: 'Apple, Inc.',
    tags: ['engineering'],
    firstSeenAt: Date.UTC(2023, 8, 21, 6, 43),
    lastSeenAt: Date.UTC(2024, 0, 15, 13, 58),
  }),
  anIdentity({ did: 7, hostname: 'srv-file-01', ip: '10.10.0.15' }),
  anIdentity({ did: 8, ip: '10.10.0.11' }),
  anIdentity({ did: 9, hostname: 'jump-01', ip: '10.10.0.20' }),
];

const destination = (known: Partial<Destination>): Destination => ({
  ...aDestination({
    ip: undefined,
    connections: undefined,
    country: undefined,
    ports: undefined,
    protocols: undefined,
  }),
  isExternal: undefined,
  ...known,
});

const DESTINATIONS: readonly Destination[] = [
  destination({ did: 0, percent: 62, isExternal: true, ports: [443], firstAt: Date.UTC(2023, 11, 18, 14, 1) }),
  destination({ did: 7, hostname: 'srv-file-01', ip: '10.10.0.15', percent: 20, isExternal: false, ports: [445] }),
  destination({ did: -3, percent: 10 }),
  destination({ did: 8, ip: '10.10.0.11', percent: 3, isExternal: false }),
];

const OUTSIDE_DESTINATIONS: readonly Destination[] = [
  destination({ did: 0, percent: 100, isExternal: true, ports: [443, 3_478] }),
  destination({ hostname: 'office.example', percent: 40, isExternal: true }),
  destination({ hostname: 'Unknown', percent: 20, isExternal: true }),
  destination({ hostname: 'cdn.example', percent: 10, isExternal: true }),
];

/** Busy by day, quiet at night; the same every day. */
const amountAt = (at: Instant, scale: number): number => {
  const hour = new Date(at).getUTCHours();
  return hour >= 7 && hour < 18 ? scale * (40 + hour) : scale;
};

/** Up to `endAt`, without a hole. */
export const fieldSeries = (datatype: DataType, scale: number, endAt: Instant, intervalHours = 1): DeviceSeries => {
  const instants = Array.from(
    { length: HOURS / intervalHours },
    (_, index) => endAt - (HOURS - index * intervalHours) * HOUR_MS,
  );
  if (datatype === 'co')
    return {
      kind: 'connections',
      intervals: instants.map((at) => aConnectionInterval({ at, connections: amountAt(at, scale) })),
    };
  return {
    kind: datatype === 'sizeout' ? 'sent' : 'received',
    intervals: instants.map((at) => aTransferInterval({ at, bytes: 1_000 * amountAt(at, scale) })),
  };
};

type FieldAnswer = Readonly<{ did?: number; endAt?: Instant; similar?: number; scale?: number }>;

/** Whoever resembles it is half as busy, and the next a little more so. */
const similarTo = (datatype: DataType, count: number, endAt: Instant) =>
  Array.from({ length: count }, (_, place) => ({
    did: 100 + place,
    hostname: `lt-${100 + place}`,
    score: 0.97 - place / 100,
    series: fieldSeries(datatype, 2 + place / 4, endAt),
  }));

export const fieldAnswer = (
  datatype: DataType,
  { did = DID, endAt = END_AT, similar = 0, scale = 4 }: FieldAnswer = {},
): DeviceAnswer =>
  anAnswer({
    device: { ...(CARDS[0] ?? anIdentity()), did },
    series: fieldSeries(datatype, scale, endAt),
    destinations: DESTINATIONS,
    details: CARDS,
    similar: similarTo(datatype, similar, endAt),
    shares: SHARES,
  });

export const outsideAnswer = ({ endAt = END_AT, similar = 0 }: FieldAnswer = {}): DeviceAnswer =>
  anAnswer({
    ...fieldAnswer('co', { endAt, similar, scale: 3 }),
    destinations: OUTSIDE_DESTINATIONS,
    shares: OUTSIDE_SHARES,
    similar: similarTo('co', similar, endAt).map((peer) => ({ ...peer, series: fieldSeries('co', 1, endAt) })),
  });

export const fieldFacts = (known: Partial<DeviceFacts> = {}): DeviceFacts => {
  const connections = fieldAnswer('co', { similar: 5 });
  return {
    did: DID,
    intervalHours: 1,
    connections,
    peers: connections,
    sent: fieldAnswer('sizeout'),
    received: fieldAnswer('sizein', { scale: 9 }),
    ...known,
  };
};
