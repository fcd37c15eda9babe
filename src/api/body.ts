// The body of an answer as it arrives: counted, limited, and ended by a failure that says why.
import type { Failure } from '../domain/failure.ts';
import { BodyFailure } from './body-failure.ts';
import { abortFailure } from './deadline.ts';
import { cancelled, tooLarge } from './failures/answer-failure.ts';
import { connectionFault } from './failures/connection-failure.ts';
import { maskFailure } from './failures/mask-failure.ts';
import type { Subject } from './failures/subject.ts';

export type Progress = Readonly<{
  receivedBytes: number;
  /** Undefined when the answer is compressed or does not say its length. */
  totalBytes: number | undefined;
}>;

export type ByteReader = Readonly<{
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}>;

export type BodySource = Readonly<{
  subject: Subject;
  /** Undefined: the answer has no body at all. */
  reader: ByteReader | undefined;
  /** What was already taken from the reader. */
  first: readonly Uint8Array[];
  totalBytes: number | undefined;
  signal: AbortSignal;
  onProgress: ((progress: Progress) => void) | undefined;
  /** Called once, when no more will be read, for whatever reason. */
  onEnd(failure: Failure | undefined, bytes: number): void;
}>;

export type Body = Readonly<{
  /** Decompressed, and the reader's own: nobody else looks at them. May be iterated once. */
  chunks: AsyncIterable<Uint8Array>;
  bytesRead(): number;
  /** Stops reading; harmless when everything has been read. */
  cancel(): void;
}>;

export const readBody = (source: BodySource): Body => {
  const { subject, reader, signal } = source;
  let bytes = 0;
  let hasEnded = false;

  const end = (failure: Failure | undefined): void => {
    if (hasEnded) return;
    hasEnded = true;
    reader?.cancel().catch(() => undefined);
    source.onEnd(failure, bytes);
  };
  const take = (chunk: Uint8Array): Uint8Array => {
    bytes += chunk.byteLength;
    const failure = tooLarge(subject, bytes);
    if (failure !== undefined) throw new BodyFailure(failure);
    source.onProgress?.({ receivedBytes: bytes, totalBytes: source.totalBytes });
    return chunk;
  };
  const iterate = async function* (): AsyncGenerator<Uint8Array> {
    let failure: Failure | undefined = cancelled(subject.endpoint);
    try {
      for await (const chunk of chunksOf(source)) {
        // A reader that was cancelled says "done" as if the answer were whole.
        if (hasEnded) break;
        yield take(chunk);
      }
      if (hasEnded) throw new BodyFailure(abortFailure(subject, signal));
      failure = undefined;
    } catch (error) {
      const told = tellFault(source, error);
      failure = told.failure;
      throw told;
    } finally {
      end(failure);
    }
  };

  const cancel = (): void => end(cancelled(subject.endpoint));
  const abort = (): void => end(abortFailure(subject, signal));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return { chunks: iterate(), bytesRead: () => bytes, cancel };
};

const chunksOf = async function* ({ reader, first, signal }: BodySource): AsyncGenerator<Uint8Array> {
  for (const chunk of first) yield chunk;
  if (reader === undefined) return;
  for (;;) {
    signal.throwIfAborted();
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (value !== undefined) yield value;
    if (done) return;
  }
};

const tellFault = (source: BodySource, error: unknown): BodyFailure => {
  const failure = failureOf(source, error);
  if (failure === undefined) throw error;
  return new BodyFailure(maskFailure(source.subject.profile, failure));
};

const failureOf = ({ subject, signal }: BodySource, error: unknown): Failure | undefined => {
  if (error instanceof BodyFailure) return error.failure;
  if (signal.aborted) return abortFailure(subject, signal);
  return connectionFault(subject, error, 'reading')?.failure;
};
