// Regular expressions that a person types: what is refused, and what the worst that is allowed may cost.
import { describe, expect, it } from 'vitest';
import { checkRegex, compileRegex } from '../../src/flows/filter/language/check-regex.ts';

describe('a regular expression', () => {
  it.each(['mail', 'cloud|drive', 'cloud.*drive', '.*mail.*', '^a.*b.*c', 'x\\.*', '^[a-z0-9-]+\\.example$'])(
    '/%s/ can be used',
    (source) => expect(checkRegex(source)).toBeUndefined(),
  );

  it.each(['a*a*b', 'a.*b.*c', '(a+)+', '(a|b)*c', 'a?'.repeat(30)])('/%s/ could take too long', (source) =>
    expect(checkRegex(source)).toMatch(/too long|too many ways/),
  );

  it.each([
    ['.*mail.*', 'the mail host', true],
    ['.*a|b', 'b', true],
    ['a|b.*', 'c', false],
    ['x\\.*', 'x...', true],
    ['.*', '', true],
  ])('/%s/ on "%s" is %s, with what may stand around it left out', (source, text, isFound) => {
    expect(compileRegex(source)(text)).toBe(isFound);
  });

  it('of the worst kind that is allowed goes through ten thousand hostile names in seconds', () => {
    const isFound = compileRegex('[a-z0-9]*a[a-z0-9]b');
    const startedAt = performance.now();
    for (let count = 0; count < 10_000; count += 1) isFound(`${'a'.repeat(300)}${count}`);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
