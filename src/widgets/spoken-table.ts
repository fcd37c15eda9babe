// A table for a screen reader: a sentence about the whole, then each row with the names of its columns.
import { formatCount } from '../text/units.ts';
import { type Line, plainLine } from '../theme/line.ts';
import { scrollNote } from './scroll-note.ts';
import type { DataTableProps } from './table-props.ts';

export const spokenTable = (props: DataTableProps, rows: readonly number[]): readonly Line[] => {
  if (rows.length === 0) return [plainLine(props.empty)];
  const body = rows.map((row): Line => plainLine(tellRow(row, props)));
  return props.height < 2 ? body : [plainLine(tellTable(props, rows.length)), ...body];
};

const tellTable = ({ sort, columns, top, rowCount, width }: DataTableProps, shown: number): string => {
  const by = columns.find(({ id }) => id === sort?.id);
  const order = by === undefined ? '' : `, by ${by.title}, ${sort?.isDescending === true ? 'descending' : 'ascending'}`;
  return `${scrollNote({ what: 'rows', top, shown, count: rowCount, width })}${order}`;
};

const tellRow = (row: number, { columns, cellsOf, markOf, selected }: DataTableProps): string => {
  const cells = cellsOf(row);
  const told = columns.flatMap(({ title }, index) => {
    const text = cells[index]?.text ?? '';
    return text === '' ? [] : [`${title} ${text}`];
  });
  const mark = markOf?.(row);
  const said = [
    ...(row === selected ? ['selected'] : []),
    `row ${formatCount(row + 1)}`,
    ...(mark === undefined ? [] : [mark.meaning ?? mark.text]),
  ];
  return `${said.join(', ')}: ${told.join(', ')}`;
};
