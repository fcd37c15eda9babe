// What needs attention and has not been looked at yet.
import type { AttentionTold, Pane } from '../panes/pane.ts';
import type { Frame } from './frame.ts';
import type { ShellState } from './state.ts';

type Seen = Pick<ShellState, 'seen' | 'seenBefore' | 'lookedAt'>;

/** With what the open pane shows now; the same object when nothing came. */
export const lookedIn = <S extends Seen>(state: S, { pane, attention }: Pick<Frame, 'pane' | 'attention'>): S => {
  const { name } = pane;
  const { [name]: before } = state.seen;
  const isOpened = state.lookedAt !== name;
  const opened: S = isOpened
    ? { ...state, lookedAt: name, seenBefore: before === undefined ? {} : { [name]: before } }
    : state;
  const shown = attention.get(name)?.items;
  const isKnown = shown === undefined || (before?.size === shown.length && shown.every(({ id }) => before.has(id)));
  return isKnown ? opened : { ...opened, seen: { ...state.seen, [name]: new Set(shown.map(({ id }) => id)) } };
};

/** How much came since one last looked; all of it, if one never did. */
export const newIn = ({ name }: Pane, told: AttentionTold | undefined, { seen }: Pick<ShellState, 'seen'>): number =>
  (told?.items ?? []).filter(({ id }) => seen[name]?.has(id) !== true).length;
