// Keys that open something over the pane: the command line, the filter, the help, the log.
import { editedText } from '../../widgets/edit-text.ts';
import type { Action } from '../action.ts';
import { goTo, here } from '../history.ts';
import { only, type ShellContext, type Step, tell } from '../step.ts';
import { takeOutcome } from '../take-outcome.ts';

const filter = ({ state, shown }: ShellContext): Step =>
  shown.filter === undefined
    ? tell(state, { text: 'nothing can be filtered here', meaning: 'dim' })
    : takeOutcome(state, { kind: 'type-filter' });

const clearFilter = ({ state }: ShellContext): Step => {
  const { view, window } = here(state.history);
  return view.filter === ''
    ? tell(state, { text: 'nothing is filtered here', meaning: 'dim' })
    : only({ ...state, history: goTo(state.history, { view: { ...view, filter: '', lists: {} }, window }) });
};

export const ASK_ACTIONS: readonly Action[] = [
  { action: 'filter', press: ['/'], says: 'filter what is listed', hint: 'filter', run: filter },
  { action: 'clear_filter', press: ['x'], says: 'list everything again', run: clearFilter },
  {
    action: 'command',
    press: [':'],
    says: 'type a command; tab completes it',
    hint: 'command',
    run: ({ state }) =>
      only({
        ...state,
        overlay: { kind: 'palette', line: editedText(''), selected: undefined, recalled: 0, error: undefined },
      }),
  },
  {
    action: 'help',
    press: ['?'],
    says: 'every key that means something here',
    hint: 'help',
    run: ({ state }) => only({ ...state, overlay: { kind: 'help', top: 0 } }),
  },
  {
    action: 'log',
    press: ['L'],
    says: 'the last requests to the appliance',
    run: ({ state }) => only({ ...state, overlay: { kind: 'log', list: { index: 0, top: 0 } } }),
  },
];
