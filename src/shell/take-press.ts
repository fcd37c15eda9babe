// What one key does, wherever one is.
import { findBinding } from '../hooks/keys/find-binding.ts';
import { type Press, typedText } from '../hooks/keys/press.ts';
import type { ListSize } from '../widgets/list-window.ts';
import { ACTIONS } from './actions/index.ts';
import type { KeyMap } from './key-map.ts';
import { pasteFilter, pressFilter } from './overlays/press-filter.ts';
import { pressList } from './overlays/press-list.ts';
import { pastePalette, pressPalette } from './overlays/press-palette.ts';
import { only, type ShellContext, type Step, tell } from './step.ts';
import { takeOutcome } from './take-outcome.ts';

export type PressTaking = Readonly<{
  keyMap: KeyMap;
  /** Of the list that lies over the pane, if one does. */
  overlaySize: ListSize;
}>;

/** A note has been read by whoever presses the next key. */
export const takePress = (press: Press, given: ShellContext, { keyMap, overlaySize }: PressTaking): Step => {
  const context = { ...given, state: { ...given.state, note: undefined } };
  const { overlay } = context.state;
  if (overlay === undefined) return pressInPane(press, context, keyMap);
  const anywhere = ofTerminal(press, keyMap);
  if (anywhere !== undefined) return runAction(anywhere, context);
  switch (overlay.kind) {
    case 'palette':
      return pressPalette(overlay, press, context, keyMap.line);
    case 'filter':
      return pressFilter(overlay, press, context, keyMap.line);
    default:
      return pressList(overlay, press, context, { bindings: keyMap.overlay, size: overlaySize });
  }
};

/** Whatever lies over the pane: these keys are about the terminal. */
const OF_TERMINAL: ReadonlySet<string> = new Set(['suspend', 'redraw']);

const ofTerminal = (press: Press, { shell }: KeyMap): string | undefined => {
  if (typedText(press) !== undefined) return undefined;
  const found = findBinding(shell, [press]);
  return found.kind === 'action' && OF_TERMINAL.has(found.action) ? found.action : undefined;
};

/** Into a line that is being typed; anywhere else it could be taken for keys, and is not. */
export const takePaste = (text: string, { state }: ShellContext): Step => {
  const { overlay } = state;
  if (overlay?.kind === 'palette') return pastePalette(overlay, text, state);
  if (overlay?.kind === 'filter') return pasteFilter(overlay, text, state);
  return only(state);
};

export const runAction = (action: string, context: ShellContext): Step => {
  const own = ACTIONS.find((one) => one.action === action);
  return own === undefined ? runInPane(action, context) : own.run(context);
};

/** A key of the pane that means nothing on the page that is open is answered all the same. */
const runInPane = (action: string, { state, pane, shown }: ShellContext): Step => {
  const outcome = shown.act(action);
  const binding = pane.bindings.find((one) => one.action === action);
  return outcome === undefined && binding !== undefined
    ? tell(state, { text: `nothing to do here for "${binding.says}"`, meaning: 'dim' })
    : takeOutcome(state, outcome);
};

const pressInPane = (press: Press, context: ShellContext, keyMap: KeyMap): Step => {
  const { state, pane } = context;
  const bindings = keyMap.inPane(pane.name);
  const pressed = [...state.pressed, press];
  const found = findBinding(bindings, pressed);
  if (found.kind === 'begun') return only({ ...state, pressed });
  const settled = { ...context, state: { ...state, pressed: [] } };
  if (found.kind === 'action') return runAction(found.action, settled);
  // What was begun came to nothing: the key counts for itself.
  return state.pressed.length === 0 ? only(settled.state) : pressInPane(press, settled, keyMap);
};
