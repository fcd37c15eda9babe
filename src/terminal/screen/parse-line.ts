// Reads a line of a frame, text with styles, into a row of cells; sequences that are not styles are left out.
import { graphemesOf, isAllAgreed } from './graphemes.ts';
import { BLANK, makeRow, type Row } from './row.ts';
import { DEFAULT_STYLE, type StyleTable } from './style-table.ts';

/** A control sequence, an operating system command or another string, any other escape sequence, or an escape alone. */
const ESCAPE =
  /\u001b(?:\[(?<parameters>[0-?]*)(?<between>[ -/]*)(?<final>[@-~])|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])?/g;

const SGR_PARAMETERS = /^[\d;]*$/;

type Cells = { glyphs: string[]; styles: number[]; isOdd: boolean };

/** Every line starts in the terminal's own look. What does not fit the columns is cut, what is missing is blank. */
export const parseLine = (line: string, columns: number, styles: StyleTable): Row => {
  const cells: Cells = { glyphs: [], styles: [], isOdd: false };
  let style = DEFAULT_STYLE;
  let start = 0;
  for (const match of line.includes('\u001b') ? line.matchAll(ESCAPE) : []) {
    addText(cells, line.slice(start, match.index), style, columns);
    start = match.index + match[0].length;
    const { parameters = '', between, final } = match.groups ?? {};
    if (final === 'm' && between === '' && SGR_PARAMETERS.test(parameters)) style = styles.apply(style, parameters);
  }
  addText(cells, line.slice(start), style, columns);
  while (cells.glyphs.length < columns) addCell(cells, BLANK, DEFAULT_STYLE);
  return makeRow(cells.glyphs, cells.styles, cells.isOdd);
};

const addText = (cells: Cells, text: string, style: number, columns: number): void => {
  if (!isAllAgreed(text)) {
    addGraphemes(cells, text, style, columns);
    return;
  }
  const fitting = Math.min(text.length, columns - cells.glyphs.length);
  for (let at = 0; at < fitting; at += 1) addCell(cells, text.charAt(at), style);
};

const addGraphemes = (cells: Cells, text: string, style: number, columns: number): void => {
  for (const grapheme of graphemesOf(text)) {
    const room = columns - cells.glyphs.length;
    if (room <= 0) return;
    if (grapheme.width > room) {
      for (let blank = 0; blank < room; blank += 1) addCell(cells, BLANK, style);
      return;
    }
    cells.isOdd ||= !isAllAgreed(grapheme.text);
    addCell(cells, grapheme.text, style);
    for (let rest = 1; rest < grapheme.width; rest += 1) addCell(cells, '', style);
  }
};

const addCell = (cells: Cells, glyph: string, style: number): void => {
  cells.glyphs.push(glyph);
  cells.styles.push(style);
};
