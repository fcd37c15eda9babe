// Asks several questions of one part side by side: all of their answers, in the order of the questions, or the first failure.
import { type Result, success } from '../../domain/result.ts';
import type { Asking } from '../part.ts';

/** What has come is told as the sum over all of them. */
export const askSeveral = async <Question, T>(
  asking: Asking,
  questions: readonly Question[],
  ask: (asking: Asking, question: Question) => Promise<Result<T>>,
): Promise<Result<readonly T[]>> => {
  const bytes: number[] = [];
  const results = await Promise.all(
    questions.map((question, index) => {
      const onProgress: Asking['onProgress'] = (progress) => {
        bytes[index] = progress.bytes;
        asking.onProgress({ bytes: bytes.reduce((sum, one) => sum + one, 0), rows: undefined });
      };
      return ask({ ...asking, onProgress }, question);
    }),
  );
  const trouble = results.find((result) => !result.ok);
  return trouble ?? success(results.flatMap((result) => (result.ok ? [result.value] : [])));
};
