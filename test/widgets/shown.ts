// Lines as a person sees them, for tests that compare whole pictures.
import type { Line } from '../../src/theme/line.ts';

export const shown = (lines: readonly Line[]): readonly string[] =>
  lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
