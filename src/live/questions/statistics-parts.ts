// The parts that the summary statistics answer: totals, events of each kind, ATT&CK tactics, bandwidth.
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
  ask: (asking) => askEndpoint(asking, 'summarystatistics', {}, summaryIn),
});

export const eventsPart = (kind: EventKind, choice: WindowChoice): Part<EventCounts> =>
  periodPart(EVENT_NAMES[kind], { eventtype: kind }, choice, eventsIn);

export const mitrePart = (choice: WindowChoice): Part<MitreSummary> =>
  periodPart('MITRE', { eventtype: 'security', mitreTactics: true }, choice, mitreIn);

/** Of cSensor agents or of network sensors only, where one of them is named. */
export const bandwidthPart = (choice: WindowChoice, deployment?: Deployment): Part<BandwidthStats> =>
  periodPart(
    deployment === undefined ? 'bandwidth' : DEPLOYMENT_NAMES[deployment],
    deployment === undefined
      ? { eventtype: 'bandwidth' }
      : { eventtype: 'bandwidth', csensor: deployment === 'csensor' },
    choice,
    bandwidthIn,
  );

const EVENT_NAMES = { security: 'security', connection: 'connections', notice: 'notices' } as const;

const DEPLOYMENT_NAMES = { csensor: 'bandwidth of cSensor agents', network: 'bandwidth of network sensors' } as const;

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
  ask: (asking) => {
    const { endAt, hours } = windowAt(choice, asking.at);
    return askEndpoint(asking, 'summarystatistics', periodParams(question, hours, endAt), take);
  },
});

const summaryIn = (answer: StatisticsAnswer): SystemSummary =>
  answer.kind === 'plain' ? answer.summary : otherThan(answer);

const eventsIn = (answer: StatisticsAnswer): EventCounts =>
  answer.kind === 'events' ? answer.events : otherThan(answer);

const mitreIn = (answer: StatisticsAnswer): MitreSummary =>
  answer.kind === 'mitre' ? answer.mitre : otherThan(answer);

const bandwidthIn = (answer: StatisticsAnswer): BandwidthStats =>
  answer.kind === 'bandwidth' ? answer.bandwidth : otherThan(answer);

/** The kind of an answer follows from what was asked. */
const otherThan = ({ kind }: StatisticsAnswer): never => {
  throw new Error(`other statistics than ${kind} were asked for`);
};
