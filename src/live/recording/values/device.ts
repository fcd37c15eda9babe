// Reads what a recording holds of one device.
import type {
  AnomalyIndicator,
  ConnectionInterval,
  Destination,
  DeviceAnswer,
  DeviceIdentity,
  DeviceSeries,
  DeviceShares,
  DeviceSummary,
  ShareRow,
  SimilarDevice,
  TransferInterval,
  TransferPeer,
} from '../../../domain/device.ts';
import { isObject } from '../../../wire/leaf.ts';
import { type Read, Wrong } from '../../../wire/reading.ts';
import type { KnownDevices } from '../../questions/index.ts';
import {
  flag,
  instant,
  list,
  maybe,
  nameOrNumber,
  numbersByName,
  oneOf,
  shape,
  sureNumber,
  sureText,
  texts,
  wholeNumber,
} from './shapes.ts';

const amount = maybe(sureNumber);
const text = maybe(sureText);

const identity = shape<DeviceIdentity>({
  did: maybe(wholeNumber),
  hostname: text,
  ip: text,
  mac: text,
  deviceType: maybe(nameOrNumber),
  os: maybe(nameOrNumber),
  vendor: text,
  model: text,
  location: text,
  owner: text,
  criticality: text,
  services: maybe(texts),
  tags: maybe(texts),
  complianceTags: maybe(texts),
  firstSeenAt: maybe(instant),
  lastSeenAt: maybe(instant),
  updatedAt: maybe(instant),
});

const connectionInterval = shape<ConnectionInterval>({
  at: instant,
  connections: amount,
  uniqueDestinations: amount,
  internalConnections: amount,
  externalConnections: amount,
  protocols: maybe(numbersByName),
  ports: maybe(numbersByName),
});

const transferInterval = shape<TransferInterval>({
  at: instant,
  bytes: amount,
  packets: amount,
  sessions: amount,
  peers: maybe(list(shape<TransferPeer>({ ip: sureText, bytes: amount, packets: amount }))),
});

type Series<Kind> = Extract<DeviceSeries, Readonly<{ kind: Kind }>>;

const connections = shape<Series<'connections'>>({
  kind: oneOf('connections'),
  intervals: list(connectionInterval),
});

const transfers = <Kind extends 'sent' | 'received'>(kind: Kind) =>
  shape<Readonly<{ kind: Kind; intervals: readonly TransferInterval[] }>>({
    kind: oneOf(kind),
    intervals: list(transferInterval),
  });

const sent = transfers('sent');
const received = transfers('received');

const series: Read<DeviceSeries> = (raw) => {
  switch (isObject(raw) ? raw.kind : undefined) {
    case 'connections':
      return connections(raw);
    case 'sent':
      return sent(raw);
    case 'received':
      return received(raw);
    default:
      return new Wrong(raw, 'a series of a device');
  }
};

const destination = shape<Destination>({
  ip: text,
  hostname: text,
  did: maybe(wholeNumber),
  connections: amount,
  firstAt: maybe(instant),
  lastAt: maybe(instant),
  bytesSent: amount,
  bytesReceived: amount,
  ports: maybe(list(wholeNumber)),
  protocols: maybe(texts),
  isExternal: maybe(flag),
  country: text,
  percent: amount,
});

const indicator = shape<AnomalyIndicator>({
  type: text,
  port: maybe(wholeNumber),
  confidence: amount,
  description: text,
});

const summary = shape<DeviceSummary>({
  totalConnections: amount,
  uniqueDestinations: amount,
  externalRatio: amount,
  topProtocols: maybe(texts),
  topPorts: maybe(list(wholeNumber)),
  peakHour: amount,
  totalBytesOut: amount,
  totalBytesIn: amount,
  averageSessionBytes: amount,
  indicators: maybe(list(indicator)),
});

const similar = shape<SimilarDevice>({
  did: maybe(wholeNumber),
  hostname: text,
  score: amount,
  series: maybe(series),
});

const didOrOthers: Read<number | 'others'> = (raw) => (raw === 'others' ? raw : wholeNumber(raw));

const shareRows = maybe(
  list(
    shape<ShareRow>({
      did: maybe(didOrOthers),
      port: maybe(nameOrNumber),
      name: text,
      direction: maybe(oneOf<'out' | 'in'>('out', 'in')),
      percent: amount,
      firstAt: maybe(instant),
    }),
  ),
);

const shares = shape<DeviceShares>({
  usedTotal: amount,
  servedTotal: amount,
  bothTotal: amount,
  pairs: shareRows,
  portsUsed: shareRows,
  portsServed: shareRows,
  devicesUsed: shareRows,
  devicesServed: shareRows,
  externalDomains: shareRows,
  externalNetworks: shareRows,
});

export const deviceAnswer = shape<DeviceAnswer>({
  device: maybe(identity),
  series: maybe(series),
  destinations: maybe(list(destination)),
  details: maybe(list(identity)),
  similar: maybe(list(similar)),
  summary: maybe(summary),
  shares: maybe(shares),
});

export const knownDevices = shape<KnownDevices>({ devices: list(identity), isPart: flag });
