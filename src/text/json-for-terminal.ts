// Rewrites JSON so that a terminal cannot be steered by it, while it stays the same JSON.

/** Everything that acts or hides on a terminal, but for the newline and the tab. */
const ACTING =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]--[\n\t\p{Variation_Selector}]]/v;
const ALL_ACTING = new RegExp(ACTING, 'gv');

/**
 * Takes JSON in chunks of any size. A pair of surrogates cut in two by a chunk comes as two lone ones: both are escaped, and mean the same together.
 * Between values a carriage return is white space, and inside strings no JSON has it: it becomes a space.
 */
export const escapeForTerminal = (chunk: string): string =>
  ACTING.test(chunk) ? chunk.replace(ALL_ACTING, (found) => (found === '\r' ? ' ' : escapeUnits(found))) : chunk;

const escapeUnits = (text: string): string => {
  let escaped = '';
  for (let index = 0; index < text.length; index += 1) {
    escaped += `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
};
