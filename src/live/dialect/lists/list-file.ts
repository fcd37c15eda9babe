// A list as it lies on the shelf: one line that says what was asked and when, and behind it the answer as it came.
import type { Instant } from '../../../domain/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/instant.ts';

export type ListFile = Readonly<{
  /** What was asked: an answer to anything else is of no use. */
  asked: string;
  at: Instant;
  body: string;
}>;

/** Larger answers are not kept. */
export const LARGEST_BODY = 8 * 1024 * 1024;

/** What is older is asked for anew. */
export const OLDEST_MS = DAY_MS;

/** Clocks are put right now and then. */
const FARTHEST_AHEAD_MS = 5 * MINUTE_MS;

const FORMAT = 'darktop-list-1';

export const writeListFile = ({ asked, at, body }: ListFile): string =>
  `${JSON.stringify({ format: FORMAT, asked, at })}\n${body}`;

/** Undefined for what is no such file, is about something else, or is too old; nothing in it is trusted. */
export const readListFile = (text: string, asked: string, now: Instant): ListFile | undefined => {
  const end = text.indexOf('\n');
  const head = end < 0 ? undefined : parse(text.slice(0, end));
  if (!isHead(head) || head.format !== FORMAT || head.asked !== asked) return undefined;
  const isYoung = head.at > now - OLDEST_MS && head.at < now + FARTHEST_AHEAD_MS;
  return isYoung ? { asked, at: Math.min(head.at, now), body: text.slice(end + 1) } : undefined;
};

type Head = Readonly<{ format: unknown; asked: unknown; at: number }>;

const isHead = (value: unknown): value is Head =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  'asked' in value &&
  'at' in value &&
  typeof value.at === 'number' &&
  Number.isFinite(value.at);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
