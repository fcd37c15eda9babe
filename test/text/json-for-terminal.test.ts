// JSON on a terminal: the same value when it is read again, and nothing in it that the terminal obeys.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeForTerminal } from '../../src/text/json-for-terminal.ts';

describe('escapeForTerminal', () => {
  it.each([
    ['"a\u009b31mb"', '"a\\u009b31mb"'],
    ['"\u007f"', '"\\u007f"'],
    ['"\u202e"', '"\\u202e"'],
    ['"\u200b\u2028\ufeff\u00ad"', '"\\u200b\\u2028\\ufeff\\u00ad"'],
    ['"\u{e0041}"', '"\\udb40\\udc41"'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['"größe 東京 😀"', '"größe 東京 😀"'],
    ['{\n\t"a": 1\n}\n', '{\n\t"a": 1\n}\n'],
    ['{\r\n}', '{ \n}'],
  ])('writes %j as %j', (chunk, expected) => {
    expect(escapeForTerminal(chunk)).toBe(expected);
  });

  it('keeps the value, wherever the chunks are cut, and lets nothing act on the terminal', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.nat(), fc.boolean(), (value, place, isIndented) => {
        const json = JSON.stringify(value, undefined, isIndented ? 2 : 0);
        const cutAt = json.length === 0 ? 0 : place % json.length;
        const printed = escapeForTerminal(json.slice(0, cutAt)) + escapeForTerminal(json.slice(cutAt));
        expect(JSON.stringify(JSON.parse(printed))).toBe(JSON.stringify(value));
        expect(printed).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/,
        );
        expect(printed.isWellFormed()).toBe(true);
      }),
    );
  });
});
