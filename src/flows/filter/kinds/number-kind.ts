// Values that are numbers, alone or as a range `10m..1g`, each kind with its units.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/instant.ts';
import { formatSpan, parseSpan } from '../../../text/span.ts';
import { formatBytes, formatCount, formatDuration } from '../../../text/units.ts';
import type { ValueKind } from '../language/field.ts';
import type { Operator, Value } from '../language/filter.ts';

type NumberForm = Readonly<{
  expects: string;
  read(text: string): number | undefined;
  write(value: number): string;
  tell(value: number): string;
  /** Offered first by completion. */
  first: Operator;
}>;

const OPERATORS: readonly Operator[] = ['>', '>=', '<', '<=', ':', '!='];

export const numberKind = ({ expects, read, write, tell, first }: NumberForm): ValueKind => ({
  operators: [first, ...OPERATORS.filter((operator) => operator !== first)],
  expects,
  allowsRegex: false,
  hasWhole: false,
  read: (text) => readNumbers(text, read),
  write: (value) => join(value, '..', write),
  tell: (value) => join(value, ' to ', tell),
});

/** `5`, or `1..5`; the ends of a range may come in any order. */
export const readNumbers = (text: string, read: (text: string) => number | undefined): Value | undefined => {
  const split = text.indexOf('..');
  if (split < 0) {
    const value = read(text);
    return value === undefined ? undefined : { kind: 'number', value };
  }
  const from = read(text.slice(0, split));
  const to = read(text.slice(split + 2));
  if (from === undefined || to === undefined) return undefined;
  return { kind: 'range', from: Math.min(from, to), to: Math.max(from, to) };
};

export const join = (value: Value, between: string, write: (value: number) => string): string => {
  if (value.kind === 'number') return write(value.value);
  return value.kind === 'range' ? `${write(value.from)}${between}${write(value.to)}` : '';
};

const AMOUNT = /^(\d{1,15}(?:\.\d{1,9})?)([a-z]*)$/i;

/** Whole numbers only: a fraction of a byte or a millisecond is a slip of the unit. */
const readAmount = (text: string, units: Readonly<Record<string, number>>): number | undefined => {
  const match = AMOUNT.exec(text);
  const name = match?.[2]?.toLowerCase() ?? '';
  const unit = Object.hasOwn(units, name) ? units[name] : undefined;
  if (match === null || unit === undefined) return undefined;
  const amount = Math.round(Number(match[1]) * unit);
  return Number.isSafeInteger(amount) ? amount : undefined;
};

/** In the largest unit that divides it. */
const writeAmount = (value: number, units: readonly (readonly [string, number])[]): string => {
  const unit = units.find(([, size]) => value !== 0 && value % size === 0);
  return unit === undefined ? String(value) : `${value / unit[1]}${unit[0]}`;
};

const KIB = 1024;
const BYTE_STEPS = [
  ['t', KIB ** 4],
  ['g', KIB ** 3],
  ['m', KIB ** 2],
  ['k', KIB],
] as const;
const BYTE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  ...Object.fromEntries(BYTE_STEPS.flatMap(([name, size]) => ['', 'b', 'ib'].map((ending) => [name + ending, size]))),
};

export const bytesKind: ValueKind = numberKind({
  expects: 'a number of bytes such as 10m, 1.5g or a range 10m..1g',
  read: (text) => readAmount(text, BYTE_UNITS),
  write: (value) => writeAmount(value, BYTE_STEPS),
  tell: (value) => (Number.isInteger(value) ? formatBytes(value).replace(/\.0(?= )/, '') : formatBytes(value)),
  first: '>',
});

const COUNT_STEPS = [
  ['m', 1e6],
  ['k', 1e3],
] as const;

export const countKind: ValueKind = numberKind({
  expects: 'a number such as 500 or 10k, or a range 10..500',
  read: (text) => readAmount(text, { '': 1, ...Object.fromEntries(COUNT_STEPS) }),
  write: (value) => writeAmount(value, COUNT_STEPS),
  tell: (value) => formatCount(value),
  first: '>',
});

const SPAN_UNITS = { ms: 1, s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };

/** `90s`, `1.5h`, `1h30m`; a bare number has no unit to go by, but zero needs none. */
export const readSpan = (text: string): number | undefined => {
  if (text === '0') return 0;
  const compound = /^\d/.test(text) ? parseSpan(text.toLowerCase()) : undefined;
  const span = readAmount(text, SPAN_UNITS) ?? compound;
  return span !== undefined && Number.isSafeInteger(span) ? span : undefined;
};

export const spanKind: ValueKind = numberKind({
  expects: 'a span of time with its unit, such as 90s, 5m, 1h30m or a range 1h..4h',
  read: readSpan,
  write: formatSpan,
  tell: formatDuration,
  first: '>',
});

const MOST_PERCENT = 100;

/** Whole per cent, as scores are kept: `50`, `50%`. */
export const percentKind: ValueKind = numberKind({
  expects: 'a per cent from 0 to 100, such as 50, or a range 50..90',
  read: (text) => {
    const percent = /^(\d{1,3})%?$/.exec(text)?.[1];
    return percent === undefined || Number(percent) > MOST_PERCENT ? undefined : Number(percent);
  },
  write: String,
  tell: (value) => `${value} %`,
  first: '>=',
});

/** Devices: `142` or `#142`; ids can be negative. */
export const idKind: ValueKind = numberKind({
  expects: 'the id of a device such as 142',
  read: readId,
  write: String,
  tell: (value) => `#${value}`,
  first: ':',
});

/** Subnets by the number that the appliance gives them: one at a time. */
export const subnetIdKind: ValueKind = {
  operators: [':'],
  expects: 'the number of a subnet such as 3',
  allowsRegex: false,
  hasWhole: false,
  read: (text) => {
    const value = readId(text);
    return value === undefined ? undefined : { kind: 'number', value };
  },
  write: (value) => join(value, '..', String),
  tell: (value) => join(value, ' to ', String),
};

function readId(text: string): number | undefined {
  const id = /^#?-?\d{1,15}$/.test(text) ? Number(text.replace('#', '')) : undefined;
  // Minus zero would be another value than the zero it is written as.
  return id === 0 ? 0 : id;
}
