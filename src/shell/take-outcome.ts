// Does what a key of a pane leads to.
import type { Outcome } from '../panes/pane.ts';
import { editedText } from '../widgets/edit-text.ts';
import { goTo, here, stay } from './history.ts';
import type { ShellState } from './state.ts';
import { doing, only, type Step, tell } from './step.ts';

export const takeOutcome = (state: ShellState, outcome: Outcome | undefined): Step => {
  if (outcome === undefined) return only(state);
  const { history } = state;
  switch (outcome.kind) {
    case 'view':
      return only({ ...state, history: stay(history, { view: outcome.view }) });
    case 'open':
      return only({
        ...state,
        history: goTo(history, { view: outcome.view, window: outcome.window ?? here(history).window }),
      });
    case 'choose': {
      const index = Math.max(
        0,
        outcome.options.findIndex(({ id }) => id === outcome.chosen),
      );
      const { choice, title, options, does } = outcome;
      return only({ ...state, overlay: { kind: 'choose', choice, title, options, does, list: { index, top: 0 } } });
    }
    case 'copy':
      return doing(state, { kind: 'copy', text: outcome.text, what: outcome.what });
    case 'write':
    case 'decide':
      return doing(state, outcome);
    case 'type-filter':
      return only({
        ...state,
        overlay: { kind: 'filter', line: editedText(here(history).view.filter), selected: undefined, error: undefined },
      });
    case 'tell':
      return tell(state, { text: outcome.text, meaning: outcome.meaning });
  }
};
