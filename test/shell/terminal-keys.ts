// The names of keys that are no text and that a terminal can send.
const NAMED = 'up down left right pgup pgdn home end enter esc tab backspace delete space'.split(' ');
const MOVING = 'up down left right pgup pgdn home end delete'.split(' ');
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

export const KEYS_OF_A_TERMINAL: ReadonlySet<string> = new Set([
  ...NAMED,
  'shift+tab',
  'ctrl+space',
  'alt+backspace',
  'alt+enter',
  ...LETTERS.flatMap((letter) => [`ctrl+${letter}`, `alt+${letter}`]),
  ...MOVING.flatMap((key) => [`ctrl+${key}`, `alt+${key}`, `shift+${key}`]),
]);
