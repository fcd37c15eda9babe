// One place of a terminal's screen, as a terminal emulator holds it.
import type { IBufferCell, IBufferLine } from '@xterm/headless';

export type Size = Readonly<{ cols: number; rows: number }>;

/** A number of the palette of 256, or a colour of its own as #rrggbb. */
export type Colour = number | string;

export type Cell = Readonly<{
  text: string;
  /** 0 for the second half of a wide character. */
  width: number;
  /** undefined is the terminal's own. */
  ink: Colour | undefined;
  paper: Colour | undefined;
  isBold: boolean;
  isDim: boolean;
  isItalic: boolean;
  isUnderline: boolean;
  isInverse: boolean;
}>;

export const cellsOf = (line: IBufferLine | undefined, cols: number): readonly Cell[] =>
  Array.from({ length: cols }, (_, column) => cellOf(line?.getCell(column)));

const BLANK: Cell = {
  text: ' ',
  width: 1,
  ink: undefined,
  paper: undefined,
  isBold: false,
  isDim: false,
  isItalic: false,
  isUnderline: false,
  isInverse: false,
};

const cellOf = (cell: IBufferCell | undefined): Cell => {
  if (cell === undefined) return BLANK;
  const width = cell.getWidth();
  return {
    text: width === 0 ? '' : cell.getChars() || ' ',
    width,
    ink: colourOf(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor()),
    paper: colourOf(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor()),
    isBold: cell.isBold() !== 0,
    isDim: cell.isDim() !== 0,
    isItalic: cell.isItalic() !== 0,
    isUnderline: cell.isUnderline() !== 0,
    isInverse: cell.isInverse() !== 0,
  };
};

const colourOf = (isOfPalette: boolean, isOwn: boolean, value: number): Colour | undefined => {
  if (isOfPalette) return value;
  return isOwn ? `#${value.toString(16).padStart(6, '0')}` : undefined;
};
