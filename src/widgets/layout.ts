// Puts blocks of lines together: side by side, each padded to its width, or one below the other.
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import { wholeNumber } from './room.ts';

/** `leftWidth` where the block on the left is to be wider than its widest line, so that what stands beside does not move. */
export const besideLines = (
  left: readonly Line[],
  right: readonly Line[],
  gap: number,
  leftWidth = widestLine(left),
): readonly Line[] => {
  const column = wholeNumber(leftWidth) + wholeNumber(gap);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row): Line => {
    const [start, end] = [left[row] ?? [], right[row] ?? []];
    const fill: Span = { text: ' '.repeat(Math.max(0, column - lineWidth(start))) };
    return end.length === 0 ? start : [...start, fill, ...end];
  });
};

/** With `gap` empty lines between two of them; an empty block takes none. */
export const stackLines = (blocks: readonly (readonly Line[])[], gap = 0): readonly Line[] => {
  const between = Array.from({ length: wholeNumber(gap) }, (): Line => []);
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : [...between, ...block]));
};

/** One column for the margin of a pane, unless said otherwise. */
export const indentLines = (lines: readonly Line[], columns = 1): readonly Line[] => {
  const blank: Span = { text: ' '.repeat(wholeNumber(columns)) };
  return lines.map((line) => [blank, ...line]);
};

export const widestLine = (lines: readonly Line[]): number =>
  lines.reduce((most, line) => Math.max(most, lineWidth(line)), 0);
