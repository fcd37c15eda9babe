// Scores generated pairs: what share of the beacons, and of each harmless habit, is taken for a beacon.

import { type BeaconScore, scoreBeacon } from '../../src/analysis/traffic/score-beacon.ts';
import { DAY_MS } from '../../src/domain/instant.ts';
import {
  type BeaconShape,
  beaconContacts,
  type Contact,
  createRandom,
  HARMLESS,
  HARMLESS_KINDS,
  randomBeacon,
} from './traffic-pairs.ts';

export type Trial = Readonly<{
  beacons: readonly Readonly<{ shape: BeaconShape; score: BeaconScore | undefined }>[];
  harmless: readonly Readonly<{ kind: string; score: BeaconScore | undefined }>[];
}>;

export const runTrial = (seed: number, beaconCount: number, countOfEachHarmless: number): Trial => {
  const random = createRandom(seed);
  return {
    beacons: Array.from({ length: beaconCount }, () => {
      const shape = randomBeacon(random);
      return { shape, score: scoreOf(beaconContacts(random, shape)) };
    }),
    harmless: HARMLESS_KINDS.flatMap((kind) =>
      Array.from({ length: countOfEachHarmless }, () => ({ kind, score: scoreOf(HARMLESS[kind](random)) })),
    ),
  };
};

export const scoreOf = (contacts: readonly Contact[], mayRest = false): BeaconScore | undefined => {
  const starts = Float64Array.from(new Set(contacts.map(({ at }) => at))).sort();
  if (starts.length < 4) return undefined;
  return scoreBeacon(
    starts,
    Float64Array.from(contacts, ({ bytes }) => bytes),
    { startAt: 0, endAt: DAY_MS },
    mayRest,
  );
};

export const isBeacon = (score: BeaconScore | undefined, least = 0.85, leastIntervals = 0.55): boolean =>
  score !== undefined && score.score >= least && score.intervals >= leastIntervals;

export const shareOf = <T>(list: readonly T[], test: (item: T) => boolean): number =>
  list.length === 0 ? 0 : list.filter(test).length / list.length;

/** The lowest limit, from the usual one up, at which at most this share of the harmless pairs is found. */
export const limitFor = ({ harmless }: Trial, share: number): number => {
  for (let limit = 0.85; limit < 1; limit += 0.001)
    if (shareOf(harmless, ({ score }) => isBeacon(score, limit)) <= share) return limit;
  return 1;
};
