// Remembers the rows of lines that were read before, so that a line that comes again is the same row and costs nothing.
import { parseLine } from './parse-line.ts';
import type { Row } from './row.ts';
import type { StyleTable } from './style-table.ts';

/** So many screens of lines are remembered at least, and twice as many at most. */
const SCREENS = 4;

export type RowCache = Readonly<{ rowOf(line: string): Row }>;

export const createRowCache = (columns: number, rows: number, styles: StyleTable): RowCache => {
  let young = new Map<string, Row>();
  let old = new Map<string, Row>();
  return {
    rowOf: (line) => {
      const known = young.get(line);
      if (known !== undefined) return known;
      const row = old.get(line) ?? parseLine(line, columns, styles);
      if (young.size >= rows * SCREENS) {
        old = young;
        young = new Map();
      }
      young.set(line, row);
      return row;
    },
  };
};
