// The help: every key that means something where one is, made from the same data that the keys work by.
import { type Binding, tellKeys } from '../../hooks/keys/binding.ts';
import { displayWidth, widest } from '../../text/display-width.ts';
import { wrapWords } from '../../text/wrap-words.ts';
import type { Line } from '../../theme/line.ts';
import { ASK_ACTIONS } from '../actions/ask.ts';
import { LEAVE_ACTIONS } from '../actions/leave.ts';
import { LIST_ACTIONS } from '../actions/list.ts';
import { LIVE_ACTIONS } from '../actions/live.ts';
import { LOOK_ACTIONS } from '../actions/look.ts';
import { WALK_ACTIONS } from '../actions/walk.ts';
import { WINDOW_ACTIONS } from '../actions/window.ts';
import type { Frame } from '../frame.ts';
import { COMMANDS } from '../palette/index.ts';

type HelpFrame = Pick<Frame, 'pane' | 'bindings' | 'keyMap' | 'pen'>;

type Row = Readonly<{ keys: string; says: string }>;

const GROUPS: readonly (readonly [title: string, actions: readonly Binding[]])[] = [
  ['Lists', LIST_ACTIONS],
  ['Going about', WALK_ACTIONS],
  ['Time', WINDOW_ACTIONS],
  ['Live data', LIVE_ACTIONS],
  ['Asking', ASK_ACTIONS],
  ['Looks', LOOK_ACTIONS],
  ['Leaving', LEAVE_ACTIONS],
];

export const helpLines = ({ pane, bindings, keyMap, pen }: HelpFrame, width: number): readonly Line[] => {
  const known = new Map([...bindings, ...keyMap.line, ...keyMap.overlay].map((binding) => [binding.action, binding]));
  const rowsOf = (actions: readonly Binding[]): readonly Row[] =>
    actions.map(({ action, says }) => ({ keys: tellKeys(known.get(action) ?? { action, says, press: [] }), says }));
  const sections: readonly (readonly [string, readonly Row[]])[] = [
    ...(pane.bindings.length === 0 ? [] : ([[`In ${pane.title}`, rowsOf(pane.bindings)]] as const)),
    ...GROUPS.map(([title, actions]) => [title, rowsOf(actions)] as const),
    ['In help, log and choices', rowsOf(keyMap.overlay)],
    ['While typing', rowsOf(keyMap.line)],
    [
      'Commands, after :',
      [
        ...COMMANDS.map(({ name, takes, says }) => ({ keys: takes === undefined ? name : `${name} ${takes}`, says })),
        { keys: 'any action', says: 'by its name in the configuration, such as next_row; tab lists them' },
      ],
    ],
  ];
  const intro = wrapWords(`${pane.title}: ${pane.says}`, { width, mostLines: MOST_LINES, cut: pen.glyphs.cut });
  return [
    ...intro.map((text): Line => [{ text, meaning: 'label' }]),
    ...sections.flatMap(([title, rows]) => section(title, rows, width, pen.glyphs.cut)),
  ];
};

const WIDEST_KEYS = 30;
/** Enough for the longest sentence on the narrowest screen. */
const MOST_LINES = 8;

const section = (title: string, rows: readonly Row[], width: number, cut: string): readonly Line[] => {
  const keysWidth = Math.min(WIDEST_KEYS, widest(rows.map(({ keys }) => keys)));
  const room = Math.max(10, width - keysWidth - 6);
  return [
    [],
    [{ text: title, meaning: 'heading' }],
    ...rows.flatMap(({ keys, says }): readonly Line[] => {
      const [first = '', ...more] = wrapWords(says, { width: room, mostLines: MOST_LINES, cut });
      const own = displayWidth(keys) > keysWidth;
      const told: Line = [{ text: '  ' }, { text: keys.padEnd(keysWidth + 2), meaning: 'key' }];
      const below = (text: string): Line => [{ text: ' '.repeat(keysWidth + 4) }, { text }];
      return own ? [told, below(first), ...more.map(below)] : [[...told, { text: first }], ...more.map(below)];
    }),
  ];
};
