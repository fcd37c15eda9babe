// All keys of the console, by the places where they mean something, as the configuration has them; and what is wrong with that, if anything is.
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { type Binding, pressesIn } from '../hooks/keys/binding.ts';
import { findClashes } from '../hooks/keys/clashes.ts';
import { isPress } from '../hooks/keys/press.ts';
import { type Keys, remap } from '../hooks/keys/remap.ts';
import type { Pane } from '../panes/pane.ts';
import type { PaneName } from '../panes/view.ts';
import { clean } from '../text/clean.ts';
import { nearest } from '../text/nearest.ts';
import { ACTIONS } from './actions/index.ts';
import { LINE_BINDINGS } from './overlays/line-keys.ts';
import { OVERLAY_BINDINGS } from './overlays/list-keys.ts';

export type KeyMap = Readonly<{
  /** Those of the console first, then those of the pane. */
  inPane(pane: PaneName): readonly Binding[];
  shell: readonly Binding[];
  line: readonly Binding[];
  overlay: readonly Binding[];
}>;

export const makeKeyMap = (panes: readonly Pane[], keys: Keys): Result<KeyMap> => {
  const known = [...ACTIONS, ...LINE_BINDINGS, ...OVERLAY_BINDINGS, ...panes.flatMap(({ bindings }) => bindings)];
  const names = [...new Set(known.map(({ action }) => action))];
  const unknown = Object.keys(keys).find((action) => !names.includes(action));
  if (unknown !== undefined) return failed(noSuchAction(unknown, names));
  const wrong = wrongKey(keys);
  if (wrong !== undefined) return failed(wrong);
  const shell = remap(ACTIONS, keys);
  const ofPanes = new Map(panes.map(({ name, bindings }) => [name, [...shell, ...remap(bindings, keys)]]));
  const line = remap(LINE_BINDINGS, keys);
  const overlay = remap(OVERLAY_BINDINGS, keys);
  for (const bindings of [...ofPanes.values(), line, overlay]) {
    const [clash] = findClashes(bindings);
    if (clash !== undefined) return failed(twoMeanings(clash.press, clash.actions));
  }
  return success({ inPane: (pane) => ofPanes.get(pane) ?? shell, shell, line, overlay });
};

const wrongKey = (keys: Keys): Failure | undefined => {
  if (keys.quit?.length === 0) return noWayOut;
  for (const [action, notations] of Object.entries(keys)) {
    const wrong = notations.find((notation) => !pressesIn(notation).every(isPress));
    if (wrong !== undefined) return noSuchKey(action, wrong);
  }
  return undefined;
};

const noWayOut: Failure = {
  kind: 'configuration',
  what: 'keys.quit',
  came: 'without a key darktop could not be left',
  advice: 'Give it at least one, such as "ctrl+c".',
};

const noSuchKey = (action: string, notation: string): Failure => ({
  kind: 'configuration',
  what: `keys.${action}`,
  came: `"${clean(notation, 40)}" is no key`,
  advice:
    'Keys are characters or names, such as "x", "G", "g g", "ctrl+d", "alt+b", "shift+tab", "pgdn", "f" or "space".',
});

const noSuchAction = (action: string, names: readonly string[]): Failure => {
  const close = nearest(action, names);
  return {
    kind: 'configuration',
    what: `keys.${action}`,
    came: 'there is no such action',
    advice: `${close === undefined ? '' : `Did you mean "${close}"? `}In the console "?" and ":" list the actions.`,
  };
};

const twoMeanings = (press: string, [one, other]: readonly [string, string]): Failure => ({
  kind: 'configuration',
  what: `keys.${one}`,
  came: `"${press}" would also begin or be a key of ${other}`,
  advice: 'Give one of them another key in [keys].',
});
