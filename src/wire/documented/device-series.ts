// What a device did per interval: `graphdata`, whose fields depend on the data type that was asked for.
import type {
  ConnectionInterval,
  DataType,
  DeviceSeries,
  TransferInterval,
  TransferPeer,
} from '../../domain/device.ts';
import { anyText, listOf, namedNumbers, number, required } from '../leaf.ts';
import type { Read } from '../reading.ts';
import { present, record } from '../record.ts';
import { instantIn } from './wire-time.ts';

const timestamp = required(instantIn('seconds'), 'the time at which the interval begins');

const connectionInterval = record<ConnectionInterval>({
  at: ['timestamp', timestamp],
  connections: ['connections', number],
  uniqueDestinations: ['unique_destinations', number],
  internalConnections: ['internal_connections', number],
  externalConnections: ['external_connections', number],
  protocols: ['protocols', namedNumbers],
  ports: ['ports', namedNumbers],
});

const peer = record<TransferPeer>({
  ip: ['ip', required(anyText, 'an address')],
  bytes: ['bytes', number],
  packets: ['packets', number],
});

const peers = listOf(present(peer));

const sentInterval = record<TransferInterval>({
  at: ['timestamp', timestamp],
  bytes: ['bytes_out', number],
  packets: ['packets_out', number],
  sessions: ['sessions_out', number],
  peers: ['top_destinations', peers],
});

const receivedInterval = record<TransferInterval>({
  at: ['timestamp', timestamp],
  bytes: ['bytes_in', number],
  packets: ['packets_in', number],
  sessions: ['sessions_in', number],
  peers: ['top_sources', peers],
});

export type Interval = ConnectionInterval | TransferInterval;

export const intervalOf: Readonly<Record<DataType, Read<Interval>>> = {
  co: present(connectionInterval),
  sizeout: present(sentInterval),
  sizein: present(receivedInterval),
};

/** The intervals were read by `intervalOf[asked]`, and so are of the kind that goes with it. */
export const seriesOf = (asked: DataType, intervals: readonly Interval[] | undefined): DeviceSeries | undefined => {
  if (intervals === undefined) return undefined;
  if (asked === 'co') return { kind: 'connections', intervals: intervals as readonly ConnectionInterval[] };
  return { kind: asked === 'sizeout' ? 'sent' : 'received', intervals: intervals as readonly TransferInterval[] };
};
