// Fetches the statistics of several periods that end at the same moment.
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import type { ParamsOf } from '../../api/endpoints/index.ts';
import type { Instant } from '../../domain/instant.ts';
import type { BandwidthStats, EventCounts, MitreSummary, StatisticsAnswer } from '../../domain/stats.ts';
import { periodName } from '../../domain/window.ts';
import type { Asker, Part } from '../asker.ts';
import type { EventPart, StatisticsNeeds } from '../needs.ts';
import { type PeriodQuestion, periodParams } from '../questions/params/statistics-params.ts';

export const collectStatistics = async (
  asker: Asker,
  { periods, parts, system }: StatisticsNeeds,
  endAt: Instant,
): Promise<StatisticsFacts> => {
  const [firstAskedHours] = periods;
  if (firstAskedHours === undefined) throw new Error('statistics of no period were asked for');
  const hours = [...new Set(periods)].sort((a, b) => a - b);
  const [plain, ...rest] = await Promise.all([
    system === true ? asker.get({ name: 'totals' }, 'summarystatistics', {}) : undefined,
    ...hours.map((one) => collectPeriod(asker, one, new Set(parts), endAt)),
  ]);
  return {
    periods: rest,
    firstAskedHours,
    system: plain?.kind === 'plain' ? plain.summary : undefined,
    capacity: undefined,
  };
};

const collectPeriod = async (
  asker: Asker,
  hours: number,
  parts: ReadonlySet<EventPart>,
  endAt: Instant,
): Promise<PeriodFacts> => {
  const ask = (part: EventPart, question: PeriodQuestion, name: string = part, isOptional = false) =>
    parts.has(part)
      ? askFor(asker, { name: `${name} ${periodName(hours)}`, isOptional }, periodParams(question, hours, endAt))
      : undefined;
  const [security, mitre, bandwidth, csensor, network, connections, notices] = await Promise.all([
    ask('security', { eventtype: 'security' }),
    ask('mitre', { eventtype: 'security', mitreTactics: true }),
    ask('bandwidth', { eventtype: 'bandwidth' }),
    ask('deployment', { eventtype: 'bandwidth', csensor: true }, 'bandwidth of cSensor agents', true),
    ask('deployment', { eventtype: 'bandwidth', csensor: false }, 'bandwidth of network sensors', true),
    ask('connections', { eventtype: 'connection' }),
    ask('notices', { eventtype: 'notice' }),
  ]);
  return {
    hours,
    endAt,
    security: eventsIn(security),
    mitre: mitreIn(mitre),
    bandwidth: bandwidthIn(bandwidth),
    csensor: bandwidthIn(csensor),
    network: bandwidthIn(network),
    connections: eventsIn(connections),
    notices: eventsIn(notices),
  };
};

const askFor = (
  asker: Asker,
  part: Part,
  params: ParamsOf<'summarystatistics'>,
): Promise<StatisticsAnswer | undefined> => asker.get(part, 'summarystatistics', params);

const eventsIn = (answer: StatisticsAnswer | undefined): EventCounts | undefined =>
  answer?.kind === 'events' ? answer.events : undefined;

const mitreIn = (answer: StatisticsAnswer | undefined): MitreSummary | undefined =>
  answer?.kind === 'mitre' ? answer.mitre : undefined;

const bandwidthIn = (answer: StatisticsAnswer | undefined): BandwidthStats | undefined =>
  answer?.kind === 'bandwidth' ? answer.bandwidth : undefined;
