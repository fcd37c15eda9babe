// The three headers that make a request acceptable, and the one place that takes secrets out of text again.
import type { Instant } from '../domain/instant.ts';
import type { DateFormat, Profile } from '../domain/profile.ts';
import { formatUtc, formatUtcCompact } from '../text/utc.ts';
import { signatureOf } from './signature.ts';

const MASK = '[secret]';

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

/** A shorter token may be an ordinary word: masking it would hide what was said, and where the token stands. */
const LEAST_MASKED_LENGTH = 8;

/** Where a text was shortened it may end in the beginning of a secret. */
const CUT_MARK = '…';

/** Whole ones and longer runs, and the beginning of one that was cut; never asked to stand alone. */
const SIGNATURE_LIKE = new RegExp(`[0-9a-f]{40,}|[0-9a-f]{${LEAST_MASKED_LENGTH},}(?=${CUT_MARK})`, 'gi');

/**
 * Somebody else's text without our tokens, and without anything that looks like a token or a signature.
 * Undefined when a token is too short to be told from other words: then nothing may be quoted.
 */
export const withoutSecrets = (profile: Profile, text: string): string | undefined =>
  tokensOf(profile).some(isTooShort) ? undefined : maskSecrets(profile, text);

/** The same for a text that has words of ours in it: a token that is too short to be found stays where it is. */
export const maskSecrets = (profile: Profile, text: string): string =>
  tokensOf(profile)
    .filter((token) => !isTooShort(token))
    .reduce(maskToken, text)
    .replace(SIGNATURE_LIKE, MASK);

const tokensOf = ({ publicToken, privateToken }: Profile): readonly string[] => [
  publicToken.reveal(),
  privateToken.reveal(),
];

const isTooShort = (token: string): boolean => token.length < LEAST_MASKED_LENGTH;

/** In any case: a server may write it as it likes. */
const maskToken = (text: string, token: string): string =>
  text
    .replace(new RegExp(escapePattern(token), 'gi'), MASK)
    .split(CUT_MARK)
    .map((part, index, parts) => (index < parts.length - 1 ? maskBeginning(part, token) : part))
    .join(CUT_MARK);

const maskBeginning = (text: string, token: string): string => {
  const ending = text.toLowerCase();
  for (let length = token.length - 1; length >= LEAST_MASKED_LENGTH; length -= 1) {
    if (ending.endsWith(token.slice(0, length).toLowerCase())) return `${text.slice(0, -length)}${MASK}`;
  }
  return text;
};

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const formatDate = (at: Instant, format: DateFormat): string =>
  format === 'compact' ? formatUtcCompact(at) : formatUtc(at);
