// The palettes to choose from. A new one is a new file beside this one and a line in the list.
import type { Palette } from '../palette.ts';
import { standard } from './standard.ts';

export const PALETTES = [standard] as const satisfies readonly Palette[];

/** The one that is used unless a person chose another. */
export const DEFAULT_PALETTE: Palette = standard;

export const paletteOf = (name: string): Palette | undefined => PALETTES.find((palette) => palette.name === name);
