// A client that answers with given bytes, for the tests of whoever reads large answers.
import { BodyFailure, type Client } from '../../src/api/client.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { success } from '../../src/domain/result.ts';

type Behaviour = Readonly<{
  /** Called before each chunk is handed over. */
  onChunk?: (index: number) => void | Promise<void>;
  /** Takes secrets out of failures. */
  mask?: (failure: Failure) => Failure;
}>;

export type MemoryClient = Pick<Client, 'open'> & Readonly<{ handedOver(): number; isClosed(): boolean }>;

export const clientWith = (chunks: Iterable<Uint8Array>, { onChunk, mask = same }: Behaviour = {}): MemoryClient => {
  let count = 0;
  let bytes = 0;
  let isClosed = false;
  return {
    handedOver: () => count,
    isClosed: () => isClosed,
    open: async (name, _params, { signal } = {}) => {
      const iterate = async function* (): AsyncGenerator<Uint8Array> {
        for (const chunk of chunks) {
          await onChunk?.(count);
          if (signal?.aborted === true) throw new BodyFailure(cancelledBy(name));
          count += 1;
          bytes += chunk.length;
          yield chunk.slice();
        }
      };
      return success({
        status: 200,
        attempts: 1,
        serverDateAt: undefined,
        skewMs: undefined,
        chunks: iterate(),
        bytesRead: () => bytes,
        elapsedMs: () => 5,
        cancel: () => {
          isClosed = true;
        },
        mask,
      });
    },
  };
};

const same = (failure: Failure): Failure => failure;

const cancelledBy = (what: string): Failure => ({
  kind: 'cancelled',
  what,
  came: 'the request was cancelled',
  advice: '',
});
