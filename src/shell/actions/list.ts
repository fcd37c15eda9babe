// Keys that every list understands; what they do there is the pane's business.
import type { Action } from '../action.ts';
import { type ShellContext, type Step, tell } from '../step.ts';
import { takeOutcome } from '../take-outcome.ts';

const inPane =
  (action: string) =>
  ({ state, shown }: ShellContext): Step => {
    const outcome = shown.act(action);
    const nothing = NOTHING[action];
    return outcome === undefined && nothing !== undefined
      ? tell(state, { text: nothing, meaning: 'dim' })
      : takeOutcome(state, outcome);
  };

/** A key that was pressed for something is answered, even if there is nothing. */
const NOTHING: Readonly<Record<string, string>> = {
  open: 'nothing to open here',
  copy: 'nothing to copy here',
};

const KEYS = [
  { action: 'next_row', press: ['j', 'down'], says: 'one row down' },
  { action: 'previous_row', press: ['k', 'up'], says: 'one row up' },
  { action: 'next_page', press: ['pgdn', 'ctrl+d', 'ctrl+f'], says: 'one page down' },
  { action: 'previous_page', press: ['pgup', 'ctrl+u', 'ctrl+b'], says: 'one page up' },
  { action: 'first_row', press: ['g g', 'home'], says: 'the first row' },
  { action: 'last_row', press: ['G', 'end'], says: 'the last row' },
  { action: 'next_section', press: ['l', 'right'], says: 'the next section', hint: 'sections' },
  { action: 'previous_section', press: ['h', 'left'], says: 'the section before' },
  { action: 'open', press: ['enter'], says: 'open what is selected', hint: 'open' },
  { action: 'copy', press: ['y'], says: 'copy what is selected', hint: 'copy' },
] as const;

export const LIST_ACTIONS: readonly Action[] = KEYS.map((key) => ({ ...key, run: inPane(key.action) }));
