// Reads a JSON document while its bytes arrive, in short stretches of work, so that nothing else has to wait for it.
import { failed, type Result, success } from '../domain/result.ts';
import { compilePatterns, type Elements, type PatternNode } from './json-pattern.ts';
import { failureOf } from './json-trouble.ts';
import { JsonWalker } from './json-walker.ts';

/** The clock, in milliseconds, and a way to let others work before going on. */
export type Pace = Readonly<{ now(): number; pause(): Promise<void> }>;

export type Chunks = AsyncIterable<Uint8Array>;

/** After so much work of ours without a pause, there is one. */
const STRETCH_MS = 4;

/** So much is read between two looks at the clock, at first: 1 ms of work, when it holds nothing but empty elements. */
const SLICE_BYTES = 4 * 1024;

/** And where that is quickly done. Should all of it be empty elements after all, it is 8 ms of work, once. */
const MAX_SLICE_BYTES = 32 * 1024;

const QUICK_MS = 0.25;
const SLOW_MS = 1;

/**
 * The value of the document. An element at one of the patterns of `elements` (`traffic[]`, `devicedetails.*`) is handed to its reader
 * as soon as it is complete, and what the reader made of it stands in its place. What the chunks throw, this throws.
 */
export const readJson = (chunks: Chunks, what: string, elements: Elements, pace: Pace): Promise<Result<unknown>> =>
  readPatterns(chunks, what, compilePatterns(elements), pace);

/** The same, for patterns that are used many times, or that want less than the whole document. */
export const readPatterns = async (
  chunks: Chunks,
  what: string,
  patterns: PatternNode,
  pace: Pace,
): Promise<Result<unknown>> => {
  const walker = new JsonWalker(patterns);
  let workedMs = 0;
  let sliceBytes = SLICE_BYTES;
  for await (const chunk of chunks) {
    const bytes = plainBytes(chunk);
    for (let from = 0; from < bytes.length; ) {
      const slice = bytes.subarray(from, from + sliceBytes);
      const startedAt = pace.now();
      walker.feed(slice);
      if (walker.trouble !== undefined) return failed(failureOf(walker.trouble, what));
      const tookMs = pace.now() - startedAt;
      from += slice.length;
      sliceBytes = nextSlice(sliceBytes, tookMs);
      workedMs += tookMs;
      if (workedMs >= STRETCH_MS) {
        await pace.pause();
        workedMs = 0;
      }
    }
  }
  const value = walker.finish();
  if (value !== undefined) return success(value[0]);
  if (walker.trouble === undefined) throw new Error('a document ended without a value and without trouble');
  return failed(failureOf(walker.trouble, what));
};

const nextSlice = (bytes: number, tookMs: number): number => {
  if (tookMs < QUICK_MS) return Math.min(bytes * 2, MAX_SLICE_BYTES);
  return tookMs > SLOW_MS ? Math.max(bytes / 2, SLICE_BYTES) : bytes;
};

/** The same bytes as a plain Uint8Array: taking parts of a subclass is several times slower. */
const plainBytes = (chunk: Uint8Array): Uint8Array => new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
