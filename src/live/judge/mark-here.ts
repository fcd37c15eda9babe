// Marks flows in the thread that asks, a slice of work in each turn.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { searchMarks } from '../../analysis/traffic/mark-flows.ts';
import type { Mark } from './mark.ts';

export const markHere: Mark = async (facts, thresholds, signal) => {
  const steps = searchMarks(facts, thresholds);
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
};
