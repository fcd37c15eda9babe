// Where one has been is never lost, and going back finds everything as it was left.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { emptyView, PANE_NAMES, type PaneName } from '../../src/panes/view.ts';
import {
  canGoBack,
  goBack,
  goForward,
  goTo,
  goToPane,
  type History,
  here,
  type Place,
  startAt,
  stay,
  visitedDevices,
} from '../../src/shell/history.ts';

const aPlace = fc.record({
  view: fc.record({
    pane: fc.constantFrom(...PANE_NAMES),
    path: fc.array(fc.constantFrom('security', 'flow', 'x'), { maxLength: 2 }),
    did: fc.option(fc.nat({ max: 99 }), { nil: undefined }),
    filter: fc.constantFrom('', 'port:445', 'dir:external'),
    choices: fc.dictionary(fc.constantFrom('order', 'by'), fc.constantFrom('a', 'b'), { noNullPrototype: true }),
    lists: fc.constant({}),
  }),
  window: fc.oneof(
    fc.record({ kind: fc.constant<'last'>('last'), hours: fc.constantFrom(1, 24) }),
    fc.record({ kind: fc.constant<'span'>('span'), hours: fc.constantFrom(1, 24), endAt: fc.nat() }),
  ) satisfies fc.Arbitrary<WindowChoice>,
});

type Walk = (history: History) => History;

const aWalk: fc.Arbitrary<Walk> = fc.oneof(
  {
    weight: 4,
    arbitrary: aPlace.map(
      (place): Walk =>
        (history) =>
          goTo(history, place),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<Walk>(goBack, goForward) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...PANE_NAMES).map(
      (pane): Walk =>
        (history) =>
          goToPane(history, pane),
    ),
  },
  {
    weight: 1,
    arbitrary: aPlace.map(
      (place): Walk =>
        (history) =>
          stay(history, place),
    ),
  },
);

const aHistory = fc
  .tuple(aPlace, fc.array(aWalk, { maxLength: 150 }))
  .map(([first, walks]) => walks.reduce((history, walk) => walk(history), startAt(first)));

describe('wherever one walks', () => {
  it('one is always somewhere, and never more than a hundred places are remembered', () => {
    fc.assert(
      fc.property(aHistory, ({ places, at }) => {
        expect(places.length).toBeGreaterThan(0);
        expect(places.length).toBeLessThanOrEqual(100);
        expect(Number.isInteger(at)).toBe(true);
        expect(places[at]).toBeDefined();
      }),
    );
  });

  it('one is where one went', () => {
    fc.assert(
      fc.property(aHistory, aPlace, (history, place) => {
        expect(here(goTo(history, place))).toEqual(place);
      }),
    );
  });

  it('back brings exactly what was left, and forward what was gone to', () => {
    fc.assert(
      fc.property(aHistory, aPlace, (history, place) => {
        const gone = goTo(history, place);
        expect(here(goBack(gone))).toBe(here(history));
        expect(here(goForward(goBack(gone)))).toBe(here(gone));
        expect(goForward(goBack(gone))).toEqual(gone);
      }),
    );
  });

  it('back and forward change no place', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        expect(goBack(history).places).toBe(history.places);
        expect(goForward(history).places).toBe(history.places);
        if (canGoBack(history)) expect(goForward(goBack(history))).toEqual(history);
        else expect(goBack(history)).toEqual(history);
      }),
    );
  });

  it('what is changed on the spot is no step, and touches no other place', () => {
    fc.assert(
      fc.property(aHistory, aPlace, (history, place) => {
        const stayed = stay(history, place);
        expect(here(stayed)).toEqual(place);
        expect(stayed.at).toBe(history.at);
        expect(stayed.places.length).toBe(history.places.length);
        stayed.places.forEach((other, index) => {
          if (index !== history.at) expect(other).toBe(history.places[index]);
        });
      }),
    );
  });

  it('another pane opens as it was last seen, in the window of now', () => {
    fc.assert(
      fc.property(aHistory, fc.constantFrom(...PANE_NAMES), (history, pane) => {
        const before = here(history);
        fc.pre(before.view.pane !== pane);
        const opened = here(goToPane(history, pane));
        const seen = history.places.slice(0, history.at + 1).filter(({ view }) => view.pane === pane);
        expect(opened.view).toEqual(seen.at(-1)?.view ?? emptyView(pane));
        expect(opened.window).toEqual(before.window);
        expect(here(goBack(goToPane(history, pane)))).toBe(before);
      }),
    );
  });

  it('the pane that one is in leads to its first page, with its device and filter', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const { view, window } = here(history);
        expect(here(goToPane(history, view.pane))).toEqual({ view: { ...view, path: [] }, window });
      }),
    );
  });
});

