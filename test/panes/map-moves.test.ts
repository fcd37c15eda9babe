// Walking about the map: each key leads to the cell that is seen there, and nobody falls off its edges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MapSpot, walkMap } from '../../src/panes/flows/map-moves.ts';

/** Each `x` is a cell, called by its row and column. */
const spotsIn = (...rows: readonly string[]): readonly MapSpot[] =>
  rows.flatMap((cells, row) =>
    [...cells].flatMap((cell, from) => (cell === 'x' ? [{ id: `${row}/${from}`, row, from }] : [])),
  );

const SPARSE = spotsIn(
  'x..x..', //
  '.x...x',
  '......',
  'xx....',
  '...x..',
  '...x..',
  '...x..',
  'x....x',
);

const walk = (from: string, ...actions: readonly string[]): string | undefined =>
  actions.reduce<string | undefined>((at, action) => walkMap(action, SPARSE, at), from);

describe('a key on the map', () => {
  it.each([
    ['down, to the nearest column', '0/3', 'next_row', '1/1'],
    ['down past a row without cells', '1/5', 'next_row', '3/1'],
    ['up past it', '3/0', 'previous_row', '1/1'],
    ['up, to the left one of two that are as near', '1/1', 'previous_row', '0/0'],
    ['no further down than the last row', '7/5', 'next_row', '7/5'],
    ['no further up than the first row', '0/3', 'previous_row', '0/3'],
    ['to the next cell of the row', '0/0', 'next_suspicious', '0/3'],
    ['from the end of a row to the next one', '0/3', 'next_suspicious', '1/1'],
    ['past a row without cells', '1/5', 'next_suspicious', '3/0'],
    ['from the last cell to the first', '7/5', 'next_suspicious', '0/0'],
    ['to the cell before', '0/3', 'previous_suspicious', '0/0'],
    ['back around the beginning of a row', '3/0', 'previous_suspicious', '1/5'],
    ['from the first cell to the last', '0/0', 'previous_suspicious', '7/5'],
    ['five rows down', '0/3', 'next_page', '6/3'],
    ['five rows up', '7/5', 'previous_page', '1/5'],
    ['down to the last row where it is nearer', '5/3', 'next_page', '7/5'],
    ['up to the first row where it is nearer', '3/0', 'previous_page', '0/0'],
    ['to the first cell', '4/3', 'first_row', '0/0'],
    ['to the last cell', '4/3', 'last_row', '7/5'],
  ])('leads %s', (_where, from, action, to) => {
    expect(walk(from, action)).toBe(to);
  });

  it('leads to the first cell where nobody stands anywhere', () => {
    expect(walkMap('next_row', SPARSE, undefined)).toBe('0/0');
    expect(walkMap('last_row', SPARSE, 'gone')).toBe('0/0');
  });

  it('leads nowhere where there is none, or where it is no key for walking', () => {
    expect(walkMap('next_row', [], undefined)).toBeUndefined();
    expect(walkMap('last_row', [], 'gone')).toBeUndefined();
    expect(walkMap('sort', SPARSE, '0/0')).toBeUndefined();
  });
});

describe('on any map', () => {
  const anySpots = fc
    .array(fc.array(fc.constantFrom('x', '.'), { maxLength: 8 }), { maxLength: 9 })
    .map((rows) => spotsIn(...rows.map((cells) => cells.join(''))))
    .filter((spots) => spots.length > 0);
  const anyAction = fc.constantFrom(
    'next_row',
    'previous_row',
    'next_page',
    'previous_page',
    'next_suspicious',
    'previous_suspicious',
    'first_row',
    'last_row',
  );

  it('every walk stays on its cells', () => {
    fc.assert(
      fc.property(anySpots, fc.array(anyAction, { maxLength: 20 }), (spots, actions) => {
        let at: string | undefined;
        for (const action of actions) {
          at = walkMap(action, spots, at);
          expect(spots.map(({ id }) => id)).toContain(at);
        }
      }),
    );
  });

  it('along the rows each cell is met once, and then the first again', () => {
    fc.assert(
      fc.property(anySpots, (spots) => {
        const met: (string | undefined)[] = [spots[0]?.id];
        for (const _ of spots) met.push(walkMap('next_suspicious', spots, met.at(-1)));
        expect(met).toEqual([...spots.map(({ id }) => id), spots[0]?.id]);
        for (const id of met.slice(0, -1))
          expect(walkMap('previous_suspicious', spots, walkMap('next_suspicious', spots, id))).toBe(id);
      }),
    );
  });

  it('down and up each row is met once', () => {
    fc.assert(
      fc.property(anySpots, (spots) => {
        const rows = [...new Set(spots.map(({ row }) => row))];
        const rowOf = (id: string | undefined) => spots.find((spot) => spot.id === id)?.row;
        const go = (action: string, from: string | undefined) => {
          const met = [from];
          for (const _ of rows.slice(1)) met.push(walkMap(action, spots, met.at(-1)));
          return met;
        };
        const down = go('next_row', spots[0]?.id);
        expect(down.map(rowOf)).toEqual(rows);
        expect(go('previous_row', down.at(-1)).map(rowOf)).toEqual(rows.toReversed());
      }),
    );
  });
});
