// Refuses eventtype altogether, as some versions do.
import { quirkFault } from '../quirk-fault.ts';

export const eventtypeRefused = quirkFault(
  { name: 'eventtype-refused', about: 'refuses eventtype in /summarystatistics' },
  { takesEventType: false },
);
