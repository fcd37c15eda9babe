// What a status other than success means, and what a person can do about it.
import type { Failure } from '../../domain/failure.ts';
import { DAY_MS } from '../../domain/instant.ts';
import type { Profile } from '../../domain/profile.ts';
import { clean } from '../../text/clean.ts';
import { withoutSecrets } from '../sign-request.ts';
import { clockFailure, isSuspicious } from './clock-failure.ts';
import { readRefusal } from './refusal.ts';
import type { Subject } from './subject.ts';

export type RefusedAnswer = Readonly<{
  status: number;
  location: string | null;
  /** The beginning of the body, where it was worth reading. */
  body: string;
  skewMs: number | undefined;
  retryAfterMs: number | undefined;
}>;

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
      return forbidden(subject);
    case 404:
      return { kind: 'not-found', what: subject.endpoint, ...subject.absence };
    case 429:
      return rateLimited(subject, answer);
    default:
      return status >= 300 && status < 400 ? redirected(subject, answer) : serverError(subject, answer);
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
  const { reason, said } = readRefusal(subject, answer.body);
  if (reason === 'signature') return badCredentials(subject, answer.status, said);
  if (reason === 'date') return clockFailure(subject, answer.skewMs);
  const quoted = quote(said);
  return {
    kind: 'bad-parameter',
    parameter: undefined,
    what: subject.endpoint,
    came: `the appliance refused the request (${answer.status})${quoted}`,
    advice:
      reason === undefined && quoted === ''
        ? 'Check the parameters; an appliance that refuses every request may want the other date_format.'
        : 'Check the parameters; this version of the appliance may not take all of them.',
  };
};

/** Without a word on the reason, a clock that is far off explains it best. */
const unauthorised = (subject: Subject, { status, body, skewMs }: RefusedAnswer): Failure => {
  const { reason, said } = readRefusal(subject, body);
  const isDate = reason === 'date' || (reason === undefined && isSuspicious(skewMs));
  return isDate ? clockFailure(subject, skewMs) : badCredentials(subject, status, said);
};

const badCredentials = (subject: Subject, status: number, said: string | undefined): Failure => ({
  kind: 'bad-credentials',
  what: subject.endpoint,
  came: `the appliance refused the signature (${status})${quote(said)}`,
  advice: CHECK_TOKENS,
});

const quote = (said: string | undefined): string => (said === undefined || said === '' ? '' : `: "${said}"`);

const forbidden = (subject: Subject): Failure => ({
  kind: 'forbidden',
  what: subject.endpoint,
  came: 'the token may not use this endpoint (403)',
  advice: `It needs the right ${subject.right}.`,
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

const redirected = (subject: Subject, { status, location }: RefusedAnswer): Failure => ({
  kind: 'redirect',
  what: subject.endpoint,
  came: `the appliance sent us elsewhere (${status}${whereTo(subject.profile, location)}); redirects are never followed`,
  advice: `Check host, and that the token has the right ${subject.right}.`,
});

/** The host, or the path on the same host; never the query, which may carry anything. */
const whereTo = (profile: Profile, location: string | null): string => {
  const { host } = profile;
  if (location === null || location === '' || !URL.canParse(location, host)) return '';
  const url = new URL(location, host);
  const place = url.origin === host.origin ? url.pathname : url.origin === 'null' ? url.protocol : url.origin;
  const quotable = withoutSecrets(profile, place);
  return quotable === undefined ? '' : `, to ${clean(quotable, 100)}`;
};

const serverError = (subject: Subject, { status, retryAfterMs }: RefusedAnswer): Failure => ({
  kind: 'server-error',
  status,
  what: subject.endpoint,
  came:
    status >= 500
      ? `the appliance failed (${status})${tellRest(retryAfterMs)}`
      : `the appliance answered with status ${status}`,
  advice:
    status >= 500
      ? 'Try again later; if it stays, look at the state of the appliance.'
      : 'Check host: something else than the appliance may answer there.',
});
