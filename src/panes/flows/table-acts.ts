// What keys do on the table of flows and on a flow that is opened.
import type { Flow } from '../../domain/flow.ts';
import { spanOf } from '../../domain/window.ts';
import { tellsConnections } from '../../flows/connections/tells-connections.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { withoutLast } from '../../flows/filter/language/edit-filter.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import type { Outcome, PaneContext, ReportWanted } from '../pane.ts';
import { emptyView, listIn, type View, withList } from '../view.ts';
import { breakdownChoices, breakdownOf, sumBreakdownOf } from './breakdown.ts';
import { chooseCell, copiedCell, rowText } from './copy-flow.ts';
import { flipped, ORDER_OPTIONS, orderText } from './flow-columns.ts';
import type { FlowsModel } from './flows-model.ts';
import { columnOptions } from './hidden-columns.ts';
import type { FlowsAsked } from './questions.ts';
import { writeOutcome } from './write-outcome.ts';

/** What the place in the table is remembered under. */
export const LIST = 'flows';
/** The path of a flow that is opened. */
export const DETAILS = 'flow';

export const crumbsOf = ({ filter }: View): readonly string[] => (filter === '' ? [] : [filter]);

export const reportOf = ({ filter }: View, name = 'traffic'): ReportWanted => ({
  name,
  ...(filter === '' ? {} : { filter }),
});

export type TableGiven = Readonly<{
  context: PaneContext;
  model: Pick<FlowsModel, 'table' | 'rows'> & Partial<Pick<FlowsModel, 'sums'>>;
  asked: FlowsAsked;
}>;

/** Undefined for what is about one flow. */
export const actOnTable = (action: string, view: View, given: TableGiven): Outcome | undefined => {
  switch (action) {
    case 'widen':
      return widened(view);
    case 'sort':
      return {
        kind: 'choose',
        choice: 'order',
        title: 'Order of the flows',
        options: ORDER_OPTIONS.filter(({ column }) => column !== 'score' || given.model.table.score.length > 0),
        chosen: orderText(view.choices.order),
      };
    case 'reverse':
      return { kind: 'view', view: { ...view, choices: { ...view.choices, order: flipped(view.choices.order) } } };
    case 'columns':
      return {
        kind: 'choose',
        choice: 'columns',
        title: 'Columns',
        options: columnOptions(view.choices.columns, given.model, given.context.size.columns),
        chosen: '',
      };
    case 'breakdown':
      return {
        kind: 'choose',
        choice: 'by',
        title: given.model.sums === undefined ? 'Break the flows down by' : 'Break the traffic down by',
        options: breakdownChoices(given.model.sums),
        chosen: (given.model.sums === undefined ? breakdownOf : sumBreakdownOf)(view.choices.by).id,
      };
    default:
      return actOnFile(action, given);
  }
};

/** What was asked for last is taken away again. */
export const widened = (view: View): Outcome =>
  view.filter === ''
    ? { kind: 'tell', text: 'nothing is filtered here', meaning: 'dim' }
    : { kind: 'open', view: { ...view, filter: withoutLast(view.filter, FLOW_SCHEMA), lists: {} } };

/** The flows that are shown become a file, whichever page shows them. */
export const actOnFile = (action: string, given: TableGiven): Outcome | undefined =>
  action.startsWith('write') ? writeOutcome(action, toWrite(given)) : undefined;

const toWrite = ({ context, model, asked }: TableGiven): Parameters<typeof writeOutcome>[1] => {
  const { window, now, source } = context;
  const { answer, filter } = asked;
  const shown = spanOf(windowAt(window, answer.at ?? now));
  return {
    table: model.table,
    rows: model.rows,
    head: {
      filter,
      asked: asked.asked,
      startAt: shown.startAt,
      endAt: shown.endAt,
      count: model.rows.length,
      of: model.table.rowCount,
      ...(tellsConnections(answer.data)
        ? { reportedCount: undefined, note: CONNECTIONS_NOTE }
        : { reportedCount: answer.data?.summary?.connectionCount }),
      appliance: source.profile,
    },
  };
};

const CONNECTIONS_NOTE =
  'the connections that the appliance names beside its sums; instead of flows, and maybe not all there were';

export const actOnFlow = (
  action: string,
  view: View,
  flow: Flow | undefined,
  clock: ClockFace,
): Outcome | undefined => {
  if (flow === undefined) return undefined;
  switch (action) {
    case 'open':
      return view.path[0] === DETAILS ? undefined : { kind: 'open', view: opened(view) };
    case 'copy':
      return { kind: 'copy', text: rowText(flow), what: 'flow' };
    case 'copy_cell':
      return chooseCell(flow, clock);
    case 'source_device':
      return toDevice(flow.source?.did, 'source');
    case 'destination_device':
      return toDevice(flow.destination?.did, 'destination');
    default:
      return copiedCell(action);
  }
};

/** With a place of its own, under which the flow is kept while others come. */
const opened = (view: View): View => withList({ ...view, path: [DETAILS] }, LIST, { ...listIn(view, LIST) });

const toDevice = (did: number | undefined, side: string): Outcome =>
  did === undefined
    ? { kind: 'tell', text: `the ${side} is no device that the appliance knows`, meaning: 'dim' }
    : { kind: 'open', view: { ...emptyView('device'), did } };
