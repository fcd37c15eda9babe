// Which columns of a table have room, and how wide each is: decided by what is said of the columns, never by the rows on the screen.
import { displayWidth } from '../text/display-width.ts';
import { type Align, wholeNumber } from './room.ts';

export type TableColumn<Id extends string = string> = Readonly<{
  id: Id;
  title: string;
  align: Align;
  /** Where there is too little room the lightest is left out first, of equal ones the last. */
  weight: number;
  /** Below it the column is left out, as long as two others stay. */
  least?: number | undefined;
  most?: number | undefined;
  /** Takes what room is left. */
  grows?: boolean | undefined;
}>;

export type PlacedColumn = Readonly<{
  column: TableColumn;
  /** Its place among the cells of a row. */
  index: number;
  title: string;
  width: number;
}>;

/** Between two columns. */
export const COLUMN_GAP = 2;
const FEWEST = 2;

type Wanted = PlacedColumn & Readonly<{ least: number; most: number }>;

/** `titles` as they are shown, the arrow of the order included; `hints` say how wide the cells of a column usually are. */
export const placeColumns = (
  columns: readonly TableColumn[],
  titles: readonly string[],
  width: number,
  hints: Readonly<Record<string, number>> = {},
): readonly PlacedColumn[] => {
  const wanted = columns.map((column, index) => wish(column, index, titles[index] ?? '', hints[column.id]));
  const kept = squeeze(dropLightest(wanted, width), width);
  return grow(share(kept, width), width);
};

const wish = (column: TableColumn, index: number, title: string, hint: number | undefined): Wanted => {
  const header = displayWidth(title);
  const most = Math.max(1, wholeNumber(column.most ?? Number.MAX_SAFE_INTEGER));
  const natural = Math.min(most, Math.max(1, header, wholeNumber(column.least ?? 0), wholeNumber(hint ?? 0)));
  const least = Math.min(natural, Math.max(1, wholeNumber(column.least ?? Math.max(header, MODEST))));
  return { column, index, title, width: natural, least, most };
};

/** Of a column that does not say how narrow it may be. */
const MODEST = 8;

const dropLightest = (wanted: readonly Wanted[], width: number): readonly Wanted[] => {
  let kept = wanted;
  while (kept.length > FEWEST && sum(kept, ({ least }) => least) > width) {
    const lightest = kept.reduce((found, one) => (one.column.weight <= found.column.weight ? one : found));
    kept = kept.filter((one) => one !== lightest);
  }
  return kept;
};

/** When not even two have room, both are cut; in one or two columns only the first is left. */
const squeeze = (kept: readonly Wanted[], width: number): readonly Wanted[] => {
  const excess = sum(kept, ({ least }) => least) - width;
  const [first, second] = kept;
  if (excess <= 0 || first === undefined) return kept;
  if (second === undefined || width < COLUMN_GAP + 2) return [{ ...first, least: width, width }];
  const room = width - COLUMN_GAP;
  const half = Math.max(1, Math.min(first.least, Math.max(room - second.least, Math.ceil(room / 2))));
  return [
    { ...first, least: half },
    { ...second, least: room - half },
  ];
};

/** From the heaviest on, each takes up to what it would like to have. */
const share = (kept: readonly Wanted[], width: number): readonly Wanted[] => {
  let room = width - sum(kept, ({ least }) => least);
  const given = new Map<Wanted, number>();
  for (const one of [...kept].sort((a, b) => b.column.weight - a.column.weight)) {
    const more = Math.max(0, Math.min(room, one.width - one.least));
    given.set(one, one.least + more);
    room -= more;
  }
  return kept.map((one) => ({ ...one, width: given.get(one) ?? one.least }));
};

const grow = (placed: readonly Wanted[], width: number): readonly PlacedColumn[] => {
  let room = width - sum(placed, ({ width: own }) => own);
  let growing = placed.filter(({ column }) => column.grows === true).length;
  return placed.map(({ column, index, title, width: own, most }) => {
    if (column.grows !== true || room <= 0) return { column, index, title, width: own };
    const more = Math.min(Math.ceil(room / growing), Math.max(0, most - own));
    room -= more;
    growing -= 1;
    return { column, index, title, width: own + more };
  });
};

const sum = <Column>(columns: readonly Column[], widthOf: (column: Column) => number): number =>
  columns.reduce((total, column) => total + widthOf(column), COLUMN_GAP * Math.max(0, columns.length - 1));
