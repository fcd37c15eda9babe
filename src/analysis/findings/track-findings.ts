// Follows findings from look to look: which are new, which changed, which are gone, and since when each is known.
import type { Finding } from '../../domain/finding.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';

export type TrackedFinding = Readonly<{
  /** As it was found last. */
  finding: Finding;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
  /** How many looks found it. */
  count: number;
  /** A look that judged everything found it no more. */
  isGone: boolean;
}>;

/** By the id of the finding. */
export type TrackedFindings = ReadonlyMap<string, TrackedFinding>;

export type FindingEvent = Readonly<{ kind: 'new' | 'changed' | 'gone'; tracked: TrackedFinding }>;

export type LookAtFindings = Readonly<{
  /** False where part of what is judged could not be had: then nothing is taken for gone. */
  isWhole: boolean;
  /** Whether this look would have found it again, had it still been there; true of all, if not given. */
  wasJudged?: (finding: Finding) => boolean;
}>;

/** What nobody saw for so long is forgotten, and would be new without a past. */
export const FORGET_AFTER_MS = 7 * DAY_MS;

/** More are kept only where one look finds more. */
export const MOST_TRACKED = 10_000;

/**
 * Only another severity is a change: numbers, and the words with them, are others at every look. What comes back is new, with the
 * past it had. Events stand in the order in which they were found, then those that are gone.
 */
export const trackFindings = (
  before: TrackedFindings,
  found: readonly Finding[],
  at: Instant,
  look: LookAtFindings,
): Readonly<{ tracked: TrackedFindings; events: readonly FindingEvent[] }> => {
  const seen = new Map<string, TrackedFinding>();
  const events: FindingEvent[] = [];
  for (const finding of found) {
    if (seen.has(finding.id)) continue;
    const last = before.get(finding.id);
    const tracked = seenAgain(last, finding, at);
    seen.set(finding.id, tracked);
    const kind = kindOf(last, finding);
    if (kind !== undefined) events.push({ kind, tracked });
  }
  const unseen: [string, TrackedFinding][] = [];
  for (const [id, last] of before) {
    if (seen.has(id)) continue;
    const isNews = !last.isGone && look.isWhole && look.wasJudged?.(last.finding) !== false;
    const tracked = isNews ? goneNow(last) : last;
    unseen.push([id, tracked]);
    if (isNews) events.push({ kind: 'gone', tracked });
  }
  for (const [id, tracked] of remembered(unseen, at, MOST_TRACKED - seen.size)) seen.set(id, tracked);
  return { tracked: seen, events };
};

/** A clock may be set back: nothing was seen last before it was seen first. */
const seenAgain = (last: TrackedFinding | undefined, finding: Finding, at: Instant): TrackedFinding => ({
  finding,
  firstSeenAt: last?.firstSeenAt ?? at,
  lastSeenAt: Math.max(last?.lastSeenAt ?? at, at),
  count: (last?.count ?? 0) + 1,
  isGone: false,
});

/** Field by field: ten thousand spread objects take several milliseconds. */
const goneNow = ({ finding, firstSeenAt, lastSeenAt, count }: TrackedFinding): TrackedFinding => ({
  finding,
  firstSeenAt,
  lastSeenAt,
  count,
  isGone: true,
});

const kindOf = (last: TrackedFinding | undefined, { severity }: Finding): 'new' | 'changed' | undefined => {
  if (last === undefined || last.isGone) return 'new';
  return last.finding.severity === severity ? undefined : 'changed';
};

type Entry = readonly [string, TrackedFinding];

/** Where there is no room for all, what is gone is forgotten first, and then what was not seen for longest. */
const remembered = (unseen: readonly Entry[], at: Instant, room: number): readonly Entry[] => {
  if (room <= 0) return [];
  const recent = unseen.filter(([, { lastSeenAt }]) => at - lastSeenAt <= FORGET_AFTER_MS);
  if (recent.length <= room) return recent;
  const there = recent.filter(([, { isGone }]) => !isGone);
  if (there.length >= room) return seenLast(there, room);
  const gone = recent.filter(([, { isGone }]) => isGone);
  return [...there, ...seenLast(gone, room - there.length)];
};

/** So many of them, of those seen at the same time the first. Only the times are sorted: to sort ten thousand entries takes too long. */
const seenLast = (entries: readonly Entry[], count: number): readonly Entry[] => {
  if (count <= 0) return [];
  const times = new Float64Array(entries.length);
  entries.forEach(([, { lastSeenAt }], index) => {
    times[index] = lastSeenAt;
  });
  times.sort();
  const from = times.length - count;
  const oldestAt = times[from] ?? Number.NEGATIVE_INFINITY;
  // Of those seen then, as many as are among the last.
  let roomAtOldest = times.lastIndexOf(oldestAt) - from + 1;
  return entries.filter(([, { lastSeenAt }]) => {
    if (lastSeenAt !== oldestAt) return lastSeenAt > oldestAt;
    roomAtOldest -= 1;
    return roomAtOldest >= 0;
  });
};
