// With whom a device speaks, and which devices resemble it.
import type { DataType, Destination, SimilarDevice } from '../../domain/device.ts';
import { flag, listOf, name, number, text, whole } from '../leaf.ts';
import { isWrong, type Read, Wrong } from '../reading.ts';
import { record, UNTOLD } from '../record.ts';
import { field, object, placesOf, readAs, readList } from '../shape.ts';
import { type Interval, seriesOf } from './device-series.ts';
import { instantIn } from './wire-time.ts';

const instant = instantIn('seconds');

export const destination = record<Destination>({
  ip: ['ip', text],
  hostname: ['hostname', text],
  did: ['did', whole],
  connections: ['connections', number],
  firstAt: ['first_connection', instant],
  lastAt: ['last_connection', instant],
  bytesSent: ['bytes_sent', number],
  bytesReceived: ['bytes_received', number],
  ports: ['ports', listOf(whole)],
  protocols: ['protocols', listOf(name)],
  isExternal: ['is_external', flag],
  country: ['country', text],
  percent: UNTOLD,
});

/** 0..1, or a percentage: what is above 1 can only be one. */
const score = (raw: unknown): number | undefined | Wrong => {
  const value = number(raw);
  if (isWrong(value) || value === undefined) return value;
  if (value < 0 || value > 100) return new Wrong(raw, 'a score from 0 to 1, or a percentage');
  return value > 1 ? value / 100 : value;
};

const similar = object(
  {
    did: field(whole),
    hostname: field(text),
    similarity_score: field(score),
    graphdata: readList<Interval>(),
  },
  (wire) => wire,
);

export const SIMILAR_PLACES = placesOf(similar).map((place) => `similar_devices[].${place}`);

/** Its `graphdata` was read before, interval by interval. */
export const similarDevice = (asked: DataType): Read<SimilarDevice> =>
  readAs(similar, (wire) => ({
    did: wire.did,
    hostname: wire.hostname,
    score: wire.similarity_score,
    series: seriesOf(asked, wire.graphdata),
  }));
