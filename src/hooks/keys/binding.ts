// A key told as data: hint bar, help, palette and clash test are all made from it.
import type { Press } from './press.ts';

export type Binding = Readonly<{
  /** `next_row`; the name under which the configuration gives it other keys, and the palette runs it. */
  action: string;
  /** Each a key, or several one after the other with spaces between: `g g`. */
  press: readonly string[];
  /** For the help and the palette: "one row down". */
  says: string;
  /** For the hint bar, in one word; without it the key is not hinted at. */
  hint?: string;
}>;

/** The presses that a notation stands for. */
export const pressesIn = (notation: string): readonly Press[] => notation.split(' ');

/** The keys a person sees: `j/down`. */
export const tellKeys = ({ press }: Binding): string => press.map((one) => one.replaceAll(' ', '')).join('/');
