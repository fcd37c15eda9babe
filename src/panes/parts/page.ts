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
  const shown = sketchWindow(sketch, place.top, place.height);
  // What is not seen is not acted on either.
  const selected = shown.spots.find(({ id }) => id === sketch.spots[place.index]?.id);
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
      ...highlightSpot(shown.lines, selected, pen),
      ...(isLonger ? [[{ text: ` ${note}`, meaning: 'dim' } as const]] : []),
    ],
    selected,
    text: selected === undefined ? '' : spotText(shown.lines, selected),
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

/** The spot that was gone to, whether it is still there or not; undefined where nobody has gone anywhere yet. */
export const chosenIn = (view: View, name: string): string | undefined => view.choices[choiceOf(name)];

/** One has scrolled on, and what one stands on is not seen: it stays so until the next key that finds something. */
const awayOf = (name: string): string => `away ${name}`;

/** The view with one of the spots of a page selected, and in sight. */
export const standOn = (view: View, name: string, id: string): View => {
  const { [awayOf(name)]: _, ...choices } = view.choices;
  return { ...view, choices: { ...choices, [choiceOf(name)]: id } };
};

const stand = (view: View, name: string, { spots }: Sketch, { index, top, isAway }: Standing): View => {
  const id = spots[index]?.id;
  const scrolled = withList(view, name, { index, top });
  if (id === undefined) return scrolled;
  const standing = standOn(scrolled, name, id);
  return isAway === true ? withChoice(standing, awayOf(name), 'yes') : standing;
};

type Standing = Readonly<{ index: number; top: number; isAway?: boolean }>;

type Place = Standing & Readonly<{ height: number; lastTop: number }>;

const placeOf = (props: PageProps): Place => {
  const { view, name, size, sketch } = props;
  const { lines, spots } = sketch;
  const height = scrollRows(lines.length, size.rows);
  const lastTop = Math.max(0, lines.length - height);
  const index = indexOf(props);
  const isAway = view.choices[awayOf(name)] !== undefined;
  const top = Math.max(0, Math.min(lastTop, listIn(view, name).top));
  const spot = spots[index];
  if (spot === undefined || isAway) return { index, top, isAway, height, lastTop };
  // Whatever became of the page or the room, what is selected is seen.
  const least = spot.row + Math.min(spot.rows, height) - height;
  return { index, top: Math.max(0, Math.min(lastTop, Math.max(least, Math.min(top, spot.row)))), height, lastTop };
};

/** The spot that was chosen if it is still there, else the one of its section that is nearest to where it was. */
const indexOf = ({ view, name, sketch: { spots }, begins = [] }: PageProps): number => {
  const chosen = chosenIn(view, name);
  const wanted = chosen === undefined ? begins : [chosen];
  const found = wanted.map((id) => spots.findIndex((spot) => spot.id === id)).find((at) => at >= 0);
  if (found !== undefined) return found;
  const { index } = listIn(view, name);
  const nearest = (among: readonly number[]): number | undefined =>
    among.toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
  const all = [...spots.keys()];
  const section = chosen === undefined ? undefined : sectionOf(chosen);
  return nearest(all.filter((at) => sectionOf(spots[at]?.id ?? '') === section)) ?? nearest(all) ?? 0;
};

const sectionOf = (id: string): string => id.slice(0, id.indexOf('/')).replace(/#\d+$/, '');

type Move = (sketch: Sketch, place: Place) => Standing;

const isSeen = ({ row, rows }: Spot, top: number, height: number): boolean =>
  row >= top && row + Math.min(rows, height) <= top + height;

/** To the next spot where it can be seen; else a line further, so that nothing between two spots is passed unread. */
const step =
  (by: 1 | -1): Move =>
  ({ spots }, place) => {
    const { index, top, height, lastTop } = place;
    const at = nextOf(spots, place, by);
    const next = spots[at];
    const onward = Math.max(0, Math.min(lastTop, top + by));
    const stay = (to: number): Standing => {
      const here = spots[index];
      return { index, top: to, isAway: here !== undefined && !isSeen(here, to, height) };
    };
    if (next === undefined) return stay(onward);
    if (isSeen(next, top, height)) return { index: at, top };
    // The next one may stand at the top of the next column.
    const isAhead = by > 0 ? next.row >= top : next.row < top + height;
    if (!isAhead) return { index: at, top: Math.max(0, Math.min(lastTop, next.row)) };
    return isSeen(next, onward, height) || onward === top ? { index: at, top: onward } : stay(onward);
  };

/** Whoever has scrolled away from where they stood finds it again on the way back. */
const nextOf = (spots: readonly Spot[], { index, top, height, isAway }: Place, by: 1 | -1): number => {
  const here = spots[index];
  const isBehind = here !== undefined && (by > 0 ? here.row >= top + height : here.row < top);
  return isAway === true && isBehind ? index : index + by;
};

const turn =
  (by: 1 | -1): Move =>
  ({ spots }, { index, top, height, lastTop }) => {
    const onward = Math.max(0, Math.min(lastTop, top + by * height));
    const seen = spots.flatMap((spot, at) => (isSeen(spot, onward, height) ? [at] : []));
    const isEdge = onward === top;
    const found = by > 0 ? (isEdge ? seen.at(-1) : seen[0]) : isEdge ? seen[0] : seen.at(-1);
    return { index: found ?? index, top: onward, isAway: found === undefined };
  };

const MOVES: Readonly<Record<string, Move>> = {
  next_row: step(1),
  previous_row: step(-1),
  next_page: turn(1),
  previous_page: turn(-1),
  first_row: ({ spots }, { height }) => ({
    index: 0,
    top: 0,
    isAway: !spots.slice(0, 1).some((spot) => isSeen(spot, 0, height)),
  }),
  last_row: ({ spots }, { lastTop, height }) => {
    const index = Math.max(0, spots.length - 1);
    return { index, top: lastTop, isAway: !spots.slice(index).some((spot) => isSeen(spot, lastTop, height)) };
  },
};
