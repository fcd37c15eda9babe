// MIT-TACTICS: each tactic that was seen with its events, share and top technique, and the strip of the twelve.
import type { Instant } from '../../domain/instant.ts';
import type { MitreSummary } from '../../domain/stats.ts';
import { type Amount, known, ratioOf, shareOf, sumKnown } from '../figures/known.ts';
import { byMost } from '../figures/ordering.ts';
import { KILL_CHAIN, killChainPlace, tacticTitle } from '../tactics.ts';
import { type ObservedTactic, observedTactics, type TechniqueRow } from './observed-tactics.ts';
import { countedSince } from './own-span.ts';

export type TacticRow = Readonly<{
  tactic: string;
  title: string;
  /** 1 has the most events; the unknown come last, ties in kill-chain order. */
  rank: number;
  events: Amount;
  /** Of the mapped events. */
  sharePercent: Amount;
  weighedEvents?: Amount;
  unusualEvents?: Amount;
  techniqueCount: number | undefined;
  topTechnique: TechniqueRow | undefined;
}>;

export type TacticCell = Readonly<{
  tactic: string;
  title: string;
  isSeen: boolean;
  events: Amount;
  /** 0 to 1: its events against those of the busiest of the twelve. */
  score: Amount;
}>;

export type TacticTable = Readonly<{
  /** Of the twelve. */
  seenCount: number | undefined;
  missingCount: number | undefined;
  /** Seen, and outside the twelve. */
  otherCount: number | undefined;
  /** In kill-chain order, then those outside it by name. */
  tactics: readonly TacticRow[] | undefined;
  /** Always twelve, in kill-chain order. */
  strip: readonly TacticCell[] | undefined;
  /** Where weeks of the appliance's own are counted. */
  countedSinceAt?: Instant;
}>;

export const tacticTable = (mitre: MitreSummary | undefined): TacticTable => {
  const seen = observedTactics(mitre);
  if (seen === undefined) {
    return {
      seenCount: undefined,
      missingCount: undefined,
      otherCount: undefined,
      tactics: undefined,
      strip: undefined,
    };
  }
  const seenCount = seen.filter(({ tactic }) => killChainPlace(tactic) !== undefined).length;
  return {
    seenCount,
    missingCount: KILL_CHAIN.length - seenCount,
    otherCount: seen.length - seenCount,
    tactics: tacticRows(seen, mitre?.mappedCount),
    strip: stripOf(seen),
    ...countedSince(mitre),
  };
};

/** The same rows, the most events first. */
export const tacticsByEvents = ({ tactics }: TacticTable): readonly TacticRow[] | undefined =>
  tactics?.toSorted((a, b) => a.rank - b.rank);

const tacticRows = (seen: readonly ObservedTactic[], mapped: Amount): readonly TacticRow[] => {
  const whole = wholeOf(seen, known(mapped));
  const ranks = new Map(
    seen.toSorted((a, b) => byMost(a.events, b.events)).map(({ tactic }, place) => [tactic, place]),
  );
  return seen.map(({ tactic, title, events, techniques, ...weighed }) => ({
    tactic,
    title,
    rank: (ranks.get(tactic) ?? 0) + 1,
    events,
    sharePercent: shareOf(events, whole),
    ...weighed,
    techniqueCount: techniques?.length,
    topTechnique: techniques?.[0],
  }));
};

/** The mapped events; where an appliance names fewer of them than one tactic holds, or none, what the tactics hold together. */
const wholeOf = (seen: readonly ObservedTactic[], mapped: Amount): Amount =>
  mapped !== undefined && seen.every(({ events }) => (events ?? 0) <= mapped)
    ? mapped
    : sumKnown(seen.map(({ events }) => events));

const stripOf = (seen: readonly ObservedTactic[]): readonly TacticCell[] => {
  const byName = new Map(seen.map((one) => [one.tactic, one]));
  const most = KILL_CHAIN.reduce((largest, tactic) => Math.max(largest, byName.get(tactic)?.events ?? 0), 0);
  return KILL_CHAIN.map((tactic) => {
    const one = byName.get(tactic);
    const events = one === undefined ? 0 : one.events;
    const score = most === 0 && events === 0 ? 0 : ratioOf(events, most);
    return { tactic, title: tacticTitle(tactic), isSeen: one !== undefined, events, score };
  });
};
