// A session of live data that tells what a test says, and remembers what was wanted of it.
import type { RequestLogEntry } from '../../src/api/request-log.ts';
import type { Health } from '../../src/live/session/health.ts';
import { allowedIntervals, type Intervals, scaleIntervals } from '../../src/live/session/intervals.ts';
import type { PartTrouble } from '../../src/live/session/session.ts';
import type { ConsoleSession, ToldField } from '../../src/shell/session.ts';
import { FAILURES } from '../live/session-kit.ts';
import { type Given, NOW, readFrom } from '../panes/answers.ts';

export const INTERVALS: Intervals = { summary: 60_000, network: 30_000, device: 300_000 };

const MEASURES = { latencyMs: 142, nextAt: NOW + 12_000, askingCount: 0 } as const;

export const HEALTH: Readonly<Record<Health['kind'], Health>> = {
  starting: { kind: 'starting', latencyMs: undefined, nextAt: undefined, askingCount: 4 },
  live: { kind: 'live', ...MEASURES },
  paused: { kind: 'paused', ...MEASURES, nextAt: undefined },
  stale: { kind: 'stale', since: NOW - 400_000, ...MEASURES },
  offline: { kind: 'offline', failure: FAILURES.offline, ...MEASURES },
  refused: { kind: 'refused', failure: FAILURES.credentials, ...MEASURES },
};

type SessionFacts = Readonly<{
  givens: readonly Given[];
  health: Health;
  failures: readonly PartTrouble[];
  requests: readonly RequestLogEntry[];
  isPaused: boolean;
  intervals: Intervals;
  nextInMs: number | undefined;
  field: ToldField | undefined;
}>;

export type FakeSession = ConsoleSession &
  Readonly<{
    /** What was wanted of it, in order. */
    calls: string[];
    /** Whoever listens is told. */
    set(facts: Partial<SessionFacts>): void;
  }>;

export const aFakeSession = (start: Partial<SessionFacts> = {}): FakeSession => {
  let facts: SessionFacts = {
    givens: [],
    health: HEALTH.live,
    failures: [],
    requests: [],
    isPaused: false,
    intervals: INTERVALS,
    nextInMs: 12_000,
    field: undefined,
    ...start,
  };
  let read = readFrom(facts.givens);
  const calls: string[] = [];
  const listeners = new Set<() => void>();
  const set = (changed: Partial<SessionFacts>): void => {
    facts = { ...facts, ...changed };
    if (changed.givens !== undefined) read = readFrom(facts.givens);
    for (const listener of [...listeners]) listener();
  };
  const called = (what: string): number => calls.push(what);
  return {
    calls,
    set,
    watch: (parts) => {
      called(`watch ${parts.length}`);
      return () => called(`leave ${parts.length}`);
    },
    read: (part) => read(part),
    marksOf: () => undefined,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => called('refresh'),
    cancel: () => called('cancel'),
    pause: () => set({ isPaused: true, health: HEALTH.paused }),
    resume: () => set({ isPaused: false, health: HEALTH.live }),
    isPaused: () => facts.isPaused,
    intervals: () => facts.intervals,
    setIntervals: (wanted) => set({ intervals: allowedIntervals(wanted) }),
    scaleInterval: (topics, direction) => set({ intervals: scaleIntervals(facts.intervals, topics, direction) }),
    health: () => facts.health,
    failures: () => facts.failures,
    nextInMs: () => facts.nextInMs,
    requests: () => facts.requests,
    latencyMs: () => facts.requests[0]?.elapsedMs,
    field: () => facts.field,
  };
};

export const aRequest = (parts: Partial<RequestLogEntry> = {}): RequestLogEntry => ({
  at: NOW,
  endpoint: 'network',
  target: '/network?hours=24&did=7',
  attempt: 1,
  status: 200,
  failure: undefined,
  bytes: 12_000,
  elapsedMs: 42,
  ...parts,
});
