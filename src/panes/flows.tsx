// Who talked with whom: the flows of the window, filtered, sorted and broken down.
//
//   external flows to port 445: 17 of 48,211, 1.2 GB
//   time       source      destination      port  bytes
//   ›14:02:07Z ws-0142     10.1.2.3         445   142 MB
//   by application  smb ████ 12             by port  445 ████ 12
import { Box } from 'ink';
import type { Flow } from '../domain/flow.ts';
import { FLOW_SCHEMA } from '../flows/filter/flow-fields.ts';
import { withoutLast } from '../flows/filter/language/edit-filter.ts';
import { flowAt } from '../flows/flow-at.ts';
import type { FlowTable } from '../flows/flow-table.ts';
import type { NetworkAnswer } from '../flows/network-answer.ts';
import type { Answer } from '../live/part.ts';
import { flowsPart } from '../live/questions/index.ts';
import { formatWindow, windowAt } from '../live/session/window-choice.ts';
import { formatBytes, formatCount } from '../text/units.ts';
import type { Line } from '../theme/line.ts';
import { DataTable, tableRows } from '../widgets/data-table.ts';
import { Facts } from '../widgets/facts.ts';
import { Lines } from '../widgets/lines.tsx';
import { clampWindow } from '../widgets/list-window.ts';
import { BREAKDOWNS, breakdownOf } from './flows/breakdown.ts';
import { type BreakdownPart, breakdownPart, breakdownsIn } from './flows/breakdown-part.ts';
import { columnOptions, columnsFor, FLOW_COLUMNS, ORDER_OPTIONS, orderOf, WIDTH_HINTS } from './flows/flow-columns.ts';
import { flowFacts } from './flows/flow-details.ts';
import { flowFilter } from './flows/flow-filter.ts';
import { type FlowsModel, flowsModel } from './flows/flows-model.ts';
import { createFreshness, freshAt } from './flows/fresh-rows.ts';
import { createSelectionKeeper } from './flows/keep-selected.ts';
import { markAt, marksIn, reasonLines, suspicionIn, suspiciousIn } from './flows/suspicious.ts';
import type { Outcome, Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { clickIn, moveIn } from './parts/list-moves.ts';
import { createSlot } from './parts/work.ts';
import { emptyView, listIn, type View, withList } from './view.ts';

const MODEL = createSlot<FlowsModel>();

const LIST = 'flows';
const DETAILS = 'flow';
const BREAKDOWN_LINES = 7;
/** A wider row says no more, and every selected row is sent whole. */
const WIDEST = 148;
const HINTS = ['open', 'filter', 'sort', 'source_device'];

export const flows: Pane = {
  name: 'flows',
  title: 'Flows',
  says: 'the flows of the time window, one in each row, filtered, sorted and broken down',
  bindings: [
    { action: 'sort', press: ['s'], says: 'choose the order of the flows', hint: 'sort' },
    {
      action: 'breakdown',
      press: ['b'],
      says: 'choose what the first breakdown below the table is by',
      hint: 'breakdown',
    },
    { action: 'next_suspicious', press: ['n'], says: 'the next suspicious flow', hint: 'suspicious' },
    { action: 'previous_suspicious', press: ['N'], says: 'the suspicious flow before' },
    { action: 'columns', press: ['c'], says: 'hide a column, or show it again' },
    { action: 'to_breakdown', press: ['B'], says: 'go down to the breakdown, and up again', hint: 'groups' },
    { action: 'widen', press: ['backspace'], says: 'take the last condition of the filter away' },
    { action: 'source_device', press: ['d'], says: 'look at the device at the source', hint: 'source' },
    { action: 'destination_device', press: ['D'], says: 'look at the device at the destination' },
  ],
  filterIn: ({ read, window }) => flowFilter(read(flowsPart(window)).data?.flows),
  parts: (_view, window) => [flowsPart(window)],
  show: (context) => {
    const part = flowsPart(context.window);
    const answer = context.read(part);
    const waiting = answerStateLines([{ name: part.name, answer }], context.size, context.pen);
    const table = answer.data?.flows;
    if (waiting !== undefined || table === undefined) {
      return showLines(context, waiting ?? [[{ text: '  the appliance reports no flows', meaning: 'dim' }]]);
    }
    const { view, window, now, work } = context;
    const order = orderOf(view.choices.order);
    const by = breakdownsIn(context).map(({ id }) => id);
    const { endAt } = windowAt(window, answer.at ?? now);
    const givens = [table, endAt, view.filter, order.column, order.isDescending, ...by];
    const asked = { table, endAt, filter: view.filter, order, by };
    const model = work(MODEL, givens, () => flowsModel(asked));
    if (model === undefined) return showLines(context, [[{ text: '  ordering the flows', meaning: 'dim' }]], table);
    return view.path[0] === DETAILS ? showDetails(context, model, answer) : showTable(context, model, answer);
  },
};

const reportOf = ({ filter }: View) => ({ name: 'traffic', ...(filter === '' ? {} : { filter }) });

const crumbsOf = ({ filter }: View): readonly string[] => (filter === '' ? [] : [filter]);

const showLines = ({ view, size }: PaneContext, lines: readonly Line[], table?: FlowTable): Shown => ({
  element: <Lines lines={lines} width={size.columns} height={size.rows} />,
  crumbs: crumbsOf(view),
  hints: [],
  act: () => undefined,
  filter: flowFilter(table),
  report: reportOf(view),
});

const keepSelected = createSelectionKeeper();

const freshnessOf = createFreshness();

const showTable = (context: PaneContext, model: FlowsModel, answer: Answer<NetworkAnswer>): Shown => {
  const { view, size, clock, pen } = context;
  const { table, rows } = model;
  const belowHeight = breakdownsIn(context).length === 0 ? 0 : BREAKDOWN_LINES;
  const below = breakdownPart(context, model, belowHeight);
  const height = Math.max(0, size.rows - 1 - belowHeight);
  const list = { count: rows.length, height: tableRows(rows.length, height) };
  const place = clampWindow(keepSelected(listIn(view, LIST), table, rows), list);
  const there = withList(view, LIST, place);
  const since = freshnessOf(formatWindow(context.window), table);
  const marks = marksIn(context, model, answer);
  const order = orderOf(view.choices.order);
  const columns = columnsFor(clock, view.choices.columns);
  const flow = rows.length === 0 ? undefined : flowAt(table, rows[place.index] ?? 0);
  return {
    element: (
      <Box flexDirection="column">
        <Lines
          lines={[toldLine(model, answer, suspicionIn(marks, rows, rows[place.index], pen))]}
          width={size.columns}
          height={1}
        />
        <DataTable
          columns={columns}
          rowCount={rows.length}
          cellsOf={(row) => {
            const shown = flowAt(table, rows[row] ?? 0);
            return columns.map(({ write }) => ({ text: write(shown, clock) }));
          }}
          markOf={(row) => markAt(marks, rows[row], pen) ?? freshAt(table, rows[row], since)}
          selected={below.isOpen ? undefined : place.index}
          top={place.top}
          sort={{ id: order.column, isDescending: order.isDescending }}
          widthHints={WIDTH_HINTS}
          empty="no flow passes the filter; x lists all of them"
          width={pen.isSpoken ? size.columns : Math.min(size.columns, WIDEST)}
          height={height}
        />
        <Lines lines={below.lines} width={size.columns} height={belowHeight} />
      </Box>
    ),
    crumbs: crumbsOf(view),
    hints: hintsIn(below, belowHeight > 0, (marks?.markedCount ?? 0) > 0),
    act: (action) =>
      actAround(action, there, below) ??
      suspiciousIn(action, { view: there, list: LIST, size: list, marks, rows, at: place.index }) ??
      actOnTable(action, there, flow) ??
      moveIn(there, LIST, action, list),
    filter: flowFilter(table),
    rowAt: (line, column) =>
      line > height ? below.spotAt(line - height - 1, column) : clickIn(view, LIST, { ...list, top: place.top })(line),
    report: reportOf(view),
  };
};

const hintsIn = ({ isOpen }: BreakdownPart, hasBelow: boolean, hasMarks: boolean): readonly string[] =>
  isOpen
    ? ['open', 'to_breakdown']
    : [...HINTS, ...(hasMarks ? ['next_suspicious'] : []), ...(hasBelow ? ['to_breakdown'] : [])];

/** A row of the breakdown becomes a condition of the filter; what was asked for last is taken away again. */
const actAround = (action: string, view: View, below: BreakdownPart): Outcome | undefined => {
  if (action !== 'widen') return below.act(action);
  if (view.filter === '') return { kind: 'tell', text: 'nothing is filtered here', meaning: 'dim' };
  return { kind: 'open', view: { ...view, filter: withoutLast(view.filter, FLOW_SCHEMA), lists: {} } };
};

const toldLine = (
  { told, rows, table, totals }: FlowsModel,
  { at, data }: Answer<NetworkAnswer>,
  suspicion: Line,
): Line => [
  { text: ` ${told}: `, meaning: 'label' },
  { text: formatCount(rows.length), meaning: 'accent' },
  { text: rows.length === table.rowCount ? '' : ` of ${formatCount(table.rowCount)}` },
  { text: rows.length === 0 ? '' : `, ${formatBytes(totals.bytes)}` },
  { text: at === undefined || rows.length === table.rowCount ? '' : '  (filtered here)', meaning: 'dim' },
  ...leftOut(data?.summary?.connectionCount, table.rowCount),
  ...suspicion,
];

/** What the appliance counts beside what it sent: a large window may be cut. */
const leftOut = (counted: number | undefined, sent: number): Line =>
  counted === undefined || counted <= sent
    ? []
    : [{ text: `  the appliance counts ${formatCount(counted)}: not all were sent`, meaning: 'warning' }];

const actOnTable = (action: string, view: View, flow: Flow | undefined): Outcome | undefined => {
  switch (action) {
    case 'sort':
      return {
        kind: 'choose',
        choice: 'order',
        title: 'Order of the flows',
        options: ORDER_OPTIONS,
        chosen: view.choices.order ?? '-startAt',
      };
    case 'columns':
      return {
        kind: 'choose',
        choice: 'columns',
        title: 'Columns',
        options: columnOptions(view.choices.columns),
        chosen: '',
      };
    case 'breakdown':
      return {
        kind: 'choose',
        choice: 'by',
        title: 'Break the flows down by',
        options: BREAKDOWNS,
        chosen: breakdownOf(view.choices.by).id,
      };
    case 'open':
      return flow === undefined ? undefined : { kind: 'open', view: { ...view, path: [DETAILS] } };
    case 'copy':
      return flow === undefined ? undefined : { kind: 'copy', text: rowText(flow), what: 'flow' };
    case 'source_device':
      return toDevice(flow?.source?.did, 'source');
    case 'destination_device':
      return toDevice(flow?.destination?.did, 'destination');
    default:
      return undefined;
  }
};

const toDevice = (did: number | undefined, side: string): Outcome =>
  did === undefined
    ? { kind: 'tell', text: `the ${side} is no device that the appliance knows`, meaning: 'dim' }
    : { kind: 'open', view: { ...emptyView('device'), did } };

const rowText = (flow: Flow): string => FLOW_COLUMNS.map(({ write }) => write(flow, ISO_CLOCK)).join('\t');

const ISO_CLOCK = {
  zone: 'utc',
  second: (at: number) => new Date(at).toISOString(),
  minute: (at: number) => new Date(at).toISOString(),
  time: (at: number) => new Date(at).toISOString(),
} as const;

const showDetails = (context: PaneContext, model: FlowsModel, answer: Answer<NetworkAnswer>): Shown => {
  const { view, size, clock, pen } = context;
  const { table, rows } = model;
  const list = { count: rows.length, height: 1 };
  const place = clampWindow(keepSelected(listIn(view, LIST), table, rows), list);
  const there = withList(view, LIST, place);
  const row = rows[place.index];
  const flow = row === undefined ? undefined : flowAt(table, row);
  const facts = flow === undefined ? [] : flowFacts(flow, clock);
  const why = reasonLines(marksIn(context, model, answer), row, pen);
  const title: Line = [
    { text: ` flow ${formatCount(place.index + 1)} of ${formatCount(rows.length)}`, meaning: 'heading' },
  ];
  const head = [title, [], ...why, ...(why.length === 0 ? [] : [[]])].slice(0, size.rows);
  return {
    element: (
      <Box flexDirection="column">
        <Lines lines={head} width={size.columns} height={head.length} />
        <Box marginLeft={1}>
          <Facts facts={facts} width={size.columns - 2} height={Math.max(0, size.rows - head.length)} />
        </Box>
      </Box>
    ),
    crumbs: [...crumbsOf(view), `flow ${formatCount(place.index + 1)}`],
    hints: ['source_device', 'destination_device'],
    act: (action) =>
      action === 'open' ? undefined : (actOnTable(action, there, flow) ?? moveIn(there, LIST, action, list)),
    report: reportOf(view),
  };
};
