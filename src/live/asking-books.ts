// The books of one look: what was asked, for what part of it, what came, and what could not be had.
import type { Failure, FailureKind } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';
import type { Result } from '../domain/result.ts';
import type { AskGently } from './ask-gently.ts';

/** One request as it can be shown to an auditor: path and query, no token, no signature. */
export type AskedRequest = Readonly<{
  at: Instant;
  /** What it was for, such as `security 24h`. */
  part: string;
  target: string;
  bytes: number | undefined;
  elapsedMs: number;
  failure: FailureKind | undefined;
}>;

/** A part that could not be had. An optional one is nothing to give up for. */
export type PartFailure = Readonly<{ part: string; failure: Failure; isOptional: boolean }>;

export type AskProgress = Readonly<{ part: string; askedCount: number; answeredCount: number; bytes: number }>;

export type Part = Readonly<{
  name: string;
  isOptional?: boolean;
  /** Nobody else needs this answer: it can go as soon as whoever asked is done with it. Answers of devices are large. */
  isForOne?: boolean;
}>;

export type BooksOptions = Readonly<{
  now: () => Instant;
  gently: AskGently;
  onProgress: (progress: AskProgress) => void;
}>;

type Came<T> = Result<Readonly<{ value: T; bytes: number; elapsedMs: number }>>;

export type Books = Readonly<{
  /** Undefined when it could not be had. `target` is asked for when the answer is there. */
  ask<T>(
    part: Part,
    target: () => string,
    answer: (onBytes: (bytes: number) => void) => Promise<Came<T>>,
  ): Promise<T | undefined>;
  note(part: Part, failure: Failure): undefined;
  /** In the order they were asked. */
  asked(): readonly AskedRequest[];
  failures(): readonly PartFailure[];
}>;

export const openBooks = ({ now, gently, onProgress }: BooksOptions): Books => {
  const asked: (AskedRequest | undefined)[] = [];
  const failures: PartFailure[] = [];
  const bytesOf: number[] = [];

  const tell = (part: string): void =>
    onProgress({
      part,
      askedCount: asked.length,
      answeredCount: asked.filter((one) => one !== undefined).length,
      bytes: bytesOf.reduce((sum, bytes) => sum + bytes, 0),
    });
  const note: Books['note'] = ({ name, isOptional = false }, failure) => {
    failures.push({ part: name, failure, isOptional });
    return undefined;
  };

  const ask: Books['ask'] = async (part, target, answer) => {
    const { name } = part;
    const place = asked.push(undefined) - 1;
    let at = now();
    const tellBytes = (bytes: number): void => {
      bytesOf[place] = bytes;
      tell(name);
    };
    tell(name);
    const result = await gently(() => {
      at = now();
      return answer(tellBytes);
    });
    const bytes = result.ok ? result.value.bytes : undefined;
    bytesOf[place] = bytes ?? bytesOf[place] ?? 0;
    const elapsedMs = result.ok ? result.value.elapsedMs : Math.max(0, now() - at);
    const failure = result.ok ? undefined : result.failure.kind;
    // How the appliance wants to be asked is found out at the first question: what was sent is known only now.
    asked[place] = { at, part: name, target: target(), bytes, elapsedMs, failure };
    if (!result.ok) note(part, result.failure);
    tell(name);
    return result.ok ? result.value.value : undefined;
  };
  return { ask, note, asked: () => asked.filter((one) => one !== undefined), failures: () => failures };
};
