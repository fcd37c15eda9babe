// The keys of a line that is being typed: the palette's, and the filter's.
import type { Binding } from '../../hooks/keys/binding.ts';
import { findBinding } from '../../hooks/keys/find-binding.ts';
import { typedText } from '../../hooks/keys/press.ts';
import type { TextEdit } from '../../widgets/edit-text.ts';

export const LINE_BINDINGS = [
  { action: 'line_enter', press: ['enter'], says: 'take the line, or the completion that is chosen', hint: 'take' },
  { action: 'line_close', press: ['esc', 'ctrl+c', 'ctrl+g'], says: 'close, and change nothing', hint: 'close' },
  { action: 'line_complete', press: ['tab'], says: 'complete, or choose the next completion', hint: 'complete' },
  { action: 'line_complete_back', press: ['shift+tab'], says: 'choose the completion before' },
  { action: 'line_up', press: ['up', 'ctrl+p'], says: 'the completion above, or what was typed before' },
  { action: 'line_down', press: ['down', 'ctrl+n'], says: 'the completion below' },
  { action: 'line_left', press: ['left'], says: 'one character left' },
  { action: 'line_right', press: ['right', 'ctrl+f'], says: 'one character right' },
  { action: 'line_word_left', press: ['ctrl+left', 'alt+left', 'alt+b'], says: 'one word left' },
  { action: 'line_word_right', press: ['ctrl+right', 'alt+right', 'alt+f'], says: 'one word right' },
  { action: 'line_home', press: ['home', 'ctrl+a'], says: 'to the beginning' },
  { action: 'line_end', press: ['end', 'ctrl+e'], says: 'to the end' },
  { action: 'line_backspace', press: ['backspace', 'ctrl+h'], says: 'delete the character before' },
  { action: 'line_delete', press: ['delete', 'ctrl+d'], says: 'delete the character under the cursor' },
  { action: 'line_delete_word', press: ['ctrl+w', 'alt+backspace'], says: 'delete the word before' },
  { action: 'line_clear', press: ['ctrl+u'], says: 'delete all before the cursor' },
  { action: 'line_kill', press: ['ctrl+k'], says: 'delete all behind the cursor' },
] as const satisfies readonly Binding[];

export type LineAction = (typeof LINE_BINDINGS)[number]['action'];

export type LineKey =
  | Readonly<{ kind: 'edit'; edit: TextEdit }>
  | Readonly<{ kind: 'enter' | 'close' | 'next' | 'previous' | 'up' | 'down' }>
  | Readonly<{ kind: 'nothing' }>;

/** `bindings` as the configuration has them. */
export const lineKey = (bindings: readonly Binding[], press: string): LineKey => {
  const text = typedText(press);
  if (text !== undefined) return { kind: 'edit', edit: { kind: 'insert', text } };
  const found = findBinding(bindings, [press]);
  return found.kind === 'action' ? (KEYS.get(found.action) ?? { kind: 'nothing' }) : { kind: 'nothing' };
};

const edit = (change: TextEdit): LineKey => ({ kind: 'edit', edit: change });

const KEYS: ReadonlyMap<string, LineKey> = new Map<LineAction, LineKey>([
  ['line_enter', { kind: 'enter' }],
  ['line_close', { kind: 'close' }],
  ['line_complete', { kind: 'next' }],
  ['line_complete_back', { kind: 'previous' }],
  ['line_up', { kind: 'up' }],
  ['line_down', { kind: 'down' }],
  ['line_left', edit({ kind: 'move', to: 'left' })],
  ['line_right', edit({ kind: 'move', to: 'right' })],
  ['line_word_left', edit({ kind: 'move', to: 'word-left' })],
  ['line_word_right', edit({ kind: 'move', to: 'word-right' })],
  ['line_home', edit({ kind: 'move', to: 'home' })],
  ['line_end', edit({ kind: 'move', to: 'end' })],
  ['line_backspace', edit({ kind: 'backspace' })],
  ['line_delete', edit({ kind: 'delete' })],
  ['line_delete_word', edit({ kind: 'delete-word' })],
  ['line_clear', edit({ kind: 'kill-to-start' })],
  ['line_kill', edit({ kind: 'kill-to-end' })],
]);
