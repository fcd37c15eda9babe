// Fits a series to a number of columns: a column of several points shows the highest, a point of several columns is repeated.
import type { Instant } from '../../../domain/instant.ts';
import type { ChartSeries } from '../../document.ts';
import { usualStep } from './usual-step.ts';

export type ColumnValue = Readonly<{ value: number | undefined; isAnomaly: boolean }>;

/** By time, not by place in the list, so that hours nobody reported are as wide as the others. */
export const resample = (
  { points }: ChartSeries,
  { firstAt, lastAt, columns }: Readonly<{ firstAt: Instant; lastAt: Instant; columns: number }>,
): readonly ColumnValue[] => {
  const ordered = points.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
  const step = usualStep(ordered.map(({ at }) => at));
  const span = lastAt - firstAt + step;
  const cells = Array.from({ length: columns }, (): { value: number | undefined; isAnomaly: boolean } => ({
    value: undefined,
    isAnomaly: false,
  }));
  for (const { at, value, isAnomaly } of ordered) {
    const from = Math.min(columns - 1, Math.floor(((at - firstAt) / span) * columns));
    const until = Math.max(from + 1, Math.min(columns, Math.floor(((at + step - firstAt) / span) * columns)));
    for (const cell of cells.slice(from, until)) {
      if (value === undefined || !Number.isFinite(value)) continue;
      cell.value = cell.value === undefined ? value : Math.max(cell.value, value);
    }
    const marked = cells[from];
    if (isAnomaly === true && marked !== undefined) marked.isAnomaly = true;
  }
  return cells;
};
