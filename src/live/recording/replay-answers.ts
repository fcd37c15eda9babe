// Answers the questions of a session out of a recording, as they were answered at the moment that the replay has come to.
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { formatUtc } from '../../text/utc.ts';
import type { Part } from '../part.ts';
import type { IndexedRecord } from './index-records.ts';
import type { Recording } from './read-recording.ts';
import { questionOfKey, windowOfKey } from './value-of-key.ts';

/** `at`: when it was asked for then. */
export type Replayed = Readonly<{ data: unknown; at: Instant }>;

export type ReplayAnswer = (part: Pick<Part<unknown>, 'key' | 'name'>, at: Instant) => Promise<Result<Replayed>>;

/** What was asked for together was not asked in the same millisecond. */
const TOGETHER_MS = 1_000;

export const createReplayAnswer =
  ({ records, read }: Pick<Recording, 'records' | 'read'>): ReplayAnswer =>
  async (part, at) => {
    const recorded = records.get(part.key) ?? [];
    const record = recorded.findLast(({ head }) => head.at <= at + TOGETHER_MS);
    if (record === undefined) return failed(notThere(part, recorded, [...records.keys()]));
    const value = await read(record);
    return value.ok ? success({ data: value.value, at: record.head.at }) : value;
  };

const notThere = (
  { key, name }: Pick<Part<unknown>, 'key' | 'name'>,
  [first]: readonly IndexedRecord[],
  keys: readonly string[],
): Failure => {
  if (first !== undefined) {
    return notFound(
      name,
      `the recording holds it from ${formatUtc(first.head.at)} on`,
      'The replay has not come there.',
    );
  }
  const wanted = questionOfKey(key);
  const windows = keys.filter((one) => questionOfKey(one) === wanted).map(windowOfKey);
  const told = windows.filter((window) => window !== undefined).map((window) => `:window ${window}`);
  return told.length === 0
    ? notFound(name, 'the recording does not hold it', 'Only what was on the screen then was recorded.')
    : notFound(name, 'the recording holds none of this window', `${inWords(told)} recorded.`);
};

const notFound = (name: string, came: string, advice: string): Failure => ({
  kind: 'not-found',
  what: name,
  came,
  advice,
});

const MOST_TOLD = 4;

const inWords = (windows: readonly string[]): string => {
  const told = windows.slice(0, MOST_TOLD);
  const more = windows.length - told.length;
  return `${told.join(', ')}${more === 0 ? '' : ` and ${more} more`} ${windows.length === 1 ? 'was' : 'were'}`;
};
