// Everything that the flows fall into, by port, destination or whatever else: the largest groups first, each leads to its flows.
//
//   https flows: 17,204 of 48,211  (filtered here)
//   by port: 1,005 groups, by connections
//   443: 12,040 connections 70.0 %, 1.2 GB 12.0 %
//   ›443   12,040 1.2 GB  ████████████████████████  70.0 %
//    8443     310  15 MB  ▋                          1.8 %
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { sumRows } from '../../flows/sum-rows.ts';
import { formatWindow, windowAt } from '../../live/session/window-choice.ts';
import type { Room } from '../../widgets/room.ts';
import { indentSketch, plainSketch, type Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { standOn } from '../parts/page.ts';
import { openSection } from '../parts/sections.ts';
import { type Answered, createSlot, type Steps, workOn } from '../parts/work.ts';
import { type View, withChoice, withList } from '../view.ts';
import { BREAKDOWNS, type Breakdown, breakdownOf, groupLead } from './breakdown.ts';
import { flowFilter, readFlowFilter } from './flow-filter.ts';
import { foundRows } from './found-rows.ts';
import { type GroupsBySize, groupsOf } from './groups-of.ts';
import { type GroupsModel, groupAt, groupsLine, groupsSketch, groupTextAt, seenGroups } from './groups-page.ts';
import { frameFlowPage } from './page-frame.tsx';
import { pausedTold } from './paused.ts';
import type { FlowsAsked } from './questions.ts';
import { type FlowSection, GROUPS_PAGE } from './sections.ts';
import { NOTHING_TOLD } from './suspicious.ts';
import { actOnFile } from './table-acts.ts';
import { toldLine } from './told-lines.ts';

const GROUPS = createSlot<Answered<GroupsModel>>();

const rememberSketch = createMemory<Sketch>();

/** Of the view: the breakdown is the one below the table. */
const BY = 'by';
const MEASURE = 'groups by';

const MOST_GROUPS = 1_000;

export const showGroups = (context: PaneContext, section: FlowSection, table: FlowTable, asked: FlowsAsked): Shown => {
  const { view, window, now, pen, work } = context;
  const { endAt } = windowAt(window, asked.answer.at ?? now);
  const rows = foundRows({ table, filter: asked.filter, endAt });
  const by = breakdownOf(view.choices[BY]);
  const measure: GroupsBySize = view.choices[MEASURE] === 'bytes' ? 'bytes' : 'connections';
  const question = [asked.filter, formatWindow(window), by.id, measure].join('\n');
  const model = workOn(work, GROUPS, { question, givens: [table, rows] }, () => groupsModel(table, rows, by, measure));
  const told = tellFilter(readFlowFilter(asked.filter), FLOW_SCHEMA);
  return frameFlowPage(context, {
    section,
    told: [
      toldLine({ told, rows, table }, asked, NOTHING_TOLD, context),
      ...(model === undefined ? [] : [groupsLine(model)]),
    ],
    sketch: (room) =>
      model === undefined ? plainSketch([[{ text: ' counting', meaning: 'dim' }]]) : sketchOf(model, room, context),
    lead: (id) => {
      const group = groupAt(model, id);
      return group && groupLead(view, group.condition);
    },
    // Who hears a row has heard it whole.
    ...(pen.isSpoken ? {} : { tellSelected: (id) => groupTextAt(model, id) }),
    act: (action) =>
      actOnGroups(action, view, { by, measure }) ?? actOnFile(action, { context, model: { table, rows }, asked }),
    hints: ['sort', 'breakdown'],
    filter: flowFilter(table),
    pausedTold: pausedTold(context, asked),
  });
};

function* groupsModel(table: FlowTable, rows: Rows, by: Breakdown, measure: GroupsBySize): Steps<GroupsModel> {
  const total = sumRows(table, rows);
  yield;
  return { by, measure, total, ...(yield* groupsOf(table, rows, { by: by.id, measure, most: MOST_GROUPS })) };
}

const sketchOf = (model: GroupsModel, room: Room, { view, pen }: PaneContext): Sketch => {
  const seen = seenGroups(view, model, room);
  return rememberSketch([model, room.width, pen, seen.height, ...seen.from], () =>
    indentSketch(groupsSketch(model, room.width - 1, pen, seen)),
  );
};

type Shape = Readonly<{ by: Breakdown; measure: GroupsBySize }>;

const actOnGroups = (action: string, view: View, { by, measure }: Shape): Outcome | undefined => {
  if (action === 'breakdown')
    return {
      kind: 'choose',
      choice: BY,
      title: 'Break the flows down by',
      options: BREAKDOWNS,
      chosen: by.id,
      does: 'act',
    };
  const chosen = BREAKDOWNS.find(({ id }) => action === `${BY} ${id}`);
  if (chosen !== undefined) return begun(view, BY, chosen.id);
  if (action === 'sort') return begun(view, MEASURE, measure === 'bytes' ? 'connections' : 'bytes');
  // The same key leads here from a table that has no room for the breakdown.
  return action === 'to_breakdown' ? openSection(view, undefined) : undefined;
};

/** In another order one begins at the top. */
const begun = (view: View, choice: string, value: string): Outcome => {
  const there = withList(withChoice(view, choice, value), GROUPS_PAGE, { index: 0, top: 0 });
  return { kind: 'view', view: standOn(there, GROUPS_PAGE, '') };
};
