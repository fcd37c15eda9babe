// The keys that every list understands, as moves of its selection.
import { type ListSize, type ListWindow, type Move, moveSelection } from '../../widgets/list-window.ts';
import type { Outcome } from '../pane.ts';
import { listIn, type View, withList } from '../view.ts';

/** Undefined for an action that moves nothing. */
export const moveIn = (view: View, list: string, action: string, size: ListSize): Outcome | undefined => {
  const move = MOVES[action];
  return move === undefined
    ? undefined
    : { kind: 'view', view: withList(view, list, moveSelection(listIn(view, list), move, size)) };
};

/** For a text that is only scrolled: its first line moves, and there is no selection that would have to come first. */
export const scrollIn = (
  view: View,
  list: string,
  action: string,
  { count, height }: ListSize,
): Outcome | undefined => {
  const by = SCROLLS[action]?.({ count, height });
  if (by === undefined) return undefined;
  const top = Math.max(0, Math.min(count - height, listIn(view, list).top + by));
  return { kind: 'view', view: withList(view, list, { index: top, top }) };
};

/** Of a list whose first row is drawn below a told line and the titles. */
const ROWS_FROM = 2;

/** The row that a click on a line of the pane means. */
export const clickIn =
  (view: View, list: string, { top, count, height }: ListSize & Pick<ListWindow, 'top'>) =>
  (line: number): Outcome | undefined => {
    const row = line - ROWS_FROM;
    const index = top + row;
    if (row < 0 || row >= height || index >= count) return undefined;
    return { kind: 'view', view: withList(view, list, { index, top }) };
  };

const MOVES: Readonly<Record<string, Move>> = {
  next_row: 'down',
  previous_row: 'up',
  next_page: 'page-down',
  previous_page: 'page-up',
  first_row: 'first',
  last_row: 'last',
};

const SCROLLS: Readonly<Record<string, (size: ListSize) => number>> = {
  next_row: () => 1,
  previous_row: () => -1,
  next_page: ({ height }) => height,
  previous_page: ({ height }) => -height,
  first_row: ({ count }) => -count,
  last_row: ({ count }) => count,
};
