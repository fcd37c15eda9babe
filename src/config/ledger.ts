// Settles one key after the other, strongest source first, and remembers where each value came from.
import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '../domain/failure.ts';
import type { Key, SureKey } from './key.ts';
import { trouble } from './trouble.ts';

/** One line of `config show`; `value` is a mask where the value is secret. */
export type Origin = Readonly<{ key: string; value: string; from: string }>;

export const NOT_SET = '(not set)';

/** What one source says of a key; relative paths in it start at `folder`, or at the working folder when that is undefined. */
export type Given = Readonly<{ value: unknown; from: string; folder: string | undefined }>;

export type Settled<T> = Readonly<{ value: T; given: Given }>;

export type Ledger = Readonly<{
  origins: readonly Origin[];
  complaints: readonly Failure[];
  settle<T>(label: string, key: Key<T>, givens: readonly Given[]): Settled<T> | undefined;
  settleSure<T>(label: string, key: SureKey<T>, givens: readonly Given[]): T;
  complain(failure: Failure): void;
}>;

export const openLedger = (): Ledger => {
  const origins: Origin[] = [];
  const complaints: Failure[] = [];
  const settle = <T>(label: string, key: Key<T>, givens: readonly Given[]): Settled<T> | undefined => {
    const [given] = givens;
    if (given === undefined) {
      origins.push({ key: label, value: showFallback(key), from: 'default' });
      return undefined;
    }
    const reading = key.kind.read(given.value);
    if (reading.ok) {
      origins.push({ key: label, value: reading.text, from: given.from });
      return { value: reading.value, given };
    }
    const complaint = trouble(given.from, `it ${reading.came}`, `Allowed is ${key.kind.allowed}.`);
    // One flag may stand for several keys; what is wrong with it is wrong once.
    if (!complaints.some((before) => isDeepStrictEqual(before, complaint))) complaints.push(complaint);
    return undefined;
  };
  return {
    origins,
    complaints,
    settle,
    settleSure: (label, key, givens) => settle(label, key, givens)?.value ?? key.standard,
    complain: (failure) => {
      complaints.push(failure);
    },
  };
};

const showFallback = (key: Key<unknown>): string => {
  const reading = key.fallback === undefined ? undefined : key.kind.read(key.fallback);
  return reading?.ok === true ? reading.text : NOT_SET;
};
