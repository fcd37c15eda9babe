// Which rows of a screen have moved together.
import { describe, expect, it } from 'vitest';
import { findScroll, type Scroll } from '../../src/terminal/screen/find-scroll.ts';
import type { Row } from '../../src/terminal/screen/row.ts';
import { createRowCache } from '../../src/terminal/screen/row-cache.ts';
import { createStyleTable } from '../../src/terminal/screen/style-table.ts';

const cache = createRowCache(20, 40, createStyleTable(true));

const rowsOf = (lines: readonly string[]): readonly Row[] => lines.map((line) => cache.rowOf(line));

const scrollOf = (before: readonly string[], after: readonly string[]): Scroll | undefined =>
  findScroll(rowsOf(before), rowsOf(after));

describe('rows that moved', () => {
  it.each<[string, string, string, Scroll | undefined]>([
    ['up', 'h1234567f', 'h2345678f', { top: 1, bottom: 7, up: 1 }],
    ['up by three', 'h1234567f', 'h456789af', { top: 1, bottom: 7, up: 3 }],
    ['down', 'h1234567f', 'h0123456f', { top: 1, bottom: 7, up: -1 }],
    ['for a line put in', '12345678', '12x34567', { top: 2, bottom: 7, up: -1 }],
    ['for a line taken out', '12345678', '12456780', { top: 2, bottom: 7, up: 1 }],
    ['but for one that changed meanwhile', 'h1234567f', 'h23x5678f', { top: 1, bottom: 7, up: 1 }],
    [
      'beside a longer stretch that stands still',
      '1234.abcdefgh.567',
      '2340.abcdefgh.678',
      { top: 0, bottom: 3, up: 1 },
    ],
    ['all over, blank ones apart', '        ', ' 1      ', undefined],
    ['nowhere', '12345678', '12345678', undefined],
    ['but are too few', '12345678', '21345678', undefined],
    ['to another picture', '12345678', 'abcdefgh', undefined],
  ])('%s are found: %j, %j', (_, before, after, expected) => {
    expect(scrollOf([...before], [...after])).toEqual(expected);
  });

  it('in their left half are found beside a right half that stands still', () => {
    const list = (top: number): readonly string[] =>
      Array.from({ length: 8 }, (_, row) => `${`flow ${top + row}`.padEnd(12)}side ${row}`);
    expect(scrollOf(list(0), list(1))).toEqual({ top: 0, bottom: 7, up: 1 });
  });
});
