// Makes string-width start fast in the bundle: what it does at its first breath takes 30 ms, and hardly a text needs it.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Lines, blocks, arrows and marks, besides ASCII: one column each, whatever stands beside them. What asks for another
 * look or joins its neighbour (selectors, marks, joiners) is not among them, nor is what is wide.
 */
export const NARROW = String.raw` -~\u00a1-\u00a8\u00ab\u00ac\u00af-\u00ff\u2013-\u2016\u2018-\u201d\u2020-\u2026\u203a\u2190-\u2193\u2500-\u259f\u25b2\u25b3\u25bc\u25bd\u25c6-\u25cf\u2713\u2717`;

/**
 * The pattern of all emoji takes 11 ms to read and as long again at its first use. Of one code unit exactly those that are
 * shown as emoji by themselves match it.
 */
const CHANGES = [
  [
    String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`,
    String.raw`let rgiEmoji;
const lonelyEmoji = /^\p{Emoji_Presentation}$/u;
const rgiEmojiRegex = {
  test: (segment) => (segment.length === 1 ? lonelyEmoji : (rgiEmoji ??= /^\p{RGI_Emoji}$/v)).test(segment),
};`,
  ],
  [String.raw`if (/^[\u0020-\u007E]*$/.test(string))`, `if (/^[${NARROW}]*$/.test(string))`],
] as const;

export const fastWidths: Plugin = {
  name: 'fast-widths',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]string-width[/\\]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [before, after] of CHANGES) {
        if (!contents.includes(before)) throw new Error(`string-width no longer holds "${before}"`);
        contents = contents.replace(before, () => after);
      }
      return { contents };
    });
  },
};
