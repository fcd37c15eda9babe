// A page of an open device that is one long table: its rows can be ordered, gone through and opened.

import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Line, Span } from '../../theme/line.ts';
import { DataTable, tableRows } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow, type ListWindow } from '../../widgets/list-window.ts';
import type { TableSort } from '../../widgets/table-props.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { clickIn, moveIn } from '../parts/list-moves.ts';
import { listIn, withList } from '../view.ts';
import { actOnDevice } from './acts.ts';
import { actOnOrder, type Ordering } from './ordered-rows.ts';
import { aroundPage, HINTS } from './page-frame.tsx';
import type { DeviceAsked } from './questions.ts';
import type { DeviceSection } from './sections.ts';

export type RowsPage<Row> = Readonly<{
  section: DeviceSection;
  ordering: Ordering<Row>;
  order: TableSort;
  rows: readonly Row[];
  widths: Readonly<Record<string, number>>;
  /** In one line what they come to. */
  told: Line;
  empty: string;
  markOf?: ((row: Row) => Span | undefined) | undefined;
  open(row: Row): Outcome | undefined;
  /** What is copied of a row. */
  copied(row: Row): Readonly<{ text: string; what: string }>;
  /** Of the page, before those that all pages have. */
  act?(action: string, row: Row | undefined): Outcome | undefined;
  hints: readonly string[];
}>;

export const showRows = <Row,>(context: PaneContext, asked: DeviceAsked, page: RowsPage<Row>): Shown => {
  const { view, size } = context;
  const { section, rows, ordering } = page;
  const list = section.id;
  const around = aroundPage(context, asked, { crumbs: [section.title], reportName: section.reportName });
  const above = [...around.strip, ...around.told, page.told].slice(0, Math.max(0, size.rows - 2));
  const height = Math.max(0, size.rows - above.length);
  const extent = { count: rows.length, height: tableRows(rows.length, height) };
  const place = clampWindow(listIn(view, list), extent);
  const there = withList(view, list, place);
  const row = rows[place.index];
  return {
    element: (
      <Box flexDirection="column">
        <Lines lines={above} width={size.columns} height={above.length} />
        {table(context, page, place, height)}
      </Box>
    ),
    crumbs: around.crumbs,
    hints: ['open', 'sort', ...page.hints, ...HINTS],
    act: (action) =>
      actOnRow(action, page, row) ??
      page.act?.(action, row) ??
      actOnOrder(action, view, ordering) ??
      moveIn(there, list, action, extent) ??
      actOnDevice(action, context, asked),
    filter: around.filter,
    rowAt: (line) => clickIn(there, list, { ...extent, top: place.top })(line - above.length + 1),
    report: around.report,
  };
};

const actOnRow = <Row,>(action: string, page: RowsPage<Row>, row: Row | undefined): Outcome | undefined => {
  if (row === undefined) return undefined;
  if (action === 'copy') return { kind: 'copy', ...page.copied(row) };
  return action === 'open' ? page.open(row) : undefined;
};

const table = <Row,>(
  { size, clock }: PaneContext,
  { rows, ordering, widths, order, empty, markOf: rowMark }: RowsPage<Row>,
  { index: selected, top }: ListWindow,
  height: number,
): ReactElement => (
  <DataTable
    columns={ordering.columns}
    widthHints={widths}
    rowCount={rows.length}
    cellsOf={(index) => {
      const shown = rows[index];
      return shown === undefined ? [] : ordering.columns.map(({ write }) => ({ text: write(shown, clock) }));
    }}
    markOf={
      rowMark &&
      ((index) => {
        const shown = rows[index];
        return shown && rowMark(shown);
      })
    }
    selected={selected}
    top={top}
    sort={order}
    empty={empty}
    width={size.columns}
    height={height}
  />
);
