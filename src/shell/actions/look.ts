// Keys that change how things are shown, not what.
import type { Action } from '../action.ts';
import { doing, only } from '../step.ts';

export const LOOK_ACTIONS: readonly Action[] = [
  {
    action: 'zone',
    press: ['z'],
    says: 'times in UTC, or in the zone of this machine',
    run: ({ state }) => {
      const zone = state.zone === 'utc' ? 'local' : 'utc';
      const text = zone === 'utc' ? 'times are in UTC' : 'times are in the zone of this machine; charts stay in UTC';
      return only({ ...state, zone, note: { text, meaning: 'dim' } });
    },
  },
  {
    action: 'mouse',
    press: ['M'],
    says: 'use the mouse, or leave it to the terminal for selecting text',
    run: ({ state }) => {
      const hasMouse = !state.hasMouse;
      const text = hasMouse ? 'the mouse clicks and scrolls; shift selects text' : 'the mouse is the terminal’s again';
      return doing({ ...state, hasMouse, note: { text, meaning: 'dim' } }, { kind: 'mouse', isOn: hasMouse });
    },
  },
];
