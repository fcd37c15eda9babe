// What needs attention and has not been looked at yet.
import { type Instant, MINUTE_MS } from '../domain/instant.ts';
import type { AttentionTold, Pane } from '../panes/pane.ts';
import type { PaneName } from '../panes/view.ts';
import type { Frame } from './frame.ts';
import type { ShellState } from './state.ts';

type Seen = Pick<ShellState, 'seen' | 'seenBefore' | 'lookedAt' | 'leftAt'>;

/** Whoever comes back sooner only looked something up: what was new still is. */
const BRIEF_MS = 2 * MINUTE_MS;

/** More are told of nowhere. */
const MOST_SEEN = 10_000;

/** With what the open pane shows now; the same object when nothing came. */
export const lookedIn = <S extends Seen>(state: S, frame: Pick<Frame, 'pane' | 'attention' | 'now'>): S => {
  const { name } = frame.pane;
  const before = state.seen[name];
  const opened = state.lookedAt === name ? state : openedIn(state, name, frame.now);
  const shown = frame.attention.get(name)?.items;
  const isKnown = shown === undefined || (before !== undefined && shown.every(({ id }) => before.has(id)));
  return isKnown
    ? opened
    : withSeen(
        opened,
        name,
        shown.map(({ id }) => id),
      );
};

const openedIn = <S extends Seen>(state: S, name: PaneName, now: Instant): S => {
  const { lookedAt, seen, seenBefore, leftAt } = state;
  const wasBrief = now - (leftAt[name] ?? Number.NEGATIVE_INFINITY) < BRIEF_MS;
  return {
    ...state,
    lookedAt: name,
    leftAt: lookedAt === undefined ? leftAt : { ...leftAt, [lookedAt]: now },
    seenBefore: wasBrief ? seenBefore : { ...seenBefore, [name]: seen[name] },
  };
};

/** What another window showed, or a look that saw only a part, is seen all the same. */
const withSeen = <S extends Seen>(state: S, name: PaneName, ids: readonly string[]): S => {
  const all = new Set([...(state.seen[name] ?? []), ...ids]);
  return { ...state, seen: { ...state.seen, [name]: all.size > MOST_SEEN ? new Set(ids) : all } };
};

/** How much came since one last looked; all of it, if one never did. */
export const newIn = ({ name }: Pane, told: AttentionTold | undefined, { seen }: Pick<ShellState, 'seen'>): number =>
  (told?.items ?? []).filter(({ id }) => seen[name]?.has(id) !== true).length;
