// The breakdown below the table of flows: each of its rows can be gone to, and narrows the filter to the flows behind it.

import type { TrafficSums } from '../../analysis/facts.ts';
import type { Line } from '../../theme/line.ts';
import { indentSketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext } from '../pane.ts';
import { showPage } from '../parts/page.ts';
import { openSection } from '../parts/sections.ts';
import { type View, withChoice } from '../view.ts';
import {
  type Breakdown,
  breakdownCount,
  breakdownSketch,
  breakdownsShown,
  groupLead,
  groupOf,
  sumBreakdownsShown,
} from './breakdown.ts';
import type { FlowsModel } from './flows-model.ts';
import { NO_GROUPS } from './groups-of.ts';
import { GROUPS_PAGE } from './sections.ts';

export type BreakdownPart = Readonly<{
  lines: readonly Line[];
  /** The keys go to its rows, not to the flows. */
  isOpen: boolean;
  act(action: string): Outcome | undefined;
  spotAt(line: number, column: number): Outcome | undefined;
}>;

const PAGE = 'breakdown';
/** Of the view: where the keys go. */
export const BREAKDOWN_FOCUS = 'focus';
/** Of the pane, in lines, before a breakdown has room below the table. */
const BREAKDOWN_FROM = 26;

export const breakdownsIn = (
  { view, size }: Pick<PaneContext, 'view' | 'size'>,
  sums: TrafficSums | undefined,
): readonly Breakdown[] => {
  if (size.rows < BREAKDOWN_FROM) return [];
  const count = breakdownCount(size.columns - 2);
  return sums === undefined
    ? breakdownsShown(view.choices.by, count)
    : sumBreakdownsShown(view.choices.by, count, sums);
};

export const breakdownPart = (context: PaneContext, model: FlowsModel, height: number): BreakdownPart => {
  const { view, size, pen } = context;
  const groups = breakdownsIn(context, model.sums).map(({ id, title }, index) => ({
    id,
    title,
    ...(model.breakdowns[index] ?? NO_GROUPS),
  }));
  const room = { width: size.columns - 2, height };
  const sketch = indentSketch(breakdownSketch(groups, model.totals.connections, room, pen));
  const page = showPage({ view, name: PAGE, size: { columns: size.columns, rows: height }, pen, sketch });
  const isOpen = view.choices[BREAKDOWN_FOCUS] === PAGE && sketch.spots.length > 0;
  const narrow = (): Outcome | undefined => {
    const group = page.selected && groupOf(groups, page.selected.id);
    return group && groupLead(view, group);
  };
  return {
    lines: isOpen ? page.lines : sketch.lines,
    isOpen,
    act: (action) => {
      // Where it has no room below the table, a page has it.
      if (action === 'to_breakdown' && groups.length === 0) return openSection(view, GROUPS_PAGE);
      if (action === 'to_breakdown' && sketch.spots.length > 0) return turned(view, isOpen);
      if (!isOpen) return undefined;
      if (action === 'open') return narrow();
      if (action === 'copy') return { kind: 'copy', text: page.text, what: 'group' };
      return page.act(action);
    },
    spotAt: (line, column) => {
      const clicked = page.spotAt(line, column);
      return clicked?.kind === 'view' ? { ...clicked, view: withChoice(clicked.view, BREAKDOWN_FOCUS, PAGE) } : clicked;
    },
  };
};

const turned = (view: View, isOpen: boolean): Outcome => ({
  kind: 'view',
  view: withChoice(view, BREAKDOWN_FOCUS, isOpen ? 'table' : PAGE),
});
