// Paints a text for a terminal by what it means; with colour off, the text comes back as it was.
import type { Meaning } from './meaning.ts';
import { COLOURS, type Look, type Palette } from './palette.ts';
import { DEFAULT_PALETTE } from './palettes/index.ts';

export type Paint = (meaning: Meaning, text: string) => string;

type PaintStyle = Readonly<{ colour: boolean; palette?: Palette }>;

export const createPaint = ({ colour, palette = DEFAULT_PALETTE }: PaintStyle): Paint =>
  colour ? (meaning, text) => wrapIn(palette.looks[meaning], text) : (_meaning, text) => text;

const RESET = '\u001b[0m';

const wrapIn = (look: Look, text: string): string => {
  const codes = codesOf(look);
  return codes.length === 0 || text === '' ? text : `\u001b[${codes.join(';')}m${text}${RESET}`;
};

const codesOf = ({ ink, isBold, isDim, isInverse }: Look): number[] => [
  ...(isBold === true ? [1] : []),
  ...(isDim === true ? [2] : []),
  ...(isInverse === true ? [7] : []),
  ...(ink === undefined ? [] : [inkCode(COLOURS.indexOf(ink))]),
];

/** 30 to 37, and 90 to 97 for the bright ones. */
const inkCode = (place: number): number => (place < 8 ? 30 + place : 82 + place);

/** Whether text and background change places: then blanks are seen, and half blocks say the opposite. */
export const isPaintedInverse = (paint: Paint, meaning: Meaning): boolean => INVERSE.test(paint(meaning, ' '));

const INVERSE = new RegExp(`${String.fromCharCode(0x1b)}\\[(?:\\d+;)*7(?:;\\d+)*m`);
