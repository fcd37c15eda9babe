// The options of `darktop detect` as the command line gives them.

export const FORMATS = ['csv', 'ndjson', 'chart'] as const;
export const UNITS = ['count', 'bytes'] as const;

export type DetectOptions = Readonly<{
  format: (typeof FORMATS)[number];
  unit?: (typeof UNITS)[number];
  step?: number;
  minOnset?: number;
  ascii?: boolean;
}>;
