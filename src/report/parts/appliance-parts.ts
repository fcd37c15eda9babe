// What reports say of the appliance itself: how it is, what it takes in, what it no longer sees, and what of it cannot be asked.
import {
  type ApplianceFigures,
  applianceFigures,
  type HealthFigures,
  type Licence,
  type ProbeFigures,
  type Rates,
  type SilentProtocol,
} from '../../analysis/appliance/appliance-figures.ts';
import {
  EXCESS_SEVERITY,
  licenceWords,
  missingWords,
  severityOfBehind,
  severityOfLicence,
} from '../../analysis/appliance/appliance-words.ts';
import type { ApplianceFacts } from '../../analysis/facts.ts';
import { tellFailure } from '../../domain/failure.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { formatDuration } from '../../text/units.ts';
import type { Block, Fact, Section } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { column, fact, note, table, toldFacts } from './blocks.ts';

export const APPLIANCE = 'SYS-APPLIANCE';

/** No part of a report on an appliance that tells nothing of itself. */
export const applianceParts = (appliance: ApplianceFacts | undefined): readonly ReportPart[] => {
  if (appliance === undefined) return [];
  const { status, failure, silentProbes, partsOff } = appliance;
  const figures = applianceFigures(appliance);
  const told = status === undefined ? [] : [...stateSections(figures), ...listSections(figures)];
  const sections = [...told, ...silenceSections(figures)];
  const isTold = status !== undefined || silentProbes.length > 0 || partsOff.length > 0;
  return [
    {
      sections,
      data: isTold ? { [APPLIANCE]: figures } : {},
      notReported: failure === undefined ? [] : [{ id: APPLIANCE, reason: tellFailure(failure) }],
    },
  ];
};

const section = (title: string, blocks: readonly Block[]): Section => ({ id: APPLIANCE, title, blocks });

const stateSections = (figures: ApplianceFigures): readonly Section[] => [
  section('The appliance', toldFacts(...identityFacts(figures), ...figures.licences.map(licenceFact))),
  section('Health of the appliance', toldFacts(...healthFacts(figures.health))),
  section('What the appliance takes in', trafficBlocks(figures)),
];

const identityFacts = (figures: ApplianceFigures): readonly Fact[] => [
  fact('version', figures.version, 'text'),
  fact('name', figures.name, 'text', figures.hostname === figures.name ? undefined : figures.hostname),
  fact('type', figures.applianceType, 'text'),
  fact('its clock', figures.clockAt, 'instant', clockWords(figures.clockAheadMs)),
  fact('models updated', figures.modelsUpdatedAt, 'instant'),
  ...(figures.licences.length === 0 ? [fact('licence until', undefined, 'instant')] : []),
];

/** Most tell no seconds. */
const CLOCK_MS = 2 * MINUTE_MS;

const clockWords = (aheadMs: number | undefined): string | undefined => {
  if (aheadMs === undefined || Math.abs(aheadMs) < CLOCK_MS) return undefined;
  return `${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} the clock here`;
};

const licenceFact = (licence: Licence): Fact => ({
  ...fact(
    licence.covers === 'the appliance' ? 'licence until' : `${licence.covers} licence until`,
    licence.endsAt,
    'instant',
    licenceWords(licence),
  ),
  severity: severityOfLicence(licence),
});

const healthFacts = (health: HealthFigures): readonly Fact[] => [
  excessFact(health.hasExcessTraffic),
  fact('cpu', health.cpuPercent, 'share'),
  fact('load', health.loadPercent, 'share'),
  fact('memory', health.memoryPercent, 'share'),
  fact('disk used', health.diskUsedPercent, 'share'),
  fact('disk busy', health.diskBusyPercent, 'share'),
  behindFact(health),
  fact('runs for', health.uptimeMs, 'span'),
];

const excessFact = (hasExcess: boolean | undefined): Fact => {
  if (hasExcess !== true) return fact('excess traffic', hasExcess === undefined ? undefined : 'none', 'text');
  const words = 'it sees more than it is made for: some goes unseen';
  return { ...fact('excess traffic', 'yes', 'text', words), severity: EXCESS_SEVERITY };
};

