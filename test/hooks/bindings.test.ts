// Which action a row of presses stands for, which keys would mean two things, and what the configuration makes of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Binding, tellKeys } from '../../src/hooks/keys/binding.ts';
import { findClashes } from '../../src/hooks/keys/clashes.ts';
import { findBinding } from '../../src/hooks/keys/find-binding.ts';
import { remap } from '../../src/hooks/keys/remap.ts';

const bound = (action: string, ...press: readonly string[]): Binding => ({ action, press, says: action });

const SOME = [bound('down', 'j', 'down'), bound('first', 'g g'), bound('go', 'g d x'), bound('quit', 'q')];

describe('presses', () => {
  it.each([
    [['j'], { kind: 'action', action: 'down' }],
    [['down'], { kind: 'action', action: 'down' }],
    [['g'], { kind: 'begun' }],
    [['g', 'g'], { kind: 'action', action: 'first' }],
    [['g', 'd'], { kind: 'begun' }],
    [['g', 'd', 'x'], { kind: 'action', action: 'go' }],
    [['g', 'q'], { kind: 'nothing' }],
    [['x'], { kind: 'nothing' }],
    [['j', 'j'], { kind: 'nothing' }],
  ])('%j find %j', (pressed, found) => {
    expect(findBinding(SOME, pressed)).toEqual(found);
  });

  it('mean the first of two actions that have the same key', () => {
    expect(findBinding([bound('one', 'a'), bound('two', 'a')], ['a'])).toEqual({ kind: 'action', action: 'one' });
  });

  it('are told without the space between them', () => {
    expect(tellKeys(bound('first', 'g g', 'home'))).toBe('gg/home');
  });
});

describe('two actions clash', () => {
  it('over the same key', () => {
    expect(findClashes([bound('one', 'a', 'b'), bound('two', 'b')])).toEqual([{ press: 'b', actions: ['one', 'two'] }]);
  });

  it('where one key is the beginning of the other, whichever comes first', () => {
    expect(findClashes([bound('one', 'g'), bound('two', 'g g')])).toHaveLength(1);
    expect(findClashes([bound('one', 'g g'), bound('two', 'g')])).toHaveLength(1);
  });

  it.each([
    ['different keys', [bound('one', 'a'), bound('two', 'b')]],
    ['the same beginning and different ends', [bound('one', 'g g'), bound('two', 'g d')]],
    ['a key whose name begins like another', [bound('one', 'p'), bound('two', 'pgdn')]],
    ['two keys of the same action', [bound('one', 'g', 'g g')]],
  ])('but not over %s', (_why, bindings) => {
    expect(findClashes(bindings)).toEqual([]);
  });
});

describe('without a clash', () => {
  const press = fc.array(fc.constantFrom('a', 'b', 'ctrl+a', 'enter'), { minLength: 1, maxLength: 3 });
  const bindings = fc
    .array(press, { maxLength: 6 })
    .map((rows) => rows.map((row, index) => bound(`action_${index}`, row.join(' '))));

  it('every key can be reached, press by press', () => {
    fc.assert(
      fc.property(bindings, (some) => {
        fc.pre(findClashes(some).length === 0);
        for (const {
          action,
          press: [notation = ''],
        } of some) {
          const pressed = notation.split(' ');
          pressed.slice(0, -1).forEach((_, index) => {
            expect(findBinding(some, pressed.slice(0, index + 1))).toEqual({ kind: 'begun' });
          });
          expect(findBinding(some, pressed)).toEqual({ kind: 'action', action });
        }
      }),
    );
  });

  it('no two actions are found by the same presses, and with one some action cannot be reached', () => {
    fc.assert(
      fc.property(bindings, (some) => {
        const isReached = ({ action, press: [notation = ''] }: Binding): boolean => {
          const pressed = notation.split(' ');
          const founds = pressed.map((_, index) => findBinding(some, pressed.slice(0, index + 1)));
          const first = founds.find(({ kind }) => kind === 'action');
          return first?.kind === 'action' && first.action === action;
        };
        expect(some.every(isReached)).toBe(findClashes(some).length === 0);
      }),
    );
  });
});

describe('the configuration', () => {
  it('gives an action its keys instead of its own, and leaves the others', () => {
    expect(remap(SOME, { quit: ['Q', 'ctrl+q'] }).map(({ press }) => press)).toEqual([
      ['j', 'down'],
      ['g g'],
      ['g d x'],
      ['Q', 'ctrl+q'],
    ]);
  });

  it('takes every key away from an action with an empty list', () => {
    expect(findBinding(remap(SOME, { quit: [] }), ['q'])).toEqual({ kind: 'nothing' });
  });

  it('is not fooled by names that every object has', () => {
    expect(remap([bound('constructor', 'c'), bound('toString', 't')], {}).map(({ press }) => press)).toEqual([
      ['c'],
      ['t'],
    ]);
  });
});
