// Cuts a text into what takes cells of its own, and tells which of it every terminal draws equally wide.
import { displayWidth } from '../../text/display-width.ts';

/**
 * Single characters of one column about which terminals agree: letters of the European alphabets, punctuation, arrows, mathematical signs,
 * lines, blocks, shapes and Braille; nothing that may be drawn as an emoji.
 */
const AGREED = String.raw`[[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u03ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u218b\u2190-\u23ff\u2460-\u27bf\u27c0-\u2bff\ufffd]--\p{Extended_Pictographic}--\p{Mark}--[\u2329\u232a\u2630-\u2637\u268a-\u268f]]`;

const ALL_AGREED = new RegExp(`^${AGREED}*$`, 'v');

/** Of two columns everywhere: kana, ideographs, syllables of Hangul, full-width forms. */
const AGREED_WIDE =
  /^[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60\u{20000}-\u{2a6df}]$/u;

/** A letter with a tower of marks on it is no letter any more. */
const LONGEST = 40;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export type Grapheme = Readonly<{ text: string; width: number }>;

/** Whether every UTF-16 unit of the text is a grapheme of one column, wherever it is shown. */
export const isAllAgreed = (text: string): boolean => ALL_AGREED.test(text);

/** Whether a terminal that knows nothing newer than ideographs still gives it as many columns as we do. */
export const isAgreedWide = (grapheme: string): boolean => AGREED_WIDE.test(grapheme);

/** What takes no column of its own, such as a control character, is left out. */
export const graphemesOf = (text: string): readonly Grapheme[] =>
  Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment.length > LONGEST ? '\ufffd' : segment,
    width: segment.length > LONGEST ? 1 : displayWidth(segment),
  })).filter(({ width }) => width > 0);
