// One try of one part: asks it, tells how far it is, and settles when it is due again.
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, success } from '../../domain/result.ts';
import type { Haste } from '../in-turn.ts';
import { ourMistake } from '../our-mistake.ts';
import type { Asking, AskProgress, Part } from '../part.ts';
import { throttle } from '../throttle.ts';
import { planNext } from './plan.ts';
import { type Entry, type Held, heldAt, NO_PAST, type State, type Surroundings } from './state.ts';

/** How a query ends that did not end well. */
export class PartFailure extends Error {
  override readonly name = 'PartFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.what}: ${failure.came}`);
    this.failure = failure;
  }
}

/** A screen needs to hear of bytes no more often than it draws. */
const PROGRESS_EVERY_MS = 100;

/** Throws a `PartFailure` where none came, as the cache of queries wants it. */
export const askPart = async (state: State, entry: Entry, signal: AbortSignal): Promise<Held<unknown>> => {
  const { client, fetchFlows, judge, thresholds, now, elapsed, answer = askAppliance, onAnswer } = state.surroundings;
  const { part } = entry;
  const at = now();
  const askedMs = elapsed();
  entry.askedMs = askedMs;
  entry.beganBehind = part.isBackground === true;
  entry.asking = { bytes: 0, rows: undefined, since: at };
  const progress = throttle<AskProgress>(
    (known) => {
      entry.asking = { ...known, since: at };
      state.bell.ring();
    },
    { everyMs: PROGRESS_EVERY_MS, elapsed },
  );
  signal.addEventListener('abort', progress.stop, { once: true });
  const haste = (): Haste => hasteOf(state, entry);
  const asking = { client, fetchFlows, judge, thresholds, at, signal, onProgress: progress.tell, haste };
  const result = await answerOf(answer, part, asking);
  signal.removeEventListener('abort', progress.stop);
  progress.stop();
  // The query has been given up and listens no more; another try may be under way.
  if (signal.aborted) throw signal.reason;
  entry.settledMs = elapsed();
  // What was asked slowly says nothing of how fast the appliance is.
  if (!entry.beganBehind) entry.tookMs = [...entry.tookMs.slice(-1), entry.settledMs - askedMs];
  const failure = result.ok ? undefined : result.failure;
  entry.lastTry = { failure, failureCount: failure === undefined ? 0 : (entry.lastTry?.failureCount ?? 0) + 1 };
  state.lastTry = { failure };
  planNext(state, entry);
  if (!result.ok) throw new PartFailure(result.failure);
  if (!entry.beganBehind) state.latencyMs = entry.settledMs - askedMs;
  onAnswer?.(part, at, result.value.data);
  const { data, at: dataAt } = result.value;
  return { data: followed(state, part, data, dataAt), at: dataAt, askedMs, past: pastOf(state, part, dataAt) };
};

/** The part is another one as soon as somebody looks at what nobody waited for. */
const hasteOf = ({ isPaused }: State, { part, beganBehind }: Entry): Haste => {
  // A pause lets arrive what was asked; of what began slowly, most was not.
  if (isPaused && beganBehind) return 'rest';
  return part.isBackground === true ? 'slowly' : 'now';
};

const followed = (state: State, { key, follow }: Part<unknown>, data: unknown, at: Instant): unknown => {
  const last = heldAt<unknown>(state, key);
  if (follow === undefined) return data;
  return last !== undefined && isToldAgain(state, last, at) ? last.data : follow(last?.data, data, at);
};

/** What was the last answer until now joins those before it, even if the new one says the same. */
const pastOf = (state: State, { key, pastCount = 0 }: Part<unknown>, at: Instant): Held<unknown>['past'] => {
  const last = heldAt<unknown>(state, key);
  if (last === undefined || pastCount === 0) return NO_PAST;
  if (isToldAgain(state, last, at)) return last.past;
  return [...last.past, { data: last.data, at: last.at }].slice(-pastCount);
};

/** A replay tells an answer again and again until it comes to the next one; then it is no earlier answer of itself. */
const isToldAgain = ({ surroundings }: State, last: Held<unknown>, at: Instant): boolean =>
  surroundings.answer !== undefined && last.at === at;

type AnswerPart = NonNullable<Surroundings['answer']>;

const askAppliance: AnswerPart = async (part, asking) => {
  const result = await part.ask(asking);
  return result.ok ? success({ data: result.value, at: asking.at }) : result;
};

/** A console that is left alone over night must outlive our own mistakes too. */
const answerOf = async (answer: AnswerPart, part: Part<unknown>, asking: Asking): ReturnType<AnswerPart> => {
  try {
    return await answer(part, asking);
  } catch (error) {
    return failed(ourMistake(part.name, error));
  }
};
