// A web page came where data was asked for: a login, or whatever answers in place of the appliance.
import type { Failure } from '../../domain/failure.ts';
import { quotable } from './refusal.ts';
import type { Subject } from './subject.ts';

export const isPageType = (contentType: string | null): boolean => /html/i.test(contentType ?? '');

/** `start` is the beginning of the page, in which its title stands. */
export const pageFailure = (subject: Subject, start: string): Failure => {
  const title = (TITLE.exec(start)?.[1] ?? '').replace(/\s+/g, ' ').trim();
  const quoted = quotable(subject, title, 80);
  const named = quoted === undefined || quoted === '' ? '' : ` ("${quoted}")`;
  const isLogin = LOGIN.test(title);
  return {
    kind: 'not-json',
    what: subject.endpoint,
    came: `${isLogin ? 'a login page' : 'a web page'} came instead of data${named}`,
    advice: isLogin
      ? adviseOnLogin(subject, title)
      : 'Check host, and that no proxy answers in place of the appliance.',
  };
};

const TITLE = /<title[^>]{0,200}>([^<]{0,1000})/i;

const LOGIN = /\b(?:log|sign)[ -]?(?:in|on)\b|anmeld/i;

/** The appliance shows its own to whoever it does not know; who follows its redirects gets it with a good status. */
const adviseOnLogin = ({ right }: Subject, title: string): string =>
  /darktrace/i.test(title)
    ? `See that no proxy on the way follows redirects or takes the DTAPI headers away, and that the token has the right ${right}.`
    : 'Check host, and whether a proxy or gateway on the way wants a login first.';
