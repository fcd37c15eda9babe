// Sets a text into lines whose later ones hang below the place where the first began; no word is ever broken.
import { displayWidth } from './display-width.ts';

/** `first` stands before the text; what follows is indented as far. A word too long for a line has one of its own. */
export const hang = (first: string, text: string, width: number): string => {
  const indent = ' '.repeat(displayWidth(first));
  const lines: string[] = [];
  let line = first;
  let isBegun = false;
  for (const word of text.split(' ')) {
    if (isBegun && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line += isBegun ? ` ${word}` : word;
    }
    isBegun = true;
  }
  return [...lines, line].join('\n');
};
