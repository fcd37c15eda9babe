// The pictures of a screen: what joins on a terminal joins in them, and nothing in them is without a picture.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { blockShapes } from '../../src/build/screenshots/block-shapes.ts';
import { CELL_HEIGHT, CELL_WIDTH, drawRow } from '../../src/build/screenshots/draw-row.ts';
import { lineShapes } from '../../src/build/screenshots/line-shapes.ts';
import { hexOf, PAPERS } from '../../src/build/screenshots/paper.ts';
import { drawPng, drawSvg } from '../../src/build/screenshots/picture.ts';
import type { Shot } from '../../src/build/screenshots/shots.ts';
import { takeShot } from '../../src/build/screenshots/take-shot.ts';
import type { Cell } from '../../src/build/terminal/cell.ts';

const aCell = (cell: Partial<Cell> = {}): Cell => ({
  text: ' ',
  width: 1,
  ink: undefined,
  paper: undefined,
  isBold: false,
  isDim: false,
  isItalic: false,
  isUnderline: false,
  isInverse: false,
  ...cell,
});

const aRow = (text: string, look: Partial<Cell> = {}): readonly Cell[] =>
  [...text].map((one) => aCell({ ...look, text: one }));

const draw = (text: string, look: Partial<Cell> = {}, paper = PAPERS.dark): string =>
  drawRow(aRow(text, look), 0, 0, paper).join('\n');

const EDGES = { left: 0, right: CELL_WIDTH, top: 0, bottom: CELL_HEIGHT };

/** Which edges of its cell a character touches, in the middle of the edge. */
const touched = (text: string): string => {
  const blocks = (lineShapes(text, CELL_WIDTH, CELL_HEIGHT) ?? []).flatMap((shape) =>
    shape.kind === 'block' ? [shape] : [],
  );
  const isIn = (at: number, from: number, length: number): boolean => at > from && at < from + length;
  const across = blocks.filter(({ y, height }) => isIn(CELL_HEIGHT / 2, y, height));
  const along = blocks.filter(({ x, width }) => isIn(CELL_WIDTH / 2, x, width));
  return [
    across.some(({ x }) => x === EDGES.left) ? 'l' : '',
    along.some(({ y }) => y === EDGES.top) ? 'u' : '',
    across.some(({ x, width }) => x + width === EDGES.right) ? 'r' : '',
    along.some(({ y, height }) => y + height === EDGES.bottom) ? 'd' : '',
  ].join('');
};

describe('lines', () => {
  it.each([
    ['─', 'lr'],
    ['│', 'ud'],
    ['┌', 'rd'],
    ['┐', 'ld'],
    ['└', 'ur'],
    ['┘', 'lu'],
    ['├', 'urd'],
    ['┤', 'lud'],
    ['┬', 'lrd'],
    ['┴', 'lur'],
    ['┼', 'lurd'],
    ['━', 'lr'],
    ['┃', 'ud'],
    ['┏', 'rd'],
    ['╋', 'lurd'],
    ['┡', 'urd'],
    ['╃', 'lurd'],
    ['╶', 'r'],
    ['╴', 'l'],
    ['╿', 'ud'],
  ])('%s reach %s of their cell', (text, edges) => {
    expect(touched(text)).toBe(edges);
  });

  it.each([
    ['╭', 'M9 9.5', 'V19'],
    ['╮', 'M0 9.5', 'V19'],
    ['╯', 'M0 9.5', 'V0'],
    ['╰', 'M9 9.5', 'V0'],
  ])('that turn, %s, begin and end in the middle of an edge', (text, from, to) => {
    const path = /<path d="([^"]*)"/.exec(draw(text))?.[1] ?? '';
    expect([path.startsWith(from), path.endsWith(to)]).toEqual([true, true]);
    expect(path).toContain(` ${CELL_WIDTH / 2} `);
  });

  it('of many cells are one', () => {
    expect(draw('─────')).toBe(`<rect x="0" y="9" width="45" height="1" fill="${PAPERS.dark.ink}"/>`);
    expect(draw('──┼──').match(/<rect/g)).toHaveLength(2);
  });

  it('of two colours are two', () => {
    const row = [...aRow('──', { ink: 1 }), ...aRow('──', { ink: 2 })];
    expect(drawRow(row, 0, 0, PAPERS.dark)).toHaveLength(2);
  });
});

