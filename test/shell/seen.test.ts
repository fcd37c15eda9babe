// What one has seen in a pane, what was new when one came back, and how much came meanwhile.
import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/domain/instant.ts';
import { PANES } from '../../src/panes/index.ts';
import type { AttentionTold, Pane } from '../../src/panes/pane.ts';
import type { PaneName } from '../../src/panes/view.ts';
import { lookedIn, newIn } from '../../src/shell/seen.ts';
import type { ShellState } from '../../src/shell/state.ts';
import { anAttention } from './an-attention.ts';

type Seen = Pick<ShellState, 'seen' | 'seenBefore' | 'lookedAt' | 'leftAt'>;

const NOTHING: Seen = { seen: {}, seenBefore: {}, lookedAt: undefined, leftAt: {} };

const told = (...ids: readonly string[]): AttentionTold => ({
  items: ids.map((id) => anAttention({ id })),
  isPartial: false,
});

const paneOf = (name: PaneName): Pane => {
  const pane = PANES.find((one) => one.name === name);
  if (pane === undefined) throw new Error(name);
  return pane;
};

/** `minute`: of the clock. */
const look = (state: Seen, minute: number, name: PaneName, ...ids: readonly string[]): Seen =>
  lookedIn(state, {
    pane: paneOf(name),
    attention: new Map([['findings', told(...ids)]]),
    now: minute * MINUTE_MS,
  });

const before = ({ seenBefore }: Seen): readonly string[] => [...(seenBefore.findings ?? [])];

it('at the first visit nothing was seen before, and everything that is shown is seen', () => {
  const state = look(NOTHING, 0, 'findings', 'a', 'b');
  expect(state.seenBefore.findings).toBeUndefined();
  expect(newIn(paneOf('findings'), told('a', 'b', 'c'), state)).toBe(1);
});

it('what came while one was elsewhere is new until one leaves again, however often the screen is drawn', () => {
  const first = look(NOTHING, 0, 'findings', 'a');
  const away = look(first, 1, 'stats', 'a', 'b');
  expect(newIn(paneOf('findings'), told('a', 'b'), away)).toBe(1);
  const back = look(away, 10, 'findings', 'a', 'b');
  expect(before(back)).toEqual(['a']);
  expect(newIn(paneOf('findings'), told('a', 'b'), back)).toBe(0);
  const later = look(back, 11, 'findings', 'a', 'b', 'c');
  expect(before(later)).toEqual(['a']);
  const again = look(look(later, 12, 'flows', 'a', 'b', 'c'), 20, 'findings', 'a', 'b', 'c');
  expect(before(again)).toEqual(['a', 'b', 'c']);
});

it('whoever only looks up the evidence finds the marks as they were', () => {
  const back = look(look(look(NOTHING, 0, 'findings', 'a'), 1, 'stats', 'a'), 10, 'findings', 'a', 'b');
  const briefly = look(look(back, 11, 'flows', 'a', 'b'), 12, 'findings', 'a', 'b');
  expect(before(briefly)).toEqual(['a']);
});

it('what a partial look or another window does not show stays seen', () => {
  const all = look(NOTHING, 0, 'findings', 'a', 'b', 'c');
  const part = look(all, 1, 'findings', 'a');
  const left = look(part, 2, 'stats', 'a', 'b', 'c');
  expect(newIn(paneOf('findings'), told('a', 'b', 'c', 'd'), left)).toBe(1);
});

it('is the same object where nothing came', () => {
  const state = look(NOTHING, 0, 'findings', 'a');
  expect(look(state, 1, 'findings', 'a')).toBe(state);
  const empty = look(NOTHING, 0, 'findings');
  expect(look(empty, 1, 'findings')).toBe(empty);
});
