// Text for terminals that know nothing beyond ASCII: every other character gives way to a mark of the same width.
import { displayWidth } from './display-width.ts';

const STAND_INS: Readonly<Record<string, string>> = { '…': '~', '’': "'", '–': '-', '—': '-', '→': '>', '·': '.' };

export const asciiOnly = (text: string): string =>
  text.replace(/[^\n\x20-\x7e]/gu, (character) => STAND_INS[character] ?? '?'.repeat(displayWidth(character)));
