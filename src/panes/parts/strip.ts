// The pages of the stats pane on one line, the one that is shown marked; and what the signs beside figures mean.
import type { Line, Span } from '../../theme/line.ts';
import { lineWidth } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { STATS_SECTIONS } from './sections.ts';

const GAP = ' ';

/** Nothing where it has no room. */
export const stripLine = (
  { page, legend }: Readonly<{ page: string | undefined; legend: string }>,
  width: number,
  pen: Pen,
): Line => {
  const pages = [{ id: undefined, title: 'Overview' }, ...STATS_SECTIONS];
  const spans = pages.flatMap(({ id, title }, index): readonly Span[] => {
    const isShown = id === page;
    const text = isShown ? `${markOf('selected', pen)}${title}` : ` ${title}`;
    return [{ text: index === 0 ? '' : GAP }, { text, meaning: isShown ? 'accent' : 'dim' }];
  });
  const used = lineWidth(spans);
  if (used > width) return [];
  const room = width - used - legend.length;
  return room < 4 ? spans : [...spans, { text: ' '.repeat(room) }, { text: legend, meaning: 'dim' }];
};
