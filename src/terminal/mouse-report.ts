// What the mouse did, as the terminal reports it.

/** Columns and rows are counted from 0, in cells of the whole screen. */
export type MouseReport = Readonly<{ kind: 'press' | 'wheel-up' | 'wheel-down'; column: number; row: number }>;

/** Bits of the button code: 4, 8 and 16 are the modifier keys. */
const MODIFIERS = 4 | 8 | 16;
const MOTION = 32;
const KINDS: Readonly<Record<number, MouseReport['kind']>> = { 0: 'press', 64: 'wheel-up', 65: 'wheel-down' };

/** Of the form 1006; undefined for what nobody here asks about: releases, other buttons, movements. */
export const mouseReportOf = (
  code: number,
  column: number,
  row: number,
  isRelease: boolean,
): MouseReport | undefined => {
  if (isRelease || (code & MOTION) !== 0) return undefined;
  const kind = KINDS[code & ~MODIFIERS];
  return kind === undefined ? undefined : { kind, column: Math.max(0, column - 1), row: Math.max(0, row - 1) };
};
