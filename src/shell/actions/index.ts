// Every key of the console itself. Those of a pane stand in the pane.
import type { Action } from '../action.ts';
import { ASK_ACTIONS } from './ask.ts';
import { LEAVE_ACTIONS } from './leave.ts';
import { LIST_ACTIONS } from './list.ts';
import { LIVE_ACTIONS } from './live.ts';
import { LOOK_ACTIONS } from './look.ts';
import { WALK_ACTIONS } from './walk.ts';
import { WINDOW_ACTIONS } from './window.ts';

export const ACTIONS: readonly Action[] = [
  ...LIST_ACTIONS,
  ...ASK_ACTIONS,
  ...WINDOW_ACTIONS,
  ...LIVE_ACTIONS,
  ...WALK_ACTIONS,
  ...LOOK_ACTIONS,
  ...LEAVE_ACTIONS,
];
