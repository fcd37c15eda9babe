// The parts that the summary statistics answer: totals, events of each kind, ATT&CK tactics, bandwidth.
import { HOUR_MS, MINUTE_MS } from '../../domain/instant.ts';
import type { BandwidthStats, EventCounts, MitreSummary, StatisticsAnswer, SystemSummary } from '../../domain/stats.ts';
import type { Part } from '../part.ts';
import { type WindowChoice, windowAt } from '../session/window-choice.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { type PeriodQuestion, periodParams } from './params/statistics-params.ts';
import { partKey } from './part-key.ts';
import { fixedBy, nameOfWindow } from './window-part.ts';

export type EventKind = 'security' | 'connection' | 'notice';

export type Deployment = 'csensor' | 'network';

/** Of the appliance's own period; it takes no window. */
export const systemPart = (): Part<SystemSummary> => ({
  key: partKey('system', {}),
  topic: 'summary',
  name: 'totals',
  pastCount: SYSTEM_PAST,
  ask: (asking) => askEndpoint(asking, 'summarystatistics', {}, summaryIn),
});

export const eventsPart = (kind: EventKind, choice: WindowChoice): Part<EventCounts> =>
  periodPart(EVENT_NAMES[kind], { eventtype: kind }, choice, eventsIn);

export const mitrePart = (choice: WindowChoice): Part<MitreSummary> =>
  periodPart('MITRE', { eventtype: 'security', mitreTactics: true }, choice, mitreIn);

/** Of cSensor agents or of network sensors only, where one of them is named. */
export const bandwidthPart = (choice: WindowChoice, deployment?: Deployment): Part<BandwidthStats> =>
  deployment === undefined
    ? periodPart('bandwidth', { eventtype: 'bandwidth' }, choice, bandwidthIn)
    : deploymentPart(choice, deployment);

/** The same question for a page that compares periods. Figures of a longer period are out of date more slowly. */
export const comparedPart = <T>(part: Part<T>, hours: number): Part<T> => {
  if (part.isFixed === true) return part;
  const sixtiethMs = (hours * HOUR_MS) / 60;
  const leastIntervalMs = Math.min(HOUR_MS, Math.max(MINUTE_MS, sixtiethMs));
  // Never more often than the part itself allows.
  return { ...part, leastIntervalMs: Math.max(leastIntervalMs, part.leastIntervalMs ?? 0) };
};

/** The course of an hour where they are asked for once a minute: the appliance tells none of its totals. */
const SYSTEM_PAST = 60;

const EVENT_NAMES = { security: 'security', connection: 'connections', notice: 'notices' } as const;

/** Which sensors carry how much changes slowly. */
const DEPLOYMENT_INTERVAL_MS = 5 * MINUTE_MS;

const DEPLOYMENT_NAMES = { csensor: 'bandwidth of cSensor agents', network: 'bandwidth of network sensors' } as const;

const deploymentPart = (choice: WindowChoice, deployment: Deployment): Part<BandwidthStats> => {
  const question: PeriodQuestion = { eventtype: 'bandwidth', csensor: deployment === 'csensor' };
  return {
    ...periodPart(DEPLOYMENT_NAMES[deployment], question, choice, bandwidthIn),
    leastIntervalMs: DEPLOYMENT_INTERVAL_MS,
  };
};

const periodPart = <T>(
  name: string,
  question: PeriodQuestion,
  choice: WindowChoice,
  take: (answer: StatisticsAnswer) => T,
): Part<T> => ({
  key: partKey('period', question, choice),
  topic: 'summary',
  name: nameOfWindow(name, choice),
  ...fixedBy(choice),
  // What moved since the last look is marked.
  pastCount: 1,
  ask: (asking) => {
    const { endAt, hours } = windowAt(choice, asking.at);
    return askEndpoint(asking, 'summarystatistics', periodParams(question, hours, endAt), take);
  },
});

const summaryIn = (answer: StatisticsAnswer): SystemSummary =>
  answer.kind === 'plain' ? answer.summary : otherThan(answer);

export const eventsIn = (answer: StatisticsAnswer): EventCounts =>
  answer.kind === 'events' ? answer.events : otherThan(answer);

const mitreIn = (answer: StatisticsAnswer): MitreSummary =>
  answer.kind === 'mitre' ? answer.mitre : otherThan(answer);

const bandwidthIn = (answer: StatisticsAnswer): BandwidthStats =>
  answer.kind === 'bandwidth' ? answer.bandwidth : otherThan(answer);

/** The kind of an answer follows from what was asked. */
const otherThan = ({ kind }: StatisticsAnswer): never => {
  throw new Error(`other statistics than ${kind} were asked for`);
};
