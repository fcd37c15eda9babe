// Answers what the documents' summary statistics would, from the few answers that an appliance of the field gives: weeks of hours, days of volume.
import type { Answered, Caller, OpenOptions } from '../../../api/client.ts';
import {
  type ApplianceStatisticsParams,
  summarystatistics,
} from '../../../api/endpoints/appliance/summarystatistics.ts';
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import { type Result, success } from '../../../domain/result.ts';
import type { HourlyCount, StatisticsAnswer } from '../../../domain/stats.ts';
import type { ApplianceStatistics } from '../../../wire/appliance/statistics.ts';
import { paramsKey } from '../../params-key.ts';
import { type KeptAnswer, keepAnswer } from '../keep-answer.ts';
import { bandwidthOf } from './cut-course.ts';
import { countsOf, cutHours } from './cut-hours.ts';
import { readPeriod } from './read-period.ts';
import {
  eventsRequest,
  HOURLY,
  questionOf,
  type StatisticsParams,
  type StatisticsQuestion,
  statisticsRequest,
} from './statistics-request.ts';

export type StatisticsOptions = Readonly<{
  caller: Pick<Caller, 'get'>;
  now: () => Instant;
  elapsed: () => number;
  /** How long an answer serves all who ask: a little less than what is asked again waits. */
  keepMs: number;
}>;

export type Statistics = Readonly<{
  get(params: StatisticsParams, how?: OpenOptions): Promise<Result<Answered<StatisticsAnswer>>>;
  /** The next who asks gets new answers. */
  forget(): void;
}>;

type Given = Answered<ApplianceStatistics>;

export const createStatistics = (options: StatisticsOptions): Statistics => {
  const answers = keepAnswers(options);
  const { now } = options;

  const events = async (params: StatisticsParams, question: EventsQuestion, how: OpenOptions) => {
    const span = readPeriod(params, now());
    const recent = statisticsRequest(params, now());
    const told = await answers.get(recent, how);
    if (!told.ok || recent.endtime !== undefined || !endsBefore(span, told.value.value)) return told;
    return answers.get(eventsRequest(question.eventtype, span.endAt), how);
  };

  const get: Statistics['get'] = async (params, how = {}) => {
    const question = questionOf(params);
    const told =
      question.kind === 'events'
        ? await events(params, question, how)
        : await answers.get(statisticsRequest(params, now()), how);
    if (!told.ok) return told;
    const value = answerOf(told.value.value, question, readPeriod(params, now()), now());
    return success({ ...told.value, value });
  };
  return { get, forget: answers.forget };
};

type EventsQuestion = Extract<StatisticsQuestion, { kind: 'events' }>;

/** The hours told begin after the period has ended: they are not the ones that are wanted. */
const endsBefore = ({ endAt }: TimeSpan, told: ApplianceStatistics): boolean => {
  const [first] = (told.kind === 'events' ? told.hourly : undefined) ?? [];
  return first !== undefined && endAt <= first.at;
};

/** Weeks that have gone by change no more, and those somebody looks at are few. */
const PAST_KEEP_MS = HOUR_MS;
const MOST_PAST = 8;

/** One for each request there is. */
const keepAnswers = ({ caller, elapsed, keepMs }: StatisticsOptions) => {
  const current = new Map<string, KeptAnswer<ApplianceStatistics>>();
  const past = new Map<string, KeptAnswer<ApplianceStatistics>>();

  const keptIn = (kept: typeof current, params: ApplianceStatisticsParams, ms: number) => {
    const key = paramsKey(params);
    const known = kept.get(key);
    const answer =
      known ??
      keepAnswer({
        what: summarystatistics.name,
        keepMs: ms,
        elapsed,
        ask: (how): Promise<Result<Given>> => caller.get(summarystatistics, params, how),
      });
    // Whatever was used last goes last.
    kept.delete(key);
    kept.set(key, answer);
    return answer;
  };
  const drop = (kept: typeof current): void => {
    const [oldest] = kept.keys();
    if (kept.size > MOST_PAST && oldest !== undefined) kept.delete(oldest);
  };

  return {
    get: (params: ApplianceStatisticsParams, how: OpenOptions): Promise<Result<Given>> => {
      if (params.endtime === undefined) return keptIn(current, params, keepMs).get(how);
      const answer = keptIn(past, params, PAST_KEEP_MS);
      drop(past);
      return answer.get(how);
    },
    forget: () => {
      for (const answer of current.values()) answer.forget();
    },
  };
};

const answerOf = (
  told: ApplianceStatistics,
  question: StatisticsQuestion,
  span: TimeSpan,
  now: Instant,
): StatisticsAnswer => {
  if (question.kind === 'mitre' && told.kind === 'mitre') return told;
  if (question.kind === 'plain' && told.kind === 'plain') return { kind: 'plain', summary: told.summary };
  if (question.kind === 'events' && told.kind === 'events') return eventsIn(told.hourly, question, span, now);
  if (question.kind === 'bandwidth' && (told.kind === 'plain' || told.kind === 'csensor')) {
    const bandwidth = bandwidthOf(told.course, span, now);
    if (told.kind === 'plain') return { kind: 'bandwidth', bandwidth };
    const isCsensorSpecific = told.isCsensor ?? question.csensor;
    return { kind: 'bandwidth', bandwidth: { ...bandwidth, isCsensorSpecific } };
  }
  // The kind of an answer follows from what was asked.
  throw new Error(`other statistics than ${told.kind} were asked for`);
};

const eventsIn = (
  hourly: readonly HourlyCount[] | undefined,
  { eventtype }: EventsQuestion,
  span: TimeSpan,
  now: Instant,
): StatisticsAnswer => {
  const events = countsOf(cutHours(hourly ?? [], span, now), { eventType: eventtype, kind: HOURLY[eventtype].kind });
  return { kind: 'events', events: hourly === undefined ? { ...events, hourly: undefined } : events };
};
