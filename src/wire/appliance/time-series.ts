// Series of points in the order of time, whatever order they came in. What is missing between two points stays missing: no gap is filled here.
import type { Instant } from '../../domain/instant.ts';
import { isWrong, type Read, Wrong } from '../reading.ts';
import { arrived, type Entry, entry, listOf, missing } from './entries.ts';
import { instant, lenient } from './tolerant.ts';

export type TimedPoint = Readonly<{ at: Instant; value: number | undefined }>;

/** A point whose value stands under `name`; in a map its time is the name it stands under, and the value may be all there is. */
export const timedPoint = (read: Read<number | undefined>, name: string): Entry<TimedPoint> =>
  entry<TimedPoint>(
    (take, key) => {
      const value = take(read, name);
      const at = take(instant, 'timems', 'time') ?? timeIn(key);
      if (at !== undefined) return { at, value };
      return value === undefined ? undefined : missing('time', 'the time at which the interval begins');
    },
    (raw, key) => {
      const at = timeIn(key);
      if (at === undefined) return new Wrong(raw, 'an object');
      const value = read(raw);
      return isWrong(value) ? value : { at, value };
    },
  );

/** Points that are in memory already. */
export const seriesIn = (point: Entry<TimedPoint>): Read<readonly TimedPoint[] | undefined> => ordered(listOf(point));

/** Points some of which were read while they arrived. */
export const arrivedSeries = (point: Entry<TimedPoint>): Read<readonly TimedPoint[] | undefined> =>
  ordered(arrived(point));

const ordered =
  (read: Read<readonly TimedPoint[] | undefined>): Read<readonly TimedPoint[] | undefined> =>
  (raw) => {
    const points = read(raw);
    return points === undefined || isWrong(points) ? points : inTimeOrder(points);
  };

/** Of two points at the same time the later one in the list counts. */
const inTimeOrder = (points: readonly TimedPoint[]): readonly TimedPoint[] => {
  const byTime = new Map<Instant, TimedPoint>();
  for (const point of points) byTime.set(point.at, point);
  return [...byTime.values()].sort((earlier, later) => earlier.at - later.at);
};

const timeIn = lenient(instant);
