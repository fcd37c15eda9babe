// Makes string-width start fast in the bundle: what it does at its first breath takes 30 ms, and hardly a text needs it.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { NARROW } from './narrow.ts';

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
