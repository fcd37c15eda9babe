// Reads the small body of a refused request for what the appliance says is wrong.
import { clean } from '../../text/clean.ts';
import { withoutSecrets } from '../sign-request.ts';
import type { Subject } from './subject.ts';

export type Refusal = Readonly<{
  reason: 'signature' | 'date' | 'input' | undefined;
  /** The appliance's own words, clean, short and without our secrets; undefined when they cannot be taken out. */
  said: string | undefined;
}>;

const SAID_LENGTH = 200;

/** Under any key: the appliance uses the first part of the path as the key. */
const CONSTANTS = [
  ['API SIGNATURE ERROR', 'signature'],
  ['API DATE ERROR', 'date'],
  ['INPUT ERROR', 'input'],
] as const;

/** Where servers write sentences for people, the best first. */
const SENTENCE_KEYS = ['error', 'message', 'detail'];

export const readRefusal = (subject: Subject, body: string): Refusal => {
  const texts = textsOf(body);
  const found = CONSTANTS.find(([constant]) => [...texts.values()].some((text) => text.includes(constant)));
  const said = SENTENCE_KEYS.map((key) => texts.get(key)).find((text) => text !== undefined && text.trim() !== '');
  const quotable = said === undefined ? undefined : withoutSecrets(subject.profile, said);
  return {
    reason: found?.[1],
    said: quotable === undefined ? undefined : clean(quotable, SAID_LENGTH).trim(),
  };
};

const textsOf = (body: string): ReadonlyMap<string, string> => {
  const parsed = parse(body);
  if (typeof parsed !== 'object' || parsed === null) return new Map();
  return new Map(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
