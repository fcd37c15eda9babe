// Tests of lines that hang below the place where the first began.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang } from '../../src/text/hang.ts';

describe('hang', () => {
  it('indents what does not fit the first line', () => {
    expect(hang('ok  ', 'one two three', 11)).toBe('ok  one two\n    three');
    expect(hang('ok  ', 'one', 11)).toBe('ok  one');
    expect(hang('', 'incomprehensibilities are long', 10)).toBe('incomprehensibilities\nare long');
  });

  it('keeps every word whole and in order, and lines as short as their longest word allows', () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', 'é') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 40 }), (words, width) => {
        const lines = hang('name    ', words.join(' '), width).split('\n');
        expect(lines.map((line) => line.slice(8)).join(' ')).toBe(words.join(' '));
        expect(lines.filter((line) => line.length > width)).toEqual([]);
      }),
    );
  });
});
