// Keys that leave the console, for good or for a while, or draw it anew.
import type { Action } from '../action.ts';
import { doing } from '../step.ts';

export const LEAVE_ACTIONS: readonly Action[] = [
  {
    action: 'quit',
    press: ['q', 'ctrl+c'],
    says: 'leave darktop',
    hint: 'quit',
    run: ({ state }) => doing(state, { kind: 'quit' }),
  },
  {
    action: 'suspend',
    press: ['ctrl+z'],
    says: 'back to the shell for a while; "fg" comes back',
    run: ({ state }) => doing(state, { kind: 'suspend' }),
  },
  {
    action: 'redraw',
    press: ['ctrl+l'],
    says: 'draw the whole screen anew',
    run: ({ state }) => doing(state, { kind: 'redraw' }),
  },
];
