// How a device is answered that nobody knows: nothing in the documents says.
import { choiceOfQuirks } from '../quirk-fault.ts';

export const unknownDid = choiceOfQuirks(
  { name: 'unknown-did', about: 'refuses an unknown device instead of telling empty lists' },
  { '400': { unknownDid: '400' }, '404': { unknownDid: '404' } },
);
