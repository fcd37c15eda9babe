// One way to be struck by a series: fed with how far each point lies from its habit, tells how rare that is.
import type { Instant } from '../../domain/instant.ts';
import type { SeriesUnit } from './series-score.ts';

/** One point as the detectors see it; the same object for every point, so nobody may keep it. */
export type Sample = {
  at: Instant;
  /** The number of the day, counted from 1970. */
  day: number;
  /** The value, transformed. */
  level: number;
  /** How many usual deviations the level lies above its habit. */
  deviation: number;
  /** How much of a change in proportion would show here: 1 is as much as one deviation. */
  weight: number;
  /** The points seen so far. */
  pointCount: number;
  /** Enough was seen to learn what deviations are usual. */
  isSettled: boolean;
  isWeekend: boolean;
  /** Since the last onset; without end when there was none. */
  sinceOnsetMs: number;
  /** The least deviation in levels that could mean anything. */
  floor: number;
};

export type Gauge = Readonly<{
  /** The natural logarithm of N ("one in N points"): above zero for more than usual, below for less. */
  push(sample: Sample): number;
  /** The newest point began an episode: it is told, and must not be told again as part of a sum. */
  tell(): void;
  /** Time leapt forwards or back by so much: what came before no longer belongs together with what comes. */
  interrupt(leapMs: number): void;
  /** How many points the newest rarity is about. */
  pointCount(): number;
  stateBytes: number;
}>;

export type Detector = Readonly<{
  id: string;
  /** For a person: what strikes it. */
  says: string;
  /** True where it speaks of days: the newest point itself may be as usual. */
  isOfDays: boolean;
  create(series: Readonly<{ unit: SeriesUnit; stepMs: number }>): Gauge;
}>;
