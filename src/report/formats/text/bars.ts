// Bars side by side: label, value, share, and a bar whose longest fills the room.
import { padEnd, padStart, widest } from '../../../text/display-width.ts';
import { formatPercent } from '../../../text/units.ts';
import { leastWidth, wrapWords } from '../../../text/wrap-words.ts';
import { drawBar } from '../../../theme/draw-bar.ts';
import type { Line } from '../../../theme/line.ts';
import { indent } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import type { BarsBlock } from '../../document.ts';
import { barLength, longestBar, severityBeside } from '../parts/bars.ts';
import { joinSaid } from '../parts/join-said.ts';
import { showValue } from '../parts/show-value.ts';
import type { Item } from './item.ts';
import { type Page, paragraph } from './page.ts';

type Bar = BarsBlock['bars'][number];

const WIDEST_LABEL = 26;
const WIDEST_BAR = 60;
const NARROWEST_BAR = 8;

export const barItems = ({ bars, as }: BarsBlock, page: Page): readonly Item[] => {
  const labels = bars.map(({ label }) => page.tidy(label));
  const values = bars.map(({ value }) => page.tidy(showValue(value, as, '-')));
  const shares = bars.map(({ sharePercent }) => (sharePercent === undefined ? '' : formatPercent(sharePercent)));
  const notes = bars.map((bar) => noteOf(bar, page));
  const columns = shareColumns(
    {
      label: Math.max(Math.min(WIDEST_LABEL, widest(labels)), ...labels.map(leastWidth)),
      value: widest(values),
      share: widest(shares),
      mark: bars.some(({ severity }) => severity !== undefined) ? 2 : 0,
      note: widest(notes),
    },
    page.width,
  );
  if (columns.label < 1) return plainItems(bars, { labels, values, shares, notes }, page);
  const room = Math.min(WIDEST_BAR, page.width - spentBy(columns));
  const longest = longestBar(bars);
  return bars.map((bar, index): Item => {
    const filled = longest > 0 ? (barLength(bar) / longest) * room : 0;
    const texts: Texts = [labels[index] ?? '', values[index] ?? '', shares[index] ?? '', notes[index] ?? ''];
    return {
      at: index,
      lines: rowLines(bar, texts, { columns, page, bar: padEnd(drawBar(filled, page.glyphs), room) }),
    };
  });
};

type Written = Readonly<Record<'labels' | 'values' | 'shares' | 'notes', readonly string[]>>;

/** Where numbers leave no room for any bar: "label: value, share, note". */
const plainItems = (bars: readonly Bar[], { labels, values, shares, notes }: Written, page: Page): readonly Item[] =>
  bars.map(({ severity }, at): Item => {
    const mark = severity === undefined ? '' : `${markOf(severity, page)} `;
    const said = joinSaid([values[at], shares[at], notes[at]]);
    return { at, lines: paragraph(`${mark}${labels[at]}: ${said}`, page, { mostLines: 4 }) };
  });

type Columns = Readonly<{ label: number; value: number; share: number; mark: number; note: number }>;
/** Everything beside the bar, with what stands between. */
const spentBy = ({ mark, label, value, share, note }: Columns): number =>
  mark + label + 2 + value + 2 + share + 2 + (note === 0 ? 0 : 2 + note);

/** A note too long for its place goes below its bar; a label that leaves no room for any bar is broken. */
const shareColumns = (wanted: Columns, width: number): Columns => {
  const isNoteBeside = wanted.note <= width / 4 && spentBy(wanted) + NARROWEST_BAR <= width;
  const columns = isNoteBeside ? wanted : { ...wanted, note: 0 };
  const excess = Math.max(0, spentBy(columns) + NARROWEST_BAR - width);
  return { ...columns, label: columns.label - excess };
};

type Texts = readonly [label: string, value: string, share: string, note: string];
type Place = Readonly<{ columns: Columns; page: Page; bar: string }>;

const rowLines = ({ severity }: Bar, [label, value, share, note]: Texts, place: Place): readonly Line[] => {
  const { columns, page, bar } = place;
  const [head = '', ...tail] = wrapWords(label, { width: columns.label, mostLines: 2, cut: page.glyphs.cut });
  const mark = severity === undefined ? '' : markOf(severity, page);
  const row: Line = [
    { text: padEnd(mark, columns.mark), meaning: severity },
    { text: `${padEnd(head, columns.label)}  ` },
    { text: `${padStart(value, columns.value)}  ` },
    { text: bar, meaning: severity ?? 'accent' },
    { text: `  ${padStart(share, columns.share)}`, meaning: 'dim' },
    { text: columns.note === 0 ? '' : `  ${note}` },
  ];
  const rest = indent(
    tail.map((text): Line => [{ text }]),
    columns.mark,
  );
  const below =
    columns.note > 0 || note === ''
      ? []
      : paragraph(note, page, { width: page.width - columns.mark - 2, mostLines: 3 });
  return [row, ...rest, ...indent(below, columns.mark + 2)];
};

const noteOf = (bar: Bar, page: Page): string => page.tidy(joinSaid([severityBeside(bar), bar.note]));
