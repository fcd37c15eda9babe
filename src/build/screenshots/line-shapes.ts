// Characters of lines and boxes as rectangles and curves that meet those of the next cell; double lines are left to the font.
import type { Path, Shape } from './shape.ts';

/** The shapes of the character in a cell of this size, or undefined when it is no line we draw. */
export const lineShapes = (text: string, width: number, height: number): readonly Shape[] | undefined => {
  const arms = ARMS.get(text);
  if (arms !== undefined) return armShapes(arms, width, height);
  const dash = DASHES.get(text);
  if (dash !== undefined) return dashShapes(dash, width, height);
  const curve = curveOf(text, width, height);
  return curve === undefined ? undefined : [{ kind: 'stroke', points: curve }];
};

/** Left, up, right and down of the middle: 0 nothing, 1 a light line, 2 a heavy one. From U+250C to U+254B, in the order of their code points. */
const BOXES =
  '0011 0021 0012 0022 1001 2001 1002 2002 0110 0120 0210 0220 1100 2100 1200 2200 ' +
  '0111 0121 0211 0112 0212 0221 0122 0222 1101 2101 1201 1102 1202 2201 2102 2202 ' +
  '1011 2011 1021 2021 1012 2012 1022 2022 1110 2110 1120 2120 1210 2210 1220 2220 ' +
  '1111 2111 1121 2121 1211 1112 1212 2211 1221 2112 1122 2221 2122 2212 1222 2222';
/** From U+2574 to U+257F. */
const HALVES = '1000 0100 0010 0001 2000 0200 0020 0002 1020 0102 2010 0201';
/** From U+2500 to U+2503. */
const STRAIGHT = '1010 2020 0101 0202';

const listed = (first: number, arms: string): (readonly [string, string])[] =>
  arms.split(' ').map((one, index) => [String.fromCodePoint(first + index), one] as const);

const ARMS = new Map([...listed(0x2500, STRAIGHT), ...listed(0x250c, BOXES), ...listed(0x2574, HALVES)]);

const THICKNESS = [0, 1, 3] as const;

const rectangle = (x: number, y: number, width: number, height: number): Shape => ({
  kind: 'block',
  x,
  y,
  width,
  height,
  share: 1,
});

const armShapes = (arms: string, width: number, height: number): readonly Shape[] => {
  const [left = 0, up = 0, right = 0, down = 0] = [...arms].map((arm) => THICKNESS[Number(arm)] ?? 0);
  // Arms reach through the middle, as far as the thickest line goes.
  const half = Math.max(left, up, right, down) / 2;
  const across = (x: number, length: number, thick: number): Shape => rectangle(x, (height - thick) / 2, length, thick);
  const along = (y: number, length: number, thick: number): Shape => rectangle((width - thick) / 2, y, thick, length);
  const horizontal =
    left === right
      ? [across(0, width, left)]
      : [across(0, width / 2 + half, left), across(width / 2 - half, width / 2 + half, right)];
  const vertical =
    up === down
      ? [along(0, height, up)]
      : [along(0, height / 2 + half, up), along(height / 2 - half, height / 2 + half, down)];
  return [...horizontal, ...vertical].filter((shape) => shape.kind === 'block' && shape.width > 0 && shape.height > 0);
};

type Dash = Readonly<{ pieces: number; isUpright: boolean; thick: number }>;

/** Light across, heavy across, light upright, heavy upright. */
const dashes = (characters: string, pieces: number): (readonly [string, Dash])[] =>
  [...characters].map((one, index) => [one, { pieces, isUpright: index > 1, thick: index % 2 === 0 ? 1 : 3 }] as const);

const DASHES = new Map([...dashes('╌╍╎╏', 2), ...dashes('┄┅┆┇', 3), ...dashes('┈┉┊┋', 4)]);

const dashShapes = ({ pieces, isUpright, thick }: Dash, width: number, height: number): readonly Shape[] => {
  const whole = isUpright ? height : width;
  const length = Math.max(1, Math.round((whole / pieces) * 0.6));
  return Array.from({ length: pieces }, (_, index) => {
    const from = Math.round(((index + 0.5) * whole) / pieces - length / 2);
    return isUpright
      ? rectangle((width - thick) / 2, from, thick, length)
      : rectangle(from, (height - thick) / 2, length, thick);
  });
};

/** Rounded corners and diagonals; each from the middle of one edge to the middle of another, or from corner to corner. */
const curveOf = (text: string, width: number, height: number): Path | undefined => {
  const [middle, centre] = [width / 2, height / 2];
  const corner =
    (side: number, end: number): Path =>
    (x, y) => {
      const turn = y + centre + (end === 0 ? -middle : middle);
      return `M${x + side} ${y + centre}Q${x + middle} ${y + centre} ${x + middle} ${turn}V${y + end}`;
    };
  const rising: Path = (x, y) => `M${x} ${y + height}L${x + width} ${y}`;
  const falling: Path = (x, y) => `M${x} ${y}L${x + width} ${y + height}`;
  const curves: Readonly<Record<string, Path>> = {
    '╭': corner(width, height),
    '╮': corner(0, height),
    '╯': corner(0, 0),
    '╰': corner(width, 0),
    '╱': rising,
    '╲': falling,
    '╳': (x, y) => `${rising(x, y)}${falling(x, y)}`,
  };
  return curves[text];
};
