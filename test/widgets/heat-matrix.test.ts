// The heat matrix: what it looks like in every room, what it leaves out, and that each of its cells can be gone to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { formatBytes } from '../../src/text/units.ts';
import { paintLine } from '../../src/theme/line.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { type HeatMatrixProps, heatMatrixSketch, type MatrixCell, matrixRoom } from '../../src/widgets/heat-matrix.ts';
import { highlightSpot, type Sketch, type Spot, spotText } from '../../src/widgets/sketch.ts';
import { ACTING, hostileNumber, hostileText } from '../report/hostile-texts.ts';
import { anyPen, anyRoom, aPen } from './any-widget.ts';
import { shown } from './shown.ts';

const PEN = aPen();
const SPOKEN = aPen({ isSpoken: true });
const KB = 1024;

const idOf = (row: number, column: number): string => `${row}/${column}`;

type Parts = Partial<HeatMatrixProps> & Readonly<{ width: number; height: number }>;

const propsOf = (parts: Parts): HeatMatrixProps => ({
  rows: [],
  columns: [],
  cells: [],
  write: formatBytes,
  rowIs: 'source',
  columnIs: 'destination',
  empty: 'nothing',
  ...parts,
});

const draw = (parts: Parts, pen: Pen = PEN): Sketch => heatMatrixSketch(propsOf(parts), idOf, pen);

const SMALL = {
  rows: ['10.20.0.0/24', 'elsewhere'],
  columns: ['10.20.0.0/24', 'elsewhere', 'not reported'],
  cells: [
    { row: 0, column: 0, value: 480 * KB * KB },
    { row: 0, column: 2, value: undefined },
    { row: 1, column: 0, value: 2 * KB * KB },
    { row: 1, column: 1, value: 0 },
    { row: 0, column: 1, value: 60 * KB * KB },
  ],
} as const;

/** As many as are wanted, a third of the pairs without a cell but none of the first row and column, the largest first. */
const aMatrix = (rowCount: number, columnCount: number) => ({
  rows: Array.from({ length: rowCount }, (_, row) => `10.0.${row}.0/24`),
  columns: Array.from({ length: columnCount }, (_, column) => `host-${column}.example`),
  cells: Array.from({ length: rowCount * columnCount }, (_, place): MatrixCell => {
    const [row, column] = [Math.floor(place / columnCount), place % columnCount];
    return { row, column, value: Math.ceil(1e9 / (1 + row * row + column)) };
  }).filter(({ row, column }) => row === 0 || column === 0 || (row + 2 * column) % 3 !== 1),
});

const placeOf = ({ id }: Spot) => {
  const [row = -1, column = -1] = id.split('/').map(Number);
  return { row, column };
};

/** How many rows and columns are left out, as the picture says it. */
const leftOutIn = (lines: readonly string[]) => {
  const said = lines.join('\n');
  const count = (pattern: RegExp): number => Number((pattern.exec(said)?.[1] ?? '0').replaceAll(',', ''));
  return {
    columns: count(/(?:\+|and )([\d,]+) (?:more destination|across)/),
    rows: count(/([\d,]+) (?:more source|down)/),
  };
};

