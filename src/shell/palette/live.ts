// Commands that say of which time, and how often, the appliance is asked.
import { success } from '../../domain/result.ts';
import { TOPICS } from '../../live/part.ts';
import { parseWindow } from '../../live/session/parse-window.ts';
import { formatWindow } from '../../live/session/window-choice.ts';
import type { Option } from '../../panes/pane.ts';
import { parseSpan } from '../../text/span.ts';
import { WINDOW_OPTIONS } from '../actions/window.ts';
import { here, stay } from '../history.ts';
import { doing, tell } from '../step.ts';
import { amongOptions, type Command } from './command.ts';
import { refuse, refuseWord } from './trouble.ts';

const FLOOR_MS = 5_000;
const CEILING_MS = 86_400_000;

const INTERVALS = ['5s', '10s', '30s', '1m', '5m'];

const intervalOptions = (typed: string): readonly Option[] => {
  const named = TOPICS.find((topic) => typed.startsWith(`${topic} `));
  if (named !== undefined) return INTERVALS.map((span) => ({ id: `${named} ${span}`, title: `every ${span}` }));
  return [
    ...INTERVALS.map((span) => ({ id: span, title: `every ${span}` })),
    ...TOPICS.map((topic) => ({ id: `${topic} `, title: `only ${topic}` })),
  ];
};

export const LIVE_COMMANDS: readonly Command[] = [
  {
    name: 'window',
    takes: '6h | 24h to 2026-01-15 14:00 | FROM..TO',
    says: 'the span of time that everything is about',
    complete: (typed) => amongOptions(typed, WINDOW_OPTIONS),
    run: (argument, { state, now }) => {
      if (argument === '') return refuse('window', 'none is named', 'Try :window 6h.');
      const window = parseWindow(argument, now);
      if (!window.ok) return window;
      const history = stay(state.history, { ...here(state.history), window: window.value });
      // The appliance counts in whole hours: what came of it may be more than was typed.
      return success(tell({ ...state, history }, { text: `window: ${formatWindow(window.value)}`, meaning: 'accent' }));
    },
  },
  {
    name: 'interval',
    takes: '30s | network 1m',
    says: 'how often to ask, at most every 5 s; of everything, or of one of summary, network, device',
    complete: (typed) => amongOptions(typed, intervalOptions(typed)),
    run: (argument, { state }) => {
      const words = argument.split(/\s+/);
      const topic = TOPICS.find((name) => name === words[0]);
      if (topic === undefined && words.length > 1) return refuseWord('interval', words[0] ?? '', TOPICS);
      const ms = parseSpan(words.at(-1) ?? '');
      if (ms === undefined || ms < FLOOR_MS || ms > CEILING_MS) {
        return refuse('interval', 'that is no span from 5s to 1d', 'Try :interval 30s or :interval network 1m.');
      }
      const topics = topic === undefined ? TOPICS : [topic];
      return success(doing(state, { kind: 'interval', topics, change: { ms } }));
    },
  },
];
