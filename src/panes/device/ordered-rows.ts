// Rows in the order of a column, and the order as a choice of the view.
import { byText } from '../../analysis/figures/ordering.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import type { TableColumn } from '../../widgets/table-columns.ts';
import type { TableSort } from '../../widgets/table-props.ts';
import type { Outcome } from '../pane.ts';
import { type View, withChoice } from '../view.ts';

type Key = number | string | undefined;

export type OrderedColumn<Row> = TableColumn &
  Readonly<{
    write(row: Row, clock: ClockFace): string;
    /** Texts from A on, all else from the largest or latest down, unless it is turned round. */
    order(row: Row): Key;
    isText?: true;
  }>;

export type Ordering<Row> = Readonly<{
  /** Of the view. */
  choice: string;
  title: string;
  columns: readonly OrderedColumn<Row>[];
  usual: TableSort;
}>;

const TURNED = ' turned';

/** `bytes`, or `bytes turned`. */
export const orderIn = <Row>({ choices }: View, { choice, columns, usual }: Ordering<Row>): TableSort => {
  const text = choices[choice] ?? usual.id;
  const id = text.replace(TURNED, '');
  const column = columns.find((one) => one.id === id);
  return column === undefined ? usual : { id, isDescending: (column.isText === true) === text.endsWith(TURNED) };
};

export const orderRows = <Row>(
  rows: readonly Row[],
  columns: readonly OrderedColumn<Row>[],
  { id, isDescending }: TableSort,
): readonly Row[] => {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: column.order(row) }));
  return keyed.sort((a, b) => compare(a.key, b.key, isDescending)).map(({ row }) => row);
};

/** What is not told stands last, whichever way round. */
const compare = (a: Key, b: Key, isDescending: boolean): number => {
  const [isKnown, isOtherKnown] = [isTold(a), isTold(b)];
  if (!isKnown || !isOtherKnown) return Number(isOtherKnown) - Number(isKnown);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : byText(String(a), String(b));
  return isDescending ? -order : order;
};

const isTold = (key: Key): boolean => key !== undefined && key !== '';

/** Undefined for an action that orders nothing. */
export const actOnOrder = <Row>(action: string, view: View, ordering: Ordering<Row>): Outcome | undefined => {
  const { choice, title, columns, usual } = ordering;
  const text = view.choices[choice] ?? usual.id;
  const id = text.replace(TURNED, '');
  if (action === 'sort')
    return {
      kind: 'choose',
      choice,
      title,
      options: columns.map((column) => ({ id: column.id, title: column.title })),
      chosen: id,
    };
  if (action !== 'reverse') return undefined;
  return { kind: 'view', view: withChoice(view, choice, text.endsWith(TURNED) ? id : `${id}${TURNED}`) };
};
