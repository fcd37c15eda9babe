// Remembers the last requests: what was asked, what it was answered, and when.
import type { Instant } from '../../domain/instant.ts';

export type LoggedRequest = Readonly<{
  method: string;
  /** Path and query as they came, cut at 4,000 characters; never a token or a signature, for those travel in headers. */
  target: string;
  /** Undefined: no answer was begun, because it is still being worked on or the connection was dropped. */
  status: number | undefined;
  at: Instant;
}>;

export type RequestLog = Readonly<{
  /** Notes a request the moment it comes; the function given back fixes its status once the exchange is over. */
  begin(request: Omit<LoggedRequest, 'status'>, readStatus: () => number | undefined): () => void;
  entries(): readonly LoggedRequest[];
  /** Of all requests since the start, also those that are forgotten by now. */
  requestCount(): number;
}>;

const LIMIT = 1_000;
const TARGET_LIMIT = 4_000;

type Kept = Omit<LoggedRequest, 'status'> & { readStatus: () => number | undefined };

export const createRequestLog = (): RequestLog => {
  const kept: Kept[] = [];
  let requestCount = 0;
  return {
    begin: ({ method, target, at }, readStatus) => {
      const entry: Kept = { method, target: target.slice(0, TARGET_LIMIT), at, readStatus };
      requestCount += 1;
      kept.push(entry);
      if (kept.length > LIMIT) kept.shift();
      return () => {
        // Only the number is kept: a thousand finished exchanges must not hold on to their sockets.
        const status = readStatus();
        entry.readStatus = () => status;
      };
    },
    entries: () => kept.map(({ method, target, at, readStatus }) => ({ method, target, status: readStatus(), at })),
    requestCount: () => requestCount,
  };
};
