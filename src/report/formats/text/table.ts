// A table on a terminal: what has no room is left out by weight, wrapped, or set as one record below the other; nothing that counts is cut.
import { clip, padEnd, padStart } from '../../../text/display-width.ts';
import { wrapWords } from '../../../text/wrap-words.ts';
import { indent, type Line, plainLine } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import type { Column, TableBlock } from '../../document.ts';
import { severityOf } from '../parts/severity-of.ts';
import { isNumeric, kindInRow, showValue } from '../parts/show-value.ts';
import { tellLeftOut } from '../parts/tell-document.ts';
import { chooseColumns, type Measured, measureColumn, shareRoom } from './columns.ts';
import { around, type Item } from './item.ts';
import { type Page, paragraph } from './page.ts';
import { splitColumns } from './split-columns.ts';

const UNKNOWN = '-';
const MOST_LINES = 3;
/** Of a column that grows: a text shorter than this many characters is never cut. */
const LONGEST_WHOLE = 300;
const COLUMN_GAP = 2;

export const tableItems = (block: TableBlock, page: Page): readonly Item[] => {
  if (block.rows.length === 0) return around(paragraph(block.empty, page));
  const all = measured(block, page);
  const tables =
    block.keepsAll === true ? splitColumns(all, page.width, COLUMN_GAP) : [chooseColumns(all, page.width, COLUMN_GAP)];
  const shown = tables.flatMap(({ kept }) => kept);
  const dropped = all.filter((column) => !shown.includes(column)).map(({ title }) => title);
  return [
    ...tables.flatMap(({ kept, fits }, index) => [
      ...around(index === 0 ? [] : [[], plainLine('continued', 'dim')]),
      ...(fits ? gridItems(kept, block, page) : recordItems(kept, block, page)),
    ]),
    ...around(block.leftOut > 0 ? [plainLine(tellLeftOut(block.leftOut), 'dim')] : []),
    ...around(dropped.length > 0 ? paragraph(`No room for: ${dropped.join(', ')}`, page, { meaning: 'dim' }) : []),
  ];
};

/** Whether every column finds room; none is written where there are no rows. */
export const hasRoomForAll = (block: TableBlock, page: Page): boolean => {
  if (block.rows.length === 0) return true;
  const { kept, fits } = chooseColumns(measured(block, page), page.width, COLUMN_GAP);
  return fits && kept.length === block.columns.length;
};

const measured = (block: TableBlock, page: Page): readonly Measured[] =>
  block.columns.map((column, index) =>
    measureColumn({
      column,
      index,
      title: page.tidy(column.title),
      cells: block.rows.map((row, at) => cellText(row[index], { as: kindInRow(column.as, block, at) }, page)),
    }),
  );

const dim = (text: string): Line[number] => ({ text, meaning: 'dim' });

const cellText = (value: TableBlock['rows'][number][number], { as }: Pick<Column, 'as'>, page: Page): string => {
  const severity = as === 'severity' ? severityOf(value) : undefined;
  const shown = page.tidy(showValue(value, as, UNKNOWN));
  return severity === undefined ? shown : `${markOf(severity, page)} ${shown}`;
};

const gridItems = (columns: readonly Measured[], block: TableBlock, page: Page): readonly Item[] => {
  const widths = shareRoom(columns, page.width, COLUMN_GAP);
  const cut = page.glyphs.cut;
  const headers = columns.map(({ title }, place) => wrapWords(title, { width: widths[place] ?? 1, mostLines: 3, cut }));
  const tallest = Math.max(...headers.map((lines) => lines.length));
  // Headers of different heights stand on the same floor.
  const standing = headers.map((lines) => [...Array.from({ length: tallest - lines.length }, () => ''), ...lines]);
  const place = { columns, widths, block };
  return [
    ...around(rowsOf(standing, place).map((line): Line => line.map(({ text }) => dim(text)))),
    ...block.rows.map((_, row): Item => {
      const texts = columns.map(({ column, cells }, index) => {
        const cell = cells[row] ?? '';
        const width = widths[index] ?? 1;
        return column.grows === true
          ? wrapWords(shorten(cell, page), { width, cut })
          : wrapWords(cell, { width, mostLines: MOST_LINES, cut });
      });
      return { at: row, lines: rowsOf(texts, place, row) };
    }),
  ];
};

/** A column that grows is there to be read to the end. */
const shorten = (cell: string, { glyphs }: Page): string =>
  cell.length < LONGEST_WHOLE ? cell : clip(cell, LONGEST_WHOLE, glyphs.cut);

type Place = Readonly<{ columns: readonly Measured[]; widths: readonly number[]; block: TableBlock }>;

const rowsOf = (texts: readonly (readonly string[])[], { columns, widths, block }: Place, row?: number): Line[] =>
  Array.from({ length: Math.max(...texts.map((lines) => lines.length)) }, (_, line) =>
    columns.map(({ column, index }, place) => {
      const text = texts[place]?.[line] ?? '';
      const width = widths[place] ?? 1;
      const padded = isNumeric(column.as) ? padStart(text, width) : padEnd(text, width);
      const value = row === undefined ? undefined : block.rows[row]?.[index];
      const meaning = column.as === 'severity' ? severityOf(value) : undefined;
      return { text: place === 0 ? padded : `${' '.repeat(COLUMN_GAP)}${padded}`, meaning };
    }),
  );

/** For a table that not even its most important columns fit: each row as lines of "title: value". */
const recordItems = (columns: readonly Measured[], block: TableBlock, page: Page): readonly Item[] =>
  block.rows.map((_, row) => ({
    at: row,
    lines: columns.flatMap(({ column, title, cells }, place) => {
      const cell = cells[row] ?? '';
      const lines =
        column.grows === true
          ? paragraph(`${title}: ${shorten(cell, page)}`, page, { width: page.width - 4 })
          : paragraph(`${title}: ${cell}`, page, { width: page.width - 4, mostLines: 4 });
      const [first = [], ...rest] = lines;
      return place === 0 ? [first, ...indent(rest, 4)] : [...indent([first], 2), ...indent(rest, 4)];
    }),
  }));
