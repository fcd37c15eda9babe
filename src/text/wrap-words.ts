// Breaks a text into lines between its words; a word wider than a line is broken too, unless it is an address or a number that must stay whole.
import { clip, displayWidth } from './display-width.ts';

/** Addresses of every kind, numbers, times: digits and what stands between them, at most as long as an IPv6 address with its prefix. */
const WHOLE = /^(?=.*\d)[-+0-9a-f.,:/%[\]()]{1,46}$/i;

const isWholeWord = (word: string): boolean => WHOLE.test(word);

/** The width below which the text could not be shown without cutting an address or a number. */
export const leastWidth = (text: string): number =>
  text.split(' ').reduce((least, word) => (isWholeWord(word) ? Math.max(least, displayWidth(word)) : least), 1);

type Limits = Readonly<{ width: number; mostLines?: number; cut: string }>;

/** Never more than `mostLines`; what does not fit leaves `cut` at the end of the last one. */
export const wrapWords = (text: string, { width, mostLines = Number.POSITIVE_INFINITY, cut }: Limits): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => breakWord(one, width))) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (displayWidth(joined) <= width) {
      line = joined;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length > mostLines) break;
  }
  lines.push(line);
  return lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines - 1), endWith(lines[mostLines - 1] ?? '', width, cut)];
};

/** Makes room for the mark by leaving out whole words, as long as there are some. */
const endWith = (line: string, width: number, cut: string): string => {
  let kept = line;
  while (displayWidth(kept) + displayWidth(cut) > width && kept.includes(' '))
    kept = kept.slice(0, kept.lastIndexOf(' '));
  return displayWidth(kept) + displayWidth(cut) <= width
    ? `${kept}${cut}`
    : `${clip(kept, width - displayWidth(cut), '')}${cut}`;
};

const PLAIN = /^[ -~]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const segmentsOf = (word: string): string[] => [...graphemes.segment(word)].map(({ segment }) => segment);

/** Broken after a dot, slash or dash where there is one in the last third, else where the line ends. */
const breakWord = (word: string, width: number): readonly string[] => {
  if (word.length <= width && PLAIN.test(word)) return [word];
  return displayWidth(word) <= width ? [word] : breakLongWord(word, width);
};

const breakLongWord = (word: string, width: number): readonly string[] => {
  const isPlain = PLAIN.test(word);
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const segment of isPlain ? word : segmentsOf(word)) {
    const columns = isPlain ? 1 : displayWidth(segment);
    if (used + columns > width && piece !== '') {
      const at = breakPlace(piece);
      pieces.push(piece.slice(0, at));
      piece = piece.slice(at);
      used = displayWidth(piece);
    }
    piece += columns > width ? '' : segment;
    used += columns > width ? 0 : columns;
  }
  return [...pieces, piece];
};

const breakPlace = (piece: string): number => {
  const last = Math.max(...['.', '/', '-', ':', '_', ','].map((mark) => piece.lastIndexOf(mark))) + 1;
  return last > (piece.length * 2) / 3 ? last : piece.length;
};
