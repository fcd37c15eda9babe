// What a click or the wheel does: a tab is opened, a row selected, once more opened; the wheel moves the list.
import type { Outcome } from '../panes/pane.ts';
import { listIn } from '../panes/view.ts';
import { lineWidth } from '../theme/line.ts';
import { tabLines } from '../widgets/tabs.ts';
import { tabsOf } from './frame/tab-line.ts';
import type { Frame } from './frame.ts';
import { goToPane } from './history.ts';
import { only, type Step } from './step.ts';
import { takeOutcome } from './take-outcome.ts';
import { runAction } from './take-press.ts';

/** Cells count from 0. */
export type Pointed = Readonly<{ kind: 'press' | 'wheel-up' | 'wheel-down'; column: number; row: number }>;

/** Each of them is a step of its own: it begins where the one before ended. */
export const stepsOf = (pointed: Pointed): readonly Pointed[] =>
  Array.from({ length: pointed.kind === 'press' ? 1 : ROWS_A_TURN }, () => pointed);

const ROWS_A_TURN = 3;
const TAB_ROW = 1;

export const takeMouse = ({ kind, column, row }: Pointed, frame: Frame): Step => {
  const { state, context, layout, shown } = frame;
  if (state.overlay !== undefined) return only(state);
  if (kind !== 'press') return runAction(kind === 'wheel-up' ? 'previous_row' : 'next_row', context);
  if (row === TAB_ROW) return openTab(column, frame);
  const clicked = shown.rowAt?.(row - layout.paneTop, column);
  if (clicked === undefined) return only(state);
  return isSelected(clicked, frame) ? runAction('open', context) : takeOutcome(context.state, clicked);
};

const isSelected = (clicked: Outcome, { place }: Frame): boolean =>
  clicked.kind === 'view' &&
  Object.entries(clicked.view.lists).every(([list, { index }]) => listIn(place.view, list).index === index) &&
  Object.entries(clicked.view.choices).every(([choice, value]) => place.view.choices[choice] === value);

const openTab = (column: number, frame: Frame): Step => {
  const { state, panes, pane, pen } = frame;
  const tabs = tabsOf(frame);
  const active = panes.indexOf(pane);
  const width = state.size.columns - 1;
  // A tab ends where the line of it and those before it ends.
  const opened = panes.find((_, index) => {
    const [line = []] = tabLines({ tabs: tabs.slice(0, index + 1), active, width, height: 1 }, pen);
    return column <= lineWidth(line);
  });
  return only(opened === undefined ? state : { ...state, history: goToPane(state.history, opened.name) });
};
