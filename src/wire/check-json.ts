// Looks whether bytes are a whole JSON document while somebody else makes use of them, and keeps nothing of it.
import { type Result, success } from '../domain/result.ts';
import { keepNothing } from './json-pattern.ts';
import { type Chunks, type Pace, readPatterns } from './json-stream.ts';

export const checkJson = async (chunks: Chunks, what: string, pace: Pace): Promise<Result<undefined>> => {
  const read = await readPatterns(chunks, what, keepNothing(), pace);
  return read.ok ? success(undefined) : read;
};
