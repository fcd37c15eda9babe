// The pages of a pane on one line, the one that is shown marked; and what the signs beside figures mean.
import type { Size } from '../../terminal/size.ts';
import type { Line, Span } from '../../theme/line.ts';
import { lineWidth } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import type { Section } from './sections.ts';

const GAP = ' ';

export type StripProps = Readonly<{
  /** Of the page that has no id. */
  first: string;
  sections: readonly Section[];
  page: string | undefined;
  legend?: string;
}>;

/** In fewer rows the pages are told by the path above the pane alone. */
const ROOM_FOR_STRIP = 28;

/** One line at most: none where it has no room. */
export const stripLines = (props: StripProps, { columns, rows }: Size, pen: Pen): readonly Line[] => {
  if (rows < ROOM_FOR_STRIP || pen.isSpoken) return [];
  const line = stripLine(props, columns - 2, pen);
  return line.length === 0 ? [] : [[{ text: ' ' }, ...line]];
};

const stripLine = ({ first, sections, page, legend = '' }: StripProps, width: number, pen: Pen): Line => {
  const pages = [{ id: undefined, title: first }, ...sections];
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
