// A call to whoever has looked away: a bell, and a notification that no text can break out of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_NOTIFICATION, notificationBytes } from '../../src/terminal/notification.ts';
import { displayWidth } from '../../src/text/display-width.ts';

const PLAIN = { multiplexer: undefined } as const;

const textIn = (bytes: string): string => /^\u001b\]9;([^\u0007\u001b]*)\u0007$/.exec(bytes)?.[1] ?? '(no sequence)';

describe('the bell', () => {
  it.each([undefined, 'tmux', 'screen'] as const)('is one byte, through %s too', (multiplexer) => {
    expect(notificationBytes('anything', 'bell', { multiplexer })).toBe('\u0007');
  });
});

describe('a notification of the desktop', () => {
  const text = 'darktop acme-prod: new finding, critical: SMB from one device to many others (ws-0142)';

  it('is one sequence, ended by a bell', () => {
    expect(notificationBytes(text, 'desktop', PLAIN)).toBe(`\u001b]9;${text}\u0007`);
  });

  it('comes with the bell behind it where both are wanted', () => {
    expect(notificationBytes(text, 'both', PLAIN)).toBe(`\u001b]9;${text}\u0007\u0007`);
  });

  it('is wrapped for tmux and for screen', () => {
    expect(notificationBytes('text', 'both', { multiplexer: 'tmux' })).toBe(
      '\u001bPtmux;\u001b\u001b]9;text\u0007\u001b\\\u0007',
    );
    expect(notificationBytes('text', 'both', { multiplexer: 'screen' })).toBe(
      '\u001bP\u001b]9;text\u0007\u001b\\\u0007',
    );
  });

  it('is never taken for the progress on a task bar', () => {
    expect(textIn(notificationBytes('4;1;50', 'desktop', PLAIN))).toBe('4,1,50');
  });

  it('holds no control, no semicolon and no turn of the reading direction, and is short, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (hostile) => {
        const shown = textIn(notificationBytes(hostile, 'desktop', PLAIN));
        expect(shown).not.toBe('(no sequence)');
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf};]/u);
        expect(displayWidth(shown)).toBeLessThanOrEqual(LONGEST_NOTIFICATION);
      }),
    );
  });

  it('through screen is one string of at most 768 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }), (long) => {
        const bytes = notificationBytes(long, 'desktop', { multiplexer: 'screen' });
        expect(bytes.match(/\u001bP/g)).toHaveLength(1);
        expect(Buffer.byteLength(bytes)).toBeLessThanOrEqual(768);
      }),
    );
  });
});