describe('a heat matrix', () => {
  it('shades each cell and says its value beside, blank where there is none, and tells its scale', () => {
    expect(shown(draw({ ...SMALL, width: 60, height: 8 }).lines)).toEqual([
      '             10.20.0.0/24 elsewhere    not reported',
      '10.20.0.0/24 ███ 480 MB   ▓▓▓  60 MB   ?',
      'elsewhere    ░░░ 2.0 MB   ·      0 B',
      '· 0 B  ░ up to 2.0 MB  ▓ up to 60 MB  █ up to 480 MB',
    ]);
    expect(shown(draw({ ...SMALL, width: 90, height: 8 }).lines).at(-1)).toBe(
      'logarithmic: · 0 B  ░ up to 2.0 MB  ▓ up to 60 MB  █ up to 480 MB  ? not reported',
    );
  });

  it('breaks labels at their joints where cells are narrower', () => {
    expect(shown(draw({ ...SMALL, width: 40, height: 8 }).lines).slice(0, 3)).toEqual([
      '             10.20.0. elsewher not',
      '             0/24     e        reported',
      '10.20.0.0/24 █ 480 MB ▓  60 MB ?',
    ]);
  });

  it('numbers its columns where they are many, and says below what the numbers mean', () => {
    const matrix = aMatrix(3, 12);
    expect(shown(draw({ ...matrix, width: 60, height: 20 }).lines)).toEqual([
      '             1  2  3  4  5  6  7  8  9 10 11 12',
      '10.0.0.0/24 ██ ██ ██ ▓▓ ▓▓ ▓▓ ▓▓ ▓▓ ▓▓ ▓▓ ▒▒ ▒▒',
      '10.0.1.0/24 ██ ██ ▓▓    ▓▓ ▓▓    ▓▓ ▓▓    ▒▒ ▒▒',
      '10.0.2.0/24 ▓▓    ▓▓ ▓▓    ▓▓ ▒▒    ▒▒ ▒▒    ▒▒',
      ' 1 host-0.example    2 host-1.example    3 host-2.example',
      ' 4 host-3.example    5 host-4.example    6 host-5.example',
      ' 7 host-6.example    8 host-7.example    9 host-8.example',
      '10 host-9.example   11 host-10.example  12 host-11.example',
      'logarithmic: ▒ up to 87 MB  ▓ up to 238 MB  █ up to 954 MB',
    ]);
  });

  it('is drawn with characters of ASCII where nothing else is known', () => {
    expect(shown(draw({ ...SMALL, width: 90, height: 8 }, aPen({ ascii: true })).lines)).toEqual([
      '             10.20.0.0/24 elsewhere    not reported',
      '10.20.0.0/24 ### 480 MB   %%%  60 MB   ?',
      'elsewhere    ::: 2.0 MB   .      0 B',
      'logarithmic: . 0 B  : up to 2.0 MB  % up to 60 MB  # up to 480 MB  ? not reported',
    ]);
  });

  it('looks the same in colour, and colours nothing but its shades and what is quiet', () => {
    const coloured = draw({ ...SMALL, width: 60, height: 8 }, aPen({ colour: true }));
    expect(shown(coloured.lines)).toEqual(shown(draw({ ...SMALL, width: 60, height: 8 }).lines));
    const row = coloured.lines[1] ?? [];
    expect(row.filter(({ meaning }) => meaning !== undefined).map(({ text }) => text.trim())).toEqual([
      '███',
      '▓▓▓',
      '?',
    ]);
    expect(paintLine(row, aPen({ colour: true }).paint)).toContain('\u001b[');
  });

  it('has one cell where there is one pair, and a sentence where there is none', () => {
    const one = draw({ rows: ['a'], columns: ['b'], cells: [{ row: 0, column: 0, value: 3 }], width: 40, height: 8 });
    expect(shown(one.lines)).toEqual(['  b', 'a ███ 3 B', 'logarithmic: █ up to 3 B']);
    expect(one.spots).toEqual([{ id: '0/0', row: 1, rows: 1, from: 1, to: 10 }]);
    expect(draw({ rows: ['a'], columns: ['b'], empty: 'nobody', width: 40, height: 8 })).toEqual({
      lines: [[{ text: 'nobody', meaning: 'dim' }]],
      spots: [],
    });
  });

  it('has no scale where no value is known', () => {
    const unknown = { rows: ['a'], columns: ['b'], cells: [{ row: 0, column: 0, value: undefined }] };
    expect(shown(draw({ ...unknown, width: 40, height: 8 }).lines)).toEqual(['  b', 'a ?', '? not reported']);
  });
});

describe('the words of a heat matrix', () => {
  it('are one line for each cell, the largest first and the unknown last', () => {
    expect(shown(draw({ ...SMALL, width: 60, height: 8 }, SPOKEN).lines)).toEqual([
      '10.20.0.0/24 to 10.20.0.0/24 480 MB',
      '10.20.0.0/24 to elsewhere 60 MB',
      'elsewhere to 10.20.0.0/24 2.0 MB',
      'elsewhere to elsewhere 0 B',
      '10.20.0.0/24 to not reported not reported',
    ]);
  });

  it('say how many pairs, rows and columns are not told', () => {
    const { lines, spots } = draw({ ...SMALL, moreRows: 4, moreColumns: 1, width: 60, height: 4 }, SPOKEN);
    expect(shown(lines).at(-1)).toBe('and 2 more pairs, 1 more destination, 4 more sources');
    expect(spots.map(({ id, row }) => [id, row])).toEqual([
      ['0/0', 0],
      ['0/1', 1],
      ['1/0', 2],
    ]);
  });

  it('keep the value of a pair whose names are long', () => {
    const long = { rows: ['x'.repeat(10_000)], columns: ['東'.repeat(500)], cells: [{ row: 0, column: 0, value: 9 }] };
    expect(shown(draw({ ...long, width: 30, height: 2 }, SPOKEN).lines)).toEqual(['xxxxxxxxxx… to 東東東東東… 9 B']);
  });
});

const SIZES = [
  [10, 3],
  [14, 4],
  [20, 6],
  [40, 10],
  [60, 15],
  [80, 20],
  [120, 30],
  [190, 40],
] as const;

