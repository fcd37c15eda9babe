// The last requests that were made, for the list that shows them: newest first, however many there were.
import type { RequestLogEntry } from '../../api/request-log.ts';

export type RequestHistory = Readonly<{
  add(entry: RequestLogEntry): void;
  /** Newest first; the same array until another is added. */
  entries(): readonly RequestLogEntry[];
  /** Of the newest one that an answer came to. */
  lastLatencyMs(): number | undefined;
}>;

export const createRequestHistory = (capacity = 200): RequestHistory => {
  const ring: RequestLogEntry[] = [];
  let addedCount = 0;
  let shown: readonly RequestLogEntry[] | undefined;
  let lastLatencyMs: number | undefined;
  return {
    add: (entry) => {
      ring[addedCount % capacity] = entry;
      addedCount += 1;
      shown = undefined;
      if (entry.status !== undefined) lastLatencyMs = entry.elapsedMs;
    },
    entries: () => {
      shown ??= newestFirst(ring, addedCount % capacity);
      return shown;
    },
    lastLatencyMs: () => lastLatencyMs,
  };
};

/** `next` is where the next one would be written: just before it lies the newest. */
const newestFirst = (ring: readonly RequestLogEntry[], next: number): readonly RequestLogEntry[] => [
  ...ring.slice(0, next).reverse(),
  ...ring.slice(next).reverse(),
];
