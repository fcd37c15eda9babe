// Tests of text for terminals that know nothing beyond ASCII.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiOnly } from '../../src/text/ascii.ts';
import { displayWidth } from '../../src/text/display-width.ts';

describe('asciiOnly', () => {
  it('leaves ASCII as it is and marks the rest', () => {
    expect(asciiOnly('ws-0142\n10 MB')).toBe('ws-0142\n10 MB');
    expect(asciiOnly('Zürich… 東京')).toBe('Z?rich~ ????');
  });

  it('gives nothing but ASCII, in as many columns', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '東', '…', '█', '→', 'ß') });
    fc.assert(
      fc.property(letters, (text) => {
        expect(asciiOnly(text)).toMatch(/^[\x20-\x7e]*$/);
        expect(asciiOnly(text)).toHaveLength(displayWidth(text));
      }),
    );
  });
});
