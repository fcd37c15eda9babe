// NET-TALKERS: what each device sent and received, and each hour, by the points of `metric=bandwidth`.
import type { FlowEnd, MetricPoint } from '../../domain/flow.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { clean } from '../../text/clean.ts';
import type { TrafficFacts } from '../facts.ts';
import { addKnown, isInstant, shareOf } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';

type Transferred = Readonly<{
  bytesIn: number | undefined;
  bytesOut: number | undefined;
  bytes: number | undefined;
  sharePercent: number | undefined;
}>;

export type TalkerRow = Transferred &
  Readonly<{
    /** Undefined, like the other names, in the one row of points that named no device. */
    did: number | undefined;
    ip: string | undefined;
    hostname: string | undefined;
    label: string | undefined;
    connections: number | undefined;
  }>;

/** `at` is the beginning of an hour in UTC; undefined in the one row of points without a time, which comes last. */
export type TalkHour = Transferred & Readonly<{ at: Instant | undefined; devices: number }>;

export type Talkers = Readonly<{
  bytesIn: number | undefined;
  bytesOut: number | undefined;
  bytes: number | undefined;
  talkers: readonly TalkerRow[];
  hourly: readonly TalkHour[];
}>;

type Sum = { bytesIn: number | undefined; bytesOut: number | undefined; connections: number | undefined };

/** What talkers are in the order of. */
export type SortedTalkers = 'bytes' | 'bytesIn' | 'bytesOut' | 'connections';

/** Undefined where the points were not fetched. */
export const countTalkers = (
  { transfers }: Pick<TrafficFacts, 'transfers'>,
  by: SortedTalkers = 'bytes',
): Talkers | undefined => {
  if (transfers === undefined) return undefined;
  const whole = sumOf(transfers);
  const all = addKnown(whole.bytesIn, whole.bytesOut);
  return {
    bytesIn: whole.bytesIn,
    bytesOut: whole.bytesOut,
    bytes: all,
    talkers: [...Map.groupBy(transfers, (point) => deviceKey(point.device)).values()]
      .map((points) => talkerOf(points, all))
      .sort(
        (one, other) =>
          (other[by] ?? 0) - (one[by] ?? 0) ||
          (other.bytes ?? 0) - (one.bytes ?? 0) ||
          byText(nameOf(one), nameOf(other)) ||
          (one.did ?? Number.MAX_VALUE) - (other.did ?? Number.MAX_VALUE),
      ),
    hourly: [...Map.groupBy(transfers, (point) => hourOf(point.at))]
      .map(([at, points]) => ({ at, ...transferred(sumOf(points), all), devices: countDevices(points) }))
      .sort((one, other) => (one.at ?? Number.MAX_VALUE) - (other.at ?? Number.MAX_VALUE)),
  };
};

/** A device keeps its id when its address changes. */
const deviceKey = (device: FlowEnd | undefined): string => {
  if (isId(device?.did)) return `did ${device.did}`;
  if (device?.ip) return `ip ${device.ip}`;
  return device?.hostname ? `name ${device.hostname}` : '';
};

const isId = (did: number | undefined): did is number => did !== undefined && Number.isFinite(did);

const hourOf = (at: Instant | undefined): Instant | undefined =>
  isInstant(at) ? Math.floor(at / HOUR_MS) * HOUR_MS : undefined;

const countDevices = (points: readonly MetricPoint[]): number =>
  new Set(points.map((point) => deviceKey(point.device)).filter((key) => key !== '')).size;

const sumOf = (points: readonly MetricPoint[]): Sum => {
  const sum: Sum = { bytesIn: undefined, bytesOut: undefined, connections: undefined };
  for (const point of points) {
    sum.bytesIn = addKnown(sum.bytesIn, point.bytesIn);
    sum.bytesOut = addKnown(sum.bytesOut, point.bytesOut);
    sum.connections = addKnown(sum.connections, point.connections);
  }
  return sum;
};

const transferred = ({ bytesIn, bytesOut }: Sum, all: number | undefined): Transferred => {
  const bytes = addKnown(bytesIn, bytesOut);
  return { bytesIn, bytesOut, bytes, sharePercent: shareOf(bytes, all) };
};

const talkerOf = (points: readonly MetricPoint[], all: number | undefined): TalkerRow => {
  const sum = sumOf(points);
  return {
    did: points.map((point) => point.device?.did).find(isId),
    ip: firstText(points, (device) => device.ip),
    hostname: firstText(points, (device) => device.hostname),
    label: firstText(points, (device) => device.label),
    connections: sum.connections,
    ...transferred(sum, all),
  };
};

/** The first by name, so that the order of the points does not matter. */
const firstText = (
  points: readonly MetricPoint[],
  textOf: (device: FlowEnd) => string | undefined,
): string | undefined => {
  let first: string | undefined;
  for (const { device } of points) {
    const text = device === undefined ? undefined : textOf(device);
    if (text && (first === undefined || text < first)) first = text;
  }
  return first === undefined ? undefined : clean(first);
};

const nameOf = (row: TalkerRow): string => row.ip ?? row.hostname ?? String(row.did ?? '');
