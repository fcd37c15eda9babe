// The volume an appliance of the field took in, interval by interval; an interval goes on to the next point, and need not begin at midnight.
import type { VolumePoint } from '../../domain/stats.ts';
import type { Wanted } from '../json-pattern.ts';
import { isWrong, type Read } from '../reading.ts';
import { entriesAt, entry, one } from './entries.ts';
import { arrivedSeries, timedPoint } from './time-series.ts';
import { kilobytes, yesOrNo } from './tolerant.ts';

const point = timedPoint(kilobytes, 'kb');
const { elements, places } = entriesAt('bandwidth', point);
const series = arrivedSeries(point);

export const VOLUME_PLACES: Wanted = { masses: {}, elements, places: [...places, 'csensor'] };

export const course: Read<readonly VolumePoint[] | undefined> = (raw) => {
  const points = series(raw);
  if (points === undefined || isWrong(points)) return points;
  return points.map(({ at, value }) => ({ at, bytes: value }));
};

/** The same for the sensors on devices, or without them. */
export const csensorCourse = one(
  entry((take) => ({
    kind: 'csensor' as const,
    isCsensor: take(yesOrNo, 'csensor'),
    course: take(course, 'bandwidth'),
  })),
);