describe('blocks', () => {
  it('grow from the bottom and fill the cell at last', () => {
    const heights = [...'▁▂▃▄▅▆▇█'].map((text) => {
      const shape = blockShapes(text, CELL_WIDTH, CELL_HEIGHT)?.[0];
      return shape?.kind === 'block' ? [shape.height, shape.y + shape.height, shape.width] : [];
    });
    expect(heights.map(([height]) => height)).toEqual([2, 5, 7, 10, 12, 14, 17, 19]);
    expect(heights.every(([, bottom, width]) => bottom === CELL_HEIGHT && width === CELL_WIDTH)).toBe(true);
  });

  it('grow from the left and fill the cell at last', () => {
    const widths = [...'▏▎▍▌▋▊▉█'].map((text) => {
      const shape = blockShapes(text, CELL_WIDTH, CELL_HEIGHT)?.[0];
      return shape?.kind === 'block' ? [shape.x, shape.width] : [];
    });
    expect(widths.every(([x]) => x === 0)).toBe(true);
    expect(widths.map(([, width]) => width)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
  });

  it('of a quarter meet in the middle', () => {
    expect(draw('▀▄').match(/height="(\d+)"/g)).toEqual(['height="10"', 'height="10"']);
    expect(draw('▚').match(/<rect/g)).toHaveLength(2);
    // Its lower half is one.
    expect(draw('▟').match(/<rect/g)).toHaveLength(2);
  });

  it('of a shade lie between the ground and the ink, darker step by step', () => {
    const fills = [...' ░▒▓█'].map((text) => /fill="(#[0-9a-f]+)"/.exec(draw(text))?.[1] ?? PAPERS.dark.ground);
    expect(fills).toEqual(fills.toSorted());
    expect(new Set(fills).size).toBe(5);
  });

  it('are no letters, and letters are no blocks', () => {
    expect(draw('█─')).not.toContain('<text');
    expect(draw('a')).not.toContain('<rect');
  });
});

describe('letters', () => {
  it('stand in their columns, word by word', () => {
    const places = [...draw('ab  c').matchAll(/x="(\d+)" y="[\d.]+" textLength="(\d+)"[^>]*>(\w+)</g)];
    expect(places.map((match) => match.slice(1))).toEqual([
      ['0', '18', 'ab'],
      ['36', '9', 'c'],
    ]);
  });

  it('that are wide or carry marks stand alone', () => {
    const cells = [
      aCell({ text: 'a' }),
      aCell({ text: '中', width: 2 }),
      aCell({ text: '', width: 0 }),
      aCell({ text: 'e\u0301' }),
      aCell({ text: 'b' }),
    ];
    const places = drawRow(cells, 0, 0, PAPERS.dark).map((text) => /x="(\d+)".*>(.+)</.exec(text)?.slice(1));
    expect(places).toEqual([
      ['0', 'a'],
      ['9', '中'],
      ['27', 'e\u0301'],
      ['36', 'b'],
    ]);
  });

  it('are bold, slanted, underlined, dim and inverse as the screen says', () => {
    expect(draw('a', { isBold: true })).toContain('font-weight="bold"');
    expect(draw('a', { isItalic: true })).toContain('font-style="italic"');
    expect(draw('ab', { isUnderline: true })).toContain('<rect x="0" y="16" width="18" height="1"');
    expect(draw('a', { isDim: true })).toContain('fill="#85888f"');
    const inverse = draw('a', { isInverse: true });
    expect(inverse).toContain(`height="19" fill="${PAPERS.dark.ink}"`);
    expect(inverse).toContain(`fill="${PAPERS.dark.ground}">a<`);
  });

  it('cannot break the picture', () => {
    expect(draw('<&">')).toContain('>&lt;&amp;&quot;&gt;<');
  });
});

describe('the paper', () => {
  it('gives the same screen other colours', () => {
    const rows = [aRow('a', { ink: 1 }), aRow('b')];
    const light = drawSvg(rows, PAPERS.light);
    expect(light).toContain(`rx="6" fill="${PAPERS.light.ground}"`);
    expect(light).toContain(`fill="${PAPERS.light.palette[1]}">a<`);
    expect(light).toContain(`fill="${PAPERS.light.ink}">b<`);
    expect(drawSvg(rows)).toBe(drawSvg(rows, PAPERS.dark));
  });

  it.each([
    [16, '#000000'],
    [21, '#0000ff'],
    [200, '#ff00d7'],
    [231, '#ffffff'],
    [232, '#080808'],
    [255, '#eeeeee'],
    ['#0102ff', '#0102ff'],
  ])('knows %s of the 256 as %s', (colour, hex) => {
    expect(hexOf(colour, PAPERS.dark)).toBe(hex);
  });

  it('has sixteen colours of its own', () => {
    expect(Object.values(PAPERS).map(({ palette }) => new Set(palette).size)).toEqual([16, 16]);
  });
});

describe('the font', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const characters = new Set(
    sources.flatMap((name) => readFileSync(join(src, name), 'utf8').match(/[^\0-\x7f]/gu) ?? []),
  );
  const letters = [...characters].filter(
    (one) => (lineShapes(one, CELL_WIDTH, CELL_HEIGHT) ?? blockShapes(one, CELL_WIDTH, CELL_HEIGHT)) === undefined,
  );
  const imageOf = (text: string, isBold: boolean): string =>
    Buffer.from(drawPng(drawSvg([[aCell({ text, isBold })]]))).toString('base64');

  it.each([false, true])('has every character the program may write (bold: %s)', (isBold) => {
    const missing = imageOf('\u{10fffd}', isBold);
    expect(imageOf('中', isBold)).toBe(missing);
    expect(letters).toEqual(expect.arrayContaining(['▲', '△', '◆', '◇', '●', '✓', '✗', '…', '↑', '→', '↓', '·', '›']));
    expect(letters.filter((one) => imageOf(one, isBold) === missing)).toEqual([]);
  });
});

describe('a picture with steps', () => {
  const program = [process.execPath, fileURLToPath(new URL('fixtures/small-console.ts', import.meta.url))] as const;
  const shot: Shot = {
    name: 'small',
    args: ['--frozen'],
    size: { cols: 60, rows: 12 },
    steps: [
      { kind: 'wait', shows: 'Stats' },
      { kind: 'press', keys: '2' },
      { kind: 'wait', shows: /\b443\b/ },
      { kind: 'press', keys: 'jj' },
    ],
  };

  it('is of the whole screen after the last one, and the same every time', async () => {
    const svg = await takeShot(shot, program);
    expect(svg).toContain(`width="${60 * CELL_WIDTH + 24}" height="${12 * CELL_HEIGHT + 24}"`);
    expect(svg).toContain('>10.0.2.2<');
    // The third row of the list, below a head of three, is the selected one.
    expect(svg).toContain(`<rect x="12" y="${12 + 5 * CELL_HEIGHT}" width="${59 * CELL_WIDTH}" height="19"`);
    expect(await takeShot(shot, program)).toBe(svg);
    expect(await takeShot({ ...shot, paper: 'light' }, program)).toContain(PAPERS.light.ground);
  });
});
