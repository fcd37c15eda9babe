// Which of the hours on the screen break the habit of the thirty days before, and what is usual at such an hour.
import type { HourPoint } from '../../analysis/counts/hourly-events.ts';
import type { WatchedSeries } from '../../analysis/facts.ts';
import { scoreSeries } from '../../analysis/series/score-series.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';

export type UnusualHour = Readonly<{
  at: Instant;
  /** Something begins here. */
  isOnset: boolean;
  /** What is usual at such an hour, in words. */
  reason: string;
}>;

/** Hours of a window begin wherever it ends, those of the habit are full ones: an hour is unusual if one that begins in it is. */
export const unusualHours = (
  hours: readonly HourPoint[],
  series: WatchedSeries | undefined,
  thresholds: Thresholds,
): readonly UnusualHour[] | undefined => {
  const [first] = hours;
  if (series === undefined) return undefined;
  if (first === undefined) return [];
  // Of hours before the habit was watched nobody can say what was usual.
  const watchedFrom = series.points[0]?.at;
  if (watchedFrom === undefined || (hours.at(-1)?.at ?? first.at) < watchedFrom) return undefined;
  const unusual = scoreSeries(series, thresholds.ser_history_hours).filter(
    ({ at, onset, state }) => at >= first.at && Math.max(onset, state) >= thresholds.ser_r1_score,
  );
  return hours.flatMap(({ at }): readonly UnusualHour[] => {
    const within = unusual.filter((score) => score.at >= at && score.at < at + HOUR_MS);
    const [score] = within;
    if (score === undefined) return [];
    const onset = within.find((one) => one.onset >= thresholds.ser_r1_score);
    return [{ at, isOnset: onset !== undefined, reason: (onset ?? score).reason }];
  });
};

/** When the last of them began. */
export const latestOnset = (hours: readonly UnusualHour[] | undefined): Instant | undefined =>
  hours?.findLast(({ isOnset }) => isOnset)?.at;
