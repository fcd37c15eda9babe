// A session with a part whose answers a test decides, under a clock that a test moves.

import type { Client } from '../../src/api/client.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { failed, type Result, success } from '../../src/domain/result.ts';
import type { Asking, AskProgress, Part } from '../../src/live/part.ts';
import type { Intervals } from '../../src/live/session/intervals.ts';
import { openSession, type SessionOptions } from '../../src/live/session/open-session.ts';
import type { Session } from '../../src/live/session/session.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';

export const START = Date.parse('2026-01-15T14:00:00Z');

export const INTERVALS: Intervals = { summary: 30_000, network: 60_000, device: 120_000 };

/** The middle of every spread: no jitter at all. */
export const NO_JITTER = 0.5;

export type Ask = Readonly<{
  /** On the real clock. */
  atMs: number;
  asking: Asking;
  answer(result: Result<string>): void;
  progress(progress: AskProgress): void;
}>;

export type Controlled = Readonly<{
  part: Part<string>;
  asks: readonly Ask[];
  /** From the next one on every question is answered like this at once; undefined: it waits for `answer`. */
  setAnswer(result: Result<string> | undefined): void;
}>;

/** Answers `KEY 1`, `KEY 2` and so on at once, unless told otherwise. */
export const aPart = (key: string, more: Partial<Omit<Part<string>, 'key' | 'ask'>> = {}): Controlled => {
  const asks: Ask[] = [];
  let isCounting = true;
  let planned: Result<string> | undefined;
  return {
    asks,
    setAnswer: (result) => {
      isCounting = false;
      planned = result;
    },
    part: {
      key,
      topic: 'summary',
      name: `part ${key}`,
      ...more,
      ask: (asking) =>
        new Promise((resolve) => {
          asks.push({ atMs: performance.now(), asking, answer: resolve, progress: asking.onProgress });
          const result = isCounting ? success(`${key} ${asks.length}`) : planned;
          if (result !== undefined) resolve(result);
        }),
    },
  };
};

/** What is between the beginnings of the tries. */
export const gapsOf = ({ asks }: Controlled): readonly number[] =>
  asks.slice(1).map(({ atMs }, index) => Math.round(atMs - (asks[index]?.atMs ?? 0)));

const told = { what: 'part', came: 'it did not come', advice: 'Wait.' } as const;

export const FAILURES = {
  offline: { kind: 'no-connection', code: 'ECONNREFUSED', ...told },
  timeout: { kind: 'timeout', phase: 'read', ...told },
  busy: { kind: 'rate-limited', retryAfterMs: 90_000, ...told },
  credentials: { kind: 'bad-credentials', ...told },
  date: { kind: 'bad-date', skewMs: 94_000, ...told },
  forbidden: { kind: 'forbidden', ...told },
  parameter: { kind: 'bad-parameter', parameter: 'to', ...told },
  configuration: { kind: 'configuration', ...told },
  data: { kind: 'bad-data', path: 'a.b', ...told },
} as const satisfies Record<string, Failure>;

export const failing = (name: keyof typeof FAILURES): Result<string> => failed(FAILURES[name]);

const neverAsked = (): never => {
  throw new Error('the parts of these tests answer by themselves');
};

export const NO_CLIENT: Client = {
  get: neverAsked,
  open: neverAsked,
  describe: neverAsked,
  close: async () => undefined,
};

export const aSession = (options: Partial<SessionOptions> = {}): Session =>
  openSession({
    client: NO_CLIENT,
    fetchFlows: neverAsked,
    now: Date.now,
    random: () => NO_JITTER,
    intervals: INTERVALS,
    thresholds: standardThresholds(),
    ...options,
  });
