// Keys while a list lies over the pane.
import type { Instant } from '../../domain/instant.ts';
import type { Binding } from '../../hooks/keys/binding.ts';
import { findBinding } from '../../hooks/keys/find-binding.ts';
import { parseWindow } from '../../live/session/parse-window.ts';
import { withChoice } from '../../panes/view.ts';
import { clampTop, type ListSize, type Move, moveSelection } from '../../widgets/list-window.ts';
import { WINDOW_CHOICE } from '../actions/window.ts';
import { here, stay } from '../history.ts';
import type { ChooseOverlay, HelpOverlay, LogOverlay, ShellState } from '../state.ts';
import { only, type ShellContext, type Step } from '../step.ts';
import { takeOutcome } from '../take-outcome.ts';
import { moveOf } from './list-keys.ts';

type ListOverlay = HelpOverlay | LogOverlay | ChooseOverlay;

export const pressList = (
  overlay: ListOverlay,
  press: string,
  context: ShellContext,
  { bindings, size }: Readonly<{ bindings: readonly Binding[]; size: ListSize }>,
): Step => {
  const { state } = context;
  const found = findBinding(bindings, [...state.pressed, press]);
  if (found.kind === 'begun') return only({ ...state, pressed: [...state.pressed, press] });
  const settled = { ...state, pressed: [] };
  if (found.kind === 'nothing') return only(settled);
  const move = moveOf(found.action);
  if (move !== undefined) return only({ ...settled, overlay: moved(overlay, move, size) });
  const closed = { ...settled, overlay: undefined };
  if (found.action !== 'overlay_take' || overlay.kind !== 'choose') return only(closed);
  return take(overlay, closed, context);
};

const moved = (overlay: ListOverlay, move: Move, size: ListSize): ListOverlay =>
  overlay.kind === 'help'
    ? { ...overlay, top: scrolled(overlay.top, move, size) }
    : { ...overlay, list: moveSelection(overlay.list, move, size) };

/** A text without a selection: every key moves the window itself. */
const scrolled = (top: number, move: Move, size: ListSize): number => {
  const by: Readonly<Record<string, number>> = {
    up: -1,
    down: 1,
    'page-up': -size.height,
    'page-down': size.height,
    first: -size.count,
    last: size.count,
  };
  return clampTop(top + (typeof move === 'string' ? (by[move] ?? 0) : 0), size);
};

const take = (
  { choice, options, does, list }: ChooseOverlay,
  state: ShellState,
  { shown, now }: ShellContext,
): Step => {
  const option = options[list.index];
  if (option === undefined) return only(state);
  if (does === 'act') return takeOutcome(state, shown.act(`${choice} ${option.id}`));
  return only(choose(choice, option.id, state, now));
};

const choose = (choice: string, id: string, state: ShellState, now: Instant): ShellState => {
  const { view } = here(state.history);
  if (choice !== WINDOW_CHOICE)
    return { ...state, history: stay(state.history, { view: withChoice(view, choice, id) }) };
  const window = parseWindow(id, now);
  return window.ok ? { ...state, history: stay(state.history, { window: window.value }) } : state;
};
