// Makes token pairs of the usual form, 40 hexadecimal digits, from a seed or from any source of randomness.
import { createHash } from 'node:crypto';

export type TokenPair = Readonly<{ publicToken: string; privateToken: string }>;

/** The same seed gives the same pair, so that a profile written for one run fits the next. */
export const tokensFromSeed = (seed: number): TokenPair => ({
  publicToken: hexDigest(`public token ${seed}`),
  privateToken: hexDigest(`private token ${seed}`),
});

export const randomToken = (random: () => number): string =>
  Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join('');

/** SHA-1 has exactly the 40 hexadecimal digits of a token; nothing secret depends on it. */
const hexDigest = (text: string): string => createHash('sha1').update(text).digest('hex');
