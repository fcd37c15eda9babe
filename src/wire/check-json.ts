// Looks whether bytes are a whole JSON document while somebody else makes use of them, and keeps nothing of it.
import { type Result, success } from '../domain/result.ts';
import { type Chunks, type Pace, readJson } from './json-stream.ts';

/** The items of the top-level lists are where the mass of an answer is; each is let go as soon as it has been looked at. */
const LET_GO = { '*[]': () => undefined };

export const checkJson = async (chunks: Chunks, what: string, pace: Pace): Promise<Result<undefined>> => {
  const read = await readJson(chunks, what, LET_GO, pace, Number.POSITIVE_INFINITY);
  return read.ok ? success(undefined) : read;
};
