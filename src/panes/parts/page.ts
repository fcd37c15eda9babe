// A page with places on it that can be gone to and opened: it scrolls where it is higher than the room, and remembers where one is by name.
import type { Size } from '../../terminal/size.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { scrollRows } from '../../widgets/scroll-lines.ts';
import { scrollNote } from '../../widgets/scroll-note.ts';
import { highlightSpot, type Sketch, type Spot, sketchWindow, spotAt, spotText } from '../../widgets/sketch.ts';
import type { Outcome } from '../pane.ts';
import { listIn, type View, withChoice, withList } from '../view.ts';

export type PageProps = Readonly<{
  view: View;
  /** What its place is remembered under. */
  name: string;
  size: Size;
  pen: Pen;
  sketch: Sketch;
  /** The spot one stands on where nobody has gone anywhere yet, if not the first; of several the first that is there. */
  begins?: readonly string[];
}>;

export type Page = Readonly<{
  lines: readonly Line[];
  selected: Spot | undefined;
  /** What is selected, as it is read on the screen. */
  text: string;
  act(action: string): Outcome | undefined;
  /** What a click leads to; lines and columns count from 0. */
  spotAt(line: number, column: number): Outcome | undefined;
}>;

export const showPage = (props: PageProps): Page => {
  const { view, name, size, pen, sketch } = props;
  const place = placeOf(props);
  const selected = sketch.spots[place.index];
  const shown = sketchWindow(sketch, place.top, place.height);
  const visible = shown.spots.find(({ id }) => id === selected?.id);
  const note = scrollNote({
    what: 'lines',
    top: place.top,
    shown: shown.lines.length,
    count: sketch.lines.length,
    width: size.columns - 1,
  });
  const isLonger = shown.lines.length < sketch.lines.length && size.rows > 1;
  return {
    lines: [
      ...highlightSpot(shown.lines, visible, pen),
      ...(isLonger ? [[{ text: ` ${note}`, meaning: 'dim' } as const]] : []),
    ],
    selected,
    text: selected === undefined ? '' : spotText(sketch.lines, selected),
    act: (action) => {
      const move = MOVES[action]?.(sketch, place);
      return move === undefined ? undefined : { kind: 'view', view: stand(view, name, sketch, move) };
    },
    spotAt: (line, column) => {
      const spot = spotAt(shown.spots, line, column);
      return spot === undefined ? undefined : { kind: 'view', view: standOn(view, name, spot.id) };
    },
  };
};

const choiceOf = (name: string): string => `at ${name}`;

/** The view with one of the spots of a page selected. */
export const standOn = (view: View, name: string, id: string): View => withChoice(view, choiceOf(name), id);

const stand = (view: View, name: string, { spots }: Sketch, { index, top }: Standing): View => {
  const id = spots[index]?.id;
  const scrolled = withList(view, name, { index, top });
  return id === undefined ? scrolled : standOn(scrolled, name, id);
};

type Standing = Readonly<{ index: number; top: number }>;

type Place = Standing & Readonly<{ height: number; lastTop: number }>;

/** The spot that was chosen if it is still there, else the one that took its place. */
const placeOf = ({ view, name, size, sketch: { lines, spots }, begins = [] }: PageProps): Place => {
  const height = scrollRows(lines.length, size.rows);
  const lastTop = Math.max(0, lines.length - height);
  const chosen = view.choices[choiceOf(name)];
  const { index, top } = listIn(view, name);
  const wanted = chosen === undefined ? begins : [chosen];
  const found = wanted.map((id) => spots.findIndex((spot) => spot.id === id)).find((at) => at >= 0);
  const at = found ?? Math.max(0, Math.min(index, spots.length - 1));
  const wasNeverHere = view.lists[name] === undefined;
  const spot = spots[at];
  // Whoever is led to a spot sees it.
  const first = wasNeverHere && spot !== undefined ? Math.max(top, spot.row + spot.rows - height) : top;
  return { index: at, top: Math.min(first, lastTop), height, lastTop };
};

type Move = (sketch: Sketch, place: Place) => Standing;

const isSeen = ({ row, rows }: Spot, top: number, height: number): boolean =>
  row >= top && row + Math.min(rows, height) <= top + height;

/** To the next spot where it can be seen; else a line further, so that nothing between two spots is passed unread. */
const step =
  (by: 1 | -1): Move =>
  ({ spots }, { index, top, height, lastTop }) => {
    const next = spots[index + by];
    const onward = Math.max(0, Math.min(lastTop, top + by));
    if (next === undefined) return { index, top: onward };
    if (isSeen(next, top, height)) return { index: index + by, top };
    const isAhead = by > 0 ? next.row >= top : next.row < top + height;
    // The next one may stand at the top of the next column.
    if (!isAhead) return { index: index + by, top: Math.max(0, Math.min(lastTop, next.row)) };
    return isSeen(next, onward, height) || onward === top ? { index: index + by, top: onward } : { index, top: onward };
  };

const turn =
  (by: 1 | -1): Move =>
  ({ spots }, { index, top, height, lastTop }) => {
    const onward = Math.max(0, Math.min(lastTop, top + by * height));
    const seen = spots.flatMap((spot, at) => (isSeen(spot, onward, height) ? [at] : []));
    const edge = onward === top;
    const found = by > 0 ? (edge ? seen.at(-1) : seen[0]) : edge ? seen[0] : seen.at(-1);
    return { index: found ?? index, top: onward };
  };

const MOVES: Readonly<Record<string, Move>> = {
  next_row: step(1),
  previous_row: step(-1),
  next_page: turn(1),
  previous_page: turn(-1),
  first_row: () => ({ index: 0, top: 0 }),
  last_row: ({ spots }, { lastTop }) => ({ index: Math.max(0, spots.length - 1), top: lastTop }),
};
