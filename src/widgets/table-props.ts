// What a table is given: its columns, and the way to ask for the cells of a row.
import type { Span } from '../theme/line.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Room } from './room.ts';
import type { TableColumn } from './table-columns.ts';

export type Cell = Readonly<{ text: string; meaning?: Meaning | undefined }>;

export type TableSort = Readonly<{ id: string; isDescending: boolean }>;

export type DataTableProps = Room &
  Readonly<{
    columns: readonly TableColumn[];
    rowCount: number;
    /** In the order of the columns; asked for rows on the screen only. */
    cellsOf: (row: number) => readonly Cell[];
    /** One column wide. */
    markOf?: ((row: number) => Span | undefined) | undefined;
    selected?: number | undefined;
    /** The first row to be seen. */
    top: number;
    sort?: TableSort | undefined;
    /** How wide the cells of a column usually are, by its id; from a sample that does not change while one scrolls. */
    widthHints?: Readonly<Record<string, number>> | undefined;
    /** What is said where there are no rows. */
    empty: string;
  }>;
