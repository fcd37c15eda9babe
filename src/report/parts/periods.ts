// Analyses that are made once per period, and how periods are laid side by side.
import type { PeriodFacts } from '../../analysis/facts.ts';
import { periodName } from '../../domain/window.ts';
import type { Value, ValueKind } from '../document.ts';
import { type ColumnOf, column } from './blocks.ts';

export const perPeriod = <T>(
  periods: readonly PeriodFacts[],
  analyse: (period: PeriodFacts) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(periods.map((period) => [periodName(period.hours), analyse(period)]));

/** A table whose rows are measures and whose columns are the periods. */
export type MeasureRow<T> = Readonly<{ label: string; read: (period: T) => Value }>;

export const periodColumns = <T>(
  analysed: Readonly<Record<string, T>>,
  as: ValueKind,
): readonly ColumnOf<MeasureRow<T>>[] => [
  column('', 'text', 9, (row) => row.label, true),
  ...Object.entries(analysed).map(([name, one], index, all) =>
    column<MeasureRow<T>>(name, as, 8 - Math.min(7, all.length - 1 - index), (row) => row.read(one)),
  ),
];
