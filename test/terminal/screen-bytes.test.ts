// How few bytes typical changes of a screen of 200 columns by 50 rows need.
import { describe, expect, it } from 'vitest';
import { chooseScreen } from '../../src/terminal/screen/choose-screen.ts';
import { createScreen } from '../../src/terminal/screen/create-screen.ts';
import { createPlainScreen } from '../../src/terminal/screen/plain-screen.ts';

const SIZE = { columns: 200, rows: 50 };
const FULL = { hasScrollRegions: true, hasErasing: true, hasColour: true, hasSynchronisedFrames: true };

const flowText = (flow: number): string =>
  `${String(flow % 24).padStart(2, '0')}:${String((flow * 7) % 60).padStart(2, '0')}:07Z  10.0.${flow % 250}.${(flow * 31) % 250} → 198.51.100.${(flow * 17) % 250}   443/https   TLS   ${String((flow * 7919) % 100000).padStart(6)} KB   out`;

type Shown = Readonly<{ top: number; selected: number; clock?: number; side?: boolean }>;

const LISTED = 40;

const frame = ({ top, selected, clock = 0, side = false }: Shown): string => {
  const list = Array.from({ length: LISTED }, (_, at) => {
    const text = flowText(top + at).padEnd(100);
    const row = at === selected ? `\u001b[7m${text}\u001b[0m` : `\u001b[2m${text.slice(0, 9)}\u001b[0m${text.slice(9)}`;
    return side ? `${row}│ ${String(at * 37)} KB` : row;
  });
  return [
    ` darktop  acme-prod ● live${' '.repeat(150)}14:02:${String(clock).padStart(2, '0')}Z`,
    ' 1 Stats   \u001b[7m2 Flows\u001b[0m   3 Device',
    '─'.repeat(200),
    ' external flows: 17 of 48,211',
    '\u001b[1m time      source     destination\u001b[0m',
    ...list,
    '─'.repeat(200),
    ' enter open   / filter   ? help   q quit',
  ].join('\n');
};

const bytesOf = (from: string, to: string, capabilities = FULL): number => {
  const screen = createScreen({ size: SIZE, capabilities });
  screen.draw(from);
  return Buffer.byteLength(screen.draw(to));
};

describe('the bytes of', () => {
  it.each([
    ['the same picture again', { top: 0, selected: 3 }, { top: 0, selected: 3 }, 0],
    ['a clock that ticks', { top: 0, selected: 3 }, { top: 0, selected: 3, clock: 1 }, 9],
    ['a selection one row down', { top: 0, selected: 3 }, { top: 0, selected: 4 }, 240],
    ['a list that moves up by one row under its selection', { top: 0, selected: 39 }, { top: 1, selected: 39 }, 330],
    ['a list that moves down by one row under its selection', { top: 1, selected: 0 }, { top: 0, selected: 0 }, 330],
    ['a list that moves up by five rows', { top: 0, selected: 39 }, { top: 5, selected: 39 }, 720],
    [
      'a list that moves beside one that stands still',
      { top: 0, selected: 39, side: true },
      { top: 1, selected: 39, side: true },
      1_000,
    ],
  ])('%s stay few', (_, from, to, most) => {
    expect(bytesOf(frame(from), frame(to))).toBeLessThanOrEqual(most);
  });

  it('a row that moved are those of the row alone where there are no scroll regions', () => {
    const [from, to] = [frame({ top: 0, selected: 39 }), frame({ top: 1, selected: 39 })];
    const without = bytesOf(from, to, { ...FULL, hasScrollRegions: false });
    expect(without).toBeGreaterThan(3 * bytesOf(from, to));
  });

  it.each([
    ['one character', 'load 17 %', 'load 18 %', '\u001b[1;7H8'],
    ['two characters near each other', '17 % /20', '18 % :20', '\u001b[1;2H8 % :'],
    ['two characters far from each other', `a${'.'.repeat(30)}a`, `b${'.'.repeat(30)}b`, '\u001b[Hb\u001b[30Cb'],
    ['the end of a line', 'a long line that goes on', 'a', '\u001b[1;3H\u001b[K'],
    ['rows below each other', 'a\na\na', 'b\nb\nb', '\u001b[Hb\r\nb\r\nb'],
    ['columns below each other', '  a\n  a', '  b\n  b', '\u001b[1;3Hb\u001b[B\bb'],
    ['a look that comes', 'warn', '\u001b[31mwarn\u001b[0m', '\u001b[H\u001b[31mwarn\u001b[m'],
    ['one look after another', 'ab', '\u001b[1ma\u001b[1;31mb', '\u001b[H\u001b[1ma\u001b[31mb\u001b[m'],
    ['a letter beside a wide one', '東a', '東b', '\u001b[1;3Hb\u001b[K'],
    ['a letter before a wide one', 'a東x', 'b東x', '\u001b[Hb東\r\u001b[3Cx\u001b[K'],
  ])('%s are exactly these', (_, from, to, expected) => {
    const screen = createScreen({ size: { columns: 40, rows: 4 }, capabilities: FULL });
    screen.draw(from);
    expect(screen.draw(to)).toBe(expected);
  });
});

describe('a screen', () => {
  it('marks a large frame to be shown at once, where the terminal knows such marks', () => {
    const large = frame({ top: 0, selected: 3 });
    expect(createScreen({ size: SIZE, capabilities: FULL }).draw(large)).toMatch(
      /^\u001b\[\?2026h[\s\S]*\u001b\[\?2026l$/,
    );
    expect(
      createScreen({ size: SIZE, capabilities: { ...FULL, hasSynchronisedFrames: false } }).draw(large),
    ).not.toContain('2026');
    expect(createScreen({ size: SIZE, capabilities: FULL }).draw('small')).not.toContain('2026');
  });

  it('clears and draws everything at first, after a new size, and when it was told to forget', () => {
    const size = { columns: 20, rows: 2 };
    const screen = createScreen({ size, capabilities: FULL });
    const whole = '\u001b[m\u001b[H\u001b[J\u001b[Hone\r\ntwo';
    expect(screen.draw('one\ntwo\nthree')).toBe(whole);
    expect(screen.draw('one\ntwo\nthree')).toBe('');
    screen.forget();
    expect(screen.draw('one\ntwo')).toBe(whole);
    screen.resize(size);
    expect(screen.draw('one\ntwo')).toBe(whole);
  });

  it('leaves the last column of a wide character that would not fit blank', () => {
    const screen = createScreen({ size: { columns: 3, rows: 1 }, capabilities: FULL });
    expect(screen.draw('ab東')).toContain('ab');
    expect(screen.draw('ab東')).not.toContain('東');
  });

  it('of a terminal of which little is known writes whole rows', () => {
    const options = { size: { columns: 20, rows: 3 }, capabilities: { ...FULL, hasScrollRegions: false } };
    for (const screen of [
      chooseScreen(options),
      chooseScreen({ ...options, capabilities: FULL, hasPlainFrames: true }),
      createPlainScreen(options),
    ]) {
      screen.draw('one 1\ntwo 1\nthree 1');
      expect(screen.draw('one 1\ntwo 2\nthree 1')).toBe('\u001b[2Htwo 2\u001b[K');
    }
    const other = chooseScreen({ ...options, capabilities: FULL });
    other.draw('one 1\ntwo 1');
    expect(other.draw('one 1\ntwo 2')).toBe('\u001b[2;5H2');
  });
});
