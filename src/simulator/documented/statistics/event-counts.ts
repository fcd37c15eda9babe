// Counts of security events, connections and notices: by kind, by severity and by hour, over exactly the same events.
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import { toMinuteText, toSecondText } from '../../asking/utc-text.ts';
import type { Asked } from '../../endpoint.ts';
import type { EventKind, Severity } from '../../model.ts';
import type { StatisticsQuestion } from './read-question.ts';

type Told = Readonly<Record<string, unknown>>;

type Counted = Readonly<{ at: Instant; kind: string; severity: Severity }>;

const SECURITY_KINDS: readonly EventKind[] = [
  'model_breaches',
  'ai_analyst_incidents',
  'antigena_actions',
  'enhanced_monitoring',
];

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

export const tellSecurityCounts = ({ engine, nowAt }: Asked, question: StatisticsQuestion): Told =>
  tellCounted(engine.events(untilNow(question.span, nowAt)), SECURITY_KINDS, question);

export const tellNoticeCounts = ({ engine, nowAt }: Asked, question: StatisticsQuestion): Told =>
  tellCounted(engine.notices(untilNow(question.span, nowAt)), [], question);

export const tellConnectionCounts = async (
  { engine, nowAt, signal }: Asked,
  question: StatisticsQuestion,
): Promise<Told> => {
  const span = untilNow(question.span, nowAt);
  const totals = await engine.totals(span, 'all', signal);
  const starts = hourStarts(question).filter((at) => at < nowAt);
  const counts = starts.length === 0 ? [] : await engine.connectionCounts([...starts, span.endAt], signal);
  return {
    ...tellHeader(question),
    event_counts: { internal_connections: totals.internalCount, external_connections: totals.externalCount },
    hourly_distribution: tellHours(question, counts),
  };
};

const tellCounted = (events: readonly Counted[], kinds: readonly string[], question: StatisticsQuestion): Told => {
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  const severities = new Map(SEVERITIES.map((severity) => [severity, 0]));
  const hourly = Array<number>(question.hours).fill(0);
  for (const { at, kind, severity } of events) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    severities.set(severity, (severities.get(severity) ?? 0) + 1);
    const hour = Math.floor((at - question.span.startAt) / HOUR_MS);
    hourly[hour] = (hourly[hour] ?? 0) + 1;
  }
  return {
    ...tellHeader(question),
    event_counts: Object.fromEntries(counts),
    severity_breakdown: Object.fromEntries(severities),
    hourly_distribution: tellHours(question, hourly),
  };
};

const tellHeader = ({ eventType, span, hours }: StatisticsQuestion): Told => ({
  eventtype: eventType,
  time_range: { start: toSecondText(span.startAt), end: toSecondText(span.endAt), hours },
});

/** Every hour of the question is told, also those that are yet to come. */
const tellHours = (question: StatisticsQuestion, counts: readonly number[]) =>
  hourStarts(question).map((at, hour) => ({ hour: toMinuteText(at), count: counts[hour] ?? 0 }));

/** Counted back from the end, so they need not start on the full hour. */
const hourStarts = ({ span, hours }: StatisticsQuestion): readonly Instant[] =>
  Array.from({ length: hours }, (_, hour) => span.startAt + hour * HOUR_MS);

const untilNow = ({ startAt, endAt }: TimeSpan, nowAt: Instant): TimeSpan => {
  const cutAt = Math.min(endAt, nowAt);
  return { startAt: Math.min(startAt, cutAt), endAt: cutAt };
};
