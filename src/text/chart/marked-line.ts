// The line of marks below a chart: what is unusual, and where the series stays away from its habit.
import type { ColumnValue } from './resample.ts';
import { type Run, runsOf } from './runs.ts';

type Marks = Readonly<{ anomaly: string; lasting: string }>;

export const markedLine = (
  cells: readonly ColumnValue[],
  marks: Marks,
): readonly Run<'anomaly' | 'warning' | undefined>[] =>
  runsOf(
    cells.map(({ isAnomaly, isLasting }) => {
      if (isAnomaly) return { text: marks.anomaly, meaning: 'anomaly' };
      return isLasting ? { text: marks.lasting, meaning: 'warning' } : { text: ' ', meaning: undefined };
    }),
  );
