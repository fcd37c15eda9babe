// One question that a screen keeps asking, and what is known of its answer: the last good one stays, however often asking fails.
import type { Client } from '../api/client.ts';
import type { Failure } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';
import type { Result } from '../domain/result.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { FetchFlows } from './asker.ts';
import type { Haste } from './in-turn.ts';
import type { Judge } from './judge/judge.ts';

/** What is asked for equally often. */
export const TOPICS = ['summary', 'network', 'device'] as const;

export type Topic = (typeof TOPICS)[number];

export type AskProgress = Readonly<{ bytes: number; rows: number | undefined }>;

export type Asking = Readonly<{
  client: Client;
  fetchFlows: FetchFlows;
  judge: Judge;
  /** What the rules compare with. */
  thresholds: Thresholds;
  /** The moment that is asked about, where nobody chose another. */
  at: Instant;
  signal: AbortSignal;
  onProgress(progress: AskProgress): void;
  /** Whether somebody waits for it at this moment; somebody does, if not given. */
  haste?: () => Haste;
}>;

export type Part<T> = Readonly<{
  /** The same for the same question at another moment: what is asked and of which window, never the time of day. */
  key: string;
  topic: Topic;
  /** For a person, such as `security 24h`. */
  name: string;
  /** Never asked more often than this, whatever the interval of its topic. */
  leastIntervalMs?: number;
  /** What was is over: once there, the answer is asked for again only when a person wants it. */
  isFixed?: boolean;
  /** Whoever asks does without where it fails: that is told by whoever shows it, if at all, and says nothing of how the appliance fares. */
  isOptional?: true;
  /** Asked while the console is paused, and only then: what goes on while the view stands still. */
  isForPause?: true;
  /** Nobody looks at it yet: asked when there is time, and neither a refresh nor a cancel is about it. */
  isBackground?: true;
  /** How long an answer nobody looks at is kept, where the usual time is too long for its size. */
  keepMs?: number;
  /** So many earlier answers are kept beside the last one; none, if not given: those of large answers would be dear. */
  pastCount?: number;
  ask(asking: Asking): Promise<Result<T>>;
  /** What an answer becomes beside the one before, such as counts of how often something was seen. `at`: when it was asked for. */
  follow?(before: T | undefined, answer: T, at: Instant): T;
}>;

/** An earlier answer; `at`: when it was asked for. */
export type Past<T> = Readonly<{ data: T; at: Instant }>;

/** Never changed in place: another object means another answer. */
export type Answer<T> = Readonly<{
  data: T | undefined;
  /** When the data were asked for. */
  at: Instant | undefined;
  /** Why the last try failed; gone with the next that succeeds. */
  failure: Failure | undefined;
  /** While it is being asked for. */
  asking: (AskProgress & Readonly<{ since: Instant }>) | undefined;
  /** Earlier answers, the oldest first; empty where the part keeps none. */
  past: readonly Past<T>[];
  /** When it will be asked for again; undefined while paused, or while nobody looks. */
  nextAt: Instant | undefined;
}>;
