// The shortest bytes that take the cursor from where it is to where it shall be; nothing that a VT100 does not know.

/** An undefined column is one we cannot be sure of; without a place even the row is unknown. */
export type Place = Readonly<{ row: number; column: number | undefined }>;

export const moveBytes = (from: Place | undefined, row: number, column: number): string =>
  candidates(from, row, column).reduce((best, one) => (one.length < best.length ? one : best));

const candidates = (from: Place | undefined, row: number, column: number): readonly [string, ...string[]] => {
  const absolute = absoluteMove(row, column);
  if (from === undefined) return [absolute];
  const down = row - from.row;
  const fromLeft = horizontal(0, column);
  // A line feed moves only down, or to the first column as well, as the terminal's driver likes: after a carriage return both are the same.
  const viaLeft = down < 0 ? [] : [`\r${'\n'.repeat(down)}${fromLeft}`];
  if (from.column === undefined) return [absolute, ...viaLeft];
  return [absolute, ...viaLeft, `${vertical(down)}${horizontal(from.column, column)}`];
};

const absoluteMove = (row: number, column: number): string => {
  if (column > 0) return `\u001b[${row + 1};${column + 1}H`;
  return row > 0 ? `\u001b[${row + 1}H` : '\u001b[H';
};

const vertical = (down: number): string => {
  if (down === 0) return '';
  return down > 0 ? counted(down, 'B') : counted(-down, 'A');
};

const horizontal = (from: number, to: number): string => {
  if (to >= from) return to === from ? '' : counted(to - from, 'C');
  const back = from - to;
  return back <= 3 ? '\b'.repeat(back) : counted(back, 'D');
};

const counted = (count: number, final: string): string => `\u001b[${count === 1 ? '' : count}${final}`;
