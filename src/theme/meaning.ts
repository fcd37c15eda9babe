// What a coloured text can mean: the only words by which the rest of the program asks for a colour or a mark.

export const MEANINGS = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
  'heading',
  'label',
  'dim',
  'accent',
  'selected',
  'good',
  'bad',
  'warning',
  'anomaly',
  'limit',
  'increasing',
  'decreasing',
  'stable',
  'first-series',
  'second-series',
  'third-series',
  'fourth-series',
  'tab',
  'active-tab',
  'key',
  'banner',
  'new',
  'changed',
  'gap',
] as const;

export type Meaning = (typeof MEANINGS)[number];

/** Meanings of several lines in one picture, in their order. */
export const SERIES_MEANINGS = [
  'first-series',
  'second-series',
  'third-series',
  'fourth-series',
] as const satisfies readonly Meaning[];
