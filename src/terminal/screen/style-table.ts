// Gives every look a cell can have a small number, and says with which bytes one look turns into another.

export type StyleTable = Readonly<{
  /** The look after a select-graphic-rendition sequence with these parameters. */
  apply(style: number, parameters: string): number;
  /** The shortest sequence that turns the first look into the second; '' between equals. */
  transition(from: number, to: number): string;
}>;

/** The terminal's own look. */
export const DEFAULT_STYLE = 0;

/** A look is one code for each of these, '' where it is off. Bold and dim share the code that ends them. */
const OFF_CODES = ['22', '22', '23', '24', '25', '27', '28', '29', '39', '49'] as const;
const ON_SLOTS: Readonly<Record<string, number>> = { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 7: 5, 8: 6, 9: 7 };
const INK_SLOT = 8;
const PAPER_SLOT = 9;

type Look = readonly string[];

const PLAIN_LOOK: Look = OFF_CODES.map(() => '');

/** A VT100 ends a look only by resetting all of it: `hasOffCodes` is false for what may be one. */
export const createStyleTable = (hasOffCodes: boolean): StyleTable => {
  const looks: Look[] = [PLAIN_LOOK];
  const numbers = new Map([[PLAIN_LOOK.join(), DEFAULT_STYLE]]);
  const applied = new Map<string, number>();
  const transitions = new Map<string, string>();

  const numberOf = (look: Look): number => {
    const key = look.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, looks.length);
    return looks.push(look) - 1;
  };

  const lookOf = (style: number): Look => looks[style] ?? PLAIN_LOOK;

  return {
    apply: (style, parameters) =>
      remember(applied, `${style};${parameters}`, () => numberOf(applyCodes(lookOf(style), parameters.split(';')))),
    transition: (from, to) =>
      from === to
        ? ''
        : remember(transitions, `${from};${to}`, () => shortestChange(lookOf(from), lookOf(to), hasOffCodes)),
  };
};

const remember = <T>(known: Map<string, T>, key: string, make: () => T): T => {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
};

const applyCodes = (look: Look, codes: readonly string[]): Look => {
  let now = look;
  for (let at = 0; at < codes.length; at += 1) {
    const code = String(Number(codes[at]));
    if (code === '38' || code === '48') {
      const length = codes[at + 1] === '5' ? 3 : codes[at + 1] === '2' ? 5 : 1;
      const parts = codes.slice(at, at + length);
      if (length > 1 && parts.length === length && parts.every((part) => /^\d+$/.test(part))) {
        now = now.with(code === '38' ? INK_SLOT : PAPER_SLOT, parts.join(';'));
      }
      at += length - 1;
    } else now = applyCode(now, code);
  }
  return now;
};

const applyCode = (look: Look, code: string): Look => {
  if (code === '0') return PLAIN_LOOK;
  const slot = ON_SLOTS[code];
  if (slot !== undefined) return look.with(slot, code);
  if (/^(3[0-7]|9[0-7])$/.test(code)) return look.with(INK_SLOT, code);
  if (/^(4[0-7]|10[0-7])$/.test(code)) return look.with(PAPER_SLOT, code);
  return look.map((on, index) => (OFF_CODES[index] === code ? '' : on));
};

const shortestChange = (from: Look, to: Look, hasOffCodes: boolean): string => {
  const afresh = sequence(['', ...to.filter((code) => code !== '')]);
  const isOnlyAdded = from.every((code, slot) => code === '' || to[slot] !== '');
  if (!hasOffCodes && !isOnlyAdded) return afresh;
  const step = sequence(changedCodes(from, to));
  return step.length < afresh.length ? step : afresh;
};

const changedCodes = (from: Look, to: Look): readonly string[] => {
  const offs = new Set(OFF_CODES.filter((_, slot) => from[slot] !== '' && to[slot] === ''));
  const ons = to.filter((code, slot) => {
    const wasEnded = OFF_CODES[slot] !== undefined && offs.has(OFF_CODES[slot]);
    return code !== '' && (code !== from[slot] || wasEnded);
  });
  return [...offs, ...ons];
};

/** An empty first parameter is 0. */
const sequence = (codes: readonly string[]): string => `\u001b[${codes.join(';')}m`;
