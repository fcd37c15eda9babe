// What a status other than success means, and what a person can do about it.
import type { Failure } from '../../domain/failure.ts';
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
  if (status >= 300 && status < 400) return redirected(subject, answer);
  switch (status) {
    case 400:
    case 422:
      return refused(subject, answer);
    case 401:
      return isSuspicious(answer.skewMs) ? clockFailure(subject, answer.skewMs) : badCredentials(subject, status);
    case 403:
      return forbidden(subject);
    case 404:
      return { kind: 'not-found', what: subject.endpoint, ...subject.absence };
    case 429:
      return rateLimited(subject, answer);
    default:
      return serverError(subject, answer);
  }
};

/** Also for other statuses, when the appliance asks for more patience than we have. */
export const rateLimited = (subject: Subject, { status, retryAfterMs }: RefusedAnswer): Failure => ({
  kind: 'rate-limited',
  retryAfterMs,
  what: subject.endpoint,
  came: `the appliance is asked too often (${status})${retryAfterMs === undefined ? '' : `; it wants ${Math.ceil(retryAfterMs / 1000)} s of rest`}`,
  advice: 'Ask less often, or wait and try again.',
});

const refused = (subject: Subject, answer: RefusedAnswer): Failure => {
  const { reason, said } = readRefusal(subject, answer.body);
  if (reason === 'signature') return badCredentials(subject, answer.status);
  if (reason === 'date') return clockFailure(subject, answer.skewMs);
  const quoted = said === undefined || said === '' ? '' : `: "${said}"`;
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

const badCredentials = (subject: Subject, status: number): Failure => ({
  kind: 'bad-credentials',
  what: subject.endpoint,
  came: `the appliance refused the signature (${status})`,
  advice: CHECK_TOKENS,
});

const forbidden = (subject: Subject): Failure => ({
  kind: 'forbidden',
  what: subject.endpoint,
  came: 'the token may not use this endpoint (403)',
  advice: `It needs the right ${subject.right}.`,
});

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
  return `, to ${clean(withoutSecrets(profile, place), 100)}`;
};

const serverError = (subject: Subject, { status }: RefusedAnswer): Failure => ({
  kind: 'server-error',
  status,
  what: subject.endpoint,
  came: status >= 500 ? `the appliance failed (${status})` : `the appliance answered with status ${status}`,
  advice:
    status >= 500
      ? 'Try again later; if it stays, look at the state of the appliance.'
      : 'Check host: something else than the appliance may answer there.',
});
