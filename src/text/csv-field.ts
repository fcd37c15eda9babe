// The fields of a CSV file, quoted where RFC 4180 asks for it, and the comments above them: never a formula to a spreadsheet.
import { clean } from './clean.ts';

export type Field = string | number | undefined;

/** As much as a cell of the common spreadsheets holds. */
const LONGEST = 32_000;

/**
 * What a spreadsheet takes for a formula, also in full-width letters, also behind a quote that it strips.
 * A tab or a carriage return at the start was taken out by then, but a reader that trims could uncover what follows it.
 */
const A_FORMULA = /^[\s"'\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
const AN_UNSEEN_START = /^[\t\r\n]/;

/** Readers that are told to skip comments skip what stands behind a # in any row, but for one in quotes. */
const NEEDS_QUOTES = /[",\r\n;\t#]|^\s|\s$/;

/** Numbers stay numbers, negative ones too; a text that a spreadsheet would run gets an apostrophe before it. */
export const writeField = (field: Field): string => {
  if (field === undefined) return '';
  if (typeof field === 'number') return Number.isFinite(field) ? String(field) : '';
  return quote(safeCell(field));
};

/** A text that a spreadsheet would run gets an apostrophe before it. */
export const safeCell = (field: string): string => {
  const cleaned = cleanLines(field);
  const isDangerous = A_FORMULA.test(cleaned) || AN_UNSEEN_START.test(field);
  return isDangerous ? `'${cleaned}` : cleaned;
};

/** Where a spreadsheet that knows no comments begins a new cell in one: a formula, or a quote that would swallow the lines below. */
const A_CELL_WITHIN = /[,;](?=[\s"'\ufffd]*["=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** One line, whatever is in it; the same apostrophe as in a field. */
export const writeComment = (text: string): string => `# ${clean(text, LONGEST).replaceAll(A_CELL_WITHIN, "$&'")}`;

/** A line break is data here: inside quotes it hurts nobody. */
const cleanLines = (text: string): string =>
  clean(text.replace(/\r\n/g, '\n').slice(0, LONGEST * 2), LONGEST) === text
    ? text
    : text
        .slice(0, LONGEST)
        .split(/\r?\n/)
        .map((line) => clean(line, LONGEST))
        .join('\n');

const quote = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
