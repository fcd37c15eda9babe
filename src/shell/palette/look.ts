// Commands that change how things are shown.
import { success } from '../../domain/result.ts';
import type { Option } from '../../panes/pane.ts';
import { doing, only } from '../step.ts';
import { amongOptions, type Command } from './command.ts';
import { refuseWord } from './trouble.ts';

const ON_OFF: readonly Option[] = [
  { id: 'on', title: 'on' },
  { id: 'off', title: 'off' },
];

const ZONES: readonly Option[] = [
  { id: 'utc', title: 'utc' },
  { id: 'local', title: 'local' },
];

export const LOOK_COMMANDS: readonly Command[] = [
  {
    name: 'theme',
    takes: 'light',
    says: 'colours for another background, or for other eyes',
    complete: (typed, { themes }) => amongOptions(typed, themes),
    run: (argument, { state, themes }) => {
      const theme = themes.find(({ id }) => id === argument);
      if (theme === undefined)
        return refuseWord(
          'theme',
          argument,
          themes.map(({ id }) => id),
        );
      return success(only({ ...state, theme: theme.id }));
    },
  },
  {
    name: 'mouse',
    takes: 'on | off',
    says: 'use the mouse, or leave it to the terminal',
    complete: (typed) => amongOptions(typed, ON_OFF),
    run: (argument, { state }) => {
      if (argument !== 'on' && argument !== 'off') return refuseWord('mouse', argument, ['on', 'off']);
      const isOn = argument === 'on';
      return success(doing({ ...state, hasMouse: isOn }, { kind: 'mouse', isOn }));
    },
  },
  {
    name: 'zone',
    takes: 'utc | local',
    says: 'times in UTC, or in the zone of this machine',
    complete: (typed) => amongOptions(typed, ZONES),
    run: (argument, { state }) =>
      argument === 'utc' || argument === 'local'
        ? success(only({ ...state, zone: argument }))
        : refuseWord('zone', argument, ['utc', 'local']),
  },
];
