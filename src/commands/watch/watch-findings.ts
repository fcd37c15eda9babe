// Looks, tells what became of the findings, rests, and looks again, until it is stopped.
import { type Decisions, stateOf } from '../../analysis/findings/decisions.ts';
import { type FindingNews, type Memory, stateNameOf, tellNews } from '../../analysis/findings/told-findings.ts';
import { type Failure, tellFailure } from '../../domain/failure.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Result } from '../../domain/result.ts';
import type { PartFailure } from '../../live/asker.ts';
import { nextDelay } from '../../live/session/next-delay.ts';
import type { TakenFindings } from '../../live/take-findings.ts';
import { formatCount, formatDuration } from '../../text/units.ts';
import type { Remembering } from './remember-told.ts';

export type Watching = Readonly<{
  look(at: Instant): Promise<Result<TakenFindings>>;
  now: () => Instant;
  random: () => number;
  /** Resolves early when it is stopped. */
  rest(ms: number): Promise<void>;
  stop: AbortSignal;
  intervalMs: number;
  isOnce: boolean;
  minSeverity: Severity;
  /** What is acknowledged or muted as well. */
  tellsAll: boolean;
  remembering: Remembering;
  decisions(): Promise<Decisions>;
  /** False when nobody reads any more: then nothing was told. */
  write(news: readonly FindingNews[], at: Instant): Promise<boolean>;
  /** In one line, to whoever looks after the watch. */
  tell(text: string): Promise<void>;
}>;

/** Gives what could not be had in the only look, or nothing. */
export const watchFindings = async (watching: Watching): Promise<Failure | undefined> => {
  const { look, now, random, rest, stop, intervalMs, isOnce } = watching;
  let memory = await watching.remembering.load();
  let trouble: Trouble = NO_TROUBLE;
  while (!stop.aborted) {
    const at = now();
    const taken = await look(at);
    // Stopped in the middle, it may have heard no more than half.
    if (stop.aborted) break;
    if (taken.ok) memory = await tellFindings(watching, memory, taken.value, at);
    const failure = taken.ok ? undefined : taken.failure;
    const delayMs = nextDelay({ failure, failureCount: trouble.failureCount + 1 }, intervalMs, random());
    trouble = await tellTrouble(watching, trouble, taken, delayMs);
    if (isOnce) return taken.ok ? missedIn(taken.value) : taken.failure;
    await rest(delayMs);
  }
  return undefined;
};

type Trouble = Readonly<{
  /** Looks in a row that failed altogether. */
  failureCount: number;
  /** What the last look told of what it could not have. */
  missing: string | undefined;
}>;

const NO_TROUBLE: Trouble = { failureCount: 0, missing: undefined };

/** Each look that failed is told; what an appliance never answers is told once, and not every five minutes. */
const tellTrouble = async (
  { isOnce, tell }: Watching,
  { failureCount, missing: toldBefore }: Trouble,
  taken: Result<TakenFindings>,
  delayMs: number,
): Promise<Trouble> => {
  if (!taken.ok) {
    await tell(`${tellFailure(taken.failure)}${isOnce ? '' : ` Next look in ${formatDuration(delayMs)}.`}`);
    return { failureCount: failureCount + 1, missing: undefined };
  }
  if (failureCount > 0) await tell(`watch: the appliance answers again, after ${looks(failureCount)} that failed.`);
  const missing = tellMissing(taken.value.failures);
  if (missing !== undefined && missing !== toldBefore) await tell(missing);
  return { failureCount: 0, missing };
};

const looks = (count: number): string => (count === 1 ? 'one look' : `${formatCount(count)} looks`);

/** Remembered once it is told: who is ended in between tells it twice, which is better than never. */
const tellFindings = async (
  { minSeverity, tellsAll, remembering, decisions, write }: Watching,
  before: Memory,
  { findings, isWhole, wasJudged }: TakenFindings,
  at: Instant,
): Promise<Memory> => {
  const decided = await decisions();
  const { memory, news } = tellNews(
    before,
    findings,
    at,
    { isWhole, wasJudged },
    {
      minSeverity,
      tellsAll,
      stateOf: (finding) => stateNameOf(stateOf(decided, finding, at)),
    },
  );
  if (news.length > 0 && !(await write(news, at))) return before;
  await remembering.save(memory, at);
  return memory;
};

const missedIn = ({ failures }: TakenFindings): Failure | undefined =>
  failures.find(({ isOptional }) => !isOptional)?.failure;

const MOST_NAMED = 3;

/** The first failure in full, the others by name. */
const tellMissing = (failures: readonly PartFailure[]): string | undefined => {
  const [first, ...others] = failures.toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional));
  if (first === undefined) return undefined;
  const parts = [...new Set([first, ...others].map(({ part }) => part))];
  const more = parts.length - MOST_NAMED;
  const named = parts.slice(0, MOST_NAMED).join(', ');
  return `${tellFailure(first.failure)} Not judged: ${named}${more > 0 ? ` and ${formatCount(more)} more` : ''}.`;
};
