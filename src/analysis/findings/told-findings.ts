// What a reader of news about findings was told: what is new to it, what changed and what is gone, over any number of looks and restarts.
import { type Finding, isAtLeast, type Severity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FindingState } from './decisions.ts';
import { type LookAtFindings, type TrackedFinding, type TrackedFindings, trackFindings } from './track-findings.ts';

export type StateName = 'open' | 'acknowledged' | 'muted';

export type ToldAs = Readonly<{ severity: Severity; state: StateName }>;

export type Memory = Readonly<{
  /** Everything that was found, whether it was told or not. */
  tracked: TrackedFindings;
  /** What the reader takes to be there, by id, as it was told last. */
  told: ReadonlyMap<string, ToldAs>;
}>;

export const NOTHING_KNOWN: Memory = { tracked: new Map(), told: new Map() };

export type FindingNews = Readonly<{ kind: 'new' | 'changed' | 'gone'; tracked: TrackedFinding; state: StateName }>;

export type Telling = Readonly<{
  minSeverity: Severity;
  /** What is acknowledged or muted as well. */
  tellsAll: boolean;
  stateOf(finding: Finding): StateName;
}>;

export const stateNameOf = (state: FindingState): StateName => (state === 'open' ? state : state.kind);

/**
 * Whoever reads nothing but the news knows what is there: nothing is new twice without being gone in between, and nothing is gone that
 * was not told. So what is put away, sinks below the severity or is forgotten is gone for the reader, and new when it is taken back or
 * found again. News stand in the order in which the findings were found, then what is gone.
 */
export const tellNews = (
  before: Memory,
  found: readonly Finding[],
  at: Instant,
  look: LookAtFindings,
  telling: Telling,
): Readonly<{ memory: Memory; news: readonly FindingNews[] }> => {
  const { tracked } = trackFindings(before.tracked, found, at, look);
  const foundIds = new Set(found.map(({ id }) => id));
  const told = new Map<string, ToldAs>();
  const there: FindingNews[] = [];
  const gone: FindingNews[] = [];
  for (const [id, one] of tracked) {
    const last = before.told.get(id);
    const state = telling.stateOf(one.finding);
    if (isHidden(one, state, telling)) {
      if (last !== undefined) gone.push(goneNews(one, last, state));
      continue;
    }
    const now: ToldAs = { severity: one.finding.severity, state };
    const kind = kindOf(last, now, foundIds.has(id));
    if (kind !== undefined) there.push({ kind, tracked: one, state });
    if (kind !== undefined || last !== undefined) told.set(id, now);
  }
  for (const [id, last] of before.told) {
    const forgotten = tracked.has(id) ? undefined : before.tracked.get(id);
    if (forgotten !== undefined) gone.push(goneNews(forgotten, last, telling.stateOf(forgotten.finding)));
  }
  return { memory: { tracked, told }, news: [...there, ...gone] };
};

const isHidden = ({ finding, isGone }: TrackedFinding, state: StateName, { minSeverity, tellsAll }: Telling): boolean =>
  isGone || !isAtLeast(finding.severity, minSeverity) || (state !== 'open' && !tellsAll);

/** What is merely remembered is not new: only a look that finds it can say that it is there. */
const kindOf = (last: ToldAs | undefined, now: ToldAs, isFound: boolean): 'new' | 'changed' | undefined => {
  if (last === undefined) return isFound ? 'new' : undefined;
  return last.severity === now.severity && last.state === now.state ? undefined : 'changed';
};

/** With the severity that the reader knows: it may choose by it. */
const goneNews = (tracked: TrackedFinding, { severity }: ToldAs, state: StateName): FindingNews => ({
  kind: 'gone',
  tracked: { ...tracked, finding: { ...tracked.finding, severity } },
  state,
});
