// Tells the count of credentials under its other name.
import { quirkFault } from '../quirk-fault.ts';

export const usercredentials = quirkFault(
  { name: 'usercredentials', about: 'tells usercredentialcount under this name' },
  { credentialsAs: 'usercredentials' },
);
