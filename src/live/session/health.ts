// How the appliance fares, in one word for the screen, judged by the parts that are watched.
import type { Failure, FailureKind } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';

/**
 * The first that applies: paused; refused or offline, when the last try of every watched part failed, those aside that are asked rarely: offline where waiting helps;
 * starting, before the first answer; stale, by the oldest data of what is watched; live.
 */
export type Health = HealthMeasures &
  (
    | Readonly<{ kind: 'starting' }>
    | Readonly<{ kind: 'live' }>
    | Readonly<{ kind: 'paused' }>
    /** `since`: when the oldest of the data were asked for. */
    | Readonly<{ kind: 'stale'; since: Instant }>
    | Readonly<{ kind: 'offline'; failure: Failure }>
    | Readonly<{ kind: 'refused'; failure: Failure }>
  );

type HealthMeasures = Readonly<{
  /** How long the last answer took, whatever it was about. */
  latencyMs: number | undefined;
  /** The earliest time at which something will be asked. */
  nextAt: Instant | undefined;
  askingCount: number;
}>;

/** What counts of a try. */
export type TryOutcome = Readonly<{ failure: Failure | undefined }>;

export type WatchedFacts = Readonly<{
  /** Undefined before the first try has ended. */
  lastTry: TryOutcome | undefined;
  /** When the data were asked for, if there are any that can grow old. */
  at: Instant | undefined;
  ageMs: number;
  intervalMs: number;
  /** Asked less often than what it is about usually is: how it went long ago says nothing of now. */
  isRare: boolean;
  nextAt: Instant | undefined;
  isAsking: boolean;
}>;

export type HealthFacts = Readonly<{
  isPaused: boolean;
  /** Of any part, watched or not: it speaks for parts that were never asked. */
  lastTry: TryOutcome | undefined;
  latencyMs: number | undefined;
  watched: readonly WatchedFacts[];
}>;

/** So many intervals without news make data stale. */
const STALE_AFTER = 3;

export const judgeHealth = ({ isPaused, lastTry, latencyMs, watched }: HealthFacts): Health => {
  const measures: HealthMeasures = {
    latencyMs,
    nextAt: earliest(watched.map(({ nextAt }) => nextAt)),
    askingCount: watched.filter(({ isAsking }) => isAsking).length,
  };
  if (isPaused) return { kind: 'paused', ...measures };
  const frequent = watched.filter(({ isRare }) => !isRare);
  const tried = (frequent.length === 0 ? watched : frequent)
    .map((part) => part.lastTry)
    .filter((one) => one !== undefined);
  const outcomes = tried.length === 0 && lastTry !== undefined ? [lastTry] : tried;
  const trouble = commonTrouble(outcomes);
  if (trouble !== undefined) return { ...trouble, ...measures };
  if (outcomes.length === 0) return { kind: 'starting', ...measures };
  const since = earliest(watched.filter(isStale).map(({ at }) => at));
  return since === undefined ? { kind: 'live', ...measures } : { kind: 'stale', since, ...measures };
};

const OFFLINE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'no-connection',
  'timeout',
  'tls',
  'server-error',
  'rate-limited',
]);

/** One part that fails while others come is its own trouble, not that of the connection. What no wait mends, a person has to. */
const commonTrouble = (
  outcomes: readonly TryOutcome[],
): Readonly<{ kind: 'offline' | 'refused'; failure: Failure }> | undefined => {
  const failures = outcomes.map(({ failure }) => failure).filter((one) => one !== undefined);
  const [first] = failures;
  if (first === undefined || failures.length < outcomes.length) return undefined;
  const refusal = failures.find(({ kind }) => !OFFLINE.has(kind));
  return refusal === undefined ? { kind: 'offline', failure: first } : { kind: 'refused', failure: refusal };
};

const isStale = ({ at, ageMs, intervalMs }: WatchedFacts): boolean =>
  at !== undefined && ageMs > STALE_AFTER * intervalMs;

const earliest = (instants: readonly (Instant | undefined)[]): Instant | undefined => {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
