// Decides which columns of a table are shown in a given width, and how wide each is.
import { displayWidth } from '../../../text/display-width.ts';
import { leastWidth } from '../../../text/wrap-words.ts';
import type { Column } from '../../document.ts';

export type Measured = Readonly<{
  column: Column;
  /** Its place in the rows of the block. */
  index: number;
  title: string;
  cells: readonly string[];
  /** Below it something would be cut that must not be. */
  least: number;
  /** Below it the column is left out, if it may be. */
  comfortable: number;
  /** With everything on one line. */
  natural: number;
}>;

export const WEIGHT_THAT_STAYS = 9;
const NARROWEST_TEXT = 8;
const COMFORTABLE_TEXT = 16;
const WIDEST_TEXT = 60;
/** A column that grows is comfortable when the words of its sentences stand whole, as long as they are no longer than this. */
const LONGEST_WHOLE_WORD = 28;
/** A word of a header longer than this is broken. */
const LONGEST_HEADER_WORD = 14;

type Cells = Readonly<Pick<Measured, 'column' | 'index' | 'title' | 'cells'>>;

export const measureColumn = (told: Cells): Measured => {
  const { column, title, cells } = told;
  const header = displayWidth(title);
  const words = title.split(' ').map((word) => Math.min(LONGEST_HEADER_WORD, displayWidth(word)));
  const headerLeast = Math.min(header, Math.max(...words));
  const widest = cells.reduce((most, cell) => Math.max(most, displayWidth(cell)), 1);
  // What our own writers made of a number is short and stays whole; a text where a number belongs is treated as a text.
  if (column.as !== 'text' && widest <= 28) {
    const least = Math.max(widest, headerLeast);
    return { ...told, least, comfortable: least, natural: Math.max(widest, Math.min(header, 24)) };
  }
  const whole = cells.reduce((most, cell) => Math.max(most, leastWidth(cell)), 1);
  const natural = Math.max(headerLeast, whole, Math.min(WIDEST_TEXT, Math.max(widest, Math.min(header, 24))));
  const atLeast = (wanted: number): number => Math.max(headerLeast, whole, Math.min(natural, wanted));
  return { ...told, least: atLeast(NARROWEST_TEXT), comfortable: atLeast(comfortableText(column, cells)), natural };
};

/** A single word, such as a name, may be broken. */
const comfortableText = ({ grows }: Column, cells: readonly string[]): number =>
  grows === true
    ? cells
        .flatMap((cell) => (cell.includes(' ') ? cell.split(' ') : []))
        .map(displayWidth)
        .filter((word) => word <= LONGEST_WHOLE_WORD)
        .reduce((most, word) => Math.max(most, word), COMFORTABLE_TEXT)
    : COMFORTABLE_TEXT;

export type Choice = Readonly<{ kept: readonly Measured[]; fits: boolean }>;

/** The lightest go first, of equal ones the last; those that must stay are squeezed at the end. */
export const chooseColumns = (all: readonly Measured[], width: number, gap: number): Choice => {
  let kept = all;
  while (sum(kept, gap, ({ comfortable }) => comfortable) > width) {
    const lightest = kept
      .filter(({ column }) => column.weight < WEIGHT_THAT_STAYS)
      .reduce<Measured | undefined>(
        (found, one) => (found === undefined || one.column.weight <= found.column.weight ? one : found),
        undefined,
      );
    if (lightest === undefined || kept.length === 1) break;
    kept = kept.filter((column) => column !== lightest);
  }
  return { kept, fits: sum(kept, gap, ({ least }) => least) <= width };
};

/** Numbers take what they want first, then the columns that grow, then the other texts. */
export const shareRoom = (columns: readonly Measured[], width: number, gap: number): readonly number[] => {
  const isRoomy = sum(columns, gap, ({ comfortable }) => comfortable) <= width;
  const widths = columns.map(({ comfortable, least }) => (isRoomy ? comfortable : least));
  let room = width - widths.reduce((total, one) => total + one, 0) - gap * (columns.length - 1);
  const turns: readonly ((column: Column) => boolean)[] = [
    ({ as }) => as !== 'text',
    ({ as, grows }) => as === 'text' && grows === true,
    ({ as, grows }) => as === 'text' && grows !== true,
  ];
  for (const isTurn of turns) {
    for (const [place, { column, natural }] of columns.entries()) {
      if (!isTurn(column)) continue;
      const more = Math.max(0, Math.min(room, natural - (widths[place] ?? 0)));
      widths[place] = (widths[place] ?? 0) + more;
      room -= more;
    }
  }
  return widths;
};

const sum = (columns: readonly Measured[], gap: number, widthOf: (column: Measured) => number): number =>
  columns.reduce((total, column) => total + widthOf(column), gap * Math.max(0, columns.length - 1));
