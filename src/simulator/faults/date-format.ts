// Takes only one of the two forms of a date, as an appliance does for a while that was set up just now.
import { choiceOfQuirks } from '../quirk-fault.ts';

export const dateFormat = choiceOfQuirks(
  { name: 'date-format', about: 'takes only dates of this form' },
  { spaced: { datesAs: 'spaced' }, compact: { datesAs: 'compact' } },
);
