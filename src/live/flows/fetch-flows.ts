// One answer of the network endpoint, from the request to its table: received here, read in the thread.
import { type Answered, BodyFailure, type Client } from '../../api/client.ts';
import type { ParamsOf } from '../../api/endpoints/index.ts';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import { throttle } from '../throttle.ts';
import type { AnswerJob } from './answer-job.ts';

/** `rows` is undefined where they are not counted while they come. */
export type FlowProgress = Readonly<{ bytes: number; rows: number | undefined }>;

export type FetchFlowsOptions = Readonly<{
  signal?: AbortSignal | undefined;
  /** Called at most every 100 ms, also when nothing comes any more, and once when all bytes are there. */
  onProgress?: ((progress: FlowProgress) => void) | undefined;
}>;

export type Fetching = Readonly<{
  client: Pick<Client, 'open'>;
  begin(): AnswerJob;
  elapsed(): number;
}>;

const PROGRESS_EVERY_MS = 100;

/** So much goes to the thread at once: a message costs the same, however little is in it. */
const MESSAGE_BYTES = 64 * 1024;

/** Only the table is kept, not the bytes; but an answer without end must have one. */
const LIMIT_BYTES = 2 * 1024 ** 3;

export const fetchFlows = async (
  { client, begin, elapsed }: Fetching,
  params: ParamsOf<'network'>,
  { signal, onProgress }: FetchFlowsOptions,
): Promise<Result<Answered<NetworkAnswer>>> => {
  const opened = await client.open('network', params, { signal, hasEnd: true });
  if (!opened.ok) return opened;
  const { chunks, cancel, bytesRead, elapsedMs, mask, ...meta } = opened.value;
  const job = begin();
  // How far it is then: the thread is behind what has come.
  const progress = throttle<void>(() => onProgress?.({ bytes: bytesRead(), rows: job.rows }), {
    everyMs: PROGRESS_EVERY_MS,
    elapsed,
    toldMs: elapsed(),
  });
  const stop = (): void => {
    progress.stop();
    job.cancel();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const piece of inMessages(chunks, job, progress.tell)) {
      if (!(await job.push(piece))) break;
      if (bytesRead() > LIMIT_BYTES) return failed(tooLarge());
    }
    const read = await job.finish();
    progress.stop();
    if (!read.ok) return failed(mask(read.failure));
    onProgress?.({ bytes: bytesRead(), rows: read.value.flows?.rowCount ?? 0 });
    return success({ ...meta, value: read.value, bytes: bytesRead(), elapsedMs: elapsedMs() });
  } catch (error) {
    if (error instanceof BodyFailure) return failed(error.failure);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
    cancel();
  }
};

/** The same bytes in buffers of their own, which can be given away. */
async function* inMessages(
  chunks: AsyncIterable<Uint8Array>,
  job: Pick<AnswerJob, 'room'>,
  onChunk: () => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let buffer = job.room(MESSAGE_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    onChunk();
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < buffer.length) continue;
      yield buffer;
      buffer = job.room(MESSAGE_BYTES);
      filled = 0;
    }
    release(chunk);
  }
  if (filled > 0) yield buffer.slice(0, filled);
}

/** What has been copied goes at once: others come faster than the engine looks for what nobody needs. */
const release = ({ buffer, byteLength }: Uint8Array): void => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
};

const tooLarge = (): Failure => ({
  kind: 'too-large',
  limitBytes: LIMIT_BYTES,
  what: 'network',
  came: `the answer is larger than ${LIMIT_BYTES} bytes`,
  advice: 'Ask for a shorter span or fewer fields.',
});
