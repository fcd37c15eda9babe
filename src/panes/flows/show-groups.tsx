// Everything that the flows fall into, by port, destination or whatever else: the largest groups first, each leads to its flows.
//
//   https flows: 17,204 of 48,211  (filtered here)
//   by port: 1,005 groups, by connections
//   443: 12,040 connections 70.0 %, 1.2 GB 12.0 %
//   ›443   12,040 1.2 GB  ████████████████████████  70.0 %
//    8443     310  15 MB  ▋                          1.8 %

import type { TrafficSums } from '../../analysis/facts.ts';
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
import { type Breakdown, breakdownChoices, breakdownOf, groupLead, sumBreakdownOf } from './breakdown.ts';
import { flowFilter } from './flow-filter.ts';
import { foundRows } from './found-rows.ts';
import { type GroupsBySize, groupsOf } from './groups-of.ts';
import { type GroupsModel, groupAt, groupsLine, groupsSketch, groupTextAt, seenGroups } from './groups-page.ts';
import { frameFlowPage } from './page-frame.tsx';
import { pausedTold } from './paused.ts';
import type { FlowsAsked } from './questions.ts';
import { type FlowSection, GROUPS_PAGE } from './sections.ts';
import { sumsOf } from './sums/pane-sums.ts';
import { sumGroupsOf } from './sums/sum-breakdowns.ts';
import { actOnFile } from './table-acts.ts';
import { pageTold } from './told-lines.ts';

const GROUPS = createSlot<Answered<GroupsModel>>();

const rememberSketch = createMemory<Sketch>();

/** Of the view: the breakdown is the one below the table. */
const BY = 'by';
const MEASURE = 'groups by';

const MOST_GROUPS = 1_000;

export const showGroups = (context: PaneContext, section: FlowSection, table: FlowTable, asked: FlowsAsked): Shown => {
  const { view, window, now, pen, work } = context;
  const { endAt } = windowAt(window, asked.answer.at ?? now);
  const rows = foundRows({ table, filter: asked.here, endAt });
  const sums = sumsOf(context, asked);
  const { by, measure } = shapeOf(view, sums);
  const question = [asked.filter, formatWindow(window), by.id, measure].join('\n');
  const model = workOn(work, GROUPS, { question, givens: [table, rows, sums] }, () =>
    sums === undefined
      ? groupsModel(table, rows, by, measure === 'bytes' ? 'bytes' : 'connections')
      : sumGroupsModel(sums, table, rows, { by, measure }),
  );
  return frameFlowPage(context, {
    section,
    told: [...pageTold({ table, rows, sums, asked }, context), ...(model === undefined ? [] : [groupsLine(model)])],
    sketch: (room) =>
      model === undefined ? plainSketch([[{ text: ' counting', meaning: 'dim' }]]) : sketchOf(model, room, context),
    lead: (id) => {
      const group = groupAt(model, id);
      return group && groupLead(view, group);
    },
    // Who hears a row has heard it whole.
    ...(pen.isSpoken ? {} : { tellSelected: (id) => groupTextAt(model, id) }),
    act: (action) =>
      actOnGroups(action, view, { by, measure, sums }) ?? actOnFile(action, { context, model: { table, rows }, asked }),
    hints: ['sort', 'breakdown'],
    filter: flowFilter(table),
    pausedTold: pausedTold(context, asked),
  });
};

/** How the groups are made, and by what they are in order. */
const shapeOf = (view: View, sums: TrafficSums | undefined): Readonly<{ by: Breakdown; measure: GroupsBySize }> => {
  const [by, measure] = [view.choices[BY], view.choices[MEASURE]];
  if (sums === undefined) return { by: breakdownOf(by), measure: measure === 'bytes' ? 'bytes' : 'connections' };
  return { by: sumBreakdownOf(by), measure: SUM_MEASURES.find((one) => one === measure) ?? 'bytes' };
};

const SUM_MEASURES = ['bytes', 'bytesIn', 'bytesOut'] as const;

function* groupsModel(
  table: FlowTable,
  rows: Rows,
  by: Breakdown,
  measure: 'connections' | 'bytes',
): Steps<GroupsModel> {
  const { connections, bytes } = sumRows(table, rows);
  yield;
  const wanted = { by: breakdownOf(by.id).id, measure, most: MOST_GROUPS };
  return { by, measure, total: { connections, bytes, ...NO_SIDES }, ...(yield* groupsOf(table, rows, wanted)) };
}

const NO_SIDES = { bytesIn: undefined, bytesOut: undefined };

/** Sums where the appliance tells them; what only its connections tell is counted among those. */
function* sumGroupsModel(
  sums: TrafficSums,
  table: FlowTable,
  rows: Rows,
  { by, measure }: Pick<GroupsModel, 'by' | 'measure'>,
): Steps<GroupsModel> {
  const sumsBy = SUM_MEASURES.find((one) => one === measure) ?? 'bytes';
  const groups = yield* sumGroupsOf(sums, { by: by.id, measure: sumsBy, most: MOST_GROUPS, table, rows });
  const isSum = groups.whole !== undefined || groups.rows.length === 0;
  const total = { connections: rows.length, ...(groups.whole ?? { bytes: undefined, ...NO_SIDES }) };
  return { by, measure: isSum ? sumsBy : 'connections', total, ...groups };
}

const sketchOf = (model: GroupsModel, room: Room, { view, pen }: PaneContext): Sketch => {
  const seen = seenGroups(view, model, room);
  return rememberSketch([model, room.width, pen, seen.height, ...seen.from], () =>
    indentSketch(groupsSketch(model, room.width - 1, pen, seen)),
  );
};

type Shape = Readonly<{ by: Breakdown; measure: GroupsBySize; sums: TrafficSums | undefined }>;

const actOnGroups = (action: string, view: View, { by, measure, sums }: Shape): Outcome | undefined => {
  if (action === 'breakdown')
    return {
      kind: 'choose',
      choice: BY,
      title: sums === undefined ? 'Break the flows down by' : 'Break the traffic down by',
      options: breakdownChoices(sums),
      chosen: by.id,
      does: 'act',
    };
  const chosen = breakdownChoices(sums).find(({ id }) => action === `${BY} ${id}`);
  if (chosen !== undefined) return begun(view, BY, chosen.id);
  if (action === 'sort') return begun(view, MEASURE, nextMeasure(measure, sums));
  // The same key leads here from a table that has no room for the breakdown.
  return action === 'to_breakdown' ? openSection(view, undefined) : undefined;
};

const nextMeasure = (measure: GroupsBySize, sums: TrafficSums | undefined): GroupsBySize => {
  if (sums === undefined) return measure === 'bytes' ? 'connections' : 'bytes';
  const next: Readonly<Partial<Record<GroupsBySize, GroupsBySize>>> = { bytes: 'bytesIn', bytesIn: 'bytesOut' };
  return next[measure] ?? 'bytes';
};

/** In another order one begins at the top. */
const begun = (view: View, choice: string, value: string): Outcome => {
  const there = withList(withChoice(view, choice, value), GROUPS_PAGE, { index: 0, top: 0 });
  return { kind: 'view', view: standOn(there, GROUPS_PAGE, '') };
};
