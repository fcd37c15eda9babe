// Keys that go from pane to pane, and back to where one was.
import type { Pane } from '../../panes/pane.ts';
import { PANE_NAMES, type PaneName } from '../../panes/view.ts';
import type { Action } from '../action.ts';
import { canGoBack, goBack, goForward, goToPane, here } from '../history.ts';
import type { ShellContext, Step } from '../step.ts';
import { doing, only } from '../step.ts';

const toPane = ({ state }: ShellContext, pane: PaneName): Step =>
  only({ ...state, history: goToPane(state.history, pane) });

const beside = (context: ShellContext, by: number): Step => {
  const { panes, state } = context;
  const at = panes.findIndex(({ name }: Pane) => name === here(state.history).view.pane);
  const next = panes[(at + by + panes.length) % panes.length];
  return next === undefined ? only(state) : toPane(context, next.name);
};

/** What is being waited for is given up first; old data stay, and so does the place. */
const back = ({ state, isWaiting }: ShellContext): Step => {
  if (isWaiting)
    return doing({ ...state, note: { text: 'given up; r asks again', meaning: 'dim' } }, { kind: 'cancel' });
  return only({ ...state, history: goBack(state.history) });
};

export const WALK_ACTIONS: readonly Action[] = [
  ...PANE_NAMES.map(
    (name, index): Action => ({
      action: name,
      press: [String(index + 1)],
      says: `the ${name} pane; once more: its first page`,
      run: (context) => toPane(context, name),
    }),
  ),
  { action: 'next_pane', press: ['tab'], says: 'the next pane', run: (context) => beside(context, 1) },
  { action: 'previous_pane', press: ['shift+tab'], says: 'the pane before', run: (context) => beside(context, -1) },
  {
    action: 'back',
    press: ['esc'],
    says: 'one step back, to exactly what was there; gives up what is being waited for',
    hint: 'back',
    run: back,
  },
  {
    action: 'history_back',
    press: ['['],
    says: 'back along where one has been',
    run: ({ state }) => only({ ...state, history: goBack(state.history) }),
  },
  {
    action: 'history_forward',
    press: [']'],
    says: 'forward again',
    run: ({ state }) => only({ ...state, history: goForward(state.history) }),
  },
];

export const mayGoBack = ({ state }: ShellContext): boolean => canGoBack(state.history);
