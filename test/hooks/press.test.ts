// What a person pressed gets the name that bindings and configuration use.
import fc from 'fast-check';
import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { pressesOf, typedText } from '../../src/hooks/keys/press.ts';

const NO_KEY: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

const heard = (input: string, key: Partial<Key> = {}): readonly string[] => pressesOf(input, { ...NO_KEY, ...key });

describe('a key with a name', () => {
  it.each<[string, Partial<Key>]>([
    ['up', { upArrow: true }],
    ['down', { downArrow: true }],
    ['left', { leftArrow: true }],
    ['right', { rightArrow: true }],
    ['pgup', { pageUp: true }],
    ['pgdn', { pageDown: true }],
    ['home', { home: true }],
    ['end', { end: true }],
    ['enter', { return: true }],
    ['esc', { escape: true }],
    ['tab', { tab: true }],
    ['backspace', { backspace: true }],
    ['delete', { delete: true }],
    ['shift+tab', { tab: true, shift: true }],
    ['ctrl+left', { leftArrow: true, ctrl: true }],
    ['alt+right', { rightArrow: true, meta: true }],
    ['ctrl+alt+shift+up', { upArrow: true, ctrl: true, meta: true, shift: true }],
    ['alt+backspace', { backspace: true, meta: true }],
  ])('is called %s', (name, key) => {
    expect(heard('', key)).toEqual([name]);
  });

  it('is escape alone, although escape is heard as a modifier of itself', () => {
    expect(heard('', { escape: true, meta: true, shift: true })).toEqual(['esc']);
  });
});

describe('characters', () => {
  it.each([
    ['j', ['j']],
    ['G', ['G']],
    ['jjj', ['j', 'j', 'j']],
    ['gg', ['g', 'g']],
    [' ', ['space']],
    [':q\r', [':', 'q', 'enter']],
    ['a\nb', ['a', 'enter', 'b']],
    ['a\r\nb', ['a', 'enter', 'b']],
    ['a\tb', ['a', 'tab', 'b']],
    ['\u0000\u001b\u007f\u009b', []],
    ['j\u0000k', ['j', 'k']],
    ['👩‍👩‍👧‍👦é', ['👩‍👩‍👧‍👦', 'é']],
    ['', []],
  ])('%j that came at once are %j', (input, presses) => {
    expect(heard(input)).toEqual(presses);
  });

  it.each<[string, Partial<Key>, readonly string[]]>([
    ['d', { ctrl: true }, ['ctrl+d']],
    ['D', { ctrl: true }, ['ctrl+d']],
    [' ', { ctrl: true }, ['ctrl+space']],
    ['b', { meta: true }, ['alt+b']],
    ['B', { meta: true }, ['alt+B']],
    ['', { ctrl: true }, []],
    ['', { meta: true }, []],
  ])('%j with %j is %j', (input, key, presses) => {
    expect(heard(input, key)).toEqual(presses);
  });

  it('are never an empty press and never hold a control character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.record({ ctrl: fc.boolean(), meta: fc.boolean(), shift: fc.boolean() }),
        (input, key) => {
          for (const press of heard(input, key)) {
            expect(press).not.toBe('');
            expect(press).not.toMatch(/[\u0000-\u001f\u007f-\u009f ]/);
          }
        },
      ),
    );
  });

  it('that are ordinary text come out as the text that was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'Z', '7', ' ', '+', ':', 'ß', '東', '🎉', 'e\u0301') }),
        (text) => {
          expect(heard(text).map(typedText).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('a press is text', () => {
  it.each([
    ['j', 'j'],
    ['7', '7'],
    ['space', ' '],
    ['+', '+'],
    ['東', '東'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['e\u0301', 'e\u0301'],
  ])('%j as %j', (press, text) => {
    expect(typedText(press)).toBe(text);
  });

  it.each(['enter', 'esc', 'pgdn', 'f5', 'ctrl+d', 'shift+tab', 'alt+B', 'ctrl+alt+shift+up'])(
    'and %s is none',
    (press) => {
      expect(typedText(press)).toBeUndefined();
    },
  );
});
