// What reports say of a device's talk with the outside, and how risky it is.
import {
  type CountryShare,
  type DomainShare,
  type External,
  type ExternalPort,
  measureExternal,
} from '../../analysis/device/external.ts';
import { assessRisk, mostRisk, type Risk, type RiskPart } from '../../analysis/device/risk.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { formatCount } from '../../text/units.ts';
import type { Block, Fact } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { column, fact, facts, note, part, table } from './blocks.ts';
import { outsidePart } from './outside-parts.ts';
import { listWords } from './traffic-parts.ts';

const NO_TALK = 'it has no external destinations';
const NOT_TOLD = 'the appliance did not report destinations';
const TITLE = 'Talk with the outside, over everything the appliance keeps';

export const deviceExternalPart = (
  device: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
  top: number,
): ReportPart => {
  const external = measureExternal(device, window, thresholds);
  const data = external === undefined || external.uniqueDestinations === 0 ? undefined : external;
  const missing = external === undefined ? NOT_TOLD : NO_TALK;
  if (data?.hasAmounts === false) return outsidePart(device, data, { title: TITLE, top });
  return part({ id: 'DEV-EXTERNAL', title: TITLE, data, missing }, () =>
    external === undefined ? [] : countedBlocks(external, top),
  );
};

const countedBlocks = (external: External, top: number): readonly Block[] => [
  facts(
    fact('external connections', external.connections, 'count'),
    fact('external destinations', external.uniqueDestinations, 'count'),
    fact('bytes', external.bytes, 'bytes'),
  ),
  table(external.countries, COUNTRY_COLUMNS, { top, empty: 'no country was reported' }),
  table(byConnections([...external.domains, ...external.unlistedNames]), DOMAIN_COLUMNS, { top, empty: 'no names' }),
  ...(external.addresses.length === 0 ? [] : [table(external.addresses, ADDRESS_COLUMNS, { top, empty: 'none' })]),
  table(external.ports, EXTERNAL_PORT_COLUMNS, { top, empty: 'no port was reported' }),
  note('A destination that was met on several ports counts fully for each of them.'),
];

const byConnections = (domains: readonly DomainShare[]): readonly DomainShare[] =>
  domains.toSorted((a, b) => (b.connections ?? 0) - (a.connections ?? 0) || (a.domain < b.domain ? -1 : 1));

const COUNTRY_COLUMNS = [
  column<CountryShare>('country', 'text', 9, (row) => row.country, true),
  column<CountryShare>('connections', 'count', 9, (row) => row.connections),
  column<CountryShare>('share', 'percent', 8, (row) => row.sharePercent),
  column<CountryShare>('destinations', 'count', 6, (row) => row.uniqueDestinations),
  column<CountryShare>('bytes', 'bytes', 5, (row) => row.bytes),
  column<CountryShare>('risk', 'text', 7, ({ isHighRisk }) => (isHighRisk ? 'high' : '')),
];

const domainColumns = (title: string) => [
  column<DomainShare>(title, 'text', 9, (row) => row.domain, true),
  column<DomainShare>('connections', 'count', 9, (row) => row.connections),
  column<DomainShare>('share', 'percent', 8, (row) => row.sharePercent),
  column<DomainShare>('bytes', 'bytes', 6, (row) => row.bytes),
];
const DOMAIN_COLUMNS = domainColumns('domain');
const ADDRESS_COLUMNS = domainColumns('address without a name');

const EXTERNAL_PORT_COLUMNS = [
  column<ExternalPort>('port', 'text', 9, (row) => String(row.port)),
  column<ExternalPort>('service', 'text', 8, (row) => row.service, true),
  column<ExternalPort>('connections', 'count', 9, (row) => row.connections),
  column<ExternalPort>('share', 'percent', 7, (row) => row.sharePercent),
  column<ExternalPort>('usual', 'text', 6, ({ isUsual }) => (isUsual ? 'yes' : 'no')),
];

export const riskPart = (device: DeviceFacts, window: TimeWindow, thresholds: Thresholds): ReportPart => {
  const risk = assessRisk(device, window, thresholds);
  return part(
    { id: 'DEV-RISK', title: 'Risk, over everything the appliance keeps', data: risk, missing: NOT_TOLD },
    () => (risk === undefined ? [] : riskBlocks(risk, mostRisk(thresholds))),
  );
};

const riskBlocks = (risk: Risk, most: number): readonly Block[] => [
  facts(
    fact('level', risk.level, risk.level === 'minimal' ? 'text' : 'severity'),
    fact('score', risk.score, 'score', `of ${most.toFixed(2)}${missingWords(risk)}`),
    ...[risk.country, risk.port, risk.concentration, risk.reach].map((one) =>
      partFact(one, risk.notTold.includes(one.kind)),
    ),
  ),
];

const missingWords = ({ notTold }: Risk): string => {
  if (notTold.length === 0) return '';
  return `, and ${notTold.length === 1 ? 'one part is' : `${notTold.length} parts are`} not known`;
};

const partFact = (one: RiskPart, isUntold: boolean): Fact =>
  isUntold
    ? fact(one.kind, undefined, 'text', untoldWords(one))
    : fact(one.kind, `+${one.score.toFixed(2)}`, 'text', seenWords(one));

const untoldWords = ({ kind }: RiskPart): string | undefined =>
  kind === 'high-risk countries' ? 'no destination tells its country' : undefined;

const seenWords = (one: RiskPart): string => {
  switch (one.kind) {
    case 'high-risk countries':
      if (!one.hasCountries) return 'no destination tells its country';
      return one.countries.length === 0 ? 'none' : `${listWords(one.countries)}${connectionWords(one.connections)}`;
    case 'unusual ports':
      return one.ports.length === 0 ? 'none' : `${listWords(one.ports.map(String))}${connectionWords(one.connections)}`;
    case 'concentration':
      return one.label === undefined || one.sharePercent === undefined
        ? 'none'
        : `${one.label} holds ${one.sharePercent.toFixed(one.connections === undefined ? 0 : 1)} % of external connections`;
    case 'many destinations':
      return `${formatCount(one.uniqueDestinations)} external destinations`;
  }
};

/** Where only shares are told there is none to stand beside. */
const connectionWords = (count: number | undefined): string =>
  count === undefined ? '' : `: ${formatCount(count)} connections`;
