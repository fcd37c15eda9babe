import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { spanOf } from '../../src/domain/window.ts';
import { parseWindow } from '../../src/live/session/parse-window.ts';
import {
  earlierWindow,
  formatWindow,
  laterWindow,
  longerWindow,
  MOST_HOURS,
  shorterWindow,
  type WindowChoice,
  windowAt,
} from '../../src/live/session/window-choice.ts';

const NOW = Date.parse('2026-01-15T14:02:07Z');
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
const last = (hours: number): WindowChoice => ({ kind: 'last', hours });
const span = (hours: number, endAt: number): WindowChoice => ({ kind: 'span', hours, endAt });

describe('a typed window', () => {
  it.each<readonly [string, WindowChoice]>([
    ['6h', last(6)],
    ['7d', last(168)],
    ['36h', last(36)],
    [' last 24h ', last(24)],
    ['30D', last(720)],
    ['2026-01-15 14:00', span(24, at('2026-01-15 14:00:00'))],
    ['2026-01-15 13:59:58', span(24, at('2026-01-15 13:59:58'))],
    ['2026-01-15T13:00Z', span(24, at('2026-01-15 13:00:00'))],
    ['2026-01-14', span(24, at('2026-01-15 00:00:00'))],
    ['2026-01-15', last(15)],
    ['2026-01-15 13:00 6h', span(6, at('2026-01-15 13:00:00'))],
    ['2026-01-15 13:00, 6h', span(6, at('2026-01-15 13:00:00'))],
    ['24h to 2026-01-15 14:00:00', span(24, at('2026-01-15 14:00:00'))],
    ['7d  to  2026-01-10', span(168, at('2026-01-10 00:00:00'))],
    ['6h to now', last(6)],
    ['2026-01-15 02:00:00..2026-01-15 10:00:00', span(8, at('2026-01-15 10:00:00'))],
    ['2026-01-15 02:00 .. 2026-01-15 10:00', span(8, at('2026-01-15 10:00:00'))],
    ['2026-01-15 02:00 to 2026-01-15 10:00', span(8, at('2026-01-15 10:00:00'))],
    ['2026-01-15 09:30:00..2026-01-15 10:00:00', span(1, at('2026-01-15 10:00:00'))],
    ['2026-01-15 09:00..now', last(6)],
    ['2026-01-15 09:02:07..2026-01-15 17:00', last(5)],
    ['1768471200000', span(24, 1_768_471_200_000)],
    ['1768464000000..1768471200000', span(2, 1_768_471_200_000)],
    ['6h to 1768471200999', span(6, 1_768_471_200_000)],
  ])('is read: %s', (text, choice) => {
    expect(parseWindow(text, NOW)).toEqual({ ok: true, value: choice });
  });

  it.each([
    ['', 'neither a length nor a moment'],
    ['yesterday', 'neither a length nor a moment'],
    ['2026-02-30 10:00', 'neither a length nor a moment'],
    ['2026-01-15 25:00', 'neither a length nor a moment'],
    ['..', 'neither a length nor a moment'],
    ['6h to', 'neither a length nor a moment'],
    ['0h', 'from 1 hour to 365 days'],
    ['8761h', 'from 1 hour to 365 days'],
    ['2019-01-01..2026-01-01', 'from 1 hour to 365 days'],
    ['2026-01-15 10:00..2026-01-15 09:00', 'its start is not before its end'],
    ['2026-01-15 10:00..2026-01-15 10:00', 'its start is not before its end'],
    ['2026-01-16 10:00', 'that is yet to come'],
    ['2026-01-16', 'that is yet to come'],
    ['2026-01-16 10:00..2026-01-17 10:00', 'that is yet to come'],
    ['1768471200', '1768471200 is no instant'],
    ['1768471200000000', 'is no instant'],
    ['wrong\u001b[2J', 'neither a length nor a moment'],
  ])('is refused with a reason: %j', (text, came) => {
    const read = parseWindow(text, NOW);
    expect(read).toMatchObject({ ok: false, failure: { kind: 'usage', came: expect.stringContaining(came) } });
    expect(JSON.stringify(read)).not.toContain('\\u001b');
  });

  it('says what to do about seconds where milliseconds are wanted', () => {
    const read = parseWindow('1768471200', NOW);
    expect(read.ok ? '' : read.failure.advice).toContain('multiply by 1000');
  });

  it('is read, or refused, but never throws, and has whole hours', () => {
    const words = fc.constantFrom('6h', '..', ' to ', 'now', '2026-01-15', '14:00', '1768471200000', ' ', 'last');
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseWindow(text, NOW);
        if (!read.ok) return;
        expect(Number.isInteger(read.value.hours)).toBe(true);
        expect(windowAt(read.value, NOW).endAt).toBeLessThanOrEqual(NOW);
      }),
    );
  });
});

