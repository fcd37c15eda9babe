// Editing a line: every key, on letters of every script, and never half a character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from '../../src/text/clean.ts';
import {
  type EditedText,
  editedText,
  editText,
  LONGEST_TEXT,
  type TextEdit,
  type TextMove,
} from '../../src/widgets/edit-text.ts';
import { hostileText } from '../report/hostile-texts.ts';

/** `ab|c` is the text `abc` with the cursor before `c`. */
const at = (shown: string): EditedText => ({ text: shown.replace('|', ''), cursor: shown.indexOf('|') });
const shown = ({ text, cursor }: EditedText): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const move = (to: TextMove): TextEdit => ({ kind: 'move', to });

describe('a line', () => {
  it.each<[string, TextEdit, string]>([
    ['ab|c', { kind: 'insert', text: 'xy' }, 'abxy|c'],
    ['ab|c', { kind: 'insert', text: '' }, 'ab|c'],
    ['|', { kind: 'insert', text: 'a\nb\tc' }, 'a b c|'],
    ['ab|c', { kind: 'set', text: 'new' }, 'new|'],
    ['ab|c', { kind: 'backspace' }, 'a|c'],
    ['|abc', { kind: 'backspace' }, '|abc'],
    ['ab|c', { kind: 'delete' }, 'ab|'],
    ['abc|', { kind: 'delete' }, 'abc|'],
    ['ab|c', move('left'), 'a|bc'],
    ['|abc', move('left'), '|abc'],
    ['ab|c', move('right'), 'abc|'],
    ['abc|', move('right'), 'abc|'],
    ['ab|c', move('home'), '|abc'],
    ['ab|c', move('end'), 'abc|'],
    ['src:a  port:4|4 x', move('word-left'), 'src:a  |port:44 x'],
    ['src:a  |port:44 x', move('word-left'), '|src:a  port:44 x'],
    ['src|:a  port:44 x', move('word-right'), 'src:a|  port:44 x'],
    ['src:a|  port:44 x', move('word-right'), 'src:a  port:44| x'],
    ['src:a port:44|', { kind: 'delete-word' }, 'src:a |'],
    ['src:a |', { kind: 'delete-word' }, '|'],
    ['src:a po|rt', { kind: 'kill-to-end' }, 'src:a po|'],
    ['src:a po|rt', { kind: 'kill-to-start' }, '|rt'],
  ])('%s after %j is %s', (before, edit, after) => {
    expect(shown(editText(at(before), edit))).toBe(after);
  });

  it.each([
    ['a flag', 'x🇩🇪|'],
    ['a letter with its accents', 'xe\u0301\u0323|'],
    ['a thumb with its colour', 'x👍🏽|'],
    ['a syllable of Hangul', 'x\u1112\u1161\u11ab|'],
  ])('takes back %s as one character', (_name, before) => {
    expect(shown(editText(at(before), { kind: 'backspace' }))).toBe('x|');
    expect(editText(at(before), move('left')).cursor).toBe(1);
  });

  it('keeps what acts on a terminal out', () => {
    const { text } = editText(at('a|'), { kind: 'insert', text: '\u001b[31m\u202ered' });
    expect(isClean(text)).toBe(true);
    expect(text).toContain('red');
  });

  it('takes the beginning of what is too long', () => {
    const { text, cursor } = editText(at('a|'), { kind: 'insert', text: '東'.repeat(1_000_000) });
    expect([text.length, cursor]).toEqual([LONGEST_TEXT, LONGEST_TEXT]);
    expect(text.startsWith('a東')).toBe(true);
  });

  it('puts a cursor that was nowhere to the nearest place', () => {
    expect(editText({ text: 'abc', cursor: 99 }, move('left')).cursor).toBe(2);
    expect(editText({ text: 'abc', cursor: -1 }, move('right')).cursor).toBe(1);
    expect(editText({ text: 'abc', cursor: Number.NaN }, { kind: 'backspace' }).text).toBe('ab');
  });
});

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const boundariesOf = (text: string): readonly number[] => [
  ...[...graphemes.segment(text)].map(({ index }) => index),
  text.length,
];

const edit: fc.Arbitrary<TextEdit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), text: hostileText }),
  fc.record({
    kind: fc.constant('insert' as const),
    text: fc.constantFrom('\u0301', '🇩', '🏽', ' ', 'a', '\u1161', '\u{fe0f}'),
  }),
  fc.constantFrom<TextMove>('left', 'right', 'word-left', 'word-right', 'home', 'end').map(move),
  fc.record({
    kind: fc.constantFrom(
      'backspace' as const,
      'delete' as const,
      'delete-word' as const,
      'kill-to-end' as const,
      'kill-to-start' as const,
    ),
  }),
);

describe('whatever is pressed', () => {
  it('the cursor stands between two characters, and the line is clean and short', () => {
    fc.assert(
      fc.property(hostileText, fc.array(edit, { maxLength: 12 }), (text, edits) => {
        const { text: after, cursor } = edits.reduce(editText, editedText(text));
        expect(boundariesOf(after)).toContain(cursor);
        expect(isClean(after)).toBe(true);
        expect(after.length).toBeLessThanOrEqual(LONGEST_TEXT);
      }),
      { numRuns: 300 },
    );
  });

  it('left and right again lead back, but at the start', () => {
    fc.assert(
      fc.property(hostileText, fc.array(edit, { maxLength: 6 }), (text, edits) => {
        const state = edits.reduce(editText, editedText(text));
        fc.pre(state.cursor > 0);
        expect(editText(editText(state, move('left')), move('right'))).toEqual(state);
      }),
    );
  });

  it('what is left of the cursor goes, and what is right of it stays, and the other way round', () => {
    fc.assert(
      fc.property(hostileText, fc.array(edit, { maxLength: 6 }), (text, edits) => {
        const state = edits.reduce(editText, editedText(text));
        expect(editText(state, { kind: 'kill-to-start' }).cursor).toBe(0);
        expect(editText(state, { kind: 'kill-to-end' }).text).toBe(state.text.slice(0, state.cursor));
        expect(editText(state, { kind: 'delete-word' }).text.length).toBeLessThanOrEqual(state.text.length);
      }),
    );
  });
});
