// Meanings, marks and colours: that colour never speaks alone, and that everything can be read.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOP_KEYS } from '../../src/config/schema.ts';
import { SEVERITIES } from '../../src/domain/finding.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { type MarkedMeaning, markOf } from '../../src/theme/marks.ts';
import { MEANINGS, type Meaning, SERIES_MEANINGS } from '../../src/theme/meaning.ts';
import { DARK_PAGE, LIGHT_PAGE, type PageColours } from '../../src/theme/page-colours.ts';
import { createPaint } from '../../src/theme/paint.ts';
import { COLOURS, type Colour, type Palette } from '../../src/theme/palette.ts';
import { COLOURLESS_PALETTE, DEFAULT_PALETTE, PALETTES, paletteOf } from '../../src/theme/palettes/index.ts';

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

  it('keep red and yellow of the default one for what is bad', () => {
    const { looks } = DEFAULT_PALETTE;
    const alarming = MEANINGS.filter((meaning) => ['red', 'yellow'].includes(looks[meaning].ink ?? ''));
    expect(alarming).toEqual(['critical', 'high', 'medium', 'bad', 'warning']);
  });

  it('are found by name', () => {
    expect(paletteOf('default')).toBe(DEFAULT_PALETTE);
    expect(paletteOf('monochrome')).toBe(COLOURLESS_PALETTE);
    expect(paletteOf('plaid')).toBeUndefined();
  });

  it('are those that the configuration lets a person choose', () => {
    expect(TOP_KEYS.theme.kind.allowed).toBe(PALETTES.map(({ name }) => `"${name}"`).join(', '));
    expect(new Set(PALETTES.map(({ name }) => name)).size).toBe(PALETTES.length);
  });

  const told = (palette: Palette, meanings: readonly Meaning[]): number => {
    const paint = createPaint({ colour: true, palette });
    return new Set(meanings.map((meaning) => paint(meaning, 'x'))).size;
  };

  it.each(PALETTES)('$name tells the selected row, headings, what is critical, quiet and plain apart', (palette) => {
    const meanings: readonly Meaning[] = ['selected', 'critical', 'info', 'medium', 'high'];
    expect(told(palette, meanings)).toBe(meanings.length);
    expect(told(palette, ['selected', 'heading', 'critical', 'label'])).toBeGreaterThanOrEqual(3);
    expect(told(palette, ['tab', 'active-tab'])).toBe(2);
    expect(told(palette, ['selected', 'active-tab'])).toBe(2);
    expect(palette.looks.selected.isInverse).toBe(true);
    expect(palette.looks.banner.isInverse).toBe(true);
  });

  it.each(PALETTES.filter(({ name }) => name !== 'monochrome'))('$name gives each severity its own look', (palette) => {
    expect(told(palette, SEVERITIES)).toBe(SEVERITIES.length);
    expect(told(palette, SERIES_MEANINGS)).toBe(SERIES_MEANINGS.length);
  });

  it('use no ink at all in monochrome', () => {
    const paint = createPaint({ colour: true, palette: COLOURLESS_PALETTE });
    for (const meaning of MEANINGS) {
      expect(COLOURLESS_PALETTE.looks[meaning].ink).toBeUndefined();
      expect(paint(meaning, 'x')).toMatch(/^(\u001b\[[127](;7)?mx\u001b\[0m|x)$/);
    }
    expect(paint('heading', 'x')).not.toBe(paint('label', 'x'));
  });

  it('dim nothing in high contrast, and draw in bright colours only', () => {
    const looks = Object.values(lookOf('high-contrast'));
    expect(looks.filter(({ isDim }) => isDim === true)).toEqual([]);
    expect(looks.filter(({ ink }) => ink !== undefined && !ink.endsWith('Bright'))).toEqual([]);
  });

  it('can be read on white in light, on black in high contrast', () => {
    for (const { ink } of Object.values(lookOf('light'))) {
      if (ink !== undefined) expect(contrast(INKS[ink], '#ffffff')).toBeGreaterThanOrEqual(4.5);
    }
    for (const { ink } of Object.values(lookOf('high-contrast'))) {
      if (ink !== undefined) expect(contrast(INKS[ink], '#000000')).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('oppose neither red nor green for the colour-blind, whose severities differ in grey too', () => {
    const looks = lookOf('colour-blind');
    for (const { ink } of Object.values(looks)) expect(ink ?? '').not.toMatch(/red|green/i);
    const grey = SEVERITIES.map((severity) => {
      const { ink, ...weight } = looks[severity];
      return { weight: JSON.stringify(weight), light: ink === undefined ? undefined : INKS[ink] };
    });
    for (const [index, one] of grey.entries()) {
      for (const other of grey.slice(index + 1)) {
        const areFar = one.light !== undefined && other.light !== undefined && contrast(one.light, other.light) >= 2;
        expect(one.weight !== other.weight || areFar).toBe(true);
      }
    }
  });
});

const lookOf = (name: string): Palette['looks'] => paletteOf(name)?.looks ?? DEFAULT_PALETTE.looks;

/** As xterm shows them when nobody has chosen others. */
const INKS: Readonly<Record<Colour, string>> = {
  black: '#000000',
  red: '#cd0000',
  green: '#00cd00',
  yellow: '#cdcd00',
  blue: '#0000ee',
  magenta: '#cd00cd',
  cyan: '#00cdcd',
  white: '#e5e5e5',
  blackBright: '#7f7f7f',
  redBright: '#ff0000',
  greenBright: '#00ff00',
  yellowBright: '#ffff00',
  blueBright: '#5c5cff',
  magentaBright: '#ff00ff',
  cyanBright: '#00ffff',
  whiteBright: '#ffffff',
};

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
