// Long tables: only what is seen is asked for, columns stay where they are, and the lightest go first.
import { describe, expect, it } from 'vitest';
import { lineWidth } from '../../src/theme/line.ts';
import { dataTableLines, tableRows } from '../../src/widgets/data-table.ts';
import { placeColumns, type TableColumn } from '../../src/widgets/table-columns.ts';
import type { DataTableProps } from '../../src/widgets/table-props.ts';
import { aPen } from './any-widget.ts';
import { shown } from './shown.ts';

const COLUMNS: readonly TableColumn[] = [
  { id: 'at', title: 'Time', align: 'left', weight: 5, least: 8 },
  { id: 'source', title: 'Source', align: 'left', weight: 9, least: 11, most: 40, grows: true },
  { id: 'destination', title: 'Destination', align: 'left', weight: 8, least: 15, most: 40 },
  { id: 'bytes', title: 'Bytes', align: 'right', weight: 7, least: 7 },
  { id: 'application', title: 'Application', align: 'left', weight: 2 },
];

const aTable = (parts: Partial<DataTableProps> = {}): DataTableProps => ({
  columns: COLUMNS,
  rowCount: 48_211,
  cellsOf: (row) => [
    { text: '14:02:07' },
    { text: `ws-${row}` },
    { text: `203.0.113.${row % 256}` },
    { text: `${row} MB`, meaning: row === 2 ? 'bad' : undefined },
    { text: 'TLS' },
  ],
  top: 0,
  empty: 'No flows.',
  width: 72,
  height: 6,
  ...parts,
});

describe('a table', () => {
  it('shows the column that it is ordered by, however little room there is', () => {
    for (let width = 30; width < 80; width += 1) {
      const sorted = aTable({ width, sort: { id: 'application', isDescending: true } });
      expect(shown(dataTableLines(sorted, aPen()))[0]).toContain('Application');
    }
    expect(shown(dataTableLines(aTable({ width: 30 }), aPen()))[0]).not.toContain('Application');
  });

  it('shows its columns, its rows, the selected one, the order, and where in the list it is', () => {
    const lines = dataTableLines(
      aTable({ top: 100, selected: 101, sort: { id: 'bytes', isDescending: true } }),
      aPen(),
    );
    expect(shown(lines)).toEqual([
      '  Time      Source                 Destination      Bytes ↓  Application',
      '  14:02:07  ws-100                 203.0.113.100     100 MB  TLS',
      '› 14:02:07  ws-101                 203.0.113.101     101 MB  TLS',
      '  14:02:07  ws-102                 203.0.113.102     102 MB  TLS',
      '  14:02:07  ws-103                 203.0.113.103     103 MB  TLS',
      '  rows 101-104 of 48,211',
    ]);
    expect(lines[2]).toHaveLength(1);
    expect(lines[2]?.[0]?.meaning).toBe('selected');
    expect(lineWidth(lines[2] ?? [])).toBe(72);
  });

  it('gives each cell its meaning, and marks rows beside the selection', () => {
    const markOf = (row: number) => (row === 1 ? ({ text: '▲', meaning: 'critical' } as const) : undefined);
    const lines = dataTableLines(aTable({ markOf, selected: 1 }), aPen());
    expect(shown(lines)[2]).toMatch(/^›▲ 14:02:07/);
    expect(lines[3]?.filter(({ meaning }) => meaning === 'bad').map(({ text }) => text.trim())).toEqual(['2 MB']);
    expect(shown(lines)[1]).toMatch(/^ {3}14:02:07/);
  });

  it('asks for the rows on the screen and for no other', () => {
    const asked: number[] = [];
    const cellsOf = (row: number) => {
      asked.push(row);
      return [{ text: String(row) }];
    };
    dataTableLines(aTable({ cellsOf, rowCount: 1e9, top: 5e8, height: 12 }), aPen());
    expect(asked).toEqual(Array.from({ length: 10 }, (_, row) => 5e8 + row));
  });

  it('does not move a column when one scrolls or selects', () => {
    const header = (parts: Partial<DataTableProps>): string | undefined =>
      shown(dataTableLines(aTable(parts), aPen()))[0];
    const wide = { cellsOf: () => COLUMNS.map(() => ({ text: 'x'.repeat(500) })) };
    expect(header({ top: 40_000, selected: 40_001, ...wide })).toBe(header({}));
  });

  it('turns only two rows when the selection moves', () => {
    const lines = (selected: number) => dataTableLines(aTable({ selected }), aPen());
    const [before, after] = [lines(1), lines(2)];
    const changed = before.flatMap((line, row) => (JSON.stringify(line) === JSON.stringify(after[row]) ? [] : [row]));
    expect(changed).toEqual([2, 3]);
  });

  it('needs no note when everything is seen, and says so when there is nothing', () => {
    expect(shown(dataTableLines(aTable({ rowCount: 5 }), aPen())).at(-1)).toMatch(/ws-4/);
    expect(shown(dataTableLines(aTable({ rowCount: 0 }), aPen()))[1]).toBe('  No flows.');
  });

  it('goes back to the last rows when it was scrolled beyond them', () => {
    expect(shown(dataTableLines(aTable({ rowCount: 6, top: 99 }), aPen())).at(-1)).toBe('  rows 3-6 of 6');
  });

  it('shows what there is in three lines, and the row alone in one', () => {
    expect(shown(dataTableLines(aTable({ height: 3, width: 20 }), aPen()))).toHaveLength(3);
    expect(shown(dataTableLines(aTable({ height: 1 }), aPen()))[0]).toMatch(/ws-0/);
  });

  it('is told row by row to who cannot see it', () => {
    const lines = dataTableLines(
      aTable({ selected: 1, height: 3, width: 120, sort: { id: 'bytes', isDescending: false } }),
      aPen({ isSpoken: true }),
    );
    expect(shown(lines)[0]).toBe('rows 1-1 of 48,211, by Bytes, ascending');
    expect(shown(lines)[1]).toBe(
      'row 1: Time 14:02:07, Source ws-0, Destination 203.0.113.0, Bytes 0 MB, Application TLS',
    );
  });
});

