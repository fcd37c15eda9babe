// Moving through a list: where the selection goes, and when the window goes along.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AT_THE_TOP,
  clampTop,
  clampWindow,
  type ListWindow,
  type Move,
  moveSelection,
} from '../../src/widgets/list-window.ts';

const SIZE = { count: 100, height: 10 };

describe('the selection', () => {
  it.each<[Move, ListWindow, ListWindow]>([
    ['down', { index: 0, top: 0 }, { index: 1, top: 0 }],
    ['down', { index: 9, top: 0 }, { index: 10, top: 1 }],
    ['down', { index: 99, top: 90 }, { index: 99, top: 90 }],
    ['up', { index: 5, top: 5 }, { index: 4, top: 4 }],
    ['up', { index: 6, top: 5 }, { index: 5, top: 5 }],
    ['up', { index: 0, top: 0 }, { index: 0, top: 0 }],
    ['page-down', { index: 3, top: 0 }, { index: 13, top: 10 }],
    ['page-down', { index: 95, top: 88 }, { index: 99, top: 90 }],
    ['page-up', { index: 13, top: 10 }, { index: 3, top: 0 }],
    ['page-up', { index: 3, top: 0 }, { index: 0, top: 0 }],
    ['first', { index: 50, top: 45 }, { index: 0, top: 0 }],
    ['last', { index: 0, top: 0 }, { index: 99, top: 90 }],
    [{ to: 42 }, { index: 0, top: 0 }, { index: 42, top: 33 }],
    [{ to: 5 }, { index: 3, top: 2 }, { index: 5, top: 2 }],
    [{ to: Number.POSITIVE_INFINITY }, { index: 3, top: 2 }, { index: 99, top: 90 }],
    [{ to: Number.NaN }, { index: 3, top: 2 }, { index: 3, top: 2 }],
  ])('%j goes from %j to %j', (move, from, to) => {
    expect(moveSelection(from, move, SIZE)).toEqual(to);
  });

  it('stays at the top of a list that is empty', () => {
    expect(moveSelection(AT_THE_TOP, 'down', { count: 0, height: 10 })).toEqual({ index: 0, top: 0 });
  });
});

const move = fc.oneof(
  fc.constantFrom<Move>('up', 'down', 'page-up', 'page-down', 'first', 'last'),
  fc.record({ to: fc.oneof(fc.integer({ min: -5, max: 300 }), fc.double()) }),
);
const size = fc.record({ count: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 60 }) });
const wild = fc.oneof(fc.integer({ min: -10, max: 300 }), fc.double());
const anyPlace = fc.record({ index: wild, top: wild });

describe('whatever is pressed', () => {
  it('the selected row exists and is seen, and no row is empty while others are hidden', () => {
    fc.assert(
      fc.property(anyPlace, fc.array(move, { maxLength: 20 }), size, (from, moves, { count, height }) => {
        const { index, top } = moves.reduce(
          (place, one) => moveSelection(place, one, { count, height }),
          clampWindow(from, { count, height }),
        );
        expect(Number.isInteger(index) && Number.isInteger(top)).toBe(true);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(count);
        expect(index).toBeGreaterThanOrEqual(top);
        expect(index).toBeLessThan(top + height);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(Math.max(0, count - height));
      }),
    );
  });

  it('a step moves the selection by one and the window by one at most, and only at its edge', () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom<Move>('up', 'down'), size, (from, step, bounds) => {
        const before = clampWindow(from, bounds);
        const after = moveSelection(before, step, bounds);
        expect(Math.abs(after.index - before.index)).toBeLessThanOrEqual(1);
        const isInside = after.index >= before.top && after.index < before.top + bounds.height;
        expect(after.top).toBe(isInside ? before.top : before.top + (after.index - before.index));
      }),
    );
  });

  it('down and up again lead back, but for the ends', () => {
    fc.assert(
      fc.property(anyPlace, size, (from, bounds) => {
        const place = clampWindow(from, bounds);
        fc.pre(place.index < bounds.count - 1);
        const there = moveSelection(place, 'down', bounds);
        expect(moveSelection(there, 'up', bounds).index).toBe(place.index);
      }),
    );
  });

  it('clamping changes nothing twice, nor a window that is right already', () => {
    fc.assert(
      fc.property(anyPlace, size, (from, bounds) => {
        const once = clampWindow(from, bounds);
        expect(clampWindow(once, bounds)).toEqual(once);
      }),
    );
  });
});

it.each([
  [5, 100, 10, 5],
  [95, 100, 10, 90],
  [-3, 100, 10, 0],
  [5, 3, 10, 0],
  [Number.NaN, 100, 10, 0],
])('a list from row %f on, of %i rows at %i lines, begins at %i', (top, count, height, expected) => {
  expect(clampTop(top, { count, height })).toBe(expected);
});
