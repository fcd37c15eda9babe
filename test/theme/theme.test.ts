// Meanings, marks and colours: that colour never speaks alone, and that everything can be read.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/domain/finding.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { type MarkedMeaning, markOf } from '../../src/theme/marks.ts';
import { MEANINGS } from '../../src/theme/meaning.ts';
import { DARK_PAGE, LIGHT_PAGE, type PageColours } from '../../src/theme/page-colours.ts';
import { createPaint } from '../../src/theme/paint.ts';
import { COLOURS } from '../../src/theme/palette.ts';
import { PALETTES, paletteOf } from '../../src/theme/palettes/index.ts';

const MARKED: readonly MarkedMeaning[] = [
  ...SEVERITIES,
  'good',
  'bad',
  'warning',
  'anomaly',
  'selected',
  'limit',
  'increasing',
  'decreasing',
  'stable',
];

describe('marks', () => {
  it.each([true, false])('take one column each, ASCII %s', (ascii) => {
    for (const meaning of MARKED) {
      expect(displayWidth(markOf(meaning, { ascii }))).toBe(1);
      expect(/^[!-~]$/.test(markOf(meaning, { ascii })) || !ascii).toBe(true);
    }
  });

  it.each([true, false])('tell the severities apart, and the trends, ASCII %s', (ascii) => {
    const groups: readonly (readonly MarkedMeaning[])[] = [
      SEVERITIES,
      ['increasing', 'decreasing', 'stable'],
      ['good', 'bad'],
    ];
    for (const group of groups) {
      expect(new Set(group.map((meaning) => markOf(meaning, { ascii }))).size).toBe(group.length);
    }
  });
});

describe('paint', () => {
  it('gives the text back as it is when colour is off', () => {
    const paint = createPaint({ colour: false });
    expect(MEANINGS.map((meaning) => paint(meaning, 'text')).every((text) => text === 'text')).toBe(true);
  });

  it('wraps it in one sequence and its end when colour is on', () => {
    const paint = createPaint({ colour: true });
    expect(paint('critical', '3')).toBe('\u001b[1;31m3\u001b[0m');
    expect(paint('selected', 'row')).toBe('\u001b[7mrow\u001b[0m');
    expect(paint('info', 'plain')).toBe('plain');
    expect(paint('critical', '')).toBe('');
  });

  it('knows the bright colours by their codes', () => {
    const [palette] = PALETTES;
    const looks = { ...palette.looks, accent: { ink: 'cyanBright' as const } };
    expect(createPaint({ colour: true, palette: { ...palette, looks } })('accent', 'x')).toBe('\u001b[96mx\u001b[0m');
  });
});

describe('palettes', () => {
  it('have a look for every meaning, of the sixteen colours only', () => {
    for (const palette of PALETTES) {
      expect(Object.keys(palette.looks).sort()).toEqual([...MEANINGS].sort());
      for (const { ink } of Object.values(palette.looks)) expect(ink === undefined || COLOURS.includes(ink)).toBe(true);
    }
  });

  it('keep red and yellow of the standard one for what is bad', () => {
    const { looks } = PALETTES[0];
    const alarming = MEANINGS.filter((meaning) => ['red', 'yellow'].includes(looks[meaning].ink ?? ''));
    expect(alarming).toEqual(['critical', 'high', 'medium', 'bad', 'warning']);
  });

  it('are found by name', () => {
    expect(paletteOf('standard')?.name).toBe('standard');
    expect(paletteOf('plaid')).toBeUndefined();
  });
});

/** Of WCAG 2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe.each([
  ['light', LIGHT_PAGE],
  ['dark', DARK_PAGE],
] as const)('the %s page', (_name, colours: PageColours) => {
  it('can be read in every colour', () => {
    const { paper, panel, line, ...inks } = colours;
    for (const ink of Object.values(inks)) expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.ink, panel)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(line, paper)).toBeGreaterThan(1.1);
  });
});

it('no report names a colour or writes an escape sequence of its own', () => {
  const folder = resolve(import.meta.dirname, '../../src/report');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  const naming = files.filter((name) =>
    /#[0-9a-f]{6}\b|\\u001b|\\x1b|rgb\(|'(?:red|yellow|cyan|green|blue)'/i.test(
      readFileSync(join(folder, name), 'utf8'),
    ),
  );
  expect(naming).toEqual([]);
});
