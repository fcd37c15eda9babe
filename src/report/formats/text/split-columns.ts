// Divides the columns of a table among as many tables as the width asks for, so that none is left out.
import { type Choice, chooseColumns, type Measured, WEIGHT_THAT_STAYS } from './columns.ts';

/** The key columns say in each table which row it is about; more than two would leave little room beside them. */
const MOST_KEYS = 2;

export const splitColumns = (all: readonly Measured[], width: number, gap: number): readonly Choice[] => {
  const first = chooseColumns(all, width, gap);
  // Set as records, all columns have room.
  if (!first.fits) return [{ kept: all, fits: false }];
  const keys = keysOf(all);
  const tables = [first];
  let rest = without(all, first.kept);
  while (rest.length > 0) {
    const next = chooseColumns([...keys, ...rest], width, gap);
    const left = without(rest, next.kept);
    if (!next.fits || left.length === rest.length) return [...tables, { kept: [...keys, ...rest], fits: false }];
    tables.push(next);
    rest = left;
  }
  return tables;
};

const keysOf = (all: readonly Measured[]): readonly Measured[] => {
  const heavy = all.filter(({ column }) => column.weight >= WEIGHT_THAT_STAYS);
  return heavy.length > 0 ? heavy.slice(0, MOST_KEYS) : all.slice(0, 1);
};

const without = (all: readonly Measured[], taken: readonly Measured[]): readonly Measured[] =>
  all.filter((column) => !taken.includes(column));
