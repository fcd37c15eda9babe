// When an attempt is worth repeating, and how long to wait first.

export const MOST_RETRIES = 2;

/** The appliance, or the proxy in front of it, is busy: the same request may well succeed a moment later. */
const BUSY = new Set([429, 502, 503, 504]);

/** A longer rest is not waited for: whoever asked is told, and can do something else meanwhile. */
const LONGEST_REST_MS = 30_000;

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;
const SHORTEST_BACKOFF_MS = 100;

/** All who were told the same time must not come back at the same time. */
const REST_JITTER_MS = 500;

export const isBusy = (status: number): boolean => BUSY.has(status);

export const isTooLongARest = (retryAfterMs: number | undefined): boolean =>
  retryAfterMs !== undefined && retryAfterMs > LONGEST_REST_MS;

/** Exponential with jitter, unless the appliance has said when. `retryCount` is 1 before the first retry. */
export const backoffMs = (retryCount: number, retryAfterMs: number | undefined, random: () => number): number => {
  if (retryAfterMs !== undefined) return retryAfterMs + Math.round(random() * REST_JITTER_MS);
  const longestMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (retryCount - 1));
  return Math.max(SHORTEST_BACKOFF_MS, Math.round(random() * longestMs));
};
