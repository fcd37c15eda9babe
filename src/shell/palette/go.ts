// Commands that lead somewhere: to a device, to what a filter lets through.
import { success } from '../../domain/result.ts';
import type { FilterSupport } from '../../panes/pane.ts';
import { emptyView, type PaneName } from '../../panes/view.ts';
import { goTo, here } from '../history.ts';
import { doing, only, type ShellContext } from '../step.ts';
import { amongOptions, type Command } from './command.ts';
import { refuse } from './trouble.ts';

type Filtering = Readonly<{
  support: FilterSupport;
  /** Undefined: of the page that is open. */
  pane: PaneName | undefined;
}>;

/** Of the page that is open, else of the first pane that has one. */
const filterOf = ({ state, shown, panes, read }: ShellContext): Filtering | undefined => {
  if (shown.filter !== undefined) return { support: shown.filter, pane: undefined };
  const { window } = here(state.history);
  const [first] = panes.flatMap(({ name, filterIn }) => (filterIn === undefined ? [] : [{ name, filterIn }]));
  return first === undefined ? undefined : { support: first.filterIn({ read, window }), pane: first.name };
};

const DEVICE: Pick<Command, 'takes' | 'complete'> = {
  takes: '142 | ws-0142 | 10.1.2.3 | a MAC address',
  complete: (typed, { state, panes, read }) =>
    amongOptions(
      typed,
      panes.flatMap((pane) => pane.subjects?.({ read, window: here(state.history).window }) ?? []),
    ),
};

export const GO_COMMANDS: readonly Command[] = [
  {
    ...DEVICE,
    name: 'device',
    says: 'look at one device',
    run: (argument, { state }) => {
      if (argument === '')
        return refuse(
          'device',
          'no device is named',
          'Try :device and a name, a number or an address; Tab completes it.',
        );
      const { window } = here(state.history);
      return success(doing(state, { kind: 'find-device', text: argument, window, beside: undefined }));
    },
  },
  {
    ...DEVICE,
    name: 'compare',
    says: 'lay another device beside the one that is open',
    run: (argument, { state }) => {
      const { view, window } = here(state.history);
      if (view.pane !== 'device' || view.did === undefined) {
        return refuse('compare', 'no device is open', 'Open one first, with :device and its name, number or address.');
      }
      if (argument === '')
        return refuse(
          'compare',
          'no device is named',
          'Try :compare and a name, a number or an address; Tab completes it.',
        );
      return success(doing(state, { kind: 'find-device', text: argument, window, beside: view.did }));
    },
  },
  {
    name: 'filter',
    takes: 'port:445 bytes>10m',
    says: 'show only what a filter lets through; in a pane without a filter: of the flows',
    complete: (typed, context) => filterOf(context)?.support.complete(typed, typed.length) ?? amongOptions(typed, []),
    run: (argument, context) => {
      const { state } = context;
      const { view, window } = here(state.history);
      const filter = filterOf(context);
      const target = filter?.pane === undefined ? view : emptyView(filter.pane);
      const wrong = filter?.support.check(argument);
      if (wrong !== undefined) return refuse('filter', wrong, '');
      if (filter?.pane === undefined && argument === view.filter) return success(only(state));
      return success(
        only({ ...state, history: goTo(state.history, { view: { ...target, filter: argument, lists: {} }, window }) }),
      );
    },
  },
];
