// Says which part of a long list is on the screen.
import { formatCount } from '../text/units.ts';

export type Shown = Readonly<{ what: string; top: number; shown: number; count: number; width: number }>;

/** `rows 1-40 of 48,211`; where it is narrow, without saying of what. */
export const scrollNote = ({ what, top, shown, count, width }: Shown): string => {
  const range = `${formatCount(top + 1)}-${formatCount(top + shown)}`;
  const told = `${what} ${range} of ${formatCount(count)}`;
  return told.length <= width ? told : told.slice(what.length + 1);
};

/** Of a list that keeps its last line for the note when it does not fit. */
export const rowsBesideNote = (count: number, height: number): number =>
  count <= height || height < 2 ? Math.max(0, height) : height - 1;
