// The grammar of JSON as a table: for each state and byte what comes next, so that a value can be checked without being built.

const DIGITS = '0123456789';
const SPACES = ' \t\n\r';
const ENDS_NUMBER = `${SPACES},]}`;

/** The first six stand between values. */
const STATES = [
  ...['value', 'first-item', 'first-key', 'key', 'colon', 'next'],
  ...['text', 'escape', 'hex4', 'hex3', 'hex2', 'hex1'],
  ...['minus', 'zero', 'whole', 'point', 'fraction', 'e', 'e-sign', 'exponent'],
  ...['t', 'tr', 'tru', 'f', 'fa', 'fal', 'fals', 'n', 'nu', 'nul'],
] as const;

/** What a byte does beside leading to another state: all take it, but `end-number` and `fail`, which leave it to what follows. */
const ACTIONS = [
  ...['open-list', 'open-object', 'close-list', 'close-object'],
  ...['open-text', 'open-key', 'end-text', 'end-word', 'end-number', 'comma', 'fail'],
] as const;

export type State = (typeof STATES)[number];
export type Action = (typeof ACTIONS)[number];

/** In the table, numbers below this are states, the others actions. */
export const FIRST_ACTION = 64;

/** The number that stands for it in the table. */
export const codeOf = (name: State | Action): number =>
  STATES.some((state) => state === name)
    ? STATES.indexOf(name as State)
    : FIRST_ACTION + ACTIONS.indexOf(name as Action);

export const stateOf = (code: number): State => STATES[code] as State;

const HEX = `${DIGITS}abcdefABCDEF`;

type Rules = readonly (readonly [string, State | Action])[];

const BEGINS_VALUE: Rules = [
  ['[', 'open-list'],
  ['{', 'open-object'],
  ['"', 'open-text'],
  ['-', 'minus'],
  ['0', 'zero'],
  ['123456789', 'whole'],
  ['t', 't'],
  ['f', 'f'],
  ['n', 'n'],
];

const WHOLE_ENDS: Rules = [
  [ENDS_NUMBER, 'end-number'],
  ['.', 'point'],
  ['eE', 'e'],
];

/** For each state: after which bytes what comes. */
const RULES: Readonly<Record<State, Rules>> = {
  value: [[SPACES, 'value'], ...BEGINS_VALUE],
  'first-item': [[SPACES, 'first-item'], ...BEGINS_VALUE, [']', 'close-list']],
  'first-key': [
    [SPACES, 'first-key'],
    ['"', 'open-key'],
    ['}', 'close-object'],
  ],
  key: [
    [SPACES, 'key'],
    ['"', 'open-key'],
  ],
  colon: [
    [SPACES, 'colon'],
    [':', 'value'],
  ],
  next: [
    [SPACES, 'next'],
    [',', 'comma'],
    [']', 'close-list'],
    ['}', 'close-object'],
  ],
  text: [
    ['\\', 'escape'],
    ['"', 'end-text'],
  ],
  escape: [
    ['"\\/bfnrt', 'text'],
    ['u', 'hex4'],
  ],
  hex4: [[HEX, 'hex3']],
  hex3: [[HEX, 'hex2']],
  hex2: [[HEX, 'hex1']],
  hex1: [[HEX, 'text']],
  minus: [
    ['0', 'zero'],
    ['123456789', 'whole'],
  ],
  zero: WHOLE_ENDS,
  whole: [[DIGITS, 'whole'], ...WHOLE_ENDS],
  point: [[DIGITS, 'fraction']],
  fraction: [
    [DIGITS, 'fraction'],
    ['eE', 'e'],
    [ENDS_NUMBER, 'end-number'],
  ],
  e: [
    ['+-', 'e-sign'],
    [DIGITS, 'exponent'],
  ],
  'e-sign': [[DIGITS, 'exponent']],
  exponent: [
    [DIGITS, 'exponent'],
    [ENDS_NUMBER, 'end-number'],
  ],
  t: [['r', 'tr']],
  tr: [['u', 'tru']],
  tru: [['e', 'end-word']],
  f: [['a', 'fa']],
  fa: [['l', 'fal']],
  fal: [['s', 'fals']],
  fals: [['e', 'end-word']],
  n: [['u', 'nu']],
  nu: [['l', 'nul']],
  nul: [['l', 'end-word']],
};

const makeTable = (): Uint8Array => {
  const table = new Uint8Array(STATES.length * 256).fill(codeOf('fail'));
  table.fill(codeOf('text'), codeOf('text') * 256 + FIRST_PRINTED, (codeOf('text') + 1) * 256);
  for (const state of STATES)
    for (const [bytes, next] of RULES[state])
      for (const byte of bytes) table[codeOf(state) * 256 + byte.charCodeAt(0)] = codeOf(next);
  return table;
};

/** A text may hold any byte from here on: broken UTF-8 is no reason to refuse it. */
const FIRST_PRINTED = 0x20;

/** At `state * 256 + byte`: the state or the action that follows. */
export const TABLE = makeTable();
