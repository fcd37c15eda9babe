// Finds the band of rows that only moved up or down from one frame to the next.
import type { Row } from './row.ts';

/** Rows `top` to `bottom`, both within; what they show moves up by `up` rows, or down when it is negative. */
export type Scroll = Readonly<{ top: number; bottom: number; up: number }>;

/** Fewer rows than this are as well written again. */
const FEWEST_MOVED = 3;

type KeyOf = (row: Row) => unknown;

/** Whole rows first; then rows of which the left or the right half moved past a half that stands still. */
const KEYS: readonly KeyOf[] = [
  (row) => (row.end === 0 ? undefined : row),
  ({ halves: [left] }) => (left === '' ? undefined : left),
  ({ halves: [, right] }) => (right === '' ? undefined : right),
];

export const findScroll = (before: readonly Row[], after: readonly Row[]): Scroll | undefined => {
  let changed = 0;
  for (let row = 0; row < after.length; row += 1) if (before[row] !== after[row]) changed += 1;
  if (changed < FEWEST_MOVED) return undefined;
  for (const keyOf of KEYS) {
    const scroll = findBy(before.map(keyOf), after.map(keyOf));
    if (scroll !== undefined) return scroll;
  }
  return undefined;
};

const findBy = (before: readonly unknown[], after: readonly unknown[]): Scroll | undefined => {
  const up = commonestShift(before, after);
  return up === undefined ? undefined : bandOf(before, after, up);
};

const commonestShift = (before: readonly unknown[], after: readonly unknown[]): number | undefined => {
  const places = placesOf(before);
  const votes = new Map<number, number>();
  after.forEach((key, row) => {
    const from = key === undefined || key === before[row] ? undefined : places.get(key);
    if (from !== undefined) votes.set(from - row, (votes.get(from - row) ?? 0) + 1);
  });
  let best: number | undefined;
  let most = FEWEST_MOVED - 1;
  for (const [shift, count] of votes) {
    if (count > most) [best, most] = [shift, count];
  }
  return best;
};

/** Rows that are there more than once tell nothing about where they went. */
const placesOf = (keys: readonly unknown[]): ReadonlyMap<unknown, number | undefined> => {
  const places = new Map<unknown, number | undefined>();
  keys.forEach((key, row) => {
    places.set(key, places.has(key) ? undefined : row);
  });
  return places;
};

/** The stretch where the most rows moved, less those that would be moved though they stand still. */
const bandOf = (before: readonly unknown[], after: readonly unknown[], up: number): Scroll | undefined => {
  let best = 0;
  let band: Readonly<{ start: number; end: number }> | undefined;
  let sum = 0;
  let start = 0;
  for (let row = 0; row < after.length; row += 1) {
    const key = after[row];
    if (key === before[row]) sum -= 1;
    else if (key !== undefined && key === before[row + up]) sum += 1;
    if (sum <= 0) {
      sum = 0;
      start = row + 1;
    } else if (sum > best) {
      best = sum;
      band = { start, end: row };
    }
  }
  if (band === undefined || best < FEWEST_MOVED) return undefined;
  return { top: Math.min(band.start, band.start + up), bottom: Math.max(band.end, band.end + up), up };
};
