// Keeps one answer for a while, so that all who ask the same within it, or while it is under way, share one request.
import type { Answered, OpenOptions } from '../../api/client.ts';
import type { FailureKind } from '../../domain/failure.ts';
import { type Result, success } from '../../domain/result.ts';
import { shareRequest } from './share-request.ts';

export type KeepOptions<T> = Readonly<{
  /** What is asked for, as failures name it. */
  what: string;
  /** From the moment it was asked. */
  keepMs: number;
  /** In milliseconds. */
  elapsed: () => number;
  ask(how: OpenOptions): Promise<Result<Answered<T>>>;
}>;

export type KeptAnswer<T> = Readonly<{
  /** `attempts` is 0 where nothing was sent for it. */
  get(how?: OpenOptions): Promise<Result<Answered<T>>>;
  /** The next who asks gets a new one. */
  forget(): void;
}>;

type Held<T> = Readonly<{ result: Result<Answered<T>>; askedMs: number }>;

export const keepAnswer = <T>({ what, keepMs, elapsed, ask }: KeepOptions<T>): KeptAnswer<T> => {
  let held: Held<T> | undefined;
  const request = shareRequest(what, async (how) => {
    const askedMs = elapsed();
    const result = await ask(how);
    // One that somebody gave up may come after the one that took its place.
    if (isLasting(result) && (held === undefined || held.askedMs <= askedMs)) held = { result, askedMs };
    return result;
  });
  return {
    get: async (how = {}) => {
      if (held !== undefined && elapsed() - held.askedMs < keepMs) return again(held.result);
      held = undefined;
      const { result, isFirst } = await request.join(how);
      return isFirst ? result : again(result);
    },
    forget: () => {
      held = undefined;
      request.renew();
    },
  };
};

/** What an appliance refuses it will refuse a moment later, too; other trouble may pass. */
const isLasting = (result: Result<unknown>): boolean => result.ok || REFUSALS.has(result.failure.kind);

const REFUSALS: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'bad-parameter',
  'forbidden',
  'not-found',
  'redirect',
  'bad-data',
]);

/** Nothing was sent for whoever shares it. */
const again = <T>(result: Result<Answered<T>>): Result<Answered<T>> =>
  result.ok ? success({ ...result.value, bytes: 0, elapsedMs: 0, attempts: 0 }) : result;
