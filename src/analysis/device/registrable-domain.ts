// Which domain a host name belongs to, by the public suffix list: the part that somebody registered and answers for.
import { parse } from 'tldts';

/**
 * `listed`: below a suffix of the list. `unlisted`: a name whose ending nobody sells (`printer.local`, `nas`), under
 * the part that the list's own default gives it. `address`: no name at all.
 */
export type HostDomain = Readonly<{ kind: 'listed' | 'unlisted' | 'address'; domain: string }>;

/** A name may be no longer than this, and what is longer is no name. */
const LONGEST_NAME = 253;

/** What a host name may hold: anything else would be read as part of a URL. */
const HOST = /^[\p{L}\p{M}\p{N}._-]+$/u;

/** The list's reader does not know addresses that end in four decimals, such as `::ffff:192.0.2.1`. */
const IPV6 = /^\[?[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f.]*(%[\w.-]+)?\]?$/;

/**
 * Suffixes of the private section count: whoever has `one.github.io` is not whoever has `two.github.io`, and who can be
 * trusted, blocked or reported is decided at that border. Such a suffix by itself (`s3.amazonaws.com`) belongs to its owner.
 * Undefined for what is no host.
 */
export const domainOf = (host: string): HostDomain | undefined => {
  const name = host.trim().replace(/\.$/, '').toLowerCase();
  if (name === '') return undefined;
  if (name.length > LONGEST_NAME) return undefined;
  const parsed = parse(name, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
  if (parsed.isIp || IPV6.test(name)) return { kind: 'address', domain: name.replace(/^\[|\]$/g, '') };
  if (!HOST.test(name) || name.split('.').includes('')) return undefined;
  if (parsed.isIcann !== true && parsed.isPrivate !== true) return { kind: 'unlisted', domain: parsed.domain ?? name };
  const owner = parsed.domain ?? parse(name, { extractHostname: false, validateHostname: false }).domain;
  return { kind: 'listed', domain: owner ?? name };
};
