// Answers with an HTTP error instead.
import { STATUS_CODES } from 'node:http';
import type { FaultEffect, FaultKind } from '../fault.ts';
import { constantAnswer, jsonAnswer, type ShortAnswer } from '../short-answer.ts';

const STATUSES = [400, 401, 403, 404, 422, 429, 500, 502, 503, 504];

export const error: FaultKind = {
  name: 'error',
  values: STATUSES.join(', '),
  about: 'answers with this status instead',
  read: (value): FaultEffect | undefined => {
    const status = STATUSES.find((allowed) => String(allowed) === value);
    return status === undefined
      ? undefined
      : { kind: 'answer', begin: () => (struck) => errorAnswer(status, struck.segment) };
  },
};

const errorAnswer = (status: number, segment: string): ShortAnswer => {
  if (status === 400) return constantAnswer(segment, 'INPUT ERROR');
  // A gateway in front of the appliance says this one, and it does not speak JSON.
  if (status === 502) return { status, headers: { 'content-type': 'text/plain' }, body: 'Bad Gateway' };
  return jsonAnswer(status, { error: `${status} ${STATUS_CODES[status]}` });
};
