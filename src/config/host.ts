// Addresses as people give them: of the appliance and of a proxy.
import { clean, isClean } from '../text/clean.ts';
import type { Kind, Reading } from './kind.ts';

/** https is taken for granted; plain http is read here and judged by `isTrustworthyHttp` once it is known what is allowed. */
export const HOST: Kind<URL> = {
  allowed: '"https://host", "https://host:port" or just the host',
  read: (given) => {
    if (typeof given !== 'string') return complain('is no text');
    if (given === '') return complain('is empty');
    const scheme = schemeOf(given);
    if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return complain(`has the scheme ${scheme}://`);
    const url = readOrigin(scheme === undefined ? `https://${given}` : given);
    return url instanceof URL ? { ok: true, value: url, text: url.origin } : complain(url, given);
  },
};

export const PROXY: Kind<URL | 'none'> = {
  allowed: '"none" or "http://host:port", with user:password@ before the host where the proxy asks for it',
  read: (given) => {
    if (given === 'none') return { ok: true, value: 'none', text: 'none' };
    if (typeof given !== 'string') return complain('is no text');
    const scheme = schemeOf(given);
    if (scheme !== 'http' && scheme !== 'https') return complain('does not begin with http:// or https://');
    const withoutUser = given.replace(/^([^:]+:\/\/)[^/?#\\\s]*@/, '$1');
    const origin = readOrigin(withoutUser);
    if (!(origin instanceof URL)) return complain(origin);
    if (!URL.canParse(given)) return complain('is not an address');
    const url = new URL(given);
    if (!isDecodable(url.username) || !isDecodable(url.password)) {
      return complain('has a user name or password with a broken %-escape; a % itself is written %25');
    }
    const text = withoutUser === given ? origin.origin : `${scheme}://[secret]@${origin.host}`;
    return { ok: true, value: url, text };
  },
};

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** Without encryption only as far as this machine reaches, unless a person says otherwise. */
export const isTrustworthyHttp = (url: URL): boolean =>
  url.protocol === 'https:' ||
  url.hostname === 'localhost' ||
  url.hostname === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(url.hostname);

const schemeOf = (text: string): string | undefined => /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();

/** The URL parser forgives too much: what it would drop, decode or reinterpret is refused before it is asked. */
const readOrigin = (text: string): URL | string => {
  const rest = text.slice(text.indexOf('://') + 3).replace(/\/$/, '');
  if (!isClean(text) || /\s/.test(text)) return 'holds white space or control characters';
  if (rest.includes('@')) return 'holds a user name or password';
  if (/[?#]/.test(rest)) return 'holds a query';
  if (/[/\\]/.test(rest)) return 'holds a path';
  return rest !== '' && URL.canParse(text) ? new URL(text) : 'is not an address';
};

/** What came is repeated only where it can hold no password. */
const complain = (came: string, given?: string): Reading<never> => ({
  ok: false,
  came: given === undefined || given.includes('@') ? came : `${came}: "${clean(given, 60)}"`,
});