const choices = fc.oneof(
  fc.record({ kind: fc.constant('last' as const), hours: fc.integer({ min: 1, max: MOST_HOURS }) }),
  fc.record({
    kind: fc.constant('span' as const),
    hours: fc.integer({ min: 1, max: MOST_HOURS }),
    endAt: fc
      .integer({ min: at('1975-01-01 00:00:00') / 1_000, max: NOW / 1_000 - 1 })
      .map((seconds) => Math.floor(seconds) * 1_000),
  }),
);

describe('a chosen window', () => {
  it('is written as it can be typed', () => {
    expect(formatWindow(last(24))).toBe('last 24h');
    expect(formatWindow(span(168, at('2026-01-15 14:00:00')))).toBe('7d to 2026-01-15 14:00');
    expect(formatWindow(span(6, at('2026-01-15 14:00:05')))).toBe('6h to 2026-01-15 14:00:05');
    fc.assert(
      fc.property(choices, (choice) => {
        expect(parseWindow(formatWindow(choice), NOW)).toEqual({ ok: true, value: choice });
      }),
    );
  });

  it('moves along with the clock only where it ends now', () => {
    expect(windowAt(last(6), NOW)).toEqual({ endAt: NOW, hours: 6, endsNow: true });
    const fixed = span(6, at('2026-01-15 10:00:00'));
    expect(windowAt(fixed, NOW)).toEqual(windowAt(fixed, NOW + HOUR_MS));
  });

  it('grows and shrinks by the presets and stays within them', () => {
    const grow = (hours: number): number => longerWindow(last(hours)).hours;
    const shrink = (hours: number): number => shorterWindow(last(hours)).hours;
    expect([1, 6, 24, 168, 720, 36, 5_000].map(grow)).toEqual([6, 24, 168, 720, 720, 168, 5_000]);
    expect([1, 6, 24, 168, 720, 36, 5_000].map(shrink)).toEqual([1, 1, 6, 24, 168, 24, 720]);
    const fixed = span(6, at('2026-01-15 10:00:00'));
    expect(longerWindow(fixed)).toEqual({ ...fixed, hours: 24 });
  });

  it('goes back by its own length, without a gap, and forward to where it was', () => {
    const earlier = earlierWindow(last(6), NOW);
    expect(earlier).toEqual(span(6, at('2026-01-15 08:02:07')));
    expect(laterWindow(earlier, NOW)).toEqual(last(6));
    fc.assert(
      fc.property(choices, (choice) => {
        const before = earlierWindow(choice, NOW);
        if (before === choice) return;
        expect(spanOf(windowAt(before, NOW)).endAt).toBe(spanOf(windowAt(choice, NOW)).startAt);
        expect(laterWindow(before, NOW)).toEqual(choice);
      }),
    );
  });

  it('that would reach beyond now ends now', () => {
    expect(laterWindow(last(6), NOW)).toEqual(last(6));
    expect(laterWindow(span(24, NOW - HOUR_MS), NOW)).toEqual(last(24));
  });
});
