// What the shades of a heat map stand for: its largest cell, and the values from which each step begins.
import { SHADE_STEPS } from '../../../theme/shade-of.ts';
import type { HeatBlock } from '../../document.ts';
import { showValue } from './show-value.ts';

export const largestCell = ({ cells }: Pick<HeatBlock, 'cells'>): number =>
  cells.flat().reduce<number>((most, value) => (isKnown(value) && value > most ? value : most), 0);

/** `shade` is 1 to 4, the palest first. */
export type ShadeTold = Readonly<{ shade: number; text: string }>;

/** Cells are whole numbers: of a small largest one, some shades can be no cell's, and are left out. */
export const tellShades = ({ as }: Pick<HeatBlock, 'as'>, largest: number): readonly ShadeTold[] =>
  SHADE_STEPS.flatMap((step, index) => {
    const from = Math.max(1, Math.ceil(step * largest));
    const next = SHADE_STEPS[index + 1];
    const below = next === undefined ? undefined : Math.ceil(next * largest);
    if (below !== undefined && from >= below) return [];
    const text = index === 0 ? `below ${showValue(below, as, '?')}` : `from ${showValue(from, as, '?')}`;
    return [{ shade: index + 1, text }];
  });

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
