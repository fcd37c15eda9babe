// What needs attention and has not been looked at yet.
import type { AttentionTold, Pane } from '../panes/pane.ts';
import type { Frame } from './frame.ts';
import type { ShellState } from './state.ts';

/** With what the open pane shows now; the same object when nothing came. */
export const seenIn = ({ pane, state, attention }: Pick<Frame, 'pane' | 'state' | 'attention'>): ShellState['seen'] => {
  const shown = attention.get(pane.name)?.items;
  if (shown === undefined) return state.seen;
  const before = state.seen[pane.name];
  const isKnown = before?.size === shown.length && shown.every(({ id }) => before.has(id));
  return isKnown ? state.seen : { ...state.seen, [pane.name]: new Set(shown.map(({ id }) => id)) };
};

/** How much came since one last looked; all of it, if one never did. */
export const newIn = ({ name }: Pane, told: AttentionTold | undefined, { seen }: Pick<ShellState, 'seen'>): number =>
  (told?.items ?? []).filter(({ id }) => seen[name]?.has(id) !== true).length;
