// The points of a metric: what each device sent and received in each clock hour, in both of its roles.
import { HOUR_MS, type Instant } from '../../../domain/instant.ts';
import type { FlowParty, SimulatedDevice, SimulatedFlow } from '../../model.ts';

export const POINT_FIELDS: readonly string[] = [
  'timestamp',
  'device',
  'bytes_in',
  'bytes_out',
  'packets_in',
  'packets_out',
  'connections',
];

type Point = {
  readonly device: SimulatedDevice;
  bytesIn: number;
  bytesOut: number;
  packetsIn: number;
  packetsOut: number;
  connections: number;
};

export type HourOfPoints = Readonly<{ startAt: Instant; points: readonly Readonly<Point>[] }>;

/** Flows come in the order of their start, so an hour is complete as soon as the next one begins. */
export async function* groupByHour(
  flows: AsyncIterable<readonly SimulatedFlow[]>,
  isAsked: (device: SimulatedDevice) => boolean,
): AsyncGenerator<HourOfPoints> {
  let startAt = Number.NaN;
  let points = new Map<number, Point>();
  for await (const batch of flows)
    for (const flow of batch) {
      const hourAt = Math.floor(flow.startAt / HOUR_MS) * HOUR_MS;
      if (hourAt !== startAt) {
        if (points.size > 0) yield { startAt, points: sorted(points) };
        startAt = hourAt;
        points = new Map();
      }
      addFlow(points, flow, isAsked);
    }
  if (points.size > 0) yield { startAt, points: sorted(points) };
}

const sorted = (points: ReadonlyMap<number, Point>): readonly Point[] =>
  [...points.values()].sort((one, other) => one.device.did - other.device.did);

const addFlow = (
  points: Map<number, Point>,
  flow: SimulatedFlow,
  isAsked: (device: SimulatedDevice) => boolean,
): void => {
  const source = pointOf(points, flow.source, isAsked);
  if (source !== undefined) {
    source.connections += 1;
    source.bytesOut += flow.bytesOut;
    source.bytesIn += flow.bytesIn;
    source.packetsOut += flow.packetsOut;
    source.packetsIn += flow.packetsIn;
  }
  const destination = pointOf(points, flow.destination, isAsked);
  if (destination === undefined) return;
  destination.connections += 1;
  destination.bytesIn += flow.bytesOut;
  destination.bytesOut += flow.bytesIn;
  destination.packetsIn += flow.packetsOut;
  destination.packetsOut += flow.packetsIn;
};

const pointOf = (
  points: Map<number, Point>,
  party: FlowParty,
  isAsked: (device: SimulatedDevice) => boolean,
): Point | undefined => {
  if (party.kind === 'peer') return undefined;
  const { device } = party;
  const known = points.get(device.did);
  if (known !== undefined || !isAsked(device)) return known;
  const fresh = { device, bytesIn: 0, bytesOut: 0, packetsIn: 0, packetsOut: 0, connections: 0 };
  points.set(device.did, fresh);
  return fresh;
};
