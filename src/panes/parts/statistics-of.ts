// The statistics of some periods as facts for the analyses, put together from the answers that are there.
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import type { EventPart } from '../../live/needs.ts';
import type { Part } from '../../live/part.ts';
import { bandwidthPart, comparedPart, eventsPart, mitrePart, systemPart } from '../../live/questions/index.ts';
import type { WindowChoice } from '../../live/session/window-choice.ts';
import type { Read } from '../pane.ts';

export type StatisticsWanted = Readonly<{
  window: WindowChoice;
  /** In hours; all of them end where the window does. The first is the one that is shown. */
  periods: readonly number[];
  parts: readonly EventPart[];
  system: boolean;
}>;

export const statisticsParts = (wanted: StatisticsWanted): readonly Part<unknown>[] => [
  ...(wanted.system ? [systemPart()] : []),
  ...hoursOf(wanted).flatMap((hours) =>
    Object.values(partsOfPeriod(wanted, hours)).filter((part) => part !== undefined),
  ),
];

/** Undefined where the answers have told nothing yet. */
export const statisticsOf = (wanted: StatisticsWanted, read: Read, now: number): StatisticsFacts => ({
  periods: hoursOf(wanted).map((hours) => periodOf(wanted, hours, read, now)),
  firstAskedHours: wanted.periods[0] ?? wanted.window.hours,
  system: wanted.system ? read(systemPart()).data : undefined,
  capacity: undefined,
});

const hoursOf = ({ periods }: StatisticsWanted): readonly number[] => [...new Set(periods)].sort((a, b) => a - b);

const partsOfPeriod = ({ window, parts }: StatisticsWanted, hours: number) => {
  const choice = { ...window, hours };
  const wanted = <T>(name: EventPart, part: Part<T>): Part<T> | undefined => {
    if (!parts.includes(name)) return undefined;
    return hours === window.hours ? part : comparedPart(part, hours);
  };
  return {
    security: wanted('security', eventsPart('security', choice)),
    mitre: wanted('mitre', mitrePart(choice)),
    bandwidth: wanted('bandwidth', bandwidthPart(choice)),
    csensor: wanted('deployment', bandwidthPart(choice, 'csensor')),
    network: wanted('deployment', bandwidthPart(choice, 'network')),
    connections: wanted('connections', eventsPart('connection', choice)),
    notices: wanted('notices', eventsPart('notice', choice)),
  };
};

const periodOf = (wanted: StatisticsWanted, hours: number, read: Read, now: number): PeriodFacts => {
  const parts = partsOfPeriod(wanted, hours);
  const answered = <T>(part: Part<T> | undefined): T | undefined => (part === undefined ? undefined : read(part).data);
  return {
    hours,
    endAt: wanted.window.kind === 'span' ? wanted.window.endAt : (askedAt(parts, read) ?? now),
    security: answered(parts.security),
    mitre: answered(parts.mitre),
    bandwidth: answered(parts.bandwidth),
    csensor: answered(parts.csensor),
    network: answered(parts.network),
    connections: answered(parts.connections),
    notices: answered(parts.notices),
  };
};

/** Of a window that moves along, the figures are those of the moment when they were asked for. */
const askedAt = (parts: ReturnType<typeof partsOfPeriod>, read: Read): number | undefined =>
  Object.values(parts)
    .filter((part) => part !== undefined)
    .map((part) => read<unknown>(part).at)
    .filter((at) => at !== undefined)
    .at(0);
