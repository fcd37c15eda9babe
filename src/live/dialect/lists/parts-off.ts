// Which optional endpoints are not asked any more, and why: those that may not be asked, and for a while those that would not answer.

import { isUnavailable } from '../../../api/failures/unavailable.ts';
import type { PartOff } from '../../../domain/appliance.ts';
import type { Failure, FailureKind } from '../../../domain/failure.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/instant.ts';

export type PartsOff = Readonly<{
  /** Why it is not to be asked now; undefined: it may be. */
  failureOf(name: string): Failure | undefined;
  note(name: string, failure: Failure): void;
  /** Those that are switched off; one that merely rests is not. The same list as long as they are the same. */
  list(): readonly PartOff[];
  /** All may be asked again: a person wants it. */
  forget(): void;
}>;

/** Somebody has to change the token, or the appliance, first. */
const LASTING: ReadonlySet<FailureKind> = new Set<FailureKind>(['forbidden', 'not-found', 'bad-parameter']);

/**
 * So a missing licence looks, but also an appliance that starts, or a gateway that shows its own page: a console that runs for weeks
 * shall not do without names because of one bad minute.
 */
const PASSING_MS = HOUR_MS;

/** Whatever it was, it need not be pressed. */
const REST_MS = MINUTE_MS;

type Off = Readonly<{ failure: Failure; untilMs: number; isTold: boolean }>;

export const createPartsOff = (elapsed: () => number): PartsOff => {
  const off = new Map<string, Off>();
  let told: readonly PartOff[] = [];
  const current = (): readonly (readonly [string, Off])[] => [...off].filter(([, { untilMs }]) => elapsed() < untilMs);
  return {
    failureOf: (name) => current().find(([one]) => one === name)?.[1].failure,
    note: (name, failure) => {
      const forMs = offMs(failure);
      if (forMs !== undefined) off.set(name, { failure, untilMs: elapsed() + forMs, isTold: forMs > REST_MS });
    },
    list: () => {
      const now = current().flatMap(([name, { failure, isTold }]) => (isTold ? [{ name, failure }] : []));
      if (!isSame(told, now)) told = now;
      return told;
    },
    forget: () => off.clear(),
  };
};

const isSame = (one: readonly PartOff[], other: readonly PartOff[]): boolean =>
  one.length === other.length &&
  one.every(({ name, failure }, index) => other[index]?.name === name && other[index].failure === failure);

/** Undefined: it may be asked again at once. */
const offMs = (failure: Failure): number | undefined => {
  if (failure.kind === 'cancelled') return undefined;
  if (LASTING.has(failure.kind)) return Number.POSITIVE_INFINITY;
  return isUnavailable(failure) ? PASSING_MS : REST_MS;
};
