// How a question about a device is refused that nobody knows: appliances that do not refuse it tell empty lists.
import type { Quirks } from '../quirks.ts';
import { constantAnswer, jsonAnswer, type ShortAnswer } from '../short-answer.ts';

/** Undefined: it is not refused. */
export const refusalOfUnknown = (segment: string, { unknownDid }: Quirks): ShortAnswer | undefined => {
  if (unknownDid === '400') return constantAnswer(segment, 'INPUT ERROR');
  return unknownDid === '404' ? jsonAnswer(404, { error: 'no such device' }) : undefined;
};
