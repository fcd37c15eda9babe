// A guess is made only where a typing mistake is likely.
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

describe('nearest', () => {
  it.each([
    ['hots', 'host'],
    ['HOST', 'host'],
    ['privatetoken', 'private_token'],
    ['fingreprint', 'fingerprint'],
  ])('takes %s for %s', (word, expected) => {
    expect(nearest(word, ['proxy', 'host', 'private_token', 'fingerprint'])).toBe(expected);
  });

  it.each(['colour', 'x', '', 'h'.repeat(1_000_000)])('guesses nothing for what is like none of them', (word) => {
    expect(nearest(word, ['proxy', 'host', 'private_token'])).toBeUndefined();
  });

  it('does not take a word of two letters for another one of two letters', () => {
    expect(nearest('ab', ['xy'])).toBeUndefined();
  });

  it('prefers the closer one, and the first of two that are equally close', () => {
    expect(nearest('prod', ['prid1', 'prode', 'prodx'])).toBe('prode');
  });
});
