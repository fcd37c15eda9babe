// Reads on until the input ends or the program is to stop, whichever comes first, and then lets go of the input.

export async function* untilStopped(chunks: AsyncIterable<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let tellStopped = (): void => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    tellStopped = () => resolve(undefined);
  });
  stop.addEventListener('abort', tellStopped);
  try {
    while (!stop.aborted) {
      const next = await Promise.race([iterator.next(), stopped]);
      if (next === undefined || next.done === true) break;
      yield next.value;
    }
  } finally {
    stop.removeEventListener('abort', tellStopped);
    // Not waited for: a pipe that nobody writes to would answer never.
    if (stop.aborted) iterator.return?.().catch(() => undefined);
    else await iterator.return?.();
  }
}
