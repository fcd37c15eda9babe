// Walking about the map: to the nearest cell of another row, and along a row, around its end to the next.
import type { Spot } from '../../widgets/sketch.ts';

/** Of a cell: its row, and how far to the right it stands. */
export type MapSpot = Pick<Spot, 'id' | 'row' | 'from'>;

/** The id of the spot that a key leads to; undefined where it leads nowhere. The spots come row by row, each from left to right. */
export const walkMap = (
  action: string,
  spots: readonly MapSpot[],
  selected: string | undefined,
): string | undefined => {
  const move = MOVES[action];
  if (move === undefined) return undefined;
  const at = spots.findIndex(({ id }) => id === selected);
  return (at === -1 ? spots[0] : move(spots, at))?.id;
};

type Move = (spots: readonly MapSpot[], at: number) => MapSpot | undefined;

/** Only rows that have a cell count; at the first and the last one stays where one is. */
const acrossRows =
  (by: number): Move =>
  (spots, at) => {
    const here = spots[at];
    if (here === undefined) return undefined;
    const rows = [...new Set(spots.map(({ row }) => row))];
    const wanted = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(here.row) + by))];
    return nearestTo(
      here.from,
      spots.filter(({ row }) => row === wanted),
    );
  };

/** Of two that are as near the left one, which is the busier. */
const nearestTo = (from: number, spots: readonly MapSpot[]): MapSpot | undefined =>
  spots.toSorted((one, other) => Math.abs(one.from - from) - Math.abs(other.from - from))[0];

const alongRow =
  (by: 1 | -1): Move =>
  (spots, at) =>
    spots[(at + by + spots.length) % spots.length];

const PAGE_ROWS = 5;

const MOVES: Readonly<Record<string, Move>> = {
  next_row: acrossRows(1),
  previous_row: acrossRows(-1),
  next_page: acrossRows(PAGE_ROWS),
  previous_page: acrossRows(-PAGE_ROWS),
  next_suspicious: alongRow(1),
  previous_suspicious: alongRow(-1),
  first_row: (spots) => spots[0],
  last_row: (spots) => spots.at(-1),
};
