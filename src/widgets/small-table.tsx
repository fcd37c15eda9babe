// A table with lines around its cells for a handful of rows, drawn by ink-table; where it has no room, or is spoken, a plain one.
import { Box } from 'ink';
import { memo, type ReactElement } from 'react';
import { widest } from '../text/display-width.ts';
import type { Line } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { Table } from '../vendor/ink-table.ts';
import { DataTable, dataTableLines } from './data-table.ts';
import { FramedCell, FramedHeader, FramedTable, FrameLine } from './framed-cells.tsx';
import { usePen } from './pen-context.ts';
import { placeFrame, type SmallTableProps } from './place-frame.ts';
import type { DataTableProps } from './table-props.ts';

export const SmallTable = (props: SmallTableProps): ReactElement => {
  const pen = usePen();
  const placed = pen.isSpoken ? undefined : placeFrame(props, pen);
  if (placed === undefined) return <DataTable {...plainTable(props)} />;
  return (
    <Box width={props.width} height={Math.floor(props.height)} flexDirection="column" flexShrink={0}>
      <FramedTable value={placed}>
        <Grid widths={placed.widths.join(' ')} rowCount={placed.cells.length} />
      </FramedTable>
    </Box>
  );
};

/**
 * ink-table measures texts by their length, so what it is given stands for cells, and is as long as the cells are wide.
 * It is asked again only when the grid changes: what stands in the cells reaches them on another way.
 */
const Grid = memo(({ widths, rowCount }: Readonly<{ widths: string; rowCount: number }>): ReactElement => {
  const columns = widths
    .split(' ')
    .map((width, column) => ({ key: String(column).padEnd(Number(width)), width: Number(width) }));
  const data = Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ key, width }) => [key, String(row).padEnd(width)])),
  );
  const keys = columns.map(({ key }) => key);
  return <Table data={data} columns={keys} header={FramedHeader} cell={FramedCell} skeleton={FrameLine} />;
});

/** What is shown instead of the table with lines around its cells. */
export const smallTableLines = (props: SmallTableProps, pen: Pen): readonly Line[] =>
  dataTableLines(plainTable(props), pen);

const plainTable = ({ columns, rows, ...rest }: SmallTableProps): DataTableProps => ({
  ...rest,
  columns: columns.map(({ key, title, align }, index) => ({ id: key, title, align, weight: columns.length - index })),
  rowCount: rows.length,
  cellsOf: (row) => (rows[row] ?? []).map((text) => ({ text })),
  widthHints: Object.fromEntries(columns.map(({ key }, index) => [key, widest(rows.map((row) => row[index] ?? ''))])),
  top: 0,
});
