// Bytes of an answer -> domain value: the elements of its large lists one by one, then the rest at once.
import { failed, type Result, success } from '../domain/result.ts';
import type { Elements } from './json-pattern.ts';
import { type Chunks, type Pace, readJson } from './json-stream.ts';
import { failureOfWrong } from './json-trouble.ts';
import { isWrong, type Read } from './reading.ts';

export type AnswerShape<T> = Readonly<{
  /** The endpoint, as failures name it. */
  what: string;
  elements: Elements;
  /** Reads the whole answer, in which the elements have been replaced by what was made of them. */
  read: Read<T>;
}>;

export const decode = async <T>(chunks: Chunks, shape: AnswerShape<T>, pace: Pace): Promise<Result<T>> => {
  const document = await readJson(chunks, shape.what, shape.elements, pace);
  if (!document.ok) return document;
  const value = shape.read(document.value);
  return isWrong(value) ? failed(failureOfWrong(value, shape.what)) : success(value);
};
