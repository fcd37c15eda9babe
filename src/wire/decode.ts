// Bytes of an answer -> domain value: the elements of its large lists one by one, then the rest at once.
import { failed, type Result, success } from '../domain/result.ts';
import { compileWanted, type Wanted } from './json-pattern.ts';
import { type Chunks, type Pace, readPatterns } from './json-stream.ts';
import { failureOfWrong } from './json-trouble.ts';
import { isWrong, type Read } from './reading.ts';

export type AnswerShape<T> = Readonly<{
  /** The endpoint, as failures name it. */
  what: string;
  wanted: Wanted;
  /** Reads what was wanted of the answer, in which the elements have been replaced by what was made of them. */
  read: Read<T>;
}>;

export const decode = async <T>(chunks: Chunks, shape: AnswerShape<T>, pace: Pace): Promise<Result<T>> => {
  const document = await readPatterns(chunks, shape.what, compileWanted(shape.wanted), pace);
  if (!document.ok) return document;
  const value = shape.read(document.value);
  return isWrong(value) ? failed(failureOfWrong(value, shape.what)) : success(value);
};
