// The last line of the screen: the keys that are worth knowing here, as many as fit.
import type { Binding } from '../../hooks/keys/binding.ts';
import { displayWidth } from '../../text/display-width.ts';
import type { Line, Span } from '../../theme/line.ts';
import { mayGoBack } from '../actions/walk.ts';
import type { Frame } from '../frame.ts';

type HintFrame = Pick<Frame, 'bindings' | 'shown' | 'state' | 'keyMap' | 'context' | 'wait'>;

const GAP = 2;

export const hintLine = (frame: HintFrame, width: number): Line => {
  const { always, first } = hintsOf(frame);
  const last = always.flatMap(hint);
  let room = width - 2 - widthOf(last);
  const shown: Span[] = [];
  for (const binding of first) {
    const told = hint(binding);
    room -= widthOf(told);
    if (room < 0) break;
    shown.push(...told);
  }
  return [{ text: ' ' }, ...shown, ...last];
};

/** Those of the pane give way first, from their end; how to get help and out is always there. */
const hintsOf = (frame: HintFrame): Readonly<{ first: readonly Binding[]; always: readonly Binding[] }> => {
  const { state, keyMap, bindings, shown, context } = frame;
  const named = (among: readonly Binding[], actions: readonly string[]): readonly Binding[] =>
    actions.flatMap((action) => among.find((one) => one.action === action) ?? []);
  if (state.overlay?.kind === 'palette' || state.overlay?.kind === 'filter') {
    return { first: [], always: named(keyMap.line, ['line_enter', 'line_complete', 'line_close']) };
  }
  if (state.overlay !== undefined) {
    const actions =
      state.overlay.kind === 'choose' ? ['overlay_take', 'overlay_close'] : ['overlay_down', 'overlay_close'];
    return { first: [], always: named(keyMap.overlay, actions) };
  }
  if (state.pressed.length > 0) return { first: begunBy(state.pressed, bindings), always: [] };
  const back = mayGoBack(context) || context.isWaiting ? ['back'] : [];
  const filter = shown.filter === undefined ? [] : ['filter'];
  return {
    first: named(bindings, [...new Set([...shown.hints, ...filter, 'window', ...back, 'copy', 'pause', 'refresh'])]),
    always: named(bindings, ['command', 'help', 'quit']),
  };
};

/** What may follow the keys that were pressed. */
const begunBy = (pressed: readonly string[], bindings: readonly Binding[]): readonly Binding[] => {
  const start = `${pressed.join(' ')} `;
  return bindings.flatMap((binding) => {
    const press = binding.press.filter((one) => one.startsWith(start));
    return press.length === 0 ? [] : [{ ...binding, press, hint: binding.says }];
  });
};

const hint = ({ press, hint: word, says }: Binding): readonly Span[] => [
  { text: (press[0] ?? '').replaceAll(' ', ''), meaning: 'key' },
  { text: ` ${word ?? says}${' '.repeat(GAP)}`, meaning: 'dim' },
];

const widthOf = (spans: readonly Span[]): number => spans.reduce((sum, { text }) => sum + displayWidth(text), 0);
