// What the overview and every page of the stats pane have in common: the strip above them, what keys do to a figure, and up to when they are.
import { periodWords } from '../../analysis/counts/periods.ts';
import type { StatisticsFacts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Outcome, PaneContext } from '../pane.ts';
import type { Page } from '../parts/page.ts';
import { stripLines } from '../parts/strip.ts';
import { wholeFinding } from '../parts/whole-finding.ts';
import { STATS_SECTIONS } from './sections.ts';

type Acts = Readonly<{ page: Page; open(): Outcome | undefined; findings: readonly Finding[] }>;

export const actOnPage = (action: string, { page, open, findings }: Acts): Outcome | undefined => {
  if (action === 'open') return open();
  return action === 'copy' ? copied(page, findings) : page.act(action);
};

/** A finding whole; a figure as it is read there. */
const copied = ({ selected, text }: Page, findings: readonly Finding[]): Outcome | undefined => {
  const finding = wholeFinding(selected?.id, findings);
  if (finding !== undefined) return { kind: 'copy', ...finding };
  return text === '' ? undefined : { kind: 'copy', text, what: 'figure' };
};

/** `hasCourse`: the windows before are known. */
export const stripFor = ({ view, size, pen, window }: PaneContext, hasCourse: boolean): readonly Line[] => {
  const compared = view.path[0] === undefined && hasCourse ? `, +% on ${periodWords(window.hours)} before` : '';
  const legend = `${markOf('increasing', pen)} ${markOf('decreasing', pen)} since refresh${compared}`;
  return stripLines({ first: 'Overview', sections: STATS_SECTIONS, page: view.path[0], legend }, size, pen);
};

/** Up to the moment that was asked about. */
export const shownWindow = ({ window, now }: PaneContext, { periods }: StatisticsFacts): TimeWindow => {
  const shown = periods.find(({ hours }) => hours === window.hours);
  return { ...windowAt(window, now), endAt: shown?.endAt ?? now };
};
