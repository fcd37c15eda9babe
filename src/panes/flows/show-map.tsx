// Who talks to whom: subnets, or the busiest devices and everybody they talk to, as a picture whose cells lead to their flows.
import type { SortBy } from '../../analysis/traffic/tally.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import { indentSketch, plainSketch, type Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { createSlot } from '../parts/work.ts';
import { type View, withChoice } from '../view.ts';
import { flowFilter, readFlowFilter } from './flow-filter.ts';
import { foundRows } from './found-rows.ts';
import { type MapModel, type MapSide, mapModel } from './map-model.ts';
import { mapConditionAt, mapSketch, mapTextAt } from './map-page.ts';
import { framePage } from './page-frame.tsx';
import { tableOf } from './page-leads.ts';
import type { FlowsAsked } from './questions.ts';
import type { FlowSection } from './sections.ts';
import { actOnFile, pausedTold } from './table-acts.ts';
import { toldLine } from './told-lines.ts';

const MAP = createSlot<MapModel>();

const rememberSketch = createMemory<Sketch>();

/** Of the view. */
const SIDE = 'map side';
const BY = 'map by';

export const showMap = (context: PaneContext, section: FlowSection, table: FlowTable, asked: FlowsAsked): Shown => {
  const { view, window, now, pen, work } = context;
  const { endAt } = windowAt(window, asked.answer.at ?? now);
  const rows = foundRows({ table, filter: asked.filter, endAt });
  const side: MapSide = view.choices[SIDE] === 'devices' ? 'devices' : 'subnets';
  const by: SortBy = view.choices[BY] === 'connections' ? 'connections' : 'bytes';
  const model = work(MAP, [table, rows, side, by], () => mapModel({ table, rows, by, side }));
  const told = tellFilter(readFlowFilter(asked.filter), FLOW_SCHEMA);
  return framePage(context, {
    section,
    told: [toldLine({ told, rows, table }, asked, [])],
    sketch: ({ width, height }) =>
      model === undefined
        ? plainSketch([[{ text: ' counting', meaning: 'dim' }]])
        : rememberSketch([model, width, height, pen], () =>
            indentSketch(mapSketch(model, { width: width - 1, height }, pen)),
          ),
    lead: (id) => {
      const condition = model && mapConditionAt(model, id);
      return condition === undefined
        ? { kind: 'tell', text: 'no filter can say which flows these are', meaning: 'dim' }
        : tableOf(view, condition);
    },
    tellSelected: (id) => model && mapTextAt(model, id),
    act: (action) =>
      actOnMap(action, view, { side, by }) ?? actOnFile(action, { context, model: { table, rows }, asked }),
    hints: ['sort', 'breakdown'],
    filter: flowFilter(table),
    pausedTold: pausedTold(context, asked),
  });
};

const actOnMap = (
  action: string,
  view: View,
  { side, by }: Readonly<{ side: MapSide; by: SortBy }>,
): Outcome | undefined => {
  if (action === 'breakdown')
    return { kind: 'view', view: withChoice(view, SIDE, side === 'devices' ? 'subnets' : 'devices') };
  if (action === 'sort') return { kind: 'view', view: withChoice(view, BY, by === 'bytes' ? 'connections' : 'bytes') };
  return undefined;
};
