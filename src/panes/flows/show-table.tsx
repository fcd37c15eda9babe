// The table of flows, with what they come to above it and what they fall into below.
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { flowAt } from '../../flows/flow-at.ts';
import type { Line } from '../../theme/line.ts';
import { DataTable, tableRows } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow, type ListWindow } from '../../widgets/list-window.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { clickIn, moveIn } from '../parts/list-moves.ts';
import { besideSection } from '../parts/sections.ts';
import { stripLines } from '../parts/strip.ts';
import { listIn, type View, withChoice, withList } from '../view.ts';
import { BREAKDOWN_FOCUS, type BreakdownPart, breakdownPart, breakdownsIn } from './breakdown-part.ts';
import { columnsFor, orderOf, timesFor, WIDTH_HINTS } from './flow-columns.ts';
import { flowFilter } from './flow-filter.ts';
import type { FlowsModel } from './flows-model.ts';
import { createFreshness, freshAt } from './fresh-rows.ts';
import { hiddenColumns } from './hidden-columns.ts';
import { createSelectionKeeper } from './keep-selected.ts';
import { pausedTold } from './paused.ts';
import type { FlowsAsked } from './questions.ts';
import { FLOW_SECTIONS } from './sections.ts';
import { sumsLine } from './sums/told-sums.ts';
import { hasSuspicious, markAt, type Suspicion, suspicionOf, suspiciousIn, tellSuspicion } from './suspicious.ts';
import { actOnFlow, actOnTable, crumbsOf, LIST, reportOf } from './table-acts.ts';
import { toldLine, totalsLine } from './told-lines.ts';

const BREAKDOWN_LINES = 7;
/** In fewer rows the totals are told by the pages alone. */
const ROOM_FOR_TOTALS = 14;
/** A wider row says no more, and every selected row is sent whole. */
const WIDEST = 148;
const HINTS = ['open', 'filter', 'sort', 'source_device'];

export const keepSelected = createSelectionKeeper();

const freshnessOf = createFreshness();

export const showTable = (context: PaneContext, model: FlowsModel, asked: FlowsAsked): Shown => {
  const { view, size, clock, pen } = context;
  const { table, rows } = model;
  const belowHeight = breakdownsIn(context, model.sums).length === 0 ? 0 : BREAKDOWN_LINES;
  const below = breakdownPart(context, model, belowHeight);
  const suspicion = suspicionOf(context, table, asked);
  const strip = stripLines({ first: 'Flows', sections: FLOW_SECTIONS, page: undefined }, size, pen);
  const hasTotals = size.rows >= ROOM_FOR_TOTALS;
  const height = Math.max(0, size.rows - strip.length - (hasTotals ? 2 : 1) - belowHeight);
  const extent = { count: rows.length, height: tableRows(rows.length, height) };
  const place = clampWindow(keepSelected(listIn(view, LIST), { table, rows }).place, extent);
  const there = withList(view, LIST, place);
  const above: readonly Line[] = [
    ...strip,
    toldLine(model, asked, tellSuspicion(suspicion, rows, rows[place.index], pen), context),
    ...(hasTotals ? [totalsOf(model, asked, size.columns)] : []),
  ];
  const flow = rows.length === 0 ? undefined : flowAt(table, rows[place.index] ?? 0);
  return {
    element: (
      <Box flexDirection="column">
        <Lines lines={above} width={size.columns} height={above.length} />
        {flowTable(context, model, asked, { place, height, suspicion, isSelected: !below.isOpen })}
        <Lines lines={below.lines} width={size.columns} height={belowHeight} />
      </Box>
    ),
    crumbs: crumbsOf(view),
    hints: hintsIn(below, strip.length > 0, hasSuspicious(suspicion, rows)),
    act: (action) =>
      actOnTable(action, there, { context, model, asked }) ??
      below.act(action) ??
      suspiciousIn(action, { view: there, list: LIST, size: extent, suspicion, rows, at: place.index }) ??
      (below.isOpen ? undefined : actOnFlow(action, there, flow, clock)) ??
      moveIn(there, LIST, action, extent) ??
      besideSection(there, FLOW_SECTIONS, action),
    filter: flowFilter(table),
    rowAt: (line, column) =>
      line >= above.length + height
        ? below.spotAt(line - above.length - height, column)
        : clicked(clickIn(there, LIST, { ...extent, top: place.top })(line - above.length + 1)),
    report: reportOf(view),
    pausedTold: pausedTold(context, asked),
  };
};

/** Of flows what they come to, else the sums that came in their place. */
const totalsOf = (model: FlowsModel, asked: FlowsAsked, width: number): Line =>
  model.sums === undefined
    ? totalsLine(model, asked.answer.data, width)
    : sumsLine(model.sums, model.table.rowCount, width);

type Drawn = Readonly<{ place: ListWindow; height: number; suspicion: Suspicion; isSelected: boolean }>;

const flowTable = (
  { view, window, size, clock, pen }: PaneContext,
  { table, rows, sums }: FlowsModel,
  asked: FlowsAsked,
  { place, height, suspicion, isSelected }: Drawn,
): ReactElement => {
  const since = freshnessOf(asked.part.key, table, place.top === 0);
  const order = orderOf(view.choices.order);
  const times = timesFor(clock, window.hours);
  const hidden = hiddenColumns(view.choices.columns, { table, sums }, size.columns);
  const columns = columnsFor({ clock, hidden, hours: window.hours, width: size.columns });
  return (
    <DataTable
      columns={columns}
      rowCount={rows.length}
      cellsOf={(row) => {
        const shown = flowAt(table, rows[row] ?? 0);
        return columns.map(({ write }) => ({ text: write(shown, times) }));
      }}
      markOf={(row) => markAt(suspicion, rows[row], pen) ?? freshAt(table, rows[row], since)}
      selected={isSelected ? place.index : undefined}
      top={place.top}
      sort={{ id: order.column, isDescending: order.isDescending }}
      widthHints={WIDTH_HINTS}
      empty="no flow passes the filter; x lists all of them"
      width={pen.isSpoken ? size.columns : Math.min(size.columns, WIDEST)}
      height={height}
    />
  );
};

/** A click on the table takes the keys back from the breakdown. */
const clicked = (outcome: Outcome | undefined): Outcome | undefined =>
  outcome?.kind === 'view' ? { ...outcome, view: toTable(outcome.view) } : outcome;

const toTable = (view: View): View =>
  view.choices[BREAKDOWN_FOCUS] === undefined ? view : withChoice(view, BREAKDOWN_FOCUS, 'table');

/** Where the pages are not told above the table, the keys that lead to them are told first. */
const hintsIn = ({ isOpen }: BreakdownPart, hasStrip: boolean, hasMarks: boolean): readonly string[] => {
  if (isOpen) return ['open', 'to_breakdown'];
  const marked = hasMarks ? ['next_suspicious'] : [];
  return hasStrip
    ? [...HINTS, ...marked, 'to_breakdown', 'next_section']
    : ['open', 'filter', 'sort', 'next_section', ...marked, 'to_breakdown', 'source_device'];
};
