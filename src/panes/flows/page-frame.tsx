// A page of the flows pane in its frame: the strip of pages, and the filter, which narrows every page alike.
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { type FramedPage, framePage } from '../parts/page-frame.tsx';
import { besideSection } from '../parts/sections.ts';
import { stripLines } from '../parts/strip.ts';
import { FLOW_SECTIONS, type FlowSection } from './sections.ts';
import { crumbsOf, reportOf, widened } from './table-acts.ts';

export type FlowPage = Pick<FramedPage, 'told' | 'sketch' | 'lead' | 'tellSelected' | 'filter' | 'pausedTold'> &
  Readonly<{
    section: FlowSection;
    act?(action: string, selected: string | undefined): Outcome | undefined;
    hints?: readonly string[];
  }>;

export const frameFlowPage = (context: PaneContext, { section, hints = [], ...page }: FlowPage): Shown => {
  const { view, size, pen } = context;
  return framePage(context, {
    ...page,
    name: view.path.join(' '),
    strip: stripLines({ first: 'Flows', sections: FLOW_SECTIONS, page: section.id }, size, pen),
    crumbs: [section.title, ...view.path.slice(1), ...crumbsOf(view)],
    hints: ['filter', ...hints, 'next_section'],
    act: (action, selected) =>
      action === 'widen' ? widened(view) : (page.act?.(action, selected) ?? besideSection(view, FLOW_SECTIONS, action)),
    report: reportOf(view, section.reportName),
  });
};