const behindFact = ({ behindMs, dataQueueMs, flowQueueMs }: HealthFigures): Fact => {
  if (behindMs === 0) return fact('analysis behind', 'nothing', 'text');
  const queues = [
    ...(dataQueueMs === undefined ? [] : [`data ${formatDuration(dataQueueMs)}`]),
    ...(flowQueueMs === undefined ? [] : [`flows ${formatDuration(flowQueueMs)}`]),
  ];
  return {
    ...fact('analysis behind', behindMs, 'span', queues.length < 2 ? undefined : queues.join(', ')),
    severity: severityOfBehind(behindMs),
  };
};

const trafficBlocks = ({ traffic, models }: ApplianceFigures): readonly Block[] =>
  toldFacts(
    ...ratesFacts(traffic.bandwidthMbps, 'mbps', BANDWIDTH_LABELS),
    fact('looked into now', traffic.processedMbps, 'mbps'),
    ...ratesFacts(traffic.connectionsPerMinute, 'count', CONNECTION_LABELS),
    fact('connections seen one way', traffic.oneWayPercent, 'share'),
    fact('models', models.models, 'count'),
    fact('models breached', models.modelsBreached, 'count'),
    fact('breaches suppressed', models.modelsSuppressed, 'count'),
  );

type Labels = Readonly<Record<keyof Rates, string>>;

const BANDWIDTH_LABELS: Labels = {
  current: 'bandwidth now',
  average: 'average bandwidth',
  peakOfWeek: 'peak bandwidth in 7 days',
  peakOfTwoWeeks: 'peak bandwidth in 14 days',
};

const CONNECTION_LABELS: Labels = {
  current: 'connections a minute now',
  average: 'average connections a minute',
  peakOfWeek: 'most a minute in 7 days',
  peakOfTwoWeeks: 'most a minute in 14 days',
};

const ratesFacts = (rates: Rates, as: 'mbps' | 'count', labels: Labels): readonly Fact[] => [
  fact(labels.current, rates.current, as),
  fact(labels.average, rates.average, as),
  fact(labels.peakOfWeek, rates.peakOfWeek, as),
  fact(labels.peakOfTwoWeeks, rates.peakOfTwoWeeks, as),
];

/** Some dozen protocols are watched, and as many probes are read one by one. */
const MOST_ROWS = 30;

const listSections = ({ silentProtocols, probes }: ApplianceFigures): readonly Section[] => [
  ...(silentProtocols.length === 0
    ? []
    : [
        section('Protocols that fell silent', [
          table(silentProtocols, PROTOCOL_COLUMNS, { top: MOST_ROWS, empty: '' }),
          note('What sees them may have lost its place in the network.'),
        ]),
      ]),
  ...(probes === undefined || probes.length === 0
    ? []
    : [section('Probes of the appliance', [table(probes, PROBE_COLUMNS, { top: MOST_ROWS, empty: '' })])]),
];

const PROTOCOL_COLUMNS = [
  column<SilentProtocol>('protocol', 'text', 9, ({ protocol }) => protocol, true),
  column<SilentProtocol>('silent for', 'span', 9, ({ silentMs }) => silentMs),
  column<SilentProtocol>('last seen', 'instant', 7, ({ lastSeenAt }) => lastSeenAt),
];

const PROBE_COLUMNS = [
  column<ProbeFigures>('probe', 'text', 9, ({ name }) => name, true),
  column<ProbeFigures>('error', 'text', 8, ({ hasError }) => (hasError === true ? 'yes' : 'no')),
  column<ProbeFigures>('version', 'text', 6, ({ version }) => version),
  column<ProbeFigures>('last contact', 'instant', 7, ({ lastContactAt }) => lastContactAt),
];

const silenceSections = ({ missingProbes, notAsked }: ApplianceFigures): readonly Section[] => [
  ...(missingProbes.length === 0
    ? []
    : [
        section(
          'Probes that did not answer',
          missingProbes.slice(0, MOST_ROWS).map(
            ({ name, endpoints }): Block => ({
              ...note(`${missingWords(name)} in the last answers of ${endpoints.join(', ')}.`),
              severity: 'medium',
            }),
          ),
        ),
      ]),
  ...(notAsked.length === 0 ? [] : [section('Not asked any more', notAsked.map(note))]),
];
