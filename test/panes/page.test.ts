// A page that is higher than its room: every spot can be gone to, every line can be read, and one stays where one is when figures change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PageProps, showPage, standOn } from '../../src/panes/parts/page.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Sketch, Spot } from '../../src/widgets/sketch.ts';
import { PENS } from './draw.tsx';

/** So many lines, and a spot on each of these. */
const aSketch = (count: number, rows: readonly number[]): Sketch => ({
  lines: Array.from({ length: count }, (_, row) => [{ text: ` line ${row}` }]),
  spots: rows.map((row): Spot => ({ id: `spot ${row}`, row, rows: 1, from: 0, to: 20 })),
});

const visit = (sketch: Sketch, rows = 10, more: Partial<PageProps> = {}) => {
  let view: View = emptyView('stats');
  let now = sketch;
  const page = () =>
    showPage({ view, name: 'page', size: { columns: 40, rows }, pen: PENS.plain, sketch: now, ...more });
  return {
    page,
    act: (action: string) => {
      const outcome = page().act(action);
      if (outcome?.kind === 'view') view = outcome.view;
      return outcome;
    },
    goTo: (id: string) => {
      view = standOn(view, 'page', id);
    },
    change: (to: Sketch) => {
      now = to;
    },
    selected: () => page().selected?.id,
    lines: () =>
      page().lines.map((line) =>
        line
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
      ),
  };
};

describe('a page', () => {
  it('begins at its first spot, or at one that it is told to begin at', () => {
    expect(visit(aSketch(5, [1, 3])).selected()).toBe('spot 1');
    expect(visit(aSketch(5, [1, 3]), 10, { begins: ['gone', 'spot 3'] }).selected()).toBe('spot 3');
    expect(visit(aSketch(5, [])).selected()).toBeUndefined();
  });

  it('shows what is selected, and how much of it is not seen', () => {
    const there = visit(aSketch(30, [0, 2]));
    expect(there.lines()[0]).toBe('›line 0');
    expect(there.lines()).toHaveLength(10);
    expect(there.lines().at(-1)).toBe(' lines 1-9 of 30');
    expect(
      visit(aSketch(10, [0]))
        .lines()
        .at(-1),
    ).toBe(' line 9');
  });

  it('passes no line unread on the way from one spot to the next', () => {
    const there = visit(aSketch(40, [0, 30]));
    const seen = new Set<string>();
    for (let press = 0; press < 60; press += 1) {
      for (const line of there.lines()) seen.add(line.replace('›', ' '));
      there.act('next_row');
    }
    for (let row = 0; row < 40; row += 1) expect(seen).toContain(` line ${row}`);
    // What is not seen is not acted on; on the way back it is found again.
    expect(there.selected()).toBeUndefined();
    expect(there.page().text).toBe('');
    there.act('previous_row');
    expect(there.selected()).toBe('spot 30');
  });

  it('goes up again the way it came, to the first line', () => {
    const there = visit(aSketch(40, [5, 30]));
    there.act('last_row');
    there.act('previous_row');
    expect(there.selected()).toBe('spot 30');
    for (let press = 0; press < 60; press += 1) there.act('previous_row');
    expect(there.selected()).toBe('spot 5');
    expect(there.lines()[0]).toBe(' line 0');
  });

  it('jumps to the top of the next column', () => {
    const there = visit(aSketch(40, [0, 35, 2]));
    there.act('next_page');
    there.act('next_page');
    there.act('next_page');
    there.act('next_page');
    expect(there.selected()).toBe('spot 35');
    there.act('next_row');
    expect(there.selected()).toBe('spot 2');
    expect(there.lines()).toContain('›line 2');
  });

  it('turns by pages, and stands on something that is seen wherever there is something', () => {
    const there = visit(aSketch(40, [0, 12, 25, 39]));
    there.act('next_page');
    expect(there.lines()[0]).toBe(' line 9');
    expect(there.selected()).toBe('spot 12');
    there.act('previous_page');
    expect(there.selected()).toBe('spot 0');
    there.act('last_row');
    there.act('first_row');
    expect(there.lines()[0]).toBe('›line 0');
  });

  it('stays on what was chosen when rows come and go above it', () => {
    const there = visit(aSketch(5, [0, 1, 2]));
    there.act('next_row');
    expect(there.selected()).toBe('spot 1');
    there.change({ ...aSketch(9, [4]), spots: [...aSketch(9, [7]).spots, { ...spotOf(1), row: 4 }] });
    expect(there.selected()).toBe('spot 1');
    there.change(aSketch(3, [0, 2]));
    expect(there.selected()).toBe('spot 2');
  });

  it('keeps what is selected in sight, whatever a refresh or another size makes of the page', () => {
    const rows = Array.from({ length: 40 }, (_, row) => row);
    const there = visit(aSketch(40, rows));
    for (let press = 0; press < 8; press += 1) there.act('next_row');
    expect(there.selected()).toBe('spot 8');
    const spots = aSketch(40, rows).spots.map((spot) => ({ ...spot, row: 39 - spot.row }));
    there.change({ ...aSketch(40, rows), spots });
    expect(there.selected()).toBe('spot 8');
    expect(there.lines()).toContain('›line 31');
    const small = visit(aSketch(40, rows), 5);
    small.goTo('spot 30');
    expect(small.lines()).toContain('›line 30');
  });

  it('goes to the nearest of the same section where what was chosen is gone', () => {
    const at = (id: string, row: number): Spot => ({ id, row, rows: 1, from: 0, to: 20 });
    const page = (spots: readonly Spot[]): Sketch => ({ ...aSketch(20, []), spots });
    const there = visit(page([at('A/1', 0), at('A/2', 1), at('A/3', 2), at('B/1', 3)]), 30);
    there.act('next_row');
    there.act('next_row');
    expect(there.selected()).toBe('A/3');
    there.change(page([at('A/1', 0), at('B/1', 1), at('B/2', 2)]));
    expect(there.selected()).toBe('A/1');
    there.change(page([at('B/1', 1), at('B/2', 2), at('B/3', 3)]));
    expect(there.selected()).toBe('B/3');
  });

  it('shows the spot that one is led to, from wherever one has scrolled to', () => {
    const there = visit(aSketch(60, [0, 50]));
    there.act('last_row');
    there.goTo('spot 0');
    expect(there.lines()[0]).toBe('›line 0');
  });

  it('shows the spot that one is led to', () => {
    const there = visit(aSketch(60, [0, 50]));
    there.goTo('spot 50');
    expect(there.selected()).toBe('spot 50');
    expect(there.lines()).toContain('›line 50');
  });

  it('knows no other key', () => {
    expect(visit(aSketch(5, [1])).act('open')).toBeUndefined();
  });

  it('reaches every spot and every line by single steps, whatever there is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 8 }),
        fc.integer({ min: 3, max: 20 }),
        (count, rows, height) => {
          const spots = rows.filter((row) => row < count);
          const there = visit(aSketch(count, spots), height);
          const visited = new Set<string | undefined>();
          for (let press = 0; press < 60 * (spots.length + 2); press += 1) {
            visited.add(there.selected());
            there.act('next_row');
          }
          for (const row of spots) expect(visited).toContain(`spot ${row}`);
          expect(there.lines().length).toBeLessThanOrEqual(height);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const spotOf = (row: number): Spot => ({ id: `spot ${row}`, row, rows: 1, from: 0, to: 20 });
