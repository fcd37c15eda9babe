// Keys that lead from place to place, and Esc that finds the very same place again.
import { describe, expect, it } from 'vitest';
import { flowsPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { listIn } from '../../src/panes/view.ts';
import { here } from '../../src/shell/history.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { given, NOW } from '../panes/answers.ts';
import { aConsole, amongFlows, type Driven } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

const nearTheEnd = async (): Promise<Driven> => {
  const driven = await amongFlows();
  driven.press('G k k k');
  return driven;
};

const placeOf = ({ state }: Driven) => here(state().history);

/** Nothing came in between: what was left is found again, to the last detail. */
const findsAgain = (driven: Driven, go: () => void): void => {
  const before = placeOf(driven);
  const frame = driven.console.get().shown.crumbs;
  go();
  expect(placeOf(driven)).not.toEqual(before);
  driven.press('esc');
  expect(placeOf(driven)).toBe(before);
  expect(driven.console.get().shown.crumbs).toEqual(frame);
};

describe('Esc finds the very same place again', () => {
  it('after the tab of another pane', async () => {
    const driven = await nearTheEnd();
    findsAgain(driven, () => driven.press('1'));
    findsAgain(driven, () => driven.press('4'));
    findsAgain(driven, () => driven.press('tab'));
    findsAgain(driven, () => driven.press('shift+tab'));
  });

  it('after something was opened', async () => {
    const driven = await nearTheEnd();
    findsAgain(driven, () => driven.press('enter'));
    findsAgain(driven, () => driven.press('d'));
  });

  it('after a filter, with the selection that there was', async () => {
    const driven = await nearTheEnd();
    findsAgain(driven, () => {
      driven.press('/');
      driven.type('port:445');
      driven.press('enter');
      expect(driven.view().filter).toBe('port:445');
      expect(listIn(driven.view(), 'flows').index).toBe(0);
    });
    expect(listIn(driven.view(), 'flows').index).toBe(58);
  });

  it('after a filter was taken away', async () => {
    const driven = await nearTheEnd();
    driven.run('filter port:443');
    driven.press('G');
    findsAgain(driven, () => driven.press('x'));
  });

  it('after the next section', () => {
    const driven = aConsole({ pane: 'stats' });
    findsAgain(driven, () => driven.press('l'));
    findsAgain(driven, () => driven.press('h'));
  });

  it('step by step, however many there were, and stays at the first', async () => {
    const driven = await nearTheEnd();
    const first = placeOf(driven);
    driven.press('enter 1 l l 3');
    driven.press('esc esc esc esc esc');
    expect(placeOf(driven)).toBe(first);
    driven.press('esc esc');
    expect(placeOf(driven)).toBe(first);
  });
});

describe('a window', () => {
  it('that is chosen belongs to the place, and holds for the panes one goes to from there', async () => {
    const driven = await nearTheEnd();
    driven.press('t j enter');
    expect(driven.window()).toEqual({ kind: 'last', hours: 168 });
    driven.press('1');
    expect(driven.window()).toEqual({ kind: 'last', hours: 168 });
  });

  it('goes back and forward in time, at most to now', () => {
    const driven = aConsole();
    driven.press('<');
    expect(driven.window()).toEqual({ kind: 'span', hours: 24, endAt: Math.floor((NOW - 86_400_000) / 1_000) * 1_000 });
    driven.press('< > >');
    expect(driven.window()).toEqual(DEFAULT_WINDOW);
    driven.press('>');
    expect(driven.window()).toEqual(DEFAULT_WINDOW);
  });

  it('looks at less and at more of it, up to the longest', () => {
    const driven = aConsole();
    driven.press('{');
    expect(driven.window()).toEqual({ kind: 'last', hours: 6 });
    driven.press('} } } } }');
    expect(driven.window()).toEqual({ kind: 'last', hours: 720 });
  });
});

describe('the keys [ and ]', () => {
  it('walk along where one has been', () => {
    const driven = aConsole();
    driven.press('2 3 4 [ [');
    expect(driven.view().pane).toBe('flows');
    driven.press(']');
    expect(driven.view().pane).toBe('device');
    driven.press('] ] ]');
    expect(driven.view().pane).toBe('findings');
  });
});

describe('tab', () => {
  it('goes round through all panes, and shift+tab the other way', () => {
    const driven = aConsole();
    const seen = ['tab', 'tab', 'tab', 'tab', 'shift+tab'].map((key) => {
      driven.press(key);
      return driven.view().pane;
    });
    expect(seen).toEqual(['flows', 'device', 'findings', 'stats', 'findings']);
  });
});

describe('a key of several presses', () => {
  it('does its work with the last of them', async () => {
    const driven = await nearTheEnd();
    driven.press('g');
    expect(driven.state().pressed).toEqual(['g']);
    expect(listIn(driven.view(), 'flows').index).toBe(58);
    driven.press('g');
    expect(listIn(driven.view(), 'flows').index).toBe(0);
    expect(driven.state().pressed).toEqual([]);
  });

  it('that came to nothing lets the other key count for itself', async () => {
    const driven = await nearTheEnd();
    driven.press('g j');
    expect(listIn(driven.view(), 'flows').index).toBe(59);
    expect(driven.state().pressed).toEqual([]);
  });

  it('is forgotten by a key that means nothing', async () => {
    const driven = await nearTheEnd();
    driven.press('g ä g');
    expect(driven.state().pressed).toEqual(['g']);
  });
});

describe('Esc while something is waited for', () => {
  it.each([
    ['a first answer for longer than 0.3 s', { asking: { since: NOW - 400, bytes: 0, rows: undefined } }, true],
    ['a first answer for a moment', { asking: { since: NOW - 200, bytes: 0, rows: undefined } }, false],
    [
      'a newer answer for a second',
      { asking: { since: NOW - 1_000, bytes: 0, rows: undefined }, data: aNetworkAnswer(), at: NOW - 60_000 },
      false,
    ],
    [
      'a newer answer for longer than 2 s',
      { asking: { since: NOW - 2_500, bytes: 0, rows: undefined }, data: aNetworkAnswer(), at: NOW - 60_000 },
      true,
    ],
  ])('gives up %s', (_what, answer, isGivenUp) => {
    const session = aFakeSession({ givens: [given(flowsPart(DEFAULT_WINDOW), answer)] });
    const driven = aConsole({ session });
    driven.press('2 esc');
    expect(session.calls.includes('cancel')).toBe(isGivenUp);
    expect(driven.view().pane).toBe(isGivenUp ? 'flows' : 'stats');
    if (isGivenUp) expect(driven.note()).toContain('given up');
  });
});
