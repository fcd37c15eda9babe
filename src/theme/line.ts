// Lines made of parts with meanings: laid out by what is seen, painted last, so that no escape sequence is ever measured.
import { displayWidth } from '../text/display-width.ts';
import type { Meaning } from './meaning.ts';
import type { Paint } from './paint.ts';

export type Span = Readonly<{ text: string; meaning?: Meaning | undefined }>;

export type Line = readonly Span[];

export const plainLine = (text: string, meaning?: Meaning): Line => [{ text, meaning }];

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + displayWidth(text), 0);

export const indent = (lines: readonly Line[], columns: number): readonly Line[] =>
  lines.map((line) => [{ text: ' '.repeat(columns) }, ...line]);

/** Spaces at the end of a line are nothing but bytes. */
export const paintLine = (line: Line, paint: Paint): string => {
  const end = line.findLastIndex(({ text }) => text.trimEnd() !== '');
  return line
    .slice(0, end + 1)
    .map(({ text, meaning }, index) => {
      const shown = index === end ? text.trimEnd() : text;
      return meaning === undefined ? shown : paint(meaning, shown);
    })
    .join('');
};
