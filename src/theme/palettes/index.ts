// The palettes to choose from. A new one is a new file beside this one and a line in the list.
import type { Palette } from '../palette.ts';
import { colourBlind } from './colour-blind.ts';
import { highContrast } from './high-contrast.ts';
import { light } from './light.ts';
import { monochrome } from './monochrome.ts';
import { standard } from './standard.ts';

export const PALETTES = [standard, light, highContrast, colourBlind, monochrome] as const satisfies readonly Palette[];

/** The one that is used unless a person chose another. */
export const DEFAULT_PALETTE: Palette = standard;

/** For NO_COLOR and for terminals without colours. */
export const COLOURLESS_PALETTE: Palette = monochrome;

export const paletteOf = (name: string): Palette | undefined => PALETTES.find((palette) => palette.name === name);
