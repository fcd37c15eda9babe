// Makes a text mean itself in GitHub-flavoured Markdown: no emphasis, link, image, HTML, mention or emoji comes out of a name.
import type { Tidy } from '../parts/tidy.ts';

/** Everything that begins something inside a line. */
const SPECIAL = /[\\`*[\]<>|~$&#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Readers make links, mentions, references and pictures of these whatever is escaped in them; in code they leave them alone. */
const COMES_ALIVE: readonly RegExp[] = [
  /@|:\/\/|\bwww\.|\b(?:mailto|xmpp|javascript|vbscript):/i,
  /#\d|\bGH-\d/i,
  // `:smile:` that no letter, digit or colon precedes: names of every shape.
  /(?<![\p{L}\p{N}:]):(?=[-+_]*[a-z0-9])[a-z0-9_+-]+:/iu,
  // Some readers find `:name:` inside a word too. Times (`14:00Z:`), ratios and addresses hold figures between colons, of which few are names, all in small letters.
  /:(?![0-9a-f]{1,4}:)[a-z][a-z0-9_+-]*:/i,
  /:(?:100|1234|8ball|[+-]1|[123](?:st|nd|rd)_place_medal|a|ab|abc|abcd|b|bed|bee|cd|de):/,
];

/** What would make a list, a heading, a quote or a rule of a line that begins with it. */
const OPENS_BLOCK = /^(?:[-+=]|\d{1,9}(?=[.)]))/;

/** For a cell of a table or the middle of a line. */
export const escapeInline = (text: string, tidy: Tidy): string =>
  tidy(text)
    .trim()
    .split(' ')
    .map((word) => (COMES_ALIVE.some((one) => one.test(word)) ? inCode(word) : word.replace(SPECIAL, escapeMark)))
    .join(' ');

/** For a text that begins a line. */
export const escapeParagraph = (text: string, tidy: Tidy): string => {
  const escaped = escapeInline(text, tidy);
  return escaped
    .replace(OPENS_BLOCK, (found) => (/^\d/.test(found) ? found : `\\${found}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
};

const escapeMark = (mark: string): string => {
  if (mark === '&') return '&amp;';
  if (mark === '<') return '&lt;';
  return mark === '>' ? '&gt;' : `\\${mark}`;
};

/** Pipes, backslashes and backticks cannot stand in code inside a table: they stand escaped between two pieces of it. */
const inCode = (word: string): string =>
  word
    .split(/([|\\`]+)/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^[|\\`]/.test(piece) ? piece.replace(/./g, '\\$&') : `\`${piece}\``))
    .join('');
