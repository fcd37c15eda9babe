// What every part of a text report is laid out with: the width, the characters there are, and how strings are made fit.

import { wrapWords } from '../../../text/wrap-words.ts';
import { type Glyphs, glyphsFor } from '../../../theme/glyphs.ts';
import { type Line, plainLine } from '../../../theme/line.ts';
import type { Meaning } from '../../../theme/meaning.ts';
import type { ReportStyle } from '../../format.ts';
import { type Tidy, tidier } from '../parts/tidy.ts';

export type Page = Readonly<{ width: number; ascii: boolean; glyphs: Glyphs; tidy: Tidy }>;

/** Wider lines are hard to follow; narrower ones cannot hold an IPv6 address with its label. */
const WIDEST = 160;
const NARROWEST = 60;
/** For a terminal that reports no width, or 0 columns. */
const USUAL = 80;

export const pageFor = ({ width, ascii }: ReportStyle): Page => ({
  width: Math.max(NARROWEST, Math.min(WIDEST, Math.floor(width) || USUAL)),
  ascii,
  glyphs: glyphsFor({ ascii }),
  tidy: tidier({ ascii }),
});

type ParagraphStyle = Readonly<{ width?: number; mostLines?: number; meaning?: Meaning }>;

/** A text of any length as lines; a text without end is cut after `mostLines`. */
export const paragraph = (
  text: string,
  page: Page,
  { width = page.width, mostLines = 24, meaning }: ParagraphStyle = {},
): readonly Line[] =>
  wrapWords(page.tidy(text), { width, mostLines, cut: page.glyphs.cut }).map((line) => plainLine(line, meaning));
