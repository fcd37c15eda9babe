// How the module documents turn somebody away.
import type { Refusals } from '../refusals.ts';
import { badInput, constantAnswer, jsonAnswer } from '../short-answer.ts';

export const documentedRefusals: Refusals = {
  withoutHeaders: () =>
    jsonAnswer(401, { error: '401 Unauthorized: DTAPI-Token, DTAPI-Date and DTAPI-Signature are all needed' }),
  unknownToken: () => jsonAnswer(401, { error: '401 Unauthorized: unknown token' }),
  badDate: (segment) => constantAnswer(segment, 'API DATE ERROR'),
  badSignature: (segment) => constantAnswer(segment, 'API SIGNATURE ERROR'),
  withoutRight: () => jsonAnswer(403, { error: '403 Forbidden' }),
  unknownPath: () => jsonAnswer(404, { error: 'there is no such endpoint' }),
  brokenQuery: (segment) => badInput(400, segment, 'the query holds a % escape that is broken or not UTF-8'),
};
