// The three headers that make a request acceptable, and the one place that takes secrets out of text again.
import type { Instant } from '../domain/instant.ts';
import type { DateFormat, Profile } from '../domain/profile.ts';
import { formatUtc, formatUtcCompact } from '../text/utc.ts';
import { signatureOf } from './signature.ts';

export const MASK = '[secret]';

export type SignedHeaders = Readonly<Record<'DTAPI-Token' | 'DTAPI-Date' | 'DTAPI-Signature', string>>;

/** `at` is this machine's clock; the profile's offset is added here. */
export const signRequest = (profile: Profile, target: string, at: Instant): SignedHeaders => {
  const { publicToken, privateToken } = profile;
  const date = formatDate(at + profile.clockOffsetMs, profile.dateFormat);
  return {
    'DTAPI-Token': publicToken.reveal(),
    'DTAPI-Date': date,
    'DTAPI-Signature': signatureOf({ target, date, publicToken, privateToken }),
  };
};

/** The same headers for people to read. */
export const maskedHeaders = (profile: Profile, at: Instant): SignedHeaders => ({
  'DTAPI-Token': MASK,
  'DTAPI-Date': formatDate(at + profile.clockOffsetMs, profile.dateFormat),
  'DTAPI-Signature': MASK,
});

/** Somebody else's text without our tokens, and without anything that looks like a token or a signature. */
export const withoutSecrets = (profile: Profile, text: string): string =>
  [profile.publicToken, profile.privateToken]
    .map((token) => token.reveal())
    .filter((token) => token !== '')
    .reduce((masked, token) => masked.replaceAll(token, MASK), text)
    .replace(/\b[0-9a-f]{40}\b/gi, MASK);

const formatDate = (at: Instant, format: DateFormat): string =>
  format === 'compact' ? formatUtcCompact(at) : formatUtc(at);
