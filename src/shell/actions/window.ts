// Keys that choose which span of time everything is about.
import type { Instant } from '../../domain/instant.ts';
import { periodName } from '../../domain/window.ts';
import {
  earlierWindow,
  laterWindow,
  longerWindow,
  shorterWindow,
  WINDOW_PRESETS,
  type WindowChoice,
} from '../../live/session/window-choice.ts';
import type { Option } from '../../panes/pane.ts';
import type { Action } from '../action.ts';
import { here, stay } from '../history.ts';
import { only, type ShellContext, type Step } from '../step.ts';

/** The choice of an overlay that is the window, whatever the pane. */
export const WINDOW_CHOICE = 'window';

export const WINDOW_OPTIONS: readonly Option[] = WINDOW_PRESETS.map((hours) => ({
  id: periodName(hours),
  title: `last ${periodName(hours)}`,
}));

const choose = ({ state }: ShellContext): Step => {
  const { window } = here(state.history);
  const index = window.kind === 'last' ? WINDOW_OPTIONS.findIndex(({ id }) => id === periodName(window.hours)) : 0;
  const title = 'Time window (:window takes any other)';
  const list = { index: Math.max(0, index), top: 0 };
  return only({ ...state, overlay: { kind: 'choose', choice: WINDOW_CHOICE, title, options: WINDOW_OPTIONS, list } });
};

type Moving = (window: WindowChoice, now: Instant) => WindowChoice;

const shift =
  (move: Moving) =>
  ({ state, now }: ShellContext): Step =>
    only({ ...state, history: stay(state.history, { window: move(here(state.history).window, now) }) });

export const WINDOW_ACTIONS: readonly Action[] = [
  { action: 'window', press: ['t'], says: 'choose the time window', hint: 'window', run: choose },
  { action: 'earlier', press: ['<'], says: 'one window earlier', run: shift(earlierWindow) },
  { action: 'later', press: ['>'], says: 'one window later, at most to now', run: shift(laterWindow) },
  {
    action: 'shorter_window',
    press: ['{'],
    says: 'the next shorter window, with the same end',
    run: shift(shorterWindow),
  },
  {
    action: 'longer_window',
    press: ['}'],
    says: 'the next longer window, with the same end',
    run: shift(longerWindow),
  },
];
