// The command that says which findings are announced.
import { success } from '../../domain/result.ts';
import type { Option } from '../../panes/pane.ts';
import { NOTIFY_LEVELS, type NotifyLevel } from '../notify.ts';
import { tell } from '../step.ts';
import { amongOptions, type Command } from './command.ts';
import { refuseWord } from './trouble.ts';

const TOLD: Readonly<Record<NotifyLevel, string>> = {
  off: 'nothing is announced',
  critical: 'new critical findings are announced',
  high: 'new critical and high findings are announced',
  medium: 'new critical, high and medium findings are announced',
};

const LEVELS: readonly Option[] = NOTIFY_LEVELS.map((level) => ({ id: level, title: level, detail: TOLD[level] }));

export const NOTIFY_COMMANDS: readonly Command[] = [
  {
    name: 'notify',
    takes: NOTIFY_LEVELS.join(' | '),
    says: 'announce new findings from a severity on, at most once a minute, or do not',
    complete: (typed) => amongOptions(typed, LEVELS),
    run: (argument, { state }) => {
      const level = NOTIFY_LEVELS.find((one) => one === argument);
      if (level === undefined) return refuseWord('notify', argument, NOTIFY_LEVELS);
      return success(tell({ ...state, notify: level }, { text: TOLD[level], meaning: 'accent' }));
    },
  },
];
