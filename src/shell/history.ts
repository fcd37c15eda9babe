// Where a person has been: a row of places with one of them present. Going back or forward brings a place back as it was left.

import type { WindowChoice } from '../live/session/window-choice.ts';
import { emptyView, type PaneName, type View } from '../panes/view.ts';

export type Place = Readonly<{ view: View; window: WindowChoice }>;

export type History = Readonly<{ places: readonly [Place, ...Place[]]; at: number }>;

const MOST_PLACES = 100;

export const startAt = (place: Place): History => ({ places: [place], at: 0 });

export const here = ({ places, at }: History): Place => places[at] ?? places[0];

/** What lay ahead is forgotten; what is furthest back too, in the end. */
export const goTo = (history: History, place: Place): History => {
  const [first, ...rest] = [...history.places.slice(0, history.at + 1), place].slice(-MOST_PLACES);
  return first === undefined ? startAt(place) : { places: [first, ...rest], at: rest.length };
};

export const canGoBack = ({ at }: History): boolean => at > 0;

export const goBack = (history: History): History => ({ ...history, at: Math.max(0, history.at - 1) });

export const goForward = (history: History): History => ({
  ...history,
  at: Math.min(history.places.length - 1, history.at + 1),
});

/** The present place, changed: no step that could be taken back. */
export const stay = (history: History, change: Partial<Place>): History => {
  const changed = history.places.map((place, index) => (index === history.at ? { ...place, ...change } : place));
  const [first, ...rest] = changed;
  return first === undefined ? history : { ...history, places: [first, ...rest] };
};

/** Devices that were looked at, each once: from the present place all the way back, then those ahead. */
export const visitedDevices = ({ places, at }: History): readonly number[] => {
  const nearestFirst = [...places.slice(0, at + 1).reverse(), ...places.slice(at + 1)];
  const dids = nearestFirst.flatMap(({ view: { pane, did } }) => (pane === 'device' && did !== undefined ? [did] : []));
  return [...new Set(dids)];
};

/** The pane as it was last seen, in the window of now; asked for the pane that one is in, its first page. */
export const goToPane = (history: History, pane: PaneName): History => {
  const { view, window } = here(history);
  if (view.pane !== pane) {
    const last = history.places.slice(0, history.at + 1).findLast((place) => place.view.pane === pane);
    return goTo(history, { view: last?.view ?? emptyView(pane), window });
  }
  if (view.path.length === 0) return history;
  return goTo(history, { view: { ...view, path: [] }, window });
};
