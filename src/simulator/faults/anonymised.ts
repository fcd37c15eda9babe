// Hides the names and addresses of devices, as from a token that may not see unrestricted devices.
import { quirkFault } from '../quirk-fault.ts';

export const anonymised = quirkFault(
  { name: 'anonymised', about: 'hides names and addresses of devices' },
  { hidesNames: true },
);
