// Commands that write a file.
import { type Result, success } from '../../domain/result.ts';
import { WRITE_OPTIONS } from '../../panes/flows/write-outcome.ts';
import type { Option } from '../../panes/pane.ts';
import { here } from '../history.ts';
import { doing } from '../step.ts';
import { takeOutcome } from '../take-outcome.ts';
import { amongOptions, type Command } from './command.ts';
import { refuse, refuseWord } from './trouble.ts';

type Named = Readonly<{
  format: string;
  /** Undefined for its usual name. */
  file: string | undefined;
}>;

export const FILE_COMMANDS: readonly Command[] = [
  {
    name: 'export',
    takes: 'csv | json | html | markdown | text, and a file',
    says: 'write what the pane is about as a report, into a file of the working folder or one that is named',
    complete: (typed, { formats }) => amongOptions(typed, formats),
    run: (argument, { state, shown, formats }) => {
      const named = readNamed('export', argument, formats);
      if (!named.ok) return named;
      const { window } = here(state.history);
      return success(doing(state, { kind: 'export', report: shown.report, window, ...named.value }));
    },
  },
  {
    name: 'write',
    takes: 'csv | ndjson | json, and a file',
    says: 'write the flows that the filter lets through, into a file of the working folder or one that is named',
    complete: (typed) => amongOptions(typed, WRITE_OPTIONS),
    run: (argument, { state, shown }) => {
      const named = readNamed('write', argument, WRITE_OPTIONS);
      if (!named.ok) return named;
      const { format, file } = named.value;
      const outcome = shown.act(`write ${format}`);
      if (outcome === undefined) return NOTHING_TO_WRITE;
      return success(takeOutcome(state, outcome.kind === 'write' ? { ...outcome, file } : outcome));
    },
  },
];

const readNamed = (command: string, argument: string, formats: readonly Option[]): Result<Named> => {
  const [format = '', ...rest] = argument.split(/\s+/);
  const allowed = formats.map(({ id }) => id);
  if (!allowed.includes(format)) return refuseWord(command, format, allowed);
  const file = rest.join(' ');
  return success({ format, file: file === '' ? undefined : file });
};

const NOTHING_TO_WRITE = refuse(
  'write',
  'there are no flows here to write',
  'It works in the flows pane, once they are there.',
);
