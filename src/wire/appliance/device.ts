// Answers of the device endpoint of an appliance of the field: what a device did over weeks, its shares, and devices that resemble it.
import type { DataType, DeviceAnswer, DeviceShares } from '../../domain/device.ts';
import type { Wanted } from '../json-pattern.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { type Decoded, decodeAnswer, objectAnswer } from './answer.ts';
import { destinationsOf } from './device-destinations.ts';
import { type DeviceRecord, deviceRecord, identityOf } from './device-record.ts';
import { graphData, seriesOf } from './device-series.ts';
import { deviceShares } from './device-shares.ts';
import { arrived, entriesAt, entry, one, together } from './entries.ts';
import type { TimedPoint } from './time-series.ts';
import { idNumber, lenient, likeness } from './tolerant.ts';

export type DeviceQuestion = Readonly<{ datatype: DataType; did: number }>;

export const decodeDevice = async (
  chunks: Chunks,
  asked: DeviceQuestion,
  pace: Pace,
): Promise<Decoded<DeviceAnswer>> => {
  const decoded = await decodeAnswer(chunks, SHAPE, pace);
  return decoded.ok ? { ...decoded, value: answerOf(decoded.value, asked) } : decoded;
};

/** What is told of the device asked for, and in the same way of every one that resembles it. */
type Told = Readonly<{
  did: number | undefined;
  score: number | undefined;
  points: readonly TimedPoint[] | undefined;
  shares: DeviceShares | undefined;
}>;

const told = entry<Told>((take, key) => {
  const device = {
    did: take(idNumber, 'did'),
    score: take(likeness, 'similarityScore'),
    points: take(graphData, 'graphData'),
    shares: take(deviceShares, 'info'),
  };
  if (Object.values(device).every((value) => value === undefined)) return undefined;
  return { ...device, did: device.did ?? didOf(key) };
});

const didOf = lenient(idNumber);

type WireDevice = Readonly<{ all: readonly Told[] | undefined; details: readonly DeviceRecord[] | undefined }>;

const deviceInfo = entry<WireDevice>((take) => ({
  all: take(arrived(told), 'deviceInfo'),
  details: take(arrived(deviceRecord), 'devices'),
}));

const LISTS = together([entriesAt('deviceInfo', told), entriesAt('devices', deviceRecord)]);

const WANTED: Wanted = { masses: LISTS.elements, elements: {}, places: LISTS.places };

const SHAPE = objectAnswer('deviceinfo', WANTED, one(deviceInfo));

/** Totals and series are on scales of their own: neither is made of the other. */
const answerOf = ({ all, details }: WireDevice, { datatype, did }: DeviceQuestion): DeviceAnswer => {
  const known = new Map((details ?? []).flatMap((each) => (each.did === undefined ? [] : [[each.did, each]])));
  const own = all?.find((each) => each.did === did) ?? all?.[0];
  const detail = known.get(did);
  return {
    device: detail && identityOf(detail),
    series: seriesOf(datatype, own?.points),
    destinations: own?.shares && destinationsOf(own.shares, known),
    details: details?.map(identityOf),
    similar: all
      ?.filter((each) => each !== own)
      .map((each) => ({
        did: each.did,
        hostname: each.did === undefined ? undefined : known.get(each.did)?.hostname,
        score: each.score,
        series: seriesOf(datatype, each.points),
      })),
    summary: undefined,
    shares: own?.shares,
  };
};
