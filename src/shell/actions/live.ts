// Keys that say when the appliance is asked.
import { TOPICS } from '../../live/part.ts';
import type { Action } from '../action.ts';
import { doing } from '../step.ts';

export const LIVE_ACTIONS: readonly Action[] = [
  {
    action: 'refresh',
    press: ['r'],
    says: 'ask for everything on the screen now',
    hint: 'refresh',
    run: ({ state }) => doing(state, { kind: 'refresh' }),
  },
  {
    action: 'pause',
    press: ['p'],
    says: 'stop asking, or go on',
    hint: 'pause',
    run: ({ state, isPaused }) => doing(state, { kind: 'pause', isPaused: !isPaused }),
  },
  {
    action: 'shorter_interval',
    press: ['+'],
    says: 'ask more often, down to every 5 s',
    run: ({ state }) => doing(state, { kind: 'interval', topics: TOPICS, change: 'shorter' }),
  },
  {
    action: 'longer_interval',
    press: ['-'],
    says: 'ask less often',
    run: ({ state }) => doing(state, { kind: 'interval', topics: TOPICS, change: 'longer' }),
  },
];
