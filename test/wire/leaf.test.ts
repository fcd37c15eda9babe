// Single values: what an appliance may write oddly and is still understood, and the units of its times.
import { describe, expect, it } from 'vitest';
import { instantIn, spanInSeconds } from '../../src/wire/documented/wire-time.ts';
import { flag, listOf, namedNumbers, number, text, whole } from '../../src/wire/leaf.ts';
import { isWrong } from '../../src/wire/reading.ts';

const at = (utc: string): number => Date.parse(utc);
const outcome = (read: unknown): unknown => (isWrong(read) ? 'wrong' : read);

describe('a number', () => {
  it.each([
    [72.9, 72.9],
    ['72.9', 72.9],
    [' 5 ', 5],
    ['-1.5e3', -1500],
    ['.5', 0.5],
    [0, 0],
    [null, undefined],
    [undefined, undefined],
    ['', 'wrong'],
    [' ', 'wrong'],
    ['5 MB', 'wrong'],
    ['NaN', 'wrong'],
    ['Infinity', 'wrong'],
    [Number.NaN, 'wrong'],
    [Number.POSITIVE_INFINITY, 'wrong'],
    [[5], 'wrong'],
    [true, 'wrong'],
  ])('%j is read as %j', (raw, value) => {
    expect(outcome(number(raw))).toBe(value);
  });

  it('that must be whole is not rounded', () => {
    expect([7, '7', 7.5, 2 ** 60, null].map((raw) => outcome(whole(raw)))).toEqual([7, 7, 'wrong', 'wrong', undefined]);
  });
});

describe('a flag', () => {
  it.each([
    [true, true],
    [false, false],
    ['true', true],
    [' False ', false],
    [1, true],
    [0, false],
    ['1', true],
    ['0', false],
    [null, undefined],
    [undefined, undefined],
    [2, 'wrong'],
    ['yes', 'wrong'],
    ['', 'wrong'],
    [[], 'wrong'],
  ])('%j is read as %j', (raw, value) => {
    expect(outcome(flag(raw))).toBe(value);
  });
});

describe('texts and lists', () => {
  it('leave out what says nothing', () => {
    expect(text('')).toBeUndefined();
    expect(listOf(text)(['a', null, ''])).toEqual(['a']);
    expect(namedNumbers({ a: 1, b: null, c: '2' })).toEqual({ a: 1, c: 2 });
  });

  it('are wrong where the entry is', () => {
    expect(listOf(text)(['a', 5])).toMatchObject({ path: [1], value: 5, expected: 'a text' });
    expect(namedNumbers({ a: 1, b: 'x' })).toMatchObject({ path: ['b'], value: 'x', expected: 'a number' });
  });
});

describe('a time', () => {
  const noon = at('2024-01-15T12:00:00Z');
  it.each([
    ['seconds', 1705320000, noon],
    ['seconds', 1705320000000, noon],
    ['seconds', '1705320000', noon],
    ['seconds', 1705320000.25, noon + 250],
    ['seconds', 0, 0],
    ['seconds', 1e11, 1e14],
    ['seconds', 1e11 + 1, 1e11 + 1],
    ['milliseconds', 1705320000000, noon],
    ['milliseconds', 1705320000, noon],
    ['milliseconds', 1e11, 1e11],
    ['milliseconds', 1e11 - 1, 1e14 - 1000],
    ['milliseconds', '2024-01-15 12:00', noon],
    ['seconds', '2024-01-15 12:00:00', noon],
    ['seconds', null, undefined],
    ['seconds', undefined, undefined],
    ['milliseconds', '', undefined],
    ['milliseconds', '2024-02-30 12:00:00', 'wrong'],
    ['milliseconds', 'yesterday', 'wrong'],
    ['milliseconds', 1e16, 'wrong'],
    ['seconds', Number.POSITIVE_INFINITY, 'wrong'],
    ['seconds', true, 'wrong'],
    ['seconds', {}, 'wrong'],
  ] as const)('documented in %s, %j is read as %j', (unit, raw, value) => {
    expect(outcome(instantIn(unit)(raw))).toBe(value);
  });

  it('span travels in seconds', () => {
    expect([300, '0.1', null, 'x'].map((raw) => outcome(spanInSeconds(raw)))).toEqual([
      300_000,
      100,
      undefined,
      'wrong',
    ]);
  });
});
