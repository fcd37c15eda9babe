// The steps of a heat map: five, by the share of the largest cell, on a scale of magnitudes because traffic spreads over many.

/** From which share of the largest cell a step begins; the first is anything above zero. */
export const SHADE_STEPS = [0, 0.01, 0.1, 1 / 3] as const;

/** 0 for nothing, 1 to 4 for something, undefined for unknown. */
export const shadeOf = (value: number | undefined, largest: number): number | undefined => {
  if (value === undefined || !Number.isFinite(value)) return undefined;
  if (value <= 0) return 0;
  return 1 + SHADE_STEPS.findLastIndex((step) => value >= step * largest);
};