describe('a page of a table', () => {
  it.each([
    [48_211, 40, 38],
    [39, 40, 39],
    [40, 40, 38],
    [0, 40, 39],
    [10, 3, 1],
    [10, 1, 1],
    [10, 0, 1],
  ])('of %i rows at %i lines is %i rows', (rowCount, height, rows) => {
    expect(tableRows(rowCount, height)).toBe(rows);
  });

  it('is as many rows as are drawn', () => {
    for (const height of [2, 3, 4, 10, 60]) {
      const asked: number[] = [];
      const cellsOf = (row: number) => {
        asked.push(row);
        return [];
      };
      dataTableLines(aTable({ height, cellsOf }), aPen());
      expect(asked).toHaveLength(tableRows(48_211, height));
    }
  });
});

describe('columns', () => {
  const titles = COLUMNS.map(({ title }) => title);
  const placed = (width: number, hints = {}) => placeColumns(COLUMNS, titles, width, hints);

  it.each([
    [80, ['at', 'source', 'destination', 'bytes', 'application']],
    [55, ['at', 'source', 'destination', 'bytes']],
    [45, ['source', 'destination', 'bytes']],
    [30, ['source', 'destination']],
    [12, ['source', 'destination']],
    [3, ['source']],
  ])('that have room in %i columns: %j', (width, ids) => {
    expect(placed(width).map(({ column }) => column.id)).toEqual(ids);
  });

  it('fill the width when one of them grows, and take what their cells usually need first', () => {
    const widths = placed(80, { destination: 20, bytes: 9 }).map(({ width }) => width);
    expect(widths.reduce((sum, width) => sum + width, 4 * 2)).toBe(80);
    expect(widths[2]).toBe(20);
    expect(widths[3]).toBe(9);
    expect(placed(200).map(({ width }) => width)[1]).toBe(40);
  });

  it('never take more than there is', () => {
    for (let width = 1; width < 120; width += 1) {
      const columns = placed(width, { source: 500 });
      const total = columns.reduce((sum, column) => sum + column.width, 2 * (columns.length - 1));
      expect(total).toBeLessThanOrEqual(width);
      expect(columns.every((column) => column.width > 0)).toBe(true);
    }
  });
});
