// The colours of the terminals that the pictures are of: a dark one and a light one.
import type { Colour } from '../terminal/cell.ts';

export type Paper = Readonly<{ ink: string; ground: string; palette: readonly string[] }>;

/** The sixteen colours as many dark terminals have them. */
const DARK: Paper = {
  ink: '#d0d4dc',
  ground: '#14171c',
  palette: [
    '#2b303b',
    '#e06c75',
    '#98c379',
    '#e5c07b',
    '#61afef',
    '#c678dd',
    '#56b6c2',
    '#d0d4dc',
    '#5c6370',
    '#ff7b86',
    '#b1e18b',
    '#ffd68a',
    '#79c0ff',
    '#d7a1f9',
    '#7fd7e3',
    '#ffffff',
  ],
};

/** Tango on white, as GNOME's terminal has it: its yellow and its bright colours are as hard to read as on most light terminals. */
const LIGHT: Paper = {
  ink: '#171421',
  ground: '#ffffff',
  palette: [
    '#2e3436',
    '#cc0000',
    '#4e9a06',
    '#c4a000',
    '#3465a4',
    '#75507b',
    '#06989a',
    '#d3d7cf',
    '#555753',
    '#ef2929',
    '#8ae234',
    '#fce94f',
    '#729fcf',
    '#ad7fa8',
    '#34e2e2',
    '#eeeeec',
  ],
};

export const PAPERS = { dark: DARK, light: LIGHT } as const;

export const hexOf = (colour: Colour, { palette, ink }: Paper): string =>
  typeof colour === 'string' ? colour : (palette[colour] ?? hexOf256(colour) ?? ink);

/** As xterm has them: a cube of 6 x 6 x 6, then 24 greys. */
const hexOf256 = (number: number): string | undefined => {
  if (number < 16 || number > 255) return undefined;
  if (number >= 232) return toHex([0, 0, 0].map(() => 8 + (number - 232) * 10));
  const inCube = number - 16;
  return toHex([Math.floor(inCube / 36), Math.floor(inCube / 6) % 6, inCube % 6].map((step) => step && 55 + step * 40));
};

/** The colour with so much of it left over the ground, without being transparent: what overlaps stays even. */
export const fade = (colour: string, ground: string, share: number): string => {
  const behind = partsOf(ground);
  return toHex(partsOf(colour).map((part, index) => Math.round(part * share + (behind[index] ?? 0) * (1 - share))));
};

const partsOf = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

const toHex = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
