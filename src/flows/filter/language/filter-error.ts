// What is wrong with the text of a filter, where, and what to type instead.
import { clean } from '../../../text/clean.ts';

/** In UTF-16 units, as the text is indexed. */
export type FilterError = Readonly<{ at: number; length: number; message: string }>;

const LONGEST = 40;

/** What was typed, safe to show and short. */
export const quoteForError = (text: string): string => `"${clean(text, LONGEST)}"`;
