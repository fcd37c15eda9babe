// Takes the parameter hours of /summarystatistics, which appliances of the field refuse.
import { quirkFault } from '../quirk-fault.ts';

export const hoursTaken = quirkFault(
  { name: 'hours-taken', about: 'takes hours in /summarystatistics instead of refusing it' },
  { takesHours: true },
);
