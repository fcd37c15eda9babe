// Makes any string that came from the network safe to show, with a visible mark where something was taken out.

/** U+FFFD, one for each run of characters that were taken out. */
export const CLEANED_MARK = '\u{fffd}';

const CUT_MARK = '…';

/**
 * Characters that move the cursor, turn the reading direction, take no room, mean nothing, or look different everywhere.
 * Format characters hold the bidi controls, the zero-width ones, the soft hyphen and the tags; ignorable ones the fillers that look like nothing.
 */
const UNFIT = String.raw`[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]--\p{Variation_Selector}]`;

/** A third mark stacked on one letter, or a second variation selector: floods that spill over the lines around them. */
const FLOOD = String.raw`(?<=[\p{Mn}\p{Me}]{2})[\p{Mn}\p{Me}]|(?<=\p{Variation_Selector})\p{Variation_Selector}`;

const HAS_UNFIT = new RegExp(`${UNFIT}|${FLOOD}`, 'v');
const ALL_UNFIT = new RegExp(HAS_UNFIT, 'gv');
const PLAIN = /^[ -~]*$/;

/** So much of a text is looked at for each character that may be shown; nobody reads what a megabyte of controls hides. */
const LOOKED_AT = 64;

/** At most `maxLength` code points; what is longer ends in `…`. */
export const clean = (text: string, maxLength = 512): string => {
  const limit = maxLength * LOOKED_AT;
  if (text.length > limit) return cut(`${clean(text.slice(0, limit), maxLength)}${CUT_MARK}`, maxLength);
  return cut(isClean(text) ? text : replaceRuns(text), maxLength);
};

export const isClean = (text: string): boolean => PLAIN.test(text) || !HAS_UNFIT.test(text);

/** One by one: a quantifier over the whole run would overflow the stack on a run of a million. */
const replaceRuns = (text: string): string => {
  let runEnd = -1;
  return text.replace(ALL_UNFIT, (found: string, offset: number) => {
    const isNewRun = offset !== runEnd;
    runEnd = offset + found.length;
    return isNewRun ? CLEANED_MARK : '';
  });
};

const cut = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text;
  if (maxLength < 1) return '';
  let end = 0;
  let beforeMark = 0;
  for (let count = 0; count < maxLength; count += 1) {
    if (end >= text.length) return text;
    beforeMark = end;
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end >= text.length ? text : `${text.slice(0, beforeMark)}${CUT_MARK}`;
};
