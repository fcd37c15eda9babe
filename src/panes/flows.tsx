// Who talked with whom: the flows of the window, filtered, sorted and broken down; and pages of what they come to.
//
//   ›Flows   Groups   Traffic   Protocols   External   Talkers   Subnets   Map
//   external flows to port 445: 17 of 48,211  (filtered here)   ▲ 3 suspicious
//   17 connections 0.04 %  1.2 GB 3 %  external 94 %   appliance: 48,211 connections  40 GB
//   time       source      destination      port  bytes
//   ›14:02:07Z ws-0142     10.1.2.3         445   142 MB
//   by application  smb ████ 12             by port  445 ████ 12

import { MINUTE_MS } from '../domain/instant.ts';
import { buildFlowTable } from '../flows/build-flow-table.ts';
import { tellsConnections } from '../flows/connections/tells-connections.ts';
import type { FlowTable } from '../flows/flow-table.ts';
import type { Part } from '../live/part.ts';
import { flowsPart, newFlowsPart, subnetsPart, transfersPart } from '../live/questions/index.ts';
import { windowAt } from '../live/session/window-choice.ts';
import { formatCount } from '../text/units.ts';
import type { Line } from '../theme/line.ts';
import { Lines } from '../widgets/lines.tsx';
import { breakdownsIn } from './flows/breakdown-part.ts';
import { orderOf } from './flows/flow-columns.ts';
import { flowFilter } from './flows/flow-filter.ts';
import { flowsModel } from './flows/flows-model.ts';
import { countedSince } from './flows/paused.ts';
import { askedOf, type FlowsAsked, flowsAsked, talkersAsked } from './flows/questions.ts';
import { rehearseFor } from './flows/rehearse.ts';
import { FLOW_SECTIONS, type FlowSection, flowSection, GROUPS_PAGE } from './flows/sections.ts';
import { showFlowsPage, showTalkers } from './flows/show-document.tsx';
import { showFlow } from './flows/show-flow.tsx';
import { showGroups } from './flows/show-groups.tsx';
import { showMap } from './flows/show-map.tsx';
import { showTable } from './flows/show-table.tsx';
import { sumsOf } from './flows/sums/pane-sums.ts';
import { crumbsOf, DETAILS, reportOf, widened } from './flows/table-acts.ts';
import type { Pane, PaneAsking, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { besideSection } from './parts/sections.ts';
import { stripLines } from './parts/strip.ts';

/** Dear to ask for, and a verdict changes slowly. */
const TRANSFERS_EVERY_MS = 5 * MINUTE_MS;

export const flows: Pane = {
  name: 'flows',
  title: 'Flows',
  says: 'the flows of the time window, one in each row, filtered, sorted and broken down; beside them pages of what they come to, with every row leading back to its flows',
  bindings: [
    {
      action: 'sort',
      press: ['s'],
      says: 'choose the order of the flows, of the groups or of the talkers',
      hint: 'sort',
    },
    { action: 'reverse', press: ['S'], says: 'the same order the other way round' },
    {
      action: 'breakdown',
      press: ['b'],
      says: 'choose what the flows are broken down by; on the map: subnets or devices',
      hint: 'breakdown',
    },
    {
      action: 'next_suspicious',
      press: ['n'],
      says: 'the next suspicious flow; on the map: the next cell of the row',
      hint: 'suspicious',
    },
    { action: 'previous_suspicious', press: ['N'], says: 'the suspicious flow before; on the map: the cell before' },
    { action: 'columns', press: ['c'], says: 'hide a column, or show it again' },
    {
      action: 'to_breakdown',
      press: ['B'],
      says: 'go down to the breakdown, or to the page of all groups, and up again',
      hint: 'groups',
    },
    { action: 'widen', press: ['backspace'], says: 'take the last condition of the filter away' },
    { action: 'write', press: ['w'], says: 'write the flows that the filter lets through into a file', hint: 'write' },
    { action: 'copy_cell', press: ['Y'], says: 'copy one cell of the flow', hint: 'cell' },
    { action: 'source_device', press: ['d'], says: 'look at the device at the source', hint: 'source' },
    { action: 'destination_device', press: ['D'], says: 'look at the device at the destination', hint: 'destination' },
  ],
  filterIn: ({ read, window }) => flowFilter(read(flowsPart(window)).data?.flows),
  parts: (asking) => partsOf(asking),
  show: (context) => {
    const section = flowSection(context.view);
    if (section?.id === 'talkers') return showTalkersOrWait(context, section);
    const asked = flowsAsked(context);
    const named = asked.parts.map((part) => ({ name: part.name, answer: context.read(part) }));
    const waiting = asked.isStandIn ? undefined : answerStateLines(named, context.size, context.pen);
    const { data } = asked.answer;
    const table = data?.flows ?? (tellsConnections(data) ? NO_CONNECTIONS : undefined);
    if (waiting !== undefined || table === undefined) return showLines(context, waiting ?? [noFlowsLine(asked)]);
    if (section?.id === GROUPS_PAGE) return showGroups(context, section, table, asked);
    if (section?.id === 'map') return showMap(context, section, table, asked);
    return section === undefined ? showFlows(context, table, asked) : showFlowsPage(context, section, table, asked);
  },
};

const partsOf = ({ isPaused, ...asking }: PaneAsking): readonly Part<unknown>[] => {
  const { view, window } = asking;
  const section = flowSection(view);
  if (section?.id === 'talkers') return [talkersAsked(asking).part];
  const { parts, answer } = flowsAsked(asking);
  const isOfSums = tellsConnections(answer.data);
  const counts = isPaused ? countedSince(asking, answer.at) : undefined;
  return [
    ...parts,
    ...(isOfSums ? [subnetsPart()] : []),
    // For the marks, which only the table shows, and which are made without them where there are none.
    ...(section === undefined && !isOfSums
      ? [{ ...transfersPart(window), leastIntervalMs: TRANSFERS_EVERY_MS, isOptional: true as const }]
      : []),
    ...(counts === undefined ? [] : [newFlowsPart(counts, askedOf(view))]),
  ];
};

/** Sums may come alone. */
const NO_CONNECTIONS = buildFlowTable([]);

const noFlowsLine = ({ answer }: FlowsAsked): Line => {
  const counted = answer.data?.summary?.connectionCount;
  const beside = counted === undefined ? '' : `, though it counts ${formatCount(counted)}`;
  return [{ text: `  the appliance sent no flows${beside}`, meaning: counted === undefined ? 'dim' : 'warning' }];
};

/** The table, or a flow that was opened from it. */
const showFlows = (context: PaneContext, table: FlowTable, asked: FlowsAsked): Shown => {
  const { view, window, now, work } = context;
  const order = orderOf(view.choices.order);
  const sums = sumsOf(context, asked);
  const by = breakdownsIn(context, sums).map(({ id }) => id);
  const { endAt } = windowAt(window, asked.answer.at ?? now);
  const { here } = asked;
  const wanted = { table, endAt, filter: view.filter, here, sums, order, by };
  rehearseFor(asked.answer.asking?.bytes ?? 0, work, wanted);
  const model = flowsModel(work, wanted);
  if (model === undefined) return showLines(context, [[{ text: '  ordering the flows', meaning: 'dim' }]], table);
  const shown = { ...asked, filter: model.filter, here: model.here };
  return view.path[0] === DETAILS ? showFlow(context, model, shown) : showTable(context, model, shown);
};

const showTalkersOrWait = (context: PaneContext, section: FlowSection): Shown => {
  const asked = talkersAsked(context);
  const named = [{ name: asked.part.name, answer: asked.answer }];
  const waiting = answerStateLines(named, context.size, context.pen);
  return waiting === undefined ? showTalkers(context, section, asked) : showLines(context, waiting);
};

const showLines = ({ view, size, pen }: PaneContext, lines: readonly Line[], table?: FlowTable): Shown => {
  const section = flowSection(view);
  const strip = stripLines({ first: 'Flows', sections: FLOW_SECTIONS, page: view.path[0] }, size, pen);
  return {
    element: <Lines lines={[...strip, ...lines]} width={size.columns} height={size.rows} />,
    crumbs: [...(section === undefined ? [] : [section.title, ...view.path.slice(1)]), ...crumbsOf(view)],
    hints: ['next_section'],
    act: (action) => (action === 'widen' ? widened(view) : besideSection(view, FLOW_SECTIONS, action)),
    filter: flowFilter(table),
    report: reportOf(view, section?.reportName),
  };
};
