// Who talks to whom: subnets, or the busiest devices and everybody they talk to, as a picture whose cells lead to their flows.
import { type FlowMap, type MapSide, mapFlows } from '../../analysis/traffic/map-flows.ts';
import type { SortBy } from '../../analysis/traffic/tally.ts';
import { isReported } from '../../flows/connections/tells-connections.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { formatWindow, windowAt } from '../../live/session/window-choice.ts';
import { AT_THE_TOP } from '../../widgets/list-window.ts';
import type { Room } from '../../widgets/room.ts';
import { indentSketch, plainSketch, type Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { chosenIn, standOn } from '../parts/page.ts';
import { type Answered, createSlot, workOn } from '../parts/work.ts';
import { listIn, type View, withChoice, withList } from '../view.ts';
import { flowFilter } from './flow-filter.ts';
import { foundRows } from './found-rows.ts';
import { type MapSpot, walkMap } from './map-moves.ts';
import {
  type MapPart,
  type MapRoom,
  mapConditionAt,
  mapPart,
  mapRoom,
  mapSketch,
  mapSpots,
  mapTextAt,
  WHOLE_MAP,
} from './map-page.ts';
import { frameFlowPage } from './page-frame.tsx';
import { tableOf } from './page-leads.ts';
import { pausedTold } from './paused.ts';
import type { FlowsAsked } from './questions.ts';
import type { FlowSection } from './sections.ts';
import { sumsOf } from './sums/pane-sums.ts';
import { actOnFile } from './table-acts.ts';
import { pageTold } from './told-lines.ts';

const MAP = createSlot<Answered<FlowMap>>();

const rememberRoom = createMemory<MapRoom>();
const rememberSketch = createMemory<Sketch>();

/** Of the view. */
const SIDE = 'map side';
const BY = 'map by';
const ROWS = 'map rows';
const COLUMNS = 'map columns';

export const showMap = (context: PaneContext, section: FlowSection, table: FlowTable, asked: FlowsAsked): Shown => {
  const { view, window, now, pen, work } = context;
  const { endAt } = windowAt(window, asked.answer.at ?? now);
  const rows = foundRows({ table, filter: asked.here, endAt });
  const side: MapSide = view.choices[SIDE] === 'devices' ? 'devices' : 'subnets';
  const sums = sumsOf(context, asked);
  const hasBytes = sums === undefined || isReported(table, 'bytes');
  const by: SortBy = view.choices[BY] === 'connections' || !hasBytes ? 'connections' : 'bytes';
  const question = [asked.filter, formatWindow(window), side, by].join('\n');
  const map = workOn(work, MAP, { question, givens: [table, rows] }, () => mapFlows({ table, rows, by, side }));
  // Known as soon as the page has been given its room, and asked for by the keys and clicks after that.
  let seen: Seen = { part: WHOLE_MAP, sketch: plainSketch([[{ text: ' counting', meaning: 'dim' }]]) };
  const shown = frameFlowPage(context, {
    section,
    told: pageTold({ table, rows, sums, asked }, context),
    sketch: (room) => {
      if (map !== undefined) seen = seenOf(map, { ...room, width: room.width - 1 }, context);
      return seen.sketch;
    },
    lead: (id) => {
      const condition = map && mapConditionAt(map, id);
      return condition === undefined
        ? { kind: 'tell', text: 'no filter can say which flows these are', meaning: 'dim' }
        : tableOf(view, condition);
    },
    ...(pen.isSpoken ? {} : { tellSelected: (id) => map && mapTextAt(map, id, hasBytes) }),
    act: (action, selected) =>
      actOnMap(action, view, { side, by, hasBytes }) ??
      walked(action, { context, map, seen, selected }) ??
      actOnFile(action, { context, model: { table, rows }, asked }),
    hints: hasBytes ? ['sort', 'breakdown'] : ['breakdown'],
    filter: flowFilter(table),
    pausedTold: pausedTold(context, asked),
  });
  return {
    ...shown,
    rowAt: (line, column) => {
      const outcome = shown.rowAt?.(line, column);
      return outcome?.kind === 'view' ? stayingAt(outcome.view, seen) : outcome;
    },
  };
};

type Seen = Readonly<{ part: MapPart; sketch: Sketch }>;

const seenOf = (map: FlowMap, room: Room, { view, pen }: PaneContext): Seen => {
  const { width, height } = room;
  const part = pen.isSpoken ? WHOLE_MAP : partOf(map, room, { view, pen });
  const sketch = rememberSketch([map, width, height, pen, part.firstRow, part.firstColumn], () =>
    indentSketch(mapSketch(map, room, pen, part)),
  );
  return { part, sketch };
};

const partOf = (map: FlowMap, room: Room, { view, pen }: Pick<PaneContext, 'view' | 'pen'>): MapPart => {
  const fitting = rememberRoom([map, room.width, room.height, pen], () => mapRoom(map, room, pen));
  const before = { firstRow: listIn(view, ROWS).top, firstColumn: listIn(view, COLUMNS).top };
  return mapPart(map, fitting, before, chosenIn(view, nameOf(view)));
};

/** What the page remembers where one is under. */
const nameOf = (view: View): string => view.path.join(' ');

/** The part that is seen is the one to begin from at the next step; where a pair is gone one stays near its place. */
const stayingAt = (view: View, { part, sketch }: Seen): Outcome => {
  const chosen = chosenIn(view, nameOf(view));
  const index = sketch.spots.findIndex(({ id }) => id === chosen);
  const staying = withPart(view, part);
  const place = listIn(view, nameOf(view));
  return { kind: 'view', view: index === -1 ? staying : withList(staying, nameOf(view), { ...place, index }) };
};

const withPart = (view: View, { firstRow, firstColumn }: MapPart): View =>
  withList(withList(view, ROWS, { index: firstRow, top: firstRow }), COLUMNS, { index: firstColumn, top: firstColumn });

type Walking = Readonly<{ context: PaneContext; map: FlowMap | undefined; seen: Seen; selected: string | undefined }>;

/** Pairs that are heard one below the other are a list like others, in which "along the row" is one further. */
const walked = (action: string, { context, map, seen, selected }: Walking): Outcome | undefined => {
  const { view, pen } = context;
  const isListed = pen.isSpoken && !ALONG.has(action);
  if (map === undefined || isListed) return undefined;
  const spots: readonly MapSpot[] = pen.isSpoken ? seen.sketch.spots : mapSpots(map);
  const id = walkMap(action, spots, selected);
  if (id === undefined) return undefined;
  return stayingAt(standOn(view, nameOf(view), id), action === 'first_row' ? { ...seen, part: WHOLE_MAP } : seen);
};

const ALONG: ReadonlySet<string> = new Set(['next_suspicious', 'previous_suspicious']);

const actOnMap = (
  action: string,
  view: View,
  { side, by, hasBytes }: Readonly<{ side: MapSide; by: SortBy; hasBytes: boolean }>,
): Outcome | undefined => {
  const whole = withList(withPart(view, WHOLE_MAP), nameOf(view), AT_THE_TOP);
  if (action === 'breakdown')
    return { kind: 'view', view: withChoice(whole, SIDE, side === 'devices' ? 'subnets' : 'devices') };
  if (action === 'sort' && !hasBytes) return { kind: 'tell', text: 'connections tell no bytes', meaning: 'dim' };
  if (action === 'sort') return { kind: 'view', view: withChoice(whole, BY, by === 'bytes' ? 'connections' : 'bytes') };
  return undefined;
};
