// Commands that write a file.
import { success } from '../../domain/result.ts';
import { here } from '../history.ts';
import { doing } from '../step.ts';
import { amongOptions, type Command } from './command.ts';
import { refuseWord } from './trouble.ts';

export const FILE_COMMANDS: readonly Command[] = [
  {
    name: 'export',
    takes: 'csv | json | html | markdown | text, and a file',
    says: 'write what the pane is about as a report, into a file of the working folder or one that is named',
    complete: (typed, { formats }) => amongOptions(typed, formats),
    run: (argument, { state, shown, formats }) => {
      const [format = '', ...rest] = argument.split(/\s+/);
      if (!formats.some(({ id }) => id === format))
        return refuseWord(
          'export',
          format,
          formats.map(({ id }) => id),
        );
      const named = rest.join(' ');
      const { window } = here(state.history);
      const file = named === '' ? undefined : named;
      return success(doing(state, { kind: 'export', report: shown.report, window, format, file }));
    },
  },
];
