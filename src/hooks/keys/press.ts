// What a person pressed, under the name that bindings, help and the configuration use: `j`, `G`, `ctrl+d`, `enter`, `shift+tab`.
import type { Key } from 'ink';

export type Press = string;

/** Of what Ink heard at once: several keys that arrive together are several presses. */
export const pressesOf = (input: string, key: Key): readonly Press[] => {
  const named = NAMED.find(([isIt]) => isIt(key))?.[1];
  if (named !== undefined) return [withModifiers(named, key)];
  if (key.ctrl) return namesIn(input.toLowerCase()).map((name) => `ctrl+${name}`);
  if (key.meta) return namesIn(input).map((name) => `alt+${name}`);
  return namesIn(input);
};

/** A press that is text when somebody is typing, and the text. */
export const typedText = (press: Press): string | undefined => {
  if (press === 'space') return ' ';
  return [...press].length === 1 || (!press.includes('+') && !/^[a-z0-9]+$/.test(press)) ? press : undefined;
};

/** Whether a keyboard can make it, as far as a terminal tells. */
export const isPress = (text: string): boolean => {
  const { modifiers = '', key = '' } = /^(?<modifiers>(?:(?:ctrl|alt|shift)\+)*)(?<key>.+)$/su.exec(text)?.groups ?? {};
  if (!ORDERED.has(modifiers)) return false;
  if (KEY_NAMES.has(key)) return true;
  return !modifiers.includes('shift+') && namesIn(key).length === 1 && namesIn(key)[0] === key;
};

/** As presses are named: a key that is pressed with two of them has one name. */
const ORDERED: ReadonlySet<string> = new Set(
  ['', 'ctrl+'].flatMap((ctrl) =>
    ['', 'alt+'].flatMap((alt) => ['', 'shift+'].map((shift) => `${ctrl}${alt}${shift}`)),
  ),
);

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const NAMED: readonly (readonly [(key: Key) => boolean, string])[] = [
  [(key) => key.upArrow, 'up'],
  [(key) => key.downArrow, 'down'],
  [(key) => key.leftArrow, 'left'],
  [(key) => key.rightArrow, 'right'],
  [(key) => key.pageUp, 'pgup'],
  [(key) => key.pageDown, 'pgdn'],
  [(key) => key.home, 'home'],
  [(key) => key.end, 'end'],
  [(key) => key.return, 'enter'],
  [(key) => key.escape, 'esc'],
  [(key) => key.tab, 'tab'],
  [(key) => key.backspace, 'backspace'],
  [(key) => key.delete, 'delete'],
];

const KEY_NAMES: ReadonlySet<string> = new Set([...NAMED.map(([, name]) => name), 'space']);

/** Escape is heard as a modifier of itself. */
const withModifiers = (name: string, key: Key): Press =>
  [
    key.ctrl ? 'ctrl+' : '',
    key.meta && name !== 'esc' ? 'alt+' : '',
    key.shift && name !== 'esc' ? 'shift+' : '',
    name,
  ].join('');

const namesIn = (input: string): readonly Press[] =>
  [...graphemes.segment(input)].map(({ segment }) => nameOf(segment)).filter((name) => name !== '');

/** A newline that came with other keys is the key that makes one; what is no key at all is nothing. */
const nameOf = (segment: string): string => {
  if (segment === ' ') return 'space';
  if (segment === '\r' || segment === '\n' || segment === '\r\n') return 'enter';
  if (segment === '\t') return 'tab';
  return /^\p{Cc}/u.test(segment) ? '' : segment;
};
