// What the shades of a heat map stand for: its largest cell, and the values from which each step begins.
import { SHADE_STEPS } from '../../../theme/shade-of.ts';
import type { HeatBlock } from '../../document.ts';
import { showValue } from './show-value.ts';

export const largestCell = ({ cells }: Pick<HeatBlock, 'cells'>): number =>
  cells.flat().reduce<number>((most, value) => (isKnown(value) && value > most ? value : most), 0);

/** What the steps 1 to 4 stand for, the palest first. */
export const tellShades = ({ as }: Pick<HeatBlock, 'as'>, largest: number): readonly string[] =>
  SHADE_STEPS.map((step, index) =>
    index === 0
      ? `below ${showValue(largest * SHADE_STEPS[1], as, '?')}`
      : `from ${showValue(largest * step, as, '?')}`,
  );

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
