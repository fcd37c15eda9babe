// Decides which findings are announced, and when: each one once, at most one announcement a minute, and nothing that was there before one looked.
import { isAtLeast, SEVERITIES, type Severity } from '../domain/finding.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/instant.ts';
import type { Attention } from '../panes/pane.ts';

export const NOTIFY_LEVELS = ['off', 'critical', 'high', 'medium'] as const;

/** The least severity that is announced. */
export type NotifyLevel = (typeof NOTIFY_LEVELS)[number];

/** What needs attention at the moment; another object means that it was looked at anew. */
export type AttentionLook = Readonly<{
  items: readonly Attention[];
  /** What is judged, but was not told yet: the findings in it are not there because nobody has looked. */
  lacking: readonly string[];
  /** What all of it is about: in another window other findings are to be expected. */
  window: string;
}>;

type Known = Readonly<{
  /** Of all it had since it is known. */
  worst: Severity;
  /** Undefined while it is there. */
  goneAtMs: number | undefined;
}>;

export type NewsState = Readonly<{
  look: AttentionLook | undefined;
  /** What has been lacking ever since the first look at the window. */
  lacked: ReadonlySet<string>;
  known: ReadonlyMap<string, Known>;
  /** News that wait until the minute is over. */
  waiting: readonly Attention[];
  announcedAtMs: number | undefined;
}>;

export const NO_NEWS: NewsState = {
  look: undefined,
  lacked: new Set(),
  known: new Map(),
  waiting: [],
  announcedAtMs: undefined,
};

/** `nowMs` only ever goes forward, whatever is done to clocks: whoever is called counts in real minutes. */
export type FollowingNews = Readonly<{ from: NotifyLevel; nowMs: number }>;

export type FollowedNews = Readonly<{
  state: NewsState;
  /** The worst first; nothing to announce, if there are none. */
  announced: readonly Attention[];
}>;

export const ANNOUNCE_EVERY_MS = MINUTE_MS;
/** What is gone for so long is new when it comes back. */
export const FORGET_AFTER_MS = HOUR_MS;
export const MOST_KNOWN = 10_000;

export const followNews = (
  before: NewsState,
  look: AttentionLook | undefined,
  { from, nowMs }: FollowingNews,
): FollowedNews => {
  // Whoever switches it on later is not told what was there by then.
  if (from === 'off') return { state: { ...NO_NEWS, announcedAtMs: before.announcedAtMs }, announced: [] };
  const looked = look === undefined || look === before.look ? before : takeLook(before, look, { from, nowMs });
  const wanted = looked.waiting.filter(({ severity }) => isAtLeast(severity, from));
  const state = wanted.length === looked.waiting.length ? looked : { ...looked, waiting: wanted };
  if (untilAnnounced(state, nowMs) !== 0) return { state, announced: [] };
  return { state: { ...state, waiting: [], announcedAtMs: nowMs }, announced: worstFirst(wanted) };
};

/** Undefined when nothing waits. */
export const untilAnnounced = ({ waiting, announcedAtMs }: NewsState, nowMs: number): number | undefined => {
  if (waiting.length === 0) return undefined;
  return announcedAtMs === undefined ? 0 : Math.max(0, announcedAtMs + ANNOUNCE_EVERY_MS - nowMs);
};

type Taking = Readonly<{ from: Severity; nowMs: number }>;

const takeLook = (before: NewsState, look: AttentionLook, { from, nowMs }: Taking): NewsState => {
  const isFirst = isFirstLook(before, look);
  const lacked = isFirst ? new Set(look.lacking) : before.lacked;
  const found = worstOfEach(look.items.slice(0, MOST_KNOWN));
  const held = new Map(before.waiting.map((one) => [one.id, one]));
  const waiting: Attention[] = [];
  const known = new Map<string, Known>();
  for (const [id, item] of found) {
    // What was not announced yet is as new as it was.
    const last = held.has(id) ? undefined : recent(before.known.get(id), nowMs);
    known.set(id, { worst: worseOf(last?.worst, item.severity), goneAtMs: undefined });
    const isNews = isAtLeast(item.severity, from) && (last === undefined || !isAtLeast(last.worst, from));
    if (isNews && (!isFirst || held.has(id))) waiting.push(item);
  }
  // Something that cannot be told at the moment says of nothing that it is gone, and neither does another window.
  const tellsGone = !isFirst && look.lacking.every((name) => lacked.has(name));
  const gone: [string, Known][] = [];
  for (const [id, last] of before.known) {
    if (found.has(id)) continue;
    const one = held.get(id);
    if (one !== undefined && !tellsGone) waiting.push(one);
    // Never announced and gone before it could be: whenever it comes back, it is news.
    if (one !== undefined && tellsGone) continue;
    const kept = recent({ ...last, goneAtMs: last.goneAtMs ?? (tellsGone ? nowMs : undefined) }, nowMs);
    if (kept !== undefined) gone.push([id, kept]);
  }
  for (const [id, last] of latest(gone, MOST_KNOWN - known.size)) known.set(id, last);
  return { ...before, look, lacked, known, waiting };
};

/** At this window; or the first in which something is told that never was before, such as flows that are judged later than statistics. */
const isFirstLook = ({ look: last, lacked }: NewsState, look: AttentionLook): boolean => {
  if (last?.window !== look.window) return true;
  const lacking = new Set(look.lacking);
  return [...lacked].some((name) => !lacking.has(name));
};

const worstOfEach = (items: readonly Attention[]): ReadonlyMap<string, Attention> => {
  const found = new Map<string, Attention>();
  for (const item of items) {
    const other = found.get(item.id);
    if (other === undefined || !isAtLeast(other.severity, item.severity)) found.set(item.id, item);
  }
  return found;
};

const recent = (known: Known | undefined, nowMs: number): Known | undefined =>
  known?.goneAtMs !== undefined && nowMs - known.goneAtMs >= FORGET_AFTER_MS ? undefined : known;

const worseOf = (one: Severity | undefined, other: Severity): Severity =>
  one !== undefined && isAtLeast(one, other) ? one : other;

/** Where there is no room for all, those stay that were there last. */
const latest = (gone: readonly [string, Known][], room: number): readonly [string, Known][] =>
  gone.length <= room
    ? gone
    : gone
        .toSorted(([, a], [, b]) => (b.goneAtMs ?? Number.MAX_VALUE) - (a.goneAtMs ?? Number.MAX_VALUE))
        .slice(0, Math.max(0, room));

const worstFirst = (items: readonly Attention[]): readonly Attention[] =>
  items.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
