// One thread that judges and marks while it runs, and the questions that are under way in it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Facts, TrafficFacts } from '../../analysis/facts.ts';
import type { PackedMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { HowToJudge } from './judge.ts';
import type { FromJudge } from './messages.ts';
import { type AskedQuestion, dropTable, emptyShelf, sendQuestion } from './send-question.ts';
import type { JudgeThread } from './start-judge-thread.ts';

type Waiting =
  | Readonly<{ about: 'judge'; findings: Finding[]; outcome: PromiseWithResolvers<readonly Finding[]> }>
  | Readonly<{ about: 'mark'; outcome: PromiseWithResolvers<PackedMarks> }>;

/** After so long without a question the thread need not hold a table. */
const REST_MS = 10_000;

export class RunningJudge {
  readonly #thread: JudgeThread;
  readonly #waiting = new Map<number, Waiting>();
  readonly #shelf = emptyShelf();
  /** One question after the other: what the thread holds changes while they are sent. */
  #sending: Promise<void> = Promise.resolve();
  #lastId = 0;
  #rest: NodeJS.Timeout | undefined;

  /** `onBroken` is called before anybody who waits is told. */
  constructor(thread: JudgeThread, onBroken: () => void) {
    this.#thread = thread;
    thread.onMessage((message) => this.#take(message));
    thread.onBroken((cause) => {
      onBroken();
      this.#rejectAll(new Error('the thread that judges broke', { cause }));
      clearTimeout(this.#rest);
    });
  }

  /** The signal has not been raised yet. */
  async judge(
    facts: readonly Facts[],
    thresholds: Thresholds,
    signal: AbortSignal | undefined,
    how?: HowToJudge,
  ): Promise<readonly Finding[]> {
    const outcome = Promise.withResolvers<readonly Finding[]>();
    const giveUp = this.#ask({ about: 'judge', findings: [], outcome }, facts, thresholds, how);
    return untilAborted(outcome.promise, giveUp, signal);
  }

  /** The signal has not been raised yet. */
  async mark(traffic: TrafficFacts, thresholds: Thresholds, signal: AbortSignal | undefined): Promise<PackedMarks> {
    const outcome = Promise.withResolvers<PackedMarks>();
    const giveUp = this.#ask({ about: 'mark', outcome }, [aloneOf(traffic)], thresholds);
    return untilAborted(outcome.promise, giveUp, signal);
  }

  /** Whoever waits is told that it was closed. */
  async close(): Promise<void> {
    this.#rejectAll(new DOMException('the judge was closed', 'AbortError'));
    clearTimeout(this.#rest);
    await this.#thread.stop();
  }

  /** Gives what gives the question up. */
  #ask(waiting: Waiting, facts: readonly Facts[], thresholds: Thresholds, how?: HowToJudge): (reason: unknown) => void {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#waiting.set(id, waiting);
    this.#thread.hold(true);
    clearTimeout(this.#rest);
    this.#sending = this.#sending.then(() => this.#send({ id, facts, about: waiting.about, thresholds, how }));
    return (reason) => this.#giveUp(id, reason);
  }

  async #send(question: AskedQuestion): Promise<void> {
    const { id } = question;
    try {
      const steps = sendQuestion((message, moved = []) => this.#thread.post(message, moved), this.#shelf, question);
      while (this.#waiting.has(id) && steps.next().done !== true) await nextTurn();
    } catch (error) {
      this.#giveUp(id, error);
    }
  }

  #take(message: FromJudge): void {
    const { id } = message;
    const waiting = this.#waiting.get(id);
    // The late answer to a question that was given up.
    if (waiting === undefined) return;
    if (message.kind === 'failed') {
      this.#end(id);
      waiting.outcome.reject(new Error('a rule broke', { cause: message.error }));
      return;
    }
    if (message.kind === 'marks' && waiting.about === 'mark') {
      this.#end(id);
      waiting.outcome.resolve(message.marks);
    }
    if (message.kind === 'findings' && waiting.about === 'judge') {
      waiting.findings.push(...message.findings);
      // In a turn of its own: messages that come as fast as they are asked for would all be taken in this one.
      if (message.hasMore) setImmediate(() => this.#askForMore(id));
      else {
        this.#end(id);
        waiting.outcome.resolve(waiting.findings);
      }
    }
  }

  #askForMore(id: number): void {
    if (this.#waiting.has(id)) this.#thread.post({ kind: 'more-findings', id }, []);
  }

  #giveUp(id: number, reason: unknown): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#thread.post({ kind: 'forget', id }, []);
    this.#end(id);
    waiting.outcome.reject(reason);
  }

  #rejectAll(reason: unknown): void {
    const all = [...this.#waiting];
    for (const [id, { outcome }] of all) {
      this.#end(id);
      outcome.reject(reason);
    }
  }

  #end(id: number): void {
    this.#waiting.delete(id);
    this.#thread.hold(this.#waiting.size > 0);
    clearTimeout(this.#rest);
    if (this.#waiting.size > 0) return;
    this.#rest = setTimeout(() => dropTable((message) => this.#thread.post(message, []), this.#shelf), REST_MS).unref();
  }
}

const untilAborted = async <Answer>(
  answer: Promise<Answer>,
  giveUp: (reason: unknown) => void,
  signal: AbortSignal | undefined,
): Promise<Answer> => {
  const onAbort = (): void => giveUp(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await answer;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
};

/** Facts of nothing but traffic. */
const aloneOf = (traffic: TrafficFacts): Facts => ({
  at: traffic.window.endAt,
  window: traffic.window,
  statistics: undefined,
  traffic,
  device: undefined,
  series: [],
});
