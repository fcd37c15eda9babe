// A table of any number of rows: only those on the screen are asked for, and its columns stay where they are while one moves through it.
//
//     Time      Source          Destination         Bytes ↓
//   › 14:02:07  ws-0142         203.0.113.7          38 MB
//    ▲14:01:52  ws-0101         198.51.100.4        9.5 MB
//     rows 1-2 of 48,211
import { type Line, plainLine, type Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { highlight } from './highlight.ts';
import { clampTop } from './list-window.ts';
import { padded, tidy, wholeNumber, within } from './room.ts';
import { rowsBesideNote, scrollNote } from './scroll-note.ts';
import { spokenTable } from './spoken-table.ts';
import { COLUMN_GAP, type PlacedColumn, placeColumns } from './table-columns.ts';
import type { DataTableProps } from './table-props.ts';
import { asWidget } from './widget.tsx';

/** How many rows of a table of this height can be seen: what a page is, for the keys that turn it. */
export const tableRows = (rowCount: number, height: number): number => {
  const below = wholeNumber(height) - HEADER_HEIGHT;
  return Math.max(1, rowsBesideNote(rowCount, below));
};

export const dataTableLines = (props: DataTableProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    const rowCount = wholeNumber(props.rowCount);
    const seen = tableRows(rowCount, room.height);
    const top = clampTop(props.top, { count: rowCount, height: seen });
    const rows = Array.from({ length: Math.min(seen, rowCount - top) }, (_, index) => top + index);
    const shown = { ...props, ...room, rowCount, top };
    return pen.isSpoken ? spokenTable(shown, rows) : drawnTable(shown, rows, pen);
  });

export const DataTable = asWidget(dataTableLines);

const HEADER_HEIGHT = 1;

/** An order that nobody can see is a riddle: the column it is by is the last to be left out. */
const sortedHeaviest = ({ columns, sort }: DataTableProps): DataTableProps['columns'] =>
  columns.map((column) => (column.id === sort?.id ? { ...column, weight: Number.POSITIVE_INFINITY } : column));

const drawnTable = (props: DataTableProps, rows: readonly number[], pen: Pen): readonly Line[] => {
  const gutter = gutterWidth(props);
  const room = Math.max(1, props.width - gutter);
  const placed = placeColumns(sortedHeaviest(props), titlesOf(props, pen), room, props.widthHints);
  const header: Line = [{ text: `${' '.repeat(gutter)}${headerText(placed, pen)}`, meaning: 'label' }];
  const body =
    rows.length === 0
      ? [plainLine(`${' '.repeat(gutter)}${tidy(props.empty, pen)}`, 'dim')]
      : rows.map((row) => rowLine(row, placed, props, pen));
  const note = { what: 'rows', top: props.top, shown: rows.length, count: props.rowCount, width: room };
  const hasNote = rows.length < props.rowCount && props.height > HEADER_HEIGHT + 1;
  return [
    ...(props.height > HEADER_HEIGHT ? [header] : []),
    ...body,
    ...(hasNote ? [plainLine(`${' '.repeat(gutter)}${scrollNote(note)}`, 'dim')] : []),
  ];
};

/** A column for the mark of the selection, one for marks of rows where there are some, and one between them and the cells. */
const gutterWidth = ({ width, markOf: hasMarks }: DataTableProps): number =>
  width < NARROWEST_WITH_GUTTER ? 0 : hasMarks === undefined ? 2 : 3;

const NARROWEST_WITH_GUTTER = 8;

const titlesOf = ({ columns, sort }: DataTableProps, pen: Pen): readonly string[] =>
  columns.map(({ id, title }) => {
    const arrow = sort?.isDescending === true ? pen.glyphs.descending : pen.glyphs.ascending;
    return id === sort?.id ? `${tidy(title, pen)} ${arrow}` : tidy(title, pen);
  });

const headerText = (placed: readonly PlacedColumn[], pen: Pen): string =>
  placed.map(({ title, width, column }) => padded(title, width, pen, column.align)).join(GAP);

const GAP = ' '.repeat(COLUMN_GAP);

const rowLine = (row: number, placed: readonly PlacedColumn[], props: DataTableProps, pen: Pen): Line => {
  const isSelected = row === props.selected;
  const cells = props.cellsOf(row);
  const line: readonly Span[] = [
    ...gutterSpans(row, isSelected, props, pen),
    ...placed.flatMap(({ index, width, column }, place): readonly Span[] => {
      const cell = cells[index];
      const span = { text: padded(tidy(cell?.text ?? '', pen), width, pen, column.align), meaning: cell?.meaning };
      return place === 0 ? [span] : [{ text: GAP }, span];
    }),
  ];
  return isSelected ? highlight(line, props.width) : joinAlike(line);
};

const gutterSpans = (row: number, isSelected: boolean, props: DataTableProps, pen: Pen): readonly Span[] => {
  const gutter = gutterWidth(props);
  if (gutter === 0) return [];
  const selection = { text: isSelected ? markOf('selected', pen) : ' ' };
  const mark = props.markOf?.(row);
  return gutter === 2
    ? [{ text: `${selection.text} ` }]
    : [selection, { text: padded(tidy(mark?.text ?? '', pen), 1, pen), meaning: mark?.meaning }, { text: ' ' }];
};

/** Fewer spans are fewer escape sequences. */
const joinAlike = (line: Line): Line => {
  const joined: { text: string; meaning: Meaning | undefined }[] = [];
  for (const { text, meaning } of line) {
    const last = joined.at(-1);
    if (last !== undefined && last.meaning === meaning) last.text += text;
    else joined.push({ text, meaning });
  }
  return joined;
};
