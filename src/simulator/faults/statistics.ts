// Tells the sections of /network in one element, or as one object without a list around it.
import { choiceOfQuirks } from '../quirk-fault.ts';

export const statistics = choiceOfQuirks(
  { name: 'statistics', about: 'tells all statistics of /network in one element, or as an object' },
  { 'one-element': { statisticsAs: 'one-element' }, object: { statisticsAs: 'object' } },
);
