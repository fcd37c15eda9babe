// A page of a pane around what it shows: the strip of pages, in words what is shown, and places that lead on.
import type { Line } from '../../theme/line.ts';
import { Lines } from '../../widgets/lines.tsx';
import type { Room } from '../../widgets/room.ts';
import type { Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { showPage } from './page.ts';

export type FramedPage = Pick<Shown, 'crumbs' | 'filter' | 'report' | 'pausedTold'> &
  Readonly<{
    /** What its place is remembered under. */
    name: string;
    strip: readonly Line[];
    /** In words, above the rest. */
    told: readonly Line[];
    /** With its margin, in which the mark of what is selected stands. */
    sketch(room: Room): Sketch;
    /** Where one stands at first, if not on the first spot. */
    begins?: readonly string[];
    lead(id: string): Outcome | undefined;
    /** In words what is selected, where the picture alone does not tell: they have a line of their own. */
    tellSelected?(id: string): string | undefined;
    /** What is copied, where it is more than is seen of it. */
    whole?(id: string): Readonly<{ text: string; what: string }> | undefined;
    act(action: string, selected: string | undefined): Outcome | undefined;
    /** Beside the one that opens what is selected. */
    hints: readonly string[];
  }>;

export const framePage = ({ view, size, pen }: PaneContext, page: FramedPage): Shown => {
  const { strip, told } = page;
  const most = Math.max(0, size.rows - 1);
  const aboveCount = Math.min(most, strip.length + told.length + (page.tellSelected === undefined ? 0 : 1));
  const room = { width: size.columns - 1, height: size.rows - aboveCount };
  const shown = showPage({
    view,
    name: page.name,
    size: { columns: size.columns, rows: room.height },
    pen,
    sketch: page.sketch(room),
    ...(page.begins === undefined ? {} : { begins: page.begins }),
  });
  const { selected } = shown;
  const words = selected && page.tellSelected?.(selected.id);
  const above = [...strip, ...told, wordsLine(words)].slice(0, aboveCount);
  const copied = (): Outcome | undefined => {
    const whole = selected && page.whole?.(selected.id);
    const text = whole?.text ?? words ?? shown.text;
    return text === '' ? undefined : { kind: 'copy', text, what: whole?.what ?? 'figure' };
  };
  return {
    element: <Lines lines={[...above, ...shown.lines]} width={size.columns} height={size.rows} />,
    crumbs: page.crumbs,
    hints: [...(selected === undefined ? [] : ['open']), ...page.hints],
    act: (action) => {
      if (action === 'open') return selected && page.lead(selected.id);
      if (action === 'copy') return copied();
      return page.act(action, selected?.id) ?? shown.act(action);
    },
    filter: page.filter,
    rowAt: (line, column) => shown.spotAt(line - aboveCount, column),
    report: page.report,
    pausedTold: page.pausedTold,
  };
};

/** Empty where nothing is selected, so that nothing jumps. */
const wordsLine = (words: string | undefined): Line =>
  words === undefined ? [] : [{ text: ` ${words}`, meaning: 'accent' }];
