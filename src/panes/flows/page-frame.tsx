// A page of the flows pane around what it shows: the strip of pages, in words what is shown, and places that lead on.
import type { Line } from '../../theme/line.ts';
import { Lines } from '../../widgets/lines.tsx';
import type { Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { showPage } from '../parts/page.ts';
import { besideSection } from '../parts/sections.ts';
import { stripLines } from '../parts/strip.ts';
import { FLOW_SECTIONS, type FlowSection } from './sections.ts';
import { crumbsOf, reportOf, widened } from './table-acts.ts';

export type FlowPage = Readonly<{
  section: FlowSection;
  /** In words, above the rest. */
  told: readonly Line[];
  /** With its margin, in which the mark of what is selected stands. */
  sketch(room: Readonly<{ width: number; height: number }>): Sketch;
  lead(id: string): Outcome | undefined;
  /** In words what is selected, where the picture alone does not tell: they have a line of their own. */
  tellSelected?(id: string): string | undefined;
  act?(action: string, selected: string | undefined): Outcome | undefined;
  hints?: readonly string[];
  filter?: Shown['filter'];
  pausedTold?: string | undefined;
}>;

export const framePage = ({ view, size, pen }: PaneContext, page: FlowPage): Shown => {
  const { section, told } = page;
  const strip = stripLines({ first: 'Flows', sections: FLOW_SECTIONS, page: section.id }, size, pen);
  const most = Math.max(0, size.rows - 1);
  const aboveCount = Math.min(most, strip.length + told.length + (page.tellSelected === undefined ? 0 : 1));
  const room = { width: size.columns - 1, height: size.rows - aboveCount };
  const shown = showPage({
    view,
    name: view.path.join(' '),
    size: { columns: size.columns, rows: room.height },
    pen,
    sketch: page.sketch(room),
  });
  const { selected } = shown;
  const words = selected && page.tellSelected?.(selected.id);
  const text = words ?? shown.text;
  const above = [...strip, ...told, wordsLine(words)].slice(0, aboveCount);
  return {
    element: <Lines lines={[...above, ...shown.lines]} width={size.columns} height={size.rows} />,
    crumbs: [section.title, ...view.path.slice(1), ...crumbsOf(view)],
    hints: [...(selected === undefined ? [] : ['open']), 'filter', ...(page.hints ?? []), 'next_section'],
    act: (action) => {
      if (action === 'open') return selected && page.lead(selected.id);
      if (action === 'widen') return widened(view);
      if (action === 'copy') return text === '' ? undefined : { kind: 'copy', text, what: 'figure' };
      return page.act?.(action, selected?.id) ?? shown.act(action) ?? besideSection(view, FLOW_SECTIONS, action);
    },
    filter: page.filter,
    rowAt: (line, column) => shown.spotAt(line - aboveCount, column),
    report: reportOf(view, section.reportName),
    pausedTold: page.pausedTold,
  };
};

/** Empty where nothing is selected, so that nothing jumps. */
const wordsLine = (words: string | undefined): Line =>
  words === undefined ? [] : [{ text: ` ${words}`, meaning: 'accent' }];
