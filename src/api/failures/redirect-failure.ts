// The appliance, or something in its place, sent us elsewhere: what that means follows from where.
import type { Failure } from '../../domain/failure.ts';
import type { Profile } from '../../domain/profile.ts';
import { quotable, quote, readRefusal } from './refusal.ts';
import type { RefusedAnswer } from './refused-answer.ts';
import type { Subject } from './subject.ts';

export const redirectFailure = (subject: Subject, answer: RefusedAnswer): Failure => {
  const { endpoint, right } = subject;
  const { status } = answer;
  const place = placeOf(subject.profile, answer);
  if (place.kind === 'forbidden') {
    return {
      kind: 'forbidden',
      what: endpoint,
      came: `the token may not use this endpoint (${status}, to /403)`,
      advice: `It needs the right ${right}.`,
    };
  }
  const { said } = readRefusal(subject, answer.body);
  const shown = quotable(subject, place.shown, 100);
  const to = shown === undefined || shown === '' ? '' : `, to ${shown}`;
  return {
    kind: 'redirect',
    what: endpoint,
    came: `the appliance sent us elsewhere (${status}${to})${quote(said)}; redirects are never followed`,
    advice: isLogin(said) ? NO_TOKENS : adviseOn(subject, place),
  };
};

type Place = Readonly<{
  kind: 'forbidden' | 'login' | 'page' | 'same-host' | 'vendor' | 'foreign' | 'unknown';
  /** The host, or the path on the same host; never the query, which may carry anything. */
  shown: string;
}>;

const placeOf = ({ host }: Profile, answer: RefusedAnswer): Place => {
  const location = answer.location || (TOLD_IN_TEXT.exec(answer.body)?.[1] ?? '');
  if (location === '' || !URL.canParse(location, host)) return { kind: 'unknown', shown: '' };
  const url = new URL(location, host);
  if (url.origin === 'null') return { kind: 'foreign', shown: url.protocol };
  if (url.origin === host.origin) return { kind: kindOfPath(url.pathname), shown: url.pathname };
  if (url.hostname === host.hostname) return { kind: 'same-host', shown: url.origin };
  return { kind: VENDOR.test(url.hostname) ? 'vendor' : 'foreign', shown: url.origin };
};

/** What the appliance writes beside the header, and what is left of it where a gateway takes the header away. */
const TOLD_IN_TEXT = /\bRedirecting to ([^\s"<>]{1,500})/;

const VENDOR = /(?:^|\.)darktrace\.com$/i;

const kindOfPath = (path: string): Place['kind'] => {
  if (/^\/403\/?$/.test(path)) return 'forbidden';
  return /^\/login\b/i.test(path) ? 'login' : 'page';
};

const isLogin = (said: string | undefined): boolean => said !== undefined && /\blog ?in\b/i.test(said);

const NO_TOKENS = 'This is for people who have logged in: no token can use it in this version of the appliance.';

const HEADERS_LOST = 'a proxy or gateway on the way takes the DTAPI headers of the signature away';

const adviseOn = ({ right }: Subject, { kind, shown }: Place): string => {
  switch (kind) {
    case 'login':
      return `This version of the appliance may have no such endpoint; if every request is answered so, ${HEADERS_LOST}.`;
    case 'vendor':
      return `So a request without a signature is answered: see whether ${HEADERS_LOST}.`;
    case 'same-host':
      return `Check host: it may have to be ${shown}.`;
    case 'foreign':
      return `Check host: something else than the appliance may answer there; or ${HEADERS_LOST}.`;
    default:
      return `Check host, and that the token has the right ${right}.`;
  }
};
