// Passes batches on for as long as somebody still wants the answer.
import type { SimulatedFlow } from '../model.ts';

/** Throws the signal's reason as soon as the client is gone, so that the engine's own loop ends with it. */
export async function* wantedBatches(
  batches: AsyncIterable<readonly SimulatedFlow[]>,
  signal: AbortSignal,
): AsyncGenerator<readonly SimulatedFlow[]> {
  for await (const batch of batches) {
    signal.throwIfAborted();
    yield batch;
  }
}
