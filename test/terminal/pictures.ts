// Pictures for a terminal, as lines of graphemes with looks; how they change, and what a terminal shows of them when each cell is placed alone.
import fc from 'fast-check';
import type { Size } from '../../src/terminal/size.ts';

export type Piece = Readonly<{ look: string; graphemes: readonly (readonly [text: string, width: number])[] }>;

export type PictureLine = readonly Piece[];

export type Picture = readonly PictureLine[];

/** With the columns that we give each, whatever a terminal thinks. */
const GRAPHEMES: readonly (readonly [string, number])[] = [
  ...Array.from('abcxyz0123456789.,:-/#[]', (text) => [text, 1] as const),
  ...Array.from({ length: 12 }, () => [' ', 1] as const),
  ...Array.from('│─█▁▇●▲…äßЖλ', (text) => [text, 1] as const),
];

const ODD_GRAPHEMES: readonly (readonly [string, number])[] = [
  ['東', 2],
  ['한', 2],
  ['e\u0301', 1],
  ['n\u0303\u0323', 1],
  ['😀', 2],
  ['👨\u200d👩\u200d👧', 2],
  ['\u2600\ufe0f', 2],
  ['🇩🇪', 2],
  ['1\ufe0f\u20e3', 2],
  ['👍🏽', 2],
  ['ا', 1],
];

const LOOKS = [
  '',
  '',
  '',
  '1',
  '2',
  '7',
  '1;7',
  '31',
  '1;33',
  '90',
  '7;36',
  '38;5;200',
  '48;2;1;2;3',
  '3;4',
  '9',
  '44',
];

export const aPiece = (hasOdd: boolean): fc.Arbitrary<Piece> =>
  fc.record({
    look: fc.constantFrom(...LOOKS),
    graphemes: fc.array(
      hasOdd
        ? fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...GRAPHEMES) }, fc.constantFrom(...ODD_GRAPHEMES))
        : fc.constantFrom(...GRAPHEMES),
      { maxLength: 12 },
    ),
  });

export const aLine = (): fc.Arbitrary<PictureLine> =>
  fc.oneof(
    fc.array(aPiece(false), { maxLength: 5 }),
    fc.array(aPiece(false), { maxLength: 5 }),
    fc.array(aPiece(true), { maxLength: 5 }),
    fc.constant([]),
  );

export type Step =
  | Readonly<{ kind: 'anew'; picture: Picture }>
  | Readonly<{ kind: 'line'; row: number; line: PictureLine }>
  | Readonly<{ kind: 'piece'; row: number; place: number; piece: Piece }>
  | Readonly<{ kind: 'look'; row: number; look: string }>
  | Readonly<{ kind: 'scroll'; top: number; height: number; by: number; fill: PictureLine }>
  | Readonly<{ kind: 'insert'; row: number; line: PictureLine }>
  | Readonly<{ kind: 'remove'; row: number }>
  | Readonly<{ kind: 'resize'; size: Size }>
  | Readonly<{ kind: 'forget' }>
  /** A change that is never drawn by itself. */
  | Readonly<{ kind: 'dropped'; row: number; line: PictureLine }>;

const aRow = (): fc.Arbitrary<number> => fc.nat({ max: 15 });

export const aSize = (): fc.Arbitrary<Size> =>
  fc.record({ columns: fc.integer({ min: 1, max: 40 }), rows: fc.integer({ min: 1, max: 16 }) });

export const aPicture = (): fc.Arbitrary<Picture> => fc.array(aLine(), { maxLength: 18 });

export const aStep = (): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.record({ kind: fc.constant('anew' as const), picture: aPicture() }),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('line' as const), row: aRow(), line: aLine() }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('piece' as const),
        row: aRow(),
        place: fc.nat({ max: 4 }),
        piece: fc.boolean().chain(aPiece),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('look' as const), row: aRow(), look: fc.constantFrom(...LOOKS) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('scroll' as const),
        top: aRow(),
        height: fc.integer({ min: 2, max: 16 }),
        by: fc.integer({ min: -4, max: 4 }),
        fill: aLine(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), row: aRow(), line: aLine() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), row: aRow() }) },
    fc.record({ kind: fc.constant('resize' as const), size: aSize() }),
    fc.constant({ kind: 'forget' as const }),
    fc.record({ kind: fc.constant('dropped' as const), row: aRow(), line: aLine() }),
  );

export const changed = (picture: Picture, step: Step): Picture => {
  switch (step.kind) {
    case 'anew':
      return step.picture;
    case 'line':
    case 'dropped':
      return picture.map((line, row) => (row === step.row ? step.line : line));
    case 'piece':
      return picture.map((line, row) =>
        row === step.row ? line.map((piece, place) => (place === step.place ? step.piece : piece)) : line,
      );
    case 'look':
      return picture.map((line, row) =>
        row === step.row ? line.map((piece) => ({ ...piece, look: step.look })) : line,
      );
    case 'scroll':
      return picture.map((line, row) =>
        row < step.top || row >= step.top + step.height
          ? line
          : row + step.by >= step.top && row + step.by < step.top + step.height
            ? (picture[row + step.by] ?? step.fill)
            : step.fill,
      );
    case 'insert':
      return picture.toSpliced(step.row, 0, step.line);
    case 'remove':
      return picture.toSpliced(step.row, 1);
    case 'resize':
    case 'forget':
      return picture;
  }
};

/** As Ink writes it: every look opened and closed within its line. */
export const frameOf = (picture: Picture): string =>
  picture
    .map((line) =>
      line
        .map(({ look, graphemes }) => {
          const text = graphemes.map(([one]) => one).join('');
          return look === '' ? text : `\u001b[${look}m${text}\u001b[0m`;
        })
        .join(''),
    )
    .join('\n');

/** Clears the screen and places every grapheme by itself, on blanks as wide as we take it to be. */
export const placedAlone = (picture: Picture, { columns, rows }: Size): string =>
  `\u001b[m\u001b[H\u001b[2J${picture
    .slice(0, rows)
    .map((line, row) => placedLine(line, row, columns))
    .join('')}`;

const placedLine = (line: PictureLine, row: number, columns: number): string => {
  let bytes = '';
  let column = 0;
  const place = (look: string, text: string): void => {
    bytes += `\u001b[${row + 1};${column + 1}H\u001b[0;${look}m${text}`;
  };
  for (const { look, graphemes } of line) {
    for (const [text, width] of graphemes) {
      if (column >= columns) break;
      place(look, ' '.repeat(Math.min(width, columns - column)));
      if (column + width <= columns) place(look, text);
      column += width;
    }
  }
  for (; column < columns; column += 1) place('', ' ');
  return `${bytes}\u001b[m`;
};
