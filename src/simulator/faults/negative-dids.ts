// Tells traffic with name servers as traffic with device -3, as addresses are told that no device stands for.
import { quirkFault } from '../quirk-fault.ts';

export const negativeDids = quirkFault(
  { name: 'negative-dids', about: 'tells name servers as device -3 in /deviceinfo' },
  { hasNegativeDids: true },
);
