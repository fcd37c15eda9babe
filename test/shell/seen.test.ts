// What one has seen in a pane, what was new when one came back, and how much came meanwhile.
import { expect, it } from 'vitest';
import { PANES } from '../../src/panes/index.ts';
import type { AttentionTold, Pane } from '../../src/panes/pane.ts';
import type { PaneName } from '../../src/panes/view.ts';
import { lookedIn, newIn } from '../../src/shell/seen.ts';
import type { ShellState } from '../../src/shell/state.ts';
import { anAttention } from './an-attention.ts';

type Seen = Pick<ShellState, 'seen' | 'seenBefore' | 'lookedAt'>;

const NOTHING: Seen = { seen: {}, seenBefore: {}, lookedAt: undefined };

const told = (...ids: readonly string[]): AttentionTold => ({
  items: ids.map((id) => anAttention({ id })),
  isPartial: false,
});

const paneOf = (name: PaneName): Pane => {
  const pane = PANES.find((one) => one.name === name);
  if (pane === undefined) throw new Error(name);
  return pane;
};

const look = (state: Seen, name: PaneName, ...ids: readonly string[]): Seen =>
  lookedIn(state, { pane: paneOf(name), attention: new Map([['findings', told(...ids)]]) });

it('at the first visit nothing was seen before, and everything that is shown is seen', () => {
  const state = look(NOTHING, 'findings', 'a', 'b');
  expect(state.seenBefore.findings).toBeUndefined();
  expect(newIn(paneOf('findings'), told('a', 'b', 'c'), state)).toBe(1);
});

it('what came while one was elsewhere is new until one leaves again, however often the screen is drawn', () => {
  const first = look(NOTHING, 'findings', 'a');
  const away = look(first, 'stats', 'a', 'b');
  expect(newIn(paneOf('findings'), told('a', 'b'), away)).toBe(1);
  const back = look(away, 'findings', 'a', 'b');
  expect([...(back.seenBefore.findings ?? [])]).toEqual(['a']);
  expect(newIn(paneOf('findings'), told('a', 'b'), back)).toBe(0);
  const later = look(back, 'findings', 'a', 'b', 'c');
  expect([...(later.seenBefore.findings ?? [])]).toEqual(['a']);
  const again = look(look(later, 'flows', 'a', 'b', 'c'), 'findings', 'a', 'b', 'c');
  expect([...(again.seenBefore.findings ?? [])]).toEqual(['a', 'b', 'c']);
});

it('is the same object where nothing came', () => {
  const state = look(NOTHING, 'findings', 'a');
  expect(look(state, 'findings', 'a')).toBe(state);
});
