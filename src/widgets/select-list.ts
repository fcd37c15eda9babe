// A list to choose from: titles with what matched in them, details beside, the chosen one highlighted.
import { displayWidth, widest } from '../text/display-width.ts';
import { type Line, plainLine, type Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { highlight } from './highlight.ts';
import { clampTop } from './list-window.ts';
import { cut, padded, type Room, tidy, wholeNumber, within } from './room.ts';
import { saying } from './say.ts';
import { rowsBesideNote, scrollNote } from './scroll-note.ts';

export type SelectItem = Readonly<{
  title: string;
  detail?: string | undefined;
  /** Of the title: from which place to which it matches what was typed, in order and apart. */
  matches?: readonly (readonly [from: number, until: number])[] | undefined;
}>;

export type SelectListProps = Room &
  Readonly<{ items: readonly SelectItem[]; selected?: number | undefined; top: number; empty: string }>;

/** How many items of a list of this height can be seen. */
export const selectListRows = (count: number, height: number): number =>
  Math.max(1, rowsBesideNote(count, wholeNumber(height)));

export const selectListLines = (props: SelectListProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    const count = props.items.length;
    if (count === 0) return [plainLine(tidy(props.empty, pen), 'dim')];
    const seen = selectListRows(count, room.height);
    const top = clampTop(props.top, { count, height: seen });
    const items = props.items.slice(top, top + seen);
    const titleWidth = widthOfTitles(props.items, room.width, pen);
    const rows = items.map((item, index): Line => {
      const isSelected = top + index === props.selected;
      return pen.isSpoken ? tellItem(item, isSelected) : itemLine(item, isSelected, titleWidth, room.width, pen);
    });
    const note = scrollNote({ what: 'items', top, shown: items.length, count, width: room.width - MARK });
    return items.length < count && room.height > 1 ? [...rows, plainLine(`  ${note}`, 'dim')] : rows;
  });

const MARK = 2;
const GAP = 2;

/** From the first items, not from those on the screen: so that nothing moves while one scrolls. */
const widthOfTitles = (items: readonly SelectItem[], width: number, pen: Pen): number => {
  const sample = items.slice(0, SAMPLE);
  const room = Math.max(1, width - MARK);
  const most = sample.some(({ detail }) => detail !== undefined) ? Math.floor(room * TITLE_SHARE) : room;
  return Math.max(1, Math.min(most, widest(sample.map(({ title }) => tidy(title, pen)))));
};

const SAMPLE = 200;
/** Of the width, where there are details too. */
const TITLE_SHARE = 0.6;

const tellItem = ({ title, detail }: SelectItem, isSelected: boolean): Line =>
  plainLine(saying([isSelected ? 'selected' : '', title, detail]));

const itemLine = (item: SelectItem, isSelected: boolean, titleWidth: number, width: number, pen: Pen): Line => {
  const mark = isSelected ? markOf('selected', pen) : ' ';
  const title = padded(tidy(item.title, pen), titleWidth, pen);
  const room = width - MARK - titleWidth - GAP;
  const detail = room > 0 ? cut(tidy(item.detail ?? '', pen), room, pen) : '';
  if (isSelected) return highlight([{ text: `${mark} ${title}  ${detail}` }], width);
  return [
    { text: `${mark} ` },
    ...titleSpans(item, title, pen),
    { text: ' '.repeat(GAP) },
    { text: detail, meaning: 'dim' },
  ];
};

/** Places in the title are counted before it was tidied: what differs afterwards shows no match rather than a wrong one. */
const titleSpans = ({ title, matches = [] }: SelectItem, shown: string, pen: Pen): readonly Span[] => {
  const whole = shown.trimEnd();
  const isCut = whole !== tidy(title, pen).trimEnd();
  if (matches.length === 0 || tidy(title, pen) !== title) return [{ text: shown }];
  const end = isCut ? Math.max(0, whole.length - pen.glyphs.cut.length) : shown.length;
  const spans: Span[] = [];
  let place = 0;
  for (const [from, until] of matches) {
    const [start, stop] = [Math.max(place, Math.min(end, from)), Math.max(place, Math.min(end, until))];
    spans.push({ text: shown.slice(place, start) }, { text: shown.slice(start, stop), meaning: 'accent' });
    place = Math.max(place, stop);
  }
  spans.push({ text: shown.slice(place) });
  return displayWidth(spans.map(({ text }) => text).join('')) === displayWidth(shown) ? spans : [{ text: shown }];
};