describe.each(SIZES)('a heat matrix of 30 by 60 in %dx%d', (width, height) => {
  const matrix = aMatrix(30, 60);
  const pens = { plain: PEN, ascii: aPen({ ascii: true }), colour: aPen({ colour: true }) };

  it.each(Object.entries(pens))('shows the first rows and columns and counts all others, %s', (_name, pen) => {
    const { lines, spots } = draw({ ...matrix, moreRows: 5, moreColumns: 7, width, height }, pen);
    expect(spots.length).toBeGreaterThan(0);
    const rows = 1 + Math.max(...spots.map((spot) => placeOf(spot).row));
    const columns = 1 + Math.max(...spots.map((spot) => placeOf(spot).column));
    const ids = matrix.cells.filter((cell) => cell.row < rows && cell.column < columns);
    expect(spots.map(({ id }) => id)).toEqual(ids.map(({ row, column }) => idOf(row, column)));
    // In ten columns there is no room for words.
    const said = width < 20 ? undefined : leftOutIn(shown(lines));
    if (said !== undefined && /more|across/.test(shown(lines).join('\n')))
      expect(said).toEqual({ columns: 67 - columns, rows: 35 - rows });
    else expect(shown(lines)).toContain(`+${67 - columns} +${35 - rows}`.slice(0, width));
  });

  it('draws each cell where its spot says, with a blank before it for the mark', () => {
    const { lines, spots } = draw({ ...matrix, width, height });
    const texts = shown(lines);
    for (const spot of spots) {
      const { row, column } = placeOf(spot);
      const value = matrix.cells.find((cell) => cell.row === row && cell.column === column)?.value;
      const drawn = (texts[spot.row] ?? '').padEnd(width).slice(spot.from, spot.to);
      expect(drawn).toMatch(/^ [░▒▓█]/);
      expect(texts[spot.row]?.startsWith(`10.0.${row}.0/24`.slice(0, 3))).toBe(true);
      const said = spotText(lines, spot).replace(/^[░▒▓█]+ */, '');
      expect(['', formatBytes(value)]).toContain(said);
      if (spot.to - spot.from > 8) expect(said).toBe(formatBytes(value));
    }
  });

  const fitting = matrixRoom(propsOf({ ...matrix, width, height }), PEN);

  it.each([
    [1, 0],
    [0, 1],
    [7, 30],
    [29, 59],
    [1e9, 1e9],
  ])('shows from row %d and column %d on as much as before, in the same places', (firstRow, firstColumn) => {
    const whole = draw({ ...matrix, width, height });
    const { lines, spots } = draw({ ...matrix, firstRow, firstColumn, width, height });
    const top = Math.min(firstRow, 30 - fitting.rows);
    const left = Math.min(firstColumn, 60 - fitting.columns);
    const seen = matrix.cells.filter(
      ({ row, column }) => row >= top && row < top + fitting.rows && column >= left && column < left + fitting.columns,
    );
    expect(spots.map(({ id }) => id)).toEqual(seen.map(({ row, column }) => idOf(row, column)));
    expect(lines).toHaveLength(whole.lines.length);
    const places = new Map(whole.spots.map((spot) => [spot.id, { ...spot, id: '' }]));
    for (const spot of spots) {
      const { row, column } = placeOf(spot);
      const there = places.get(idOf(row - top, column - left));
      if (there !== undefined) expect({ ...spot, id: '' }).toEqual(there);
      expect(shown(lines)[spot.row]?.startsWith(`10.0.${row}.0/24`.slice(0, 3))).toBe(true);
    }
    if (width >= 60 && (top > 0 || left > 0)) {
      const said = shown(lines).join('\n');
      const total = { columns: 60 - fitting.columns, rows: 30 - fitting.rows };
      const part = (count: number, one: string, before: number, where: string): readonly string[] => {
        if (count === 0) return [];
        return [`${count} more ${one}${count === 1 ? '' : 's'}${before === 0 ? '' : ` (${before} ${where})`}`];
      };
      const parts = [
        ...part(total.columns, 'destination', left, 'to the left'),
        ...part(total.rows, 'source', top, 'above'),
      ];
      const long = `and ${parts.join(', ')}`;
      expect(said).toContain(long.length <= width ? long : `+${total.columns} across, +${total.rows} down`);
    }
  });

  it('shows what is selected by its mark, and nothing moves', () => {
    const { lines, spots } = draw({ ...matrix, width, height });
    const spot = spots.at(-1);
    const [before, after] = [shown(lines), shown(highlightSpot(lines, spot, PEN))];
    expect(after[spot?.row ?? 0]?.[spot?.from ?? 0]).toBe('›');
    expect(after.map((line) => line.replace('›', ' ').trimEnd())).toEqual(before);
  });
});