describe('the devices that were looked at', () => {
  it('are those of all places of the pane, each once, however one walked', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const visited = visitedDevices(history);
        const { pane, did } = here(history).view;
        const all = history.places.flatMap(({ view }) => (view.pane === 'device' ? [view.did] : []));
        expect([...visited].sort()).toEqual([...new Set(all.filter((one) => one !== undefined))].sort());
        if (pane === 'device' && did !== undefined) expect(visited[0]).toBe(did);
      }),
    );
  });

  const walk = (dids: readonly (number | undefined)[]): History => {
    const [first, ...rest] = dids.map((did) => place('device', [], did));
    return rest.reduce(goTo, startAt(first ?? place('device')));
  };

  it.each<[string, readonly (number | undefined)[], number, readonly number[]]>([
    ['the latest first', [1, 2, 3], 0, [3, 2, 1]],
    ['those on the way back first, then those ahead, the nearest first', [1, 2, 3, 4, 5], 2, [3, 2, 1, 4, 5]],
    ['where it is nearest, if one came to it twice', [1, 2, 1, 3], 0, [3, 1, 2]],
    ['on the way back rather than ahead', [1, 2, 3, 1], 2, [2, 1, 3]],
    ['and none for the list to choose from', [1, undefined, 2, undefined], 0, [2, 1]],
  ])('are told %s', (_how, dids, stepsBack, visited) => {
    let history = walk(dids);
    for (let step = 0; step < stepsBack; step += 1) history = goBack(history);
    expect(visitedDevices(history)).toEqual(visited);
  });

  it('are not those that another pane is about', () => {
    expect(visitedDevices(goTo(walk([1]), place('flows', [], 2)))).toEqual([1]);
    expect(visitedDevices(startAt(place('stats')))).toEqual([]);
  });
});

const place = (pane: PaneName, path: readonly string[] = [], did?: number): Place => ({
  view: { ...emptyView(pane), path, did },
  window: { kind: 'last', hours: 24 },
});

describe('a new place', () => {
  it('makes what lay ahead forgotten', () => {
    const walked = goTo(goTo(startAt(place('stats')), place('flows')), place('device'));
    const turned = goTo(goBack(walked), place('findings'));
    expect(turned.places.map(({ view }) => view.pane)).toEqual(['stats', 'flows', 'findings']);
    expect(goForward(turned)).toEqual(turned);
  });

  it('makes the place that is furthest back forgotten, once there are a hundred', () => {
    let history = startAt(place('stats', ['first']));
    for (let step = 0; step < 100; step += 1) history = goTo(history, place('flows', [String(step)]));
    expect(history.places).toHaveLength(100);
    expect(history.places[0].view.path).toEqual(['0']);
    expect(here(history).view.path).toEqual(['99']);
  });

  it('of a pane is found as it was on the way there, not as it was on a way that was taken back', () => {
    const there = goTo(goTo(startAt(place('flows', ['first'])), place('stats')), place('flows', ['second']));
    expect(here(goToPane(goBack(there), 'flows')).view.path).toEqual(['first']);
  });

  it('is none where one already is: the first page of the pane', () => {
    const history = startAt(place('stats'));
    expect(goToPane(history, 'stats')).toBe(history);
  });
});
