// Writes answers without indentation.
import { quirkFault } from '../quirk-fault.ts';

export const compact = quirkFault(
  { name: 'compact', about: 'writes its answers without line breaks' },
  { writesCompactly: true },
);
