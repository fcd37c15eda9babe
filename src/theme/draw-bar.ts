// A horizontal bar of a number of columns, drawn in eighths where the terminal has them.
import type { Glyphs } from './glyphs.ts';

/** What is there at all shows at least the thinnest bar. */
export const drawBar = (columns: number, { eighths }: Pick<Glyphs, 'eighths'>): string => {
  const steps = eighths.length;
  const parts = columns > 0 ? Math.max(1, Math.round(columns * steps)) : 0;
  const rest = parts % steps;
  return `${(eighths[steps - 1] ?? '').repeat(Math.floor(parts / steps))}${rest === 0 ? '' : (eighths[rest - 1] ?? '')}`;
};