it('calls a column by the same number wherever it stands', () => {
  const matrix = aMatrix(20, 128);
  for (const firstColumn of [0, 5, 97, 110]) {
    const lines = shown(draw({ ...matrix, firstColumn, width: 120, height: 30 }).lines);
    const numbers = (lines[0] ?? '').trim().split(/ +/).map(Number);
    expect(numbers[0]).toBe(Math.min(firstColumn, 128 - numbers.length) + 1);
    expect(numbers).toEqual(numbers.map((_, place) => (numbers[0] ?? 0) + place));
    const named = [...lines.join(' ').matchAll(/(?<= |^)(\d+) host-(\d+)\.example/g)];
    expect(named.map(([, number]) => Number(number))).toEqual(numbers);
    for (const [, number, host] of named) expect(Number(number)).toBe(Number(host) + 1);
  }
});

it('says the numbers of all its columns, as many as have a name below', () => {
  for (const [width, height] of [
    [80, 24],
    [120, 30],
    [190, 40],
  ] as const) {
    const lines = shown(draw({ ...aMatrix(20, 128), width, height }).lines);
    const numbers = (lines[0] ?? '').trim().split(/ +/).map(Number);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    const named = [...lines.join(' ').matchAll(/(?<= |^)(\d+) host-(\d+)\.example/g)].map(([, number]) =>
      Number(number),
    );
    expect(named).toEqual(numbers);
  }
});

describe('whatever is in its labels and values', () => {
  const props = fc.record({
    rows: fc.array(hostileText, { minLength: 1, maxLength: 12 }),
    columns: fc.array(hostileText, { minLength: 1, maxLength: 40 }),
    values: fc.array(hostileNumber, { maxLength: 60 }),
    moreRows: fc.option(
      fc.oneof(
        fc.nat(),
        hostileNumber.map((value) => value ?? 0),
      ),
      { nil: undefined },
    ),
    written: fc.option(hostileText, { nil: undefined }),
    first: fc.record({
      firstRow: fc.option(fc.oneof(fc.nat(15), hostileNumber), { nil: undefined }),
      firstColumn: fc.option(fc.oneof(fc.nat(50), hostileNumber), { nil: undefined }),
    }),
  });

  it('keeps to its room, and its spots to its lines', () => {
    fc.assert(
      fc.property(props, anyRoom, anyPen, ({ rows, columns, values, moreRows, written, first }, room, pen) => {
        const cells = values
          .map((value, place) => ({ row: place % rows.length, column: Math.floor(place / rows.length), value }))
          .filter(({ column }) => column < columns.length);
        const write = (value: number | undefined): string => written ?? formatBytes(value);
        const { lines, spots } = draw({ rows, columns, cells, write, moreRows, ...first, ...room }, pen);
        const [width, height] = [Math.max(0, Math.floor(room.width) || 0), Math.max(0, Math.floor(room.height) || 0)];
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines.map((spans) => spans.map(({ text }) => text).join(''))) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(ACTING);
          if (pen.ascii) expect(line).toMatch(/^[ -~]*$/);
        }
        for (const { row, from, to } of spots) {
          expect(row).toBeLessThan(lines.length);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(width);
        }
        expect(new Set(spots.map(({ id }) => id)).size).toBe(spots.length);
        const spot = spots.at(-1);
        if (spot === undefined || pen.isSpoken) return;
        const lit = highlightSpot(lines, spot, pen).map((line) =>
          line.map((span) => (span.meaning === 'selected' ? { text: span.text.replace(/^[›>]/, ' ') } : span)),
        );
        expect(shown(lit)).toEqual(shown(lines));
      }),
      { numRuns: 300 },
    );
  });

  it('stays readable beside labels that are wide, turned around or endless', () => {
    const { lines } = draw({
      rows: ['東京のとても長い名前', '\u202eexe.txt', 'x'.repeat(10_000)],
      columns: ['日本語'.repeat(40), '\u202egnp.exe'],
      cells: [0, 1, 2].map((row) => ({ row, column: row % 2, value: 1 + row })),
      width: 40,
      height: 9,
    });
    expect(shown(lines)).toEqual([
      '             日本語日本語',
      '             日本語日本語… \ufffdgnp.exe',
      '東京のとて…  ███ 1 B',
      '\ufffdexe.txt                   ███ 2 B',
      'xxxxxxxxxxx… ███ 3 B',
      'logarithmic: █ up to 3 B',
    ]);
  });
});
