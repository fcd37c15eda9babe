// Builders for the bands of similar devices: one measure of a device and of its peers, hour by hour.
import { type BandMeasure, measureBand, type PeerBand } from '../../src/analysis/device/measure-band.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { DeviceAnswer, DeviceSeries } from '../../src/domain/device.ts';
import { aConnectionInterval, anAnswer, aTransferInterval, DAY, hoursAgo, someFacts } from './device-builders.ts';

export const MEASURES: readonly BandMeasure[] = [
  'connections',
  'uniqueDestinations',
  'externalConnections',
  'sent',
  'received',
];

/** What was told of each hour, the last one first; `undefined` is an interval without a value, a hole one that was not told. */
export type Hours = Readonly<Record<number, number | undefined>>;

export const seriesOf = (measure: BandMeasure, hours: Hours, connections?: number): DeviceSeries => {
  const told = Object.entries(hours).map(([hour, value]) => ({ at: hoursAgo(Number(hour)), value }));
  return measure === 'sent' || measure === 'received'
    ? { kind: measure, intervals: told.map(({ at, value }) => aTransferInterval({ at, bytes: value })) }
    : {
        kind: 'connections',
        intervals: told.map(({ at, value }) => aConnectionInterval({ at, connections, [measure]: value })),
      };
};

const FIELDS = { sent: 'peersSent', received: 'peersReceived' } as const;

export const asked = (measure: BandMeasure, answer: DeviceAnswer): DeviceFacts =>
  someFacts({ [measure === 'sent' || measure === 'received' ? FIELDS[measure] : 'peers']: answer });

export const among = (measure: BandMeasure, own: Hours, peers: readonly Hours[], connections?: number): DeviceFacts =>
  asked(
    measure,
    anAnswer({
      series: seriesOf(measure, own, connections),
      similar: peers.map((hours, did) => ({
        did,
        hostname: `peer-${did}`,
        score: 0.9,
        series: seriesOf(measure, hours, connections),
      })),
    }),
  );

export const bandAmong = (measure: BandMeasure, own: Hours, peers: readonly Hours[]): PeerBand | undefined =>
  measureBand(among(measure, own, peers), DAY, measure);

export const alike = (count: number, hours: Hours): readonly Hours[] => Array.from({ length: count }, () => hours);

export const sidesOf = (band: PeerBand | undefined) => band?.points.map(({ outside }) => outside);
