// What a detector says of one point of a series.
import type { Instant } from '../../domain/instant.ts';
import type { DayKind } from './calendar.ts';

export type SeriesUnit = 'count' | 'bytes';

export type SeriesScore = Readonly<{
  at: Instant;
  /** Undefined in a gap. */
  value: number | undefined;
  /** What is usual at this time, and the band around it, in the unit of the series; undefined while nothing is known. */
  expected: number | undefined;
  low: number | undefined;
  high: number | undefined;
  /** 0..1: how surely something begins here; 0 at all other points of an episode. */
  onset: number;
  /** 0..1: how far from its habit the series has been lately; stays up while it lasts. */
  state: number;
  /** N of "1 in N points of its own past", which can tell of no more than its own number; undefined while learning and in gaps. */
  rarity: number | undefined;
  /** One line for a person. */
  reason: string;
}>;

/** What a reason is made of. */
export type ScoreFacts = Omit<SeriesScore, 'reason'> &
  Readonly<{
    unit: SeriesUnit;
    noun: string | undefined;
    stepMs: number;
    /** Of the past, this one included. */
    pointCount: number;
    knownMs: number;
    /** Enough history for an onset. */
    isReady: boolean;
    /** 0 where the hour of the day says nothing. */
    trust: number;
    dayKind: DayKind;
    /** 1 above habit, -1 below. */
    side: number;
    struckBy: string | undefined;
    /** How many points that was struck by together. */
    struckPoints: number;
    /** Of a kind of day that was never seen at this hour. */
    isNewKind: boolean;
    /** When the episode began that still lasts; undefined at its beginning. */
    onsetAt: Instant | undefined;
    /** Of a gap: what came and was no amount. */
    unusable: number | undefined;
  }>;
