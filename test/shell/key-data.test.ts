// The keys of the console as data: none means two things, each can be pressed, configured and is explained.
import { describe, expect, it } from 'vitest';
import { ACTION_NAME } from '../../src/config/schema.ts';
import type { Binding } from '../../src/hooks/keys/binding.ts';
import { findClashes } from '../../src/hooks/keys/clashes.ts';
import { isPress, typedText } from '../../src/hooks/keys/press.ts';
import { PANES } from '../../src/panes/index.ts';
import { PANE_NAMES } from '../../src/panes/view.ts';
import { ACTIONS } from '../../src/shell/actions/index.ts';
import { makeKeyMap } from '../../src/shell/key-map.ts';
import { LINE_BINDINGS } from '../../src/shell/overlays/line-keys.ts';
import { OVERLAY_BINDINGS } from '../../src/shell/overlays/list-keys.ts';
import { COMMANDS } from '../../src/shell/palette/index.ts';
import { KEYS_OF_A_TERMINAL } from './terminal-keys.ts';

const EVERY: readonly Binding[] = [
  ...ACTIONS,
  ...PANES.flatMap(({ bindings }): readonly Binding[] => bindings),
  ...LINE_BINDINGS,
  ...OVERLAY_BINDINGS,
];

const PLACES: readonly (readonly [string, readonly Binding[]])[] = [
  ...PANES.map((pane) => [pane.name, [...ACTIONS, ...pane.bindings]] as const),
  ['a line that is typed', LINE_BINDINGS],
  ['a list over the pane', OVERLAY_BINDINGS],
];

describe('no key means two things', () => {
  it.each(PLACES)('in %s', (_place, bindings) => {
    expect(findClashes(bindings)).toEqual([]);
  });

  it.each(PLACES)('and no name is used twice in %s', (_place, bindings) => {
    const names = bindings.map(({ action }) => action);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('every action', () => {
  it.each(EVERY.map((binding) => [binding.action, binding] as const))(
    '%s can be named, pressed and explained',
    (name, one) => {
      expect(name).toMatch(ACTION_NAME);
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(one.says).toMatch(/^\S.{3,}[^.\s]$/);
      expect(one.hint ?? 'word').toMatch(/^[a-z]+$/);
      expect(one.press.length).toBeGreaterThan(0);
      for (const notation of one.press) {
        // What the configuration accepts as a key.
        expect(notation).toMatch(/^[!-~]+( [!-~]+){0,3}$/);
        for (const press of notation.split(' ')) {
          expect(typedText(press) !== undefined || KEYS_OF_A_TERMINAL.has(press), `${press} is a key`).toBe(true);
          expect(isPress(press)).toBe(true);
        }
      }
    },
  );

  it('of a line that is typed has keys that are no text: text is always typed', () => {
    for (const { press } of LINE_BINDINGS) for (const one of press) expect(typedText(one)).toBeUndefined();
  });

  it('that leads to a pane has its digit', () => {
    PANE_NAMES.forEach((name, index) => {
      expect(ACTIONS.find(({ action }) => action === name)?.press).toEqual([String(index + 1)]);
    });
  });

  it('and every command has a sentence', () => {
    for (const { name, says } of COMMANDS) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(says).toMatch(/^\S.{5,}[^.\s]$/);
    }
  });
});

const failureOf = (keys: Readonly<Record<string, readonly string[]>>) => {
  const made = makeKeyMap(PANES, keys);
  return made.ok ? undefined : made.failure;
};

describe('keys of the configuration', () => {
  it('replace those of the console, of a pane, of a line and of a list', () => {
    const made = makeKeyMap(PANES, { quit: ['Q'], sort: ['O'], line_close: ['ctrl+x'], overlay_close: ['x'] });
    if (!made.ok) throw new Error(made.failure.came);
    const pressOf = (bindings: readonly Binding[], name: string) =>
      bindings.find(({ action }) => action === name)?.press;
    expect(pressOf(made.value.shell, 'quit')).toEqual(['Q']);
    expect(pressOf(made.value.inPane('stats'), 'quit')).toEqual(['Q']);
    expect(pressOf(made.value.inPane('flows'), 'sort')).toEqual(['O']);
    expect(pressOf(made.value.line, 'line_close')).toEqual(['ctrl+x']);
    expect(pressOf(made.value.overlay, 'overlay_close')).toEqual(['x']);
  });

  it('may give the same key to actions of different panes', () => {
    expect(failureOf({ breakdown: ['X'], interval: ['X'] })).toBeUndefined();
  });

  it('are refused for an action that does not exist, with the one that was probably meant', () => {
    expect(failureOf({ next_rwo: ['j'] })).toMatchObject({
      kind: 'configuration',
      what: 'keys.next_rwo',
      came: 'there is no such action',
      advice: expect.stringContaining('Did you mean "next_row"?'),
    });
    expect(failureOf({ constructor: ['j'] })).toMatchObject({ what: 'keys.constructor' });
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['the same key twice', { pause: ['r'] }, ['r', 'refresh', 'pause']],
    ['the beginning of another', { pause: ['g'] }, ['g', 'first_row', 'pause']],
    ['the key of a pane', { refresh: ['s'] }, ['s', 'sort', 'refresh']],
    ['one key for two keys of a line', { line_home: ['ctrl+e'] }, ['ctrl+e', 'line_end', 'line_home']],
    ['one key for two keys of a list', { overlay_first: ['j'] }, ['j', 'overlay_down', 'overlay_first']],
  ])('are refused for %s, naming both', (_what, keys, words) => {
    const failure = failureOf(keys);
    const told = `${failure?.what} ${failure?.came} ${failure?.advice}`;
    for (const word of words) expect(told).toContain(word);
    expect(failure?.kind).toBe('configuration');
  });

  it('may exchange two keys', () => {
    expect(failureOf({ pause: ['r'], refresh: ['p'] })).toBeUndefined();
  });
});

describe('a key of the configuration', () => {
  it.each(['banana', 'ctrl+hyper+q', 'shift+ctrl+up', 'ctrl+', 'shift+a', 'xy', ''])('"%s" is refused', (notation) => {
    const made = makeKeyMap(PANES, { refresh: [notation] });
    expect(made.ok ? '' : made.failure.came).toContain('is no key');
  });

  it.each(['ä', '日', 'ctrl+x', 'alt+B', 'ctrl+alt+x', 'ctrl+shift+left', 'F', 'space', 'alt++', 'g x'])(
    '"%s" is taken',
    (notation) => {
      expect(makeKeyMap(PANES, { refresh: [notation] }).ok || notation === 'g x').toBe(true);
    },
  );

  it('may take any key away but the last one that leaves', () => {
    expect(makeKeyMap(PANES, { refresh: [] }).ok).toBe(true);
    expect(makeKeyMap(PANES, { quit: [] })).toMatchObject({ ok: false, failure: { what: 'keys.quit' } });
  });
});
