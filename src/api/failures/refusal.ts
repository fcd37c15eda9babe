// Reads the small body of a refused request for what the appliance says is wrong.
import { clean } from '../../text/clean.ts';
import { withoutSecrets } from '../sign-request.ts';
import type { Subject } from './subject.ts';

export type Reason = 'signature' | 'date' | 'input';

export type Refusal = Readonly<{
  /** More than one may be named. */
  reasons: readonly Reason[];
  /** The appliance's own words, clean, short and without our secrets; undefined when they cannot be taken out. */
  said: string | undefined;
}>;

const SAID_LENGTH = 200;

/** Under any key: the appliance uses the first part of the path as the key, or `error`, or `response`. */
const CONSTANTS = [
  ['API SIGNATURE ERROR', 'signature'],
  ['API DATE ERROR', 'date'],
  ['INPUT ERROR', 'input'],
] as const;

/** Where servers write sentences for people, the best first. */
const SENTENCE_KEYS = ['error', 'message', 'detail'];

export const readRefusal = (subject: Subject, body: string): Refusal => {
  const parsed = parse(body);
  const texts = textsOf(parsed ?? body);
  const sentences = isObject(parsed) ? SENTENCE_KEYS.map((key) => parsed[key]) : [];
  const said = sentences.find((one): one is string => typeof one === 'string' && one.trim() !== '');
  return {
    reasons: CONSTANTS.filter(([constant]) => texts.some((text) => text.includes(constant))).map(
      ([, reason]) => reason,
    ),
    said: quotable(subject, said, SAID_LENGTH),
  };
};

/** Somebody else's words as they may be shown. Masked before they are cut: half a token would not be known again. */
export const quotable = (subject: Subject, said: string | undefined, length: number): string | undefined => {
  const masked = said === undefined ? undefined : withoutSecrets(subject.profile, said);
  return masked === undefined ? undefined : clean(masked, length).trim();
};

/** Behind what came, when there is something. */
export const quote = (said: string | undefined): string => (said === undefined || said === '' ? '' : `: "${said}"`);

/** All that is said in it, and one level below. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return partsOf(value).flatMap((part) => (typeof part === 'string' ? [part] : partsOf(part).filter(isText)));
};

const partsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

const isText = (value: unknown): value is string => typeof value === 'string';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
