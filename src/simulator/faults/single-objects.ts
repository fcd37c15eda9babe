// Tells a list of one object as that object, as some endpoints do.
import { quirkFault } from '../quirk-fault.ts';

export const singleObjects = quirkFault(
  { name: 'single-objects', about: 'tells every list of one object as that object' },
  { unwrapsLists: true },
);
