// Commands that lead somewhere: to a device, to what a filter lets through.
import { success } from '../../domain/result.ts';
import { emptyView } from '../../panes/view.ts';
import { goTo, here } from '../history.ts';
import { doing, only } from '../step.ts';
import type { Command } from './command.ts';
import { refuse } from './trouble.ts';

export const GO_COMMANDS: readonly Command[] = [
  {
    name: 'device',
    takes: '142 | ws-0142 | 10.1.2.3 | a MAC address',
    says: 'look at one device',
    run: (argument, { state }) => {
      if (argument === '') return refuse('device', 'no device is named', 'Try :device ws-0142.');
      return success(doing(state, { kind: 'find-device', text: argument, window: here(state.history).window }));
    },
  },
  {
    name: 'filter',
    takes: 'port:445 bytes>10m',
    says: 'show only what a filter lets through; in a pane without a filter: of the flows',
    run: (argument, { state, shown, panes }) => {
      const { view, window } = here(state.history);
      const pane = shown.filter === undefined ? panes.find(({ checkFilter }) => checkFilter !== undefined) : undefined;
      const target = pane === undefined ? view : emptyView(pane.name);
      const wrong = pane === undefined ? shown.filter?.check(argument) : pane.checkFilter?.(argument);
      if (wrong !== undefined) return refuse('filter', wrong, '');
      if (pane === undefined && argument === view.filter) return success(only(state));
      return success(
        only({ ...state, history: goTo(state.history, { view: { ...target, filter: argument, lists: {} }, window }) }),
      );
    },
  },
];
