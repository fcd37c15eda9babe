// Every way in which somebody is turned away before a question is looked at.
import type { ShortAnswer } from './short-answer.ts';

/** `segment` is the first one of the path. */
export type Refusals = Readonly<{
  /** Some of the DTAPI headers are missing; all of them when `isBare`. */
  withoutHeaders(segment: string, isBare: boolean): ShortAnswer;
  unknownToken(segment: string): ShortAnswer;
  badDate(segment: string): ShortAnswer;
  badSignature(segment: string): ShortAnswer;
  withoutRight(): ShortAnswer;
  unknownPath(): ShortAnswer;
  brokenQuery(segment: string): ShortAnswer;
}>;
