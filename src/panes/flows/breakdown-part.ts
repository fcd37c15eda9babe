// The breakdown below the table of flows: each of its rows can be gone to, and narrows the filter to the flows behind it.
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { andFilter } from '../../flows/filter/language/edit-filter.ts';
import type { Line } from '../../theme/line.ts';
import { indentSketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext } from '../pane.ts';
import { showPage } from '../parts/page.ts';
import { type View, withChoice } from '../view.ts';
import { breakdownCount, breakdownSketch, breakdownsShown, conditionAt } from './breakdown.ts';
import type { FlowsModel } from './flows-model.ts';

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

export const breakdownsIn = ({ view, size }: Pick<PaneContext, 'view' | 'size'>) =>
  size.rows < BREAKDOWN_FROM ? [] : breakdownsShown(view.choices.by, breakdownCount(size.columns - 2));

export const breakdownPart = (context: PaneContext, model: FlowsModel, height: number): BreakdownPart => {
  const { view, size, pen } = context;
  const groups = breakdownsIn(context).map(({ id, title }, index) => ({
    id,
    title,
    groups: model.breakdowns[index] ?? [],
  }));
  const room = { width: size.columns - 2, height };
  const sketch = indentSketch(breakdownSketch(groups, model.rows.length, room, pen));
  const page = showPage({ view, name: PAGE, size: { columns: size.columns, rows: height }, pen, sketch });
  const isOpen = view.choices[BREAKDOWN_FOCUS] === PAGE && sketch.spots.length > 0;
  const narrow = (): Outcome | undefined => {
    const condition = page.selected && conditionAt(groups, page.selected.id);
    return condition === undefined ? undefined : { kind: 'open', view: narrowed(view, condition) };
  };
  return {
    lines: isOpen ? page.lines : sketch.lines,
    isOpen,
    act: (action) => {
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

/** One begins at the first of the flows that are left. */
const narrowed = (view: View, condition: string): View => ({
  ...view,
  filter: andFilter(view.filter, condition, FLOW_SCHEMA),
  lists: {},
});
