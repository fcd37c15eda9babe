// Where one is in a long list: which row is selected, and which is the first to be seen.

export type ListWindow = Readonly<{ index: number; top: number }>;

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last' | Readonly<{ to: number }>;

/** How many rows there are, and how many of them can be seen at once. */
export type ListSize = Readonly<{ count: number; height: number }>;

export const AT_THE_TOP: ListWindow = { index: 0, top: 0 };

/** The selection moves inside the window; at its edge the window goes along by single lines, and by a page with a page. */
export const moveSelection = (place: ListWindow, move: Move, size: ListSize): ListWindow => {
  const { index, top } = clampWindow(place, size);
  const page = Math.max(1, wholeOf(size.height));
  const last = wholeOf(size.count) - 1;
  if (typeof move === 'object') return clampWindow({ index: Number.isNaN(move.to) ? index : move.to, top }, size);
  switch (move) {
    case 'up':
      return clampWindow({ index: index - 1, top }, size);
    case 'down':
      return clampWindow({ index: index + 1, top }, size);
    case 'page-up':
      return clampWindow({ index: index - page, top: top - page }, size);
    case 'page-down':
      return clampWindow({ index: index + page, top: top + page }, size);
    case 'first':
      return clampWindow({ index: 0, top: 0 }, size);
    case 'last':
      return clampWindow({ index: last, top: last }, size);
  }
};

/** The nearest window in which the selected row exists and is seen, and that shows no empty rows while others are hidden. */
export const clampWindow = ({ index, top }: ListWindow, { count, height }: ListSize): ListWindow => {
  const rows = wholeOf(count);
  const page = Math.max(1, wholeOf(height));
  const selected = between(index, 0, Math.max(0, rows - 1));
  const lastTop = Math.max(0, rows - page);
  return { index: selected, top: between(between(top, selected - page + 1, selected), 0, lastTop) };
};

/** For a list without a selection: the first row to be seen. */
export const clampTop = (top: number, { count, height }: ListSize): number =>
  between(top, 0, Math.max(0, wholeOf(count) - Math.max(1, wholeOf(height))));

const wholeOf = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0);

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Number.isNaN(value) ? least : Math.floor(value)));
