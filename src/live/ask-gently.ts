// Asks as gently as there is time for: at once where somebody waits; else in turn, and no more where the appliance cannot answer.
import type { Failure, FailureKind } from '../domain/failure.ts';
import { failed, type Result } from '../domain/result.ts';
import { createInTurn, type Haste } from './in-turn.ts';

export type AskGently = <T>(ask: () => Promise<Result<T>>) => Promise<Result<T>>;

/** Without `haste` somebody always waits. */
export const createAskGently = (haste: (() => Haste) | undefined, signal: AbortSignal): AskGently => {
  if (haste === undefined) return (ask) => ask();
  const inTurn = createInTurn({ haste, signal });
  let failureCount = 0;
  let last: Failure | undefined;
  return (ask) =>
    inTurn.take(async () => {
      if (failureCount >= MOST_FAILURES && last !== undefined && haste() !== 'now') return failed(last);
      const result = await ask();
      last = result.ok ? undefined : result.failure;
      failureCount = last !== undefined && OF_ALL.has(last.kind) ? failureCount + 1 : 0;
      if (last?.kind === 'rate-limited') inTurn.rest(last.retryAfterMs ?? 0);
      return result;
    });
};

/** In a row. */
const MOST_FAILURES = 3;

/** Whatever is asked next would fare the same: an appliance that cannot be reached, or wants to rest, shall not be pressed. */
const OF_ALL: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'no-connection',
  'timeout',
  'rate-limited',
  'bad-credentials',
]);
