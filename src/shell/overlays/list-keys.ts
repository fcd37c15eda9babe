// The keys of a list that lies over the pane: the help, the log, something to choose from.
import type { Binding } from '../../hooks/keys/binding.ts';
import type { Move } from '../../widgets/list-window.ts';

export const OVERLAY_BINDINGS = [
  { action: 'overlay_take', press: ['enter'], says: 'take what is selected', hint: 'take' },
  { action: 'overlay_close', press: ['esc', 'q', '?', 'ctrl+c'], says: 'close', hint: 'close' },
  { action: 'overlay_down', press: ['j', 'down'], says: 'one line down', hint: 'scroll' },
  { action: 'overlay_up', press: ['k', 'up'], says: 'one line up' },
  { action: 'overlay_page_down', press: ['pgdn', 'ctrl+d', 'ctrl+f', 'space'], says: 'one page down' },
  { action: 'overlay_page_up', press: ['pgup', 'ctrl+u', 'ctrl+b'], says: 'one page up' },
  { action: 'overlay_first', press: ['g g', 'home'], says: 'to the beginning' },
  { action: 'overlay_last', press: ['G', 'end'], says: 'to the end' },
] as const satisfies readonly Binding[];

export type OverlayAction = (typeof OVERLAY_BINDINGS)[number]['action'];

export const moveOf = (action: string): Move | undefined => MOVES.get(action);

const MOVES: ReadonlyMap<string, Move> = new Map<OverlayAction, Move>([
  ['overlay_down', 'down'],
  ['overlay_up', 'up'],
  ['overlay_page_down', 'page-down'],
  ['overlay_page_up', 'page-up'],
  ['overlay_first', 'first'],
  ['overlay_last', 'last'],
]);
