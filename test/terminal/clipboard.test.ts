// What is copied arrives at the terminal as it was, through whatever stands between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copySequence } from '../../src/terminal/clipboard.ts';

const bytesOf = (text: string, multiplexer: 'tmux' | 'screen' | undefined): string => {
  const sequence = copySequence(text, { multiplexer });
  if (sequence.kind !== 'ok') throw new Error('too large');
  return sequence.bytes;
};

/** What a multiplexer hands on of what it was sent. */
const UNWRAP = {
  tmux: (bytes: string): string =>
    (/^\u001bPtmux;([\s\S]*)\u001b\\$/.exec(bytes)?.[1] ?? '').replaceAll('\u001b\u001b', '\u001b'),
  screen: (bytes: string): string =>
    [...bytes.matchAll(/\u001bP([\s\S]*?)\u001b\\/g)].map((match) => match[1] ?? '').join(''),
} as const;

const textOf = (bytes: string): string => {
  const encoded = /^\u001b\]52;c;([A-Za-z0-9+/=]*)\u0007$/.exec(bytes)?.[1];
  return encoded === undefined ? '(no sequence)' : Buffer.from(encoded, 'base64').toString('utf8');
};

describe('copying', () => {
  it('is one sequence, ended by a bell', () => {
    expect(bytesOf('10.0.0.1', undefined)).toBe('\u001b]52;c;MTAuMC4wLjE=\u0007');
  });

  it('carries any text, through tmux and screen as well', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (text) => {
        expect(textOf(bytesOf(text, undefined))).toBe(text);
        expect(textOf(UNWRAP.tmux(bytesOf(text, 'tmux')))).toBe(text);
        expect(textOf(UNWRAP.screen(bytesOf(text, 'screen')))).toBe(text);
      }),
    );
  });

  it('through screen is cut into strings of at most 768 bytes', () => {
    const strings = bytesOf('x'.repeat(5_000), 'screen').match(/\u001bP[\s\S]*?\u001b\\/g) ?? [];
    expect(strings.length).toBeGreaterThan(8);
    expect(Math.max(...strings.map((one) => one.length))).toBeLessThanOrEqual(768);
  });

  it('says so when it is more than terminals take', () => {
    expect(copySequence('x'.repeat(56_244), { multiplexer: undefined }).kind).toBe('ok');
    expect(copySequence('x'.repeat(56_245), { multiplexer: undefined })).toEqual({ kind: 'too-large', limit: 74_994 });
    expect(copySequence('abcd', { multiplexer: undefined }, 7)).toEqual({ kind: 'too-large', limit: 7 });
    expect(copySequence('abcd', { multiplexer: undefined }, 8).kind).toBe('ok');
  });
});
