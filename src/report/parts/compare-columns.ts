// Columns of tables that lay two devices beside each other: one for each of them.
import type { Sides } from '../../analysis/device/sides.ts';
import type { Value, ValueKind } from '../document.ts';
import { type ColumnOf, column } from './blocks.ts';

/** A column for each of both, with what is read of a side. */
export const sideColumns = <Row>(
  titles: Sides<string>,
  as: ValueKind,
  weight: number,
  read: (row: Row) => Sides<Value>,
): readonly ColumnOf<Row>[] =>
  (['one', 'other'] as const).map((side) =>
    column(titles[side], as, weight, (row: Row) => read(row)[side], as === 'text'),
  );

/** "connections, laptop" */
export const titled = (what: string, { one, other }: Sides<string>): Sides<string> => ({
  one: `${what}, ${one}`,
  other: `${what}, ${other}`,
});
