// Fits a series to a number of columns: a column of several points shows the highest, a point of several columns is repeated.
import type { Instant } from '../../domain/instant.ts';
import { type Band, joinBands, knownBand } from './known-band.ts';
import { usualStep } from './usual-step.ts';

export type ColumnValue = Readonly<{
  value: number | undefined;
  isAnomaly: boolean;
  isLasting: boolean;
  /** From the lowest to the highest of its points, those without a value too. */
  band: Band | undefined;
}>;

type Point = Readonly<{
  at: Instant;
  value: number | undefined;
  isAnomaly?: boolean | undefined;
  isLasting?: boolean | undefined;
  low?: number | undefined;
  high?: number | undefined;
}>;

type Cell = { -readonly [Part in keyof ColumnValue]: ColumnValue[Part] };

/** By time, not by place in the list, so that hours nobody reported are as wide as the others. */
export const resample = (
  points: readonly Point[],
  { firstAt, lastAt, columns }: Readonly<{ firstAt: Instant; lastAt: Instant; columns: number }>,
): readonly ColumnValue[] => {
  const ordered = points.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
  const step = usualStep(ordered.map(({ at }) => at));
  const span = lastAt - firstAt + step;
  const cells = Array.from(
    { length: columns },
    (): Cell => ({ value: undefined, isAnomaly: false, isLasting: false, band: undefined }),
  );
  for (const point of ordered) {
    const from = Math.min(columns - 1, Math.floor(((point.at - firstAt) / span) * columns));
    const until = Math.max(from + 1, Math.min(columns, Math.floor(((point.at + step - firstAt) / span) * columns)));
    const band = knownBand(point);
    for (const cell of cells.slice(from, until)) {
      show(cell, point);
      cell.band = joinBands(cell.band, band);
      if (point.isLasting === true) cell.isLasting = true;
    }
    const marked = cells[from];
    if (point.isAnomaly === true && marked !== undefined) marked.isAnomaly = true;
  }
  return cells;
};

/** What is unusual must be seen however many others share its column, a fall as much as a rise. */
const show = (cell: Cell, { value, isAnomaly = false }: Point): void => {
  if (value === undefined || !Number.isFinite(value)) return;
  if (cell.isAnomaly && !isAnomaly) return;
  const isFirst = cell.value === undefined || (isAnomaly && !cell.isAnomaly);
  cell.value = isFirst ? value : Math.max(cell.value ?? value, value);
};
