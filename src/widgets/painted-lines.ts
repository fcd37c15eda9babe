// Lines as the rows of the screen they become: cut to the room there is, painted, and exactly as many as there is height for.
import type { Line } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { paintRow } from './paint-row.ts';
import { type Room, within } from './room.ts';

export type LinesProps = Room & Readonly<{ lines: readonly Line[] }>;

export const paintedLines = ({ lines, width, height }: LinesProps, pen: Pen): readonly string[] => {
  const shown = within({ width, height }, pen, () => lines).map((line) => paintRow(line, pen));
  return [...shown, ...blankRows(height, shown.length)];
};

const blankRows = (height: number, used: number): readonly string[] =>
  Array.from({ length: Math.max(0, Math.floor(height) - used) }, () => ' ');
