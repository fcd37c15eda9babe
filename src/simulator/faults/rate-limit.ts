// Refuses everything beyond so many requests a minute, with Retry-After as seconds or as a date.
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { FaultEffect, FaultKind } from '../fault.ts';
import { jsonAnswer, type ShortAnswer } from '../short-answer.ts';

export const rateLimit: FaultKind = {
  name: 'rate-limit',
  values: 'requests a minute as 30, or as 30/date for a Retry-After that is a date',
  about: 'answers 429 with Retry-After beyond so many requests a minute',
  read: (value): FaultEffect | undefined => {
    const match = /^(\d{1,6})(\/date)?$/.exec(value ?? '');
    if (match === null) return undefined;
    const limit = Number(match[1]);
    const tellsDate = match[2] !== undefined;
    return { kind: 'answer', begin: () => countRequests(limit, tellsDate) };
  },
};

/** The minute starts with the first request after the last minute is over. */
const countRequests = (limit: number, tellsDate: boolean) => {
  let minuteStartAt = Number.NEGATIVE_INFINITY;
  let requestCount = 0;
  return ({ at }: Readonly<{ at: Instant }>): ShortAnswer | undefined => {
    if (at - minuteStartAt >= MINUTE_MS) {
      minuteStartAt = at;
      requestCount = 0;
    }
    requestCount += 1;
    return requestCount <= limit ? undefined : tooMany(minuteStartAt + MINUTE_MS, at, tellsDate);
  };
};

const tooMany = (untilAt: Instant, at: Instant, tellsDate: boolean): ShortAnswer =>
  jsonAnswer(
    429,
    { error: '429 Too Many Requests' },
    // A date has whole seconds only, so it is rounded up: never an invitation to come back too early.
    {
      'retry-after': tellsDate
        ? new Date(Math.ceil(untilAt / SECOND_MS) * SECOND_MS).toUTCString()
        : String(Math.ceil((untilAt - at) / SECOND_MS)),
    },
  );
