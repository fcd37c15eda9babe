// Leaves the series of /deviceinfo out, or leaves it empty.
import { choiceOfQuirks } from '../quirk-fault.ts';

export const graphData = choiceOfQuirks(
  { name: 'graph-data', about: 'leaves graphData of /deviceinfo out, or empty' },
  { missing: { graphData: 'missing' }, empty: { graphData: 'empty' } },
);
