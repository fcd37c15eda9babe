// How the lines of the screen are shared: header and tabs above, the pane in the middle, notices and hints below.
import type { Size } from '../../terminal/size.ts';

export type Layout = Readonly<{
  isTooSmall: boolean;
  hasBanner: boolean;
  noticeRows: number;
  /** Where the pane begins, from 0. */
  paneTop: number;
  pane: Size;
}>;

export const LEAST_SIZE: Size = { columns: 60, rows: 15 };

const HEADER = 1;
const TABS = 1;
const HINTS = 1;

export const layoutOf = (size: Size, wanted: Readonly<{ hasBanner: boolean; noticeRows: number }>): Layout => {
  const isTooSmall = size.columns < LEAST_SIZE.columns || size.rows < LEAST_SIZE.rows;
  const paneTop = HEADER + TABS + (wanted.hasBanner ? 1 : 0);
  const rows = Math.max(0, size.rows - paneTop - wanted.noticeRows - HINTS);
  return { ...wanted, isTooSmall, paneTop, pane: { columns: size.columns, rows } };
};
