// Scores a whole series that is there already, the same way as one that arrives point by point.
import type { WatchedSeries } from '../facts.ts';
import { createSeriesDetector } from './create-series-detector.ts';
import type { SeriesScore } from './series-score.ts';

/** Every point of the series with its score, the oldest first. */
export const scoreSeries = (
  { unit, stepMs, points }: Pick<WatchedSeries, 'unit' | 'stepMs' | 'points'>,
  historyHours?: number,
): readonly SeriesScore[] => {
  const detector = createSeriesDetector({ unit, stepMs, ...(historyHours === undefined ? {} : { historyHours }) });
  return points.map(({ at, value }) => detector.push(at, value));
};
