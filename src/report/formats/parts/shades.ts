// The steps of a heat map: five, by the share of the largest cell, on a scale of magnitudes because traffic spreads over many.

import type { HeatBlock } from '../../document.ts';
import { showValue } from './show-value.ts';

/** From which share of the largest cell a step begins; the first is anything above zero. */
const STEPS = [0, 0.01, 0.1, 1 / 3] as const;

/** 0 for nothing, 1 to 4 for something, undefined for unknown. */
export const shadeOf = (value: number | undefined, largest: number): number | undefined => {
  if (!isKnown(value)) return undefined;
  if (value <= 0) return 0;
  return 1 + STEPS.findLastIndex((step) => value >= step * largest);
};

export const largestCell = ({ cells }: Pick<HeatBlock, 'cells'>): number =>
  cells.flat().reduce<number>((most, value) => (isKnown(value) && value > most ? value : most), 0);

/** What the steps 1 to 4 stand for, the palest first. */
export const tellShades = ({ as }: Pick<HeatBlock, 'as'>, largest: number): readonly string[] =>
  STEPS.map((step, index) =>
    index === 0
      ? `below ${showValue(largest * (STEPS[1] ?? 0), as, '?')}`
      : `from ${showValue(largest * step, as, '?')}`,
  );

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
