// Sketches: spots move along with the lines they stand on, and what is selected is drawn on exactly its cells.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { type Line, lineWidth } from '../../src/theme/line.ts';
import { barsSketch } from '../../src/widgets/bars.ts';
import { heatStripSketch } from '../../src/widgets/heat-strip.ts';
import {
  besideSketches,
  highlightSpot,
  indentSketch,
  NO_SKETCH,
  plainSketch,
  type Sketch,
  sketchWindow,
  spotAt,
  spotText,
  stackSketches,
} from '../../src/widgets/sketch.ts';
import { splitBarSketch } from '../../src/widgets/split-bar.ts';
import { tilesSketch } from '../../src/widgets/tiles.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { aPen } from './any-widget.ts';

const PEN = aPen();

/** One spot over the whole of one line, with its mark in the margin. */
const one = (id: string, text = id): Sketch => ({
  lines: [[{ text }]],
  spots: [{ id, row: 0, rows: 1, from: -1, to: displayWidth(text) }],
});

const textOf = (line: Line | undefined): string => (line ?? []).map(({ text }) => text).join('');

/** What each spot says where it stands. */
const said = ({ lines, spots }: Sketch) => spots.map((spot) => [spot.id, spotText(lines, spot)]);

describe('sketches put together', () => {
  it('below each other, with lines between, and those without lines left out', () => {
    const sketch = stackSketches([one('a'), NO_SKETCH, plainSketch([[{ text: 'x' }]]), one('b')], 2);
    expect(sketch.lines.map(textOf)).toEqual(['a', '', '', 'x', '', '', 'b']);
    expect(sketch.spots.map(({ row }) => row)).toEqual([0, 6]);
    expect(said(sketch)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('beside each other, those on the left first', () => {
    const left = stackSketches([one('a'), one('c')]);
    const sketch = besideSketches(left, one('b', '東京 b'), 3, 10);
    expect(sketch.lines.map(textOf)).toEqual(['a            東京 b', 'c']);
    expect(said(sketch)).toEqual([
      ['a', 'a'],
      ['c', 'c'],
      ['b', '東京 b'],
    ]);
    expect(sketch.spots[2]).toMatchObject({ row: 0, from: 12, to: 19 });
  });

  it('indented, so that there is room for the mark', () => {
    const sketch = indentSketch(one('a', 'figure 12'), 2);
    expect(sketch.lines.map(textOf)).toEqual(['  figure 12']);
    expect(sketch.spots).toEqual([{ id: 'a', row: 0, rows: 1, from: 1, to: 11 }]);
  });

  it('seen through a window: what is above or below it cannot be clicked', () => {
    const sketch = stackSketches([one('a'), one('b'), one('c'), one('d')]);
    const seen = sketchWindow(sketch, 1, 2);
    expect(seen.lines.map(textOf)).toEqual(['b', 'c']);
    expect(said(seen)).toEqual([
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });
});

describe('what is selected', () => {
  it('is marked in the column before it, and nothing else moves', () => {
    const { lines, spots } = indentSketch(besideSketches(one('a', 'left'), one('b', 'right'), 3, 8));
    const lit = highlightSpot(lines, spots[1], PEN);
    expect(lit.map(textOf)).toEqual([' left      ›right']);
    expect(lit[0]?.filter(({ meaning }) => meaning === 'selected')).toEqual([{ text: '›right', meaning: 'selected' }]);
    expect(highlightSpot(lines, undefined, PEN)).toBe(lines);
  });

  it('covers all its rows, the mark on the first', () => {
    const sketch: Sketch = {
      lines: [[{ text: ' one' }], [{ text: ' two', meaning: 'dim' }], [{ text: ' three' }]],
      spots: [{ id: 'a', row: 0, rows: 2, from: 0, to: 8 }],
    };
    const lit = highlightSpot(sketch.lines, sketch.spots[0], PEN);
    expect(lit.map(textOf)).toEqual(['›one    ', ' two    ', ' three']);
    expect(lit[2]).toBe(sketch.lines[2]);
  });

  it('is called so for a screen reader', () => {
    const { lines, spots } = one('a', 'critical 3');
    expect(textOf(highlightSpot(lines, spots[0], aPen({ isSpoken: true }))[0])).toBe('selected: critical 3');
  });

  it('keeps the width of every line, whatever it cuts through', () => {
    const spans = fc.array(fc.record({ text: fc.oneof(hostileText, fc.constantFrom('東京', 'e\u0301', '👩‍👩‍👧')) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(spans, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (line, from, length) => {
        // Characters that join across spans are as wide together as nobody knows: one span stands for the whole.
        const whole: Line = [
          { text: line.map(({ text }) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '')).join('') },
        ];
        const spot = { id: 'a', row: 0, rows: 1, from, to: from + length + 1 };
        const lit = highlightSpot([whole], spot, PEN);
        const width = lit.flat().reduce((sum, { text }) => sum + displayWidth(text), 0);
        expect(width).toBe(Math.max(lineWidth(whole), spot.to));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a click', () => {
  const { spots } = indentSketch(besideSketches(one('a', 'left'), one('b', 'right'), 3, 8));

  it.each([
    [0, 0, 'a'],
    [0, 4, 'a'],
    [0, 5, undefined],
    [0, 11, 'b'],
    [0, 17, undefined],
    [1, 1, undefined],
  ])('on row %d and column %d meets %s', (row, column, id) => {
    expect(spotAt(spots, row, column)?.id).toBe(id);
  });
});

describe('the spots of widgets stand on what they are called after', () => {
  const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];

  it.each([
    [120, 3],
    [80, 4],
    [80, 7],
    [60, 3],
    [40, 6],
    [24, 6],
  ])('tiles in %dx%d', (width, height) => {
    const tiles = names.map((title, place) => ({ title, value: `value ${place}`, values: [1, 2, 3] }));
    const sketch = tilesSketch({ tiles, width, height }, names, PEN);
    expect(sketch.spots.length).toBeGreaterThan(1);
    for (const spot of sketch.spots) {
      expect(spotText(sketch.lines, spot)).toContain(`value ${names.indexOf(spot.id)}`);
    }
  });

  it('tiles that are only counted have none', () => {
    const tiles = names.map((title) => ({ title, value: title }));
    const sketch = tilesSketch({ tiles, width: 24, height: 3 }, names, PEN);
    expect(textOf(sketch.lines.at(-1))).toBe('and 4 more');
    expect(sketch.spots.map(({ id }) => id)).toEqual(['alpha', 'beta']);
  });

  it.each([118, 100, 78, 60, 40])('cells of a heat strip on %d columns', (width) => {
    const cells = names.map((label, value) => ({ label, value, text: String(value) }));
    const sketch = heatStripSketch({ cells, width, height: 6 }, names, PEN);
    expect(sketch.spots.map(({ id }) => id)).toEqual(names);
    for (const spot of sketch.spots)
      expect(spot.id.startsWith(spotText(sketch.lines, spot).replace('…', ''))).toBe(true);
  });

  it.each([80, 40, 30])('parts of a split bar on %d columns', (width) => {
    const parts = names.map((label, value) => ({ label, value: value + 1, text: `${value} %` }));
    const sketch = splitBarSketch({ parts, width, height: 6, empty: 'nothing' }, names, PEN);
    expect(sketch.spots.map(({ id }) => id)).toEqual(names);
    for (const spot of sketch.spots) expect(spotText(sketch.lines, spot)).toContain(` ${spot.id} `);
  });

  it('a part without an id cannot be opened', () => {
    const parts = names.map((label) => ({ label, value: 1, text: '1' }));
    const ids = names.map((name) => (name === 'beta' ? '' : name));
    const sketch = splitBarSketch({ parts, width: 80, height: 3, empty: '' }, ids, PEN);
    expect(sketch.spots.map(({ id }) => id)).not.toContain('beta');
    expect(sketch.spots.map(({ id }) => id)).not.toContain('');
  });

  it('bars, as many as are shown', () => {
    const bars = names.map((label, value) => ({ label, value, text: String(value) }));
    expect(said(barsSketch({ bars, width: 40, height: 9, empty: '' }, names, PEN)).map(([id]) => id)).toEqual(names);
    expect(barsSketch({ bars, width: 40, height: 4, empty: '' }, names, PEN).spots.map(({ id }) => id)).toEqual([
      'alpha',
      'beta',
      'gamma',
    ]);
    expect(barsSketch({ bars: [], width: 40, height: 4, empty: 'none' }, [], PEN).spots).toEqual([]);
  });
});
