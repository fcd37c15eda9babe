// What a status other than success means, and what a person can do about it.
import type { Failure } from '../../domain/failure.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { clockFailure, isSuspicious } from './clock-failure.ts';
import { redirectFailure } from './redirect-failure.ts';
import { quote, type Reason, readRefusal } from './refusal.ts';
import type { RefusedAnswer } from './refused-answer.ts';
import type { Subject } from './subject.ts';

const CHECK_TOKENS = 'Check the public and the private token, and that the token is still enabled on the appliance.';

export const statusFailure = (subject: Subject, answer: RefusedAnswer): Failure => {
  const { status } = answer;
  switch (status) {
    case 206:
      return unasked(subject, status, 'only a part of the answer came although all of it was asked for');
    case 304:
      return unasked(subject, status, 'the answer is said to be unchanged although it was asked for as it is');
    case 400:
    case 422:
      return refused(subject, answer);
    case 401:
      return unauthorised(subject, answer);
    case 403:
      return forbidden(subject, answer);
    case 404:
      return { kind: 'not-found', what: subject.endpoint, ...subject.absence };
    case 429:
      return rateLimited(subject, answer);
    default:
      return status >= 300 && status < 400 ? redirectFailure(subject, answer) : serverError(subject, answer);
  }
};

/** Answers to headers that were never sent. */
const unasked = (subject: Subject, status: number, came: string): Failure => ({
  kind: 'server-error',
  status,
  what: subject.endpoint,
  came: `${came} (${status})`,
  advice: 'Look at what lies between here and the appliance (proxy, gateway, cache).',
});

const refused = (subject: Subject, answer: RefusedAnswer): Failure => {
  const { reasons, said } = readRefusal(subject, answer.body);
  if (reasons.includes('signature')) return badCredentials(subject, answer.status, reasons, said);
  if (reasons.includes('date')) return clockFailure(subject, answer.skewMs);
  const quoted = quote(said);
  return {
    kind: 'bad-parameter',
    parameter: undefined,
    what: subject.endpoint,
    came: `the appliance refused the request (${answer.status})${quoted}`,
    advice: adviseRefused(subject, reasons.length === 0 && quoted === ''),
  };
};

/** A date that cannot be read is not always called so. */
const adviseRefused = ({ isBare, refusal, profile }: Subject, isWordless: boolean): string => {
  const otherFormat = profile.dateFormat === 'spaced' ? 'compact' : 'spaced';
  const dates = `an appliance that refuses every request may want the other date_format (${otherFormat}).`;
  if (isBare) return `Nothing was asked for that could be wrong; ${dates}`;
  if (isWordless) return `Check the parameters; ${dates}`;
  return refusal === undefined
    ? 'Check the parameters; this version of the appliance may not take all of them.'
    : `Check the parameters. ${refusal}`;
};

/** Without a word on the reason, a clock that is far off explains it best. */
const unauthorised = (subject: Subject, { status, body, skewMs }: RefusedAnswer): Failure => {
  const { reasons, said } = readRefusal(subject, body);
  const isSigned = !reasons.includes('signature');
  const isDate = isSigned && (reasons.includes('date') || (reasons.length === 0 && isSuspicious(skewMs)));
  return isDate ? clockFailure(subject, skewMs) : badCredentials(subject, status, reasons, said);
};

const badCredentials = (
  subject: Subject,
  status: number,
  reasons: readonly Reason[],
  said: string | undefined,
): Failure => {
  const isDateToo = reasons.includes('date');
  return {
    kind: 'bad-credentials',
    what: subject.endpoint,
    came: `the appliance refused the signature${isDateToo ? ' and the date' : ''} (${status})${quote(said)}`,
    advice: isDateToo ? `${CHECK_TOKENS} Check NTP and clock_offset too.` : CHECK_TOKENS,
  };
};

const forbidden = (subject: Subject, { isPage }: RefusedAnswer): Failure => ({
  kind: 'forbidden',
  what: subject.endpoint,
  came: `the token may not use this endpoint (403)`,
  advice: `It needs the right ${subject.right}.${isPage ? ' Or a proxy or gateway on the way refused: a web page came with it.' : ''}`,
});

const rateLimited = (subject: Subject, { status, retryAfterMs }: RefusedAnswer): Failure => ({
  kind: 'rate-limited',
  retryAfterMs,
  what: subject.endpoint,
  came: `the appliance is asked too often (${status})${tellRest(retryAfterMs)}`,
  advice: 'Ask less often, or wait and try again.',
});

const tellRest = (retryAfterMs: number | undefined): string => {
  if (retryAfterMs === undefined) return '';
  return `; it wants ${retryAfterMs > DAY_MS ? 'more than a day' : `${Math.ceil(retryAfterMs / 1000)} s`} of rest`;
};

const serverError = (subject: Subject, { status, retryAfterMs }: RefusedAnswer): Failure => ({
  kind: 'server-error',
  status,
  what: subject.endpoint,
  came:
    status >= 500
      ? `${GATEWAY.has(status) ? 'what stands before the appliance got no answer from it' : 'the appliance failed'} (${status})${tellRest(retryAfterMs)}`
      : `the appliance answered with status ${status}`,
  advice: adviseOnError(status),
});

/** Told by a gateway, not by the appliance. */
const GATEWAY = new Set([502, 504]);

/** How an appliance answers what it has no licence or no support for. */
const UNSUPPORTED = new Set([500, 501]);

const adviseOnError = (status: number): string => {
  if (status < 500) return 'Check host: something else than the appliance may answer there.';
  return UNSUPPORTED.has(status)
    ? 'Try again later; if it stays while others answer, the appliance may have no licence for this endpoint or not support it.'
    : 'Try again later; if it stays, look at the state of the appliance.';
};
