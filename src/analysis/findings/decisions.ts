// All that was decided about findings: changed without being mutated, and merged without losing what others decided.
import { type Finding, isAtLeast } from '../../domain/finding.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { byText } from '../figures/ordering.ts';
import { type Acknowledgement, type Decision, keyOf, type Mute, type Muted, tidyDecision } from './decision.ts';
import { decidedAbout } from './decision-index.ts';

/** Made by the functions of this room alone: every decision in it is tidy and stands under its own key. */
export type Decisions = Readonly<{ byKey: ReadonlyMap<string, Decision> }>;

export type FindingState =
  | 'open'
  | Readonly<{ kind: 'acknowledged'; at: Instant }>
  | Readonly<{ kind: 'muted'; what: Muted; untilAt: Instant | undefined }>;

export const NO_DECISIONS: Decisions = { byKey: new Map() };

/** Beyond this the oldest are forgotten; what they were about is open again. */
export const MOST_DECISIONS = 2_000;

/** Somebody who has not looked for so long may bring back what was taken back since. */
export const UNDO_KEPT_MS = 30 * DAY_MS;

/** The last instant that a date can hold. */
export const LAST_AT: Instant = 8.64e15;

/** Takes the place of what was decided under the same key, even when the clock went back since. */
export const decide = (decisions: Decisions, decision: Decision): Decisions => {
  const key = keyOf(decision);
  const before = decisions.byKey.get(key);
  const madeAt = before === undefined ? decision.madeAt : Math.max(decision.madeAt, before.madeAt + 1);
  const others = [...decisions.byKey].filter(([other]) => other !== key);
  const latest = tidyDecision({ ...decision, madeAt: Math.min(madeAt, LAST_AT) });
  return { byKey: new Map([...latestOf(others, MOST_DECISIONS - 1), [key, latest]]) };
};

export const undo = (decisions: Decisions, key: string, at: Instant): Decisions =>
  decide(decisions, { kind: 'undo', key, madeAt: at });

/** Of several mutes the one that lasts longest; a mute holds whatever the severity, so it is told before an acknowledgement. */
export const stateOf = ({ byKey }: Decisions, finding: Finding, at: Instant): FindingState => {
  if (byKey.size === 0) return 'open';
  const { mutes, acknowledgement: seen } = decidedAbout(byKey, finding);
  let longest: Mute | undefined;
  for (const found of mutes) {
    if (found === undefined || hasExpired(found, at)) continue;
    if (longest === undefined || endOf(found) > endOf(longest)) longest = found;
  }
  if (longest !== undefined) return { kind: 'muted', what: longest.what, untilAt: longest.untilAt };
  const isSeen = seen !== undefined && !hasExpired(seen, at) && isAtLeast(seen.severity, finding.severity);
  return isSeen ? { kind: 'acknowledged', at: seen.madeAt } : 'open';
};

/** What holds at this time, the latest first. */
export const standingDecisions = (decisions: Decisions, at: Instant): readonly (Acknowledgement | Mute)[] =>
  [...decisions.byKey.values()]
    .toSorted(byAge)
    .toReversed()
    .flatMap((decision) => (decision.kind === 'undo' || hasExpired(decision, at) ? [] : [decision]));

/**
 * What expired leaves an undo behind, else an older decision about the same thing would come back with the next merge;
 * undos go when their time is over. The same value when nothing changes.
 */
export const withoutExpired = (decisions: Decisions, at: Instant): Decisions => {
  const kept = new Map<string, Decision>();
  let isSame = true;
  for (const [key, decision] of decisions.byKey) {
    const isOver = decision.kind !== 'undo' && hasExpired(decision, at);
    const left: Decision = isOver ? { kind: 'undo', key, madeAt: decision.madeAt } : decision;
    const isKept = left.kind !== 'undo' || left.madeAt + UNDO_KEPT_MS > at;
    if (isKept) kept.set(key, left);
    if (isOver || !isKept) isSame = false;
  }
  return isSame ? decisions : { byKey: kept };
};

/** The same whoever merges with whom, in which order and how often: of two decisions with one key the later stays. */
export const merge = (ours: Decisions, theirs: Decisions): Decisions => {
  const all = new Map(ours.byKey);
  for (const [key, their] of theirs.byKey) {
    const our = all.get(key);
    if (our === undefined || byAge(our, their) < 0) all.set(key, their);
  }
  return { byKey: new Map(latestOf([...all], MOST_DECISIONS)) };
};

/**
 * What is kept, with what this console knows beyond it: a decision that could not be kept goes on counting here. Nothing comes back
 * by that, for what was taken back is a decision too.
 */
export const withKept = (ours: Decisions, kept: Decisions, at: Instant): Decisions =>
  withoutExpired(merge(ours, kept), at);

/** Of many, such as a file holds: the later of two with the same key, and no more than are kept. */
export const gatherDecisions = (many: Iterable<Decision>): Decisions => {
  const all = new Map<string, Decision>();
  for (const decision of many) {
    const tidy = tidyDecision(decision);
    const before = all.get(keyOf(tidy));
    if (before === undefined || byAge(before, tidy) < 0) all.set(keyOf(tidy), tidy);
  }
  return { byKey: new Map(latestOf([...all], MOST_DECISIONS)) };
};

/**
 * The oldest first. It must tell any two decisions apart, or a merge would depend on who merges: made in the same
 * millisecond, an undo counts as later, and then what is written down decides.
 */
export const byAge = (a: Decision, b: Decision): number =>
  a.madeAt - b.madeAt ||
  Number(a.kind === 'undo') - Number(b.kind === 'undo') ||
  byText(JSON.stringify(a), JSON.stringify(b));

type Keyed = readonly [string, Decision];

const latestOf = (entries: readonly Keyed[], most: number): readonly Keyed[] =>
  entries.length <= most ? entries : entries.toSorted(([, a], [, b]) => byAge(b, a)).slice(0, most);

const hasExpired = ({ untilAt }: Acknowledgement | Mute, at: Instant): boolean =>
  untilAt !== undefined && untilAt <= at;

const endOf = ({ untilAt }: Mute): number => untilAt ?? Number.POSITIVE_INFINITY;
