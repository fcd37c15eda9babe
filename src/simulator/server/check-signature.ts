// The appliance's own check of the three DTAPI headers; it shares no code with the client that makes them.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/instant.ts';
import { documentedRefusals } from '../documented/refusals.ts';
import type { Quirks } from '../quirks.ts';
import type { Refusals } from '../refusals.ts';
import type { ShortAnswer } from '../short-answer.ts';
import type { TokenPair } from '../tokens.ts';
import { ALLOWED_SKEW_MS, readRequestDate } from './request-date.ts';
import type { WireTarget } from './wire-target.ts';

export type SignedRequest = Readonly<{ headers: IncomingHttpHeaders; target: WireTarget }>;

/** What is refused how, and which dates are taken. */
export type CheckManner = Readonly<{ refusals: Refusals; datesAs: Quirks['datesAs'] }>;

const AS_DOCUMENTED: CheckManner = { refusals: documentedRefusals, datesAs: 'any' };

/** Undefined: let in. */
export const checkSignature = (
  { headers, target }: SignedRequest,
  tokens: TokenPair,
  clockAt: Instant,
  { refusals, datesAs }: CheckManner = AS_DOCUMENTED,
): ShortAnswer | undefined => {
  const token = headerOf(headers, 'dtapi-token');
  const date = headerOf(headers, 'dtapi-date');
  const signature = headerOf(headers, 'dtapi-signature');
  if (token === undefined || date === undefined || signature === undefined)
    return refusals.withoutHeaders(target.segment, (token ?? date ?? signature) === undefined);
  if (!isSame(token, tokens.publicToken)) return refusals.unknownToken(target.segment);
  const datedAt = readRequestDate(date, datesAs);
  if (datedAt === undefined || Math.abs(datedAt - clockAt) > ALLOWED_SKEW_MS) return refusals.badDate(target.segment);
  const isSigned = spellingsOf(target).some((spelling) =>
    isSame(signature, signatureOf(`${spelling}\n${token}\n${date}`, tokens.privateToken)),
  );
  return isSigned ? undefined : refusals.badSignature(target.segment);
};

/**
 * Every spelling of the target that a client may have signed: as it is on the wire, with "+" and "%20" taken alike,
 * and raw. Order is never changed: signing sorted what is sent unsorted is the client's mistake.
 */
export const spellingsOf = ({ path, query }: WireTarget): readonly string[] => {
  if (query === undefined) return [path];
  const spellings = [
    query,
    query.replaceAll('+', '%20'),
    query.replaceAll('%20', '+'),
    decoded(query),
    decoded(query.replaceAll('+', ' ')),
  ];
  return [...new Set(spellings)].filter((spelling) => spelling !== undefined).map((spelling) => `${path}?${spelling}`);
};

const decoded = (query: string): string | undefined => {
  try {
    return decodeURIComponent(query);
  } catch {
    // A broken escape cannot be signed raw, but its signature over the wire's own bytes still counts.
    return undefined;
  }
};

const signatureOf = (message: string, privateToken: string): string =>
  createHmac('sha1', privateToken).update(message).digest('hex');

const isSame = (given: string, expected: string): boolean => {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
};

const headerOf = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
