// Keys while a filter is being typed.
import type { Binding } from '../../hooks/keys/binding.ts';
import type { Completion } from '../../panes/pane.ts';
import { goTo, here } from '../history.ts';
import type { FilterOverlay, ShellState } from '../state.ts';
import { only, type ShellContext, type Step } from '../step.ts';
import { lineKey } from './line-keys.ts';
import { pasteLine } from './paste-line.ts';
import { pressLine } from './press-line.ts';

const NOTHING: Completion = { from: 0, to: 0, options: [] };

export const pressFilter = (
  overlay: FilterOverlay,
  press: string,
  { state, shown }: ShellContext,
  bindings: readonly Binding[],
): Step => {
  const { text, cursor } = overlay.line;
  const completion = shown.filter?.complete(text, cursor) ?? NOTHING;
  const result = pressLine(overlay, lineKey(bindings, press), completion);
  switch (result.kind) {
    case 'typed':
      return only({ ...state, overlay: { ...overlay, ...result.typed } });
    case 'closed':
      return only({ ...state, overlay: undefined });
    case 'recall':
      return only(state);
    case 'taken': {
      const error = shown.filter?.check(text);
      return error === undefined ? apply(text, state) : only({ ...state, overlay: { ...overlay, error } });
    }
  }
};

export const pasteFilter = (overlay: FilterOverlay, text: string, state: ShellState): Step =>
  only({ ...state, overlay: { ...overlay, ...pasteLine(overlay.line, text), selected: undefined } });

/** A filter is a step of its own: Esc brings back what was listed before, and where in it one was. */
const apply = (text: string, state: ShellState): Step => {
  const { view, window } = here(state.history);
  const filter = text.trim();
  const closed = { ...state, overlay: undefined };
  if (filter === view.filter) return only(closed);
  return only({ ...closed, history: goTo(state.history, { view: { ...view, filter, lists: {} }, window }) });
};
