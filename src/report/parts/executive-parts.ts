// One page for management: the state in a word, where it is heading, and what was done.
import { bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { securityTrend } from '../../analysis/counts/event-trend.ts';
import { INVENTORY_SPANS, type InventoryFigures } from '../../analysis/counts/inventory-figures.ts';
import { periodWords } from '../../analysis/counts/periods.ts';
import { systemFigures } from '../../analysis/counts/system-figures.ts';
import { totalEvents } from '../../analysis/counts/total-events.ts';
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import { mitreCoverage } from '../../analysis/mitre/coverage.ts';
import { securityEvents } from '../../analysis/security/security-events.ts';
import { GB_BYTES } from '../../domain/amounts.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Fact } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { fact, facts, part, shareNote, toldFacts } from './blocks.ts';
import { tellFindings } from './judged.ts';

const STATES: Readonly<Record<Severity | 'none', string>> = {
  critical: 'needs attention now',
  high: 'needs attention today',
  medium: 'to be watched',
  low: 'in order',
  info: 'in order',
  none: 'in order',
};

const NOT_KNOWN = 'not known: part of the data could not be had';

/** "needs attention today"; what could not be looked at is never in order. */
export const stateWords = (findings: readonly Finding[], isWhole: boolean): string => {
  const state = STATES[findings[0]?.severity ?? 'none'];
  return isWhole || state.startsWith('needs') ? state : NOT_KNOWN;
};

export const statePart = (
  state: string,
  findings: readonly Finding[],
  statistics: StatisticsFacts,
  shown: PeriodFacts,
  thresholds: Thresholds,
): ReportPart => {
  const trend = securityTrend(statistics.periods, thresholds);
  const worst = findings[0]?.severity;
  const { events } = totalEvents(shown.security);
  const data = {
    severity: worst,
    findings: findings.length,
    events,
    direction: trend.direction,
    changePercent: trend.changePercent,
  };
  return part({ id: 'EXE-STATE', title: 'State', data }, () => [
    facts(
      { ...fact('state', state, 'text'), severity: worst },
      fact('findings', tellFindings(findings), 'text'),
      fact(`security events, ${periodWords(shown.hours)}`, events, 'count'),
      fact('trend', trend.direction, 'text'),
      fact('change of the rate', trend.changePercent, 'change', `${trend.recentPeriod} against ${trend.longPeriod}`),
      fact('mapped to ATT&CK', mitreCoverage(shown.mitre, thresholds).coveragePercent, 'percent'),
    ),
  ]);
};

export const donePart = ({ system }: StatisticsFacts, shown: PeriodFacts): ReportPart => {
  const { inventory } = systemFigures(system);
  const told = securityEvents(shown.security);
  const data = {
    antigenaActions: told.antigenaActions.events,
    aiAnalystIncidents: told.aiAnalystIncidents.events,
    modelBreaches: told.modelBreaches.events,
    enhancedMonitoring: told.enhancedMonitoring.events,
    ...(inventory === undefined
      ? {}
      : { responses: inventory.responses, respondedDevices: inventory.respondedDevices }),
  };
  const isTold = Object.values(data).some((count) => count !== undefined);
  const title = `What was done, ${periodWords(shown.hours)}`;
  return part({ id: 'EXE-DONE', title, data: isTold ? data : undefined }, () => [
    ...toldFacts(
      ...(inventory === undefined ? [] : responseFacts(inventory)),
      fact('Antigena actions', data.antigenaActions, 'count'),
      fact('AI Analyst incidents', data.aiAnalystIncidents, 'count'),
      fact('model breaches', data.modelBreaches, 'count'),
      fact('enhanced monitoring', data.enhancedMonitoring, 'count'),
    ),
  ]);
};

const responseFacts = ({ responses, respondedDevices }: InventoryFigures): readonly Fact[] => [
  fact('actions of autonomous response', responses, 'count', INVENTORY_SPANS.responses),
  fact('devices acted against', respondedDevices, 'count', INVENTORY_SPANS.responses),
];

export const watchedPart = (statistics: StatisticsFacts, { bandwidth, hours }: PeriodFacts): ReportPart => {
  const { devices, alerts, inventory } = systemFigures(statistics.system);
  const data = {
    devices: devices.devices,
    activeDevices: devices.activeDevices,
    newDevices: devices.newDevices,
    alerts: alerts.alerts,
    totalGb: bandwidthNow(bandwidth).totalGb,
  };
  const isTold = Object.values(data).some((count) => count !== undefined);
  return part({ id: 'EXE-WATCHED', title: 'What is watched', data: isTold ? data : undefined }, () => [
    ...toldFacts(
      fact('devices', data.devices, 'count', inventory && INVENTORY_SPANS.devices),
      fact('active', data.activeDevices, 'count', shareNote(devices.activeSharePercent)),
      fact('new', data.newDevices, 'count'),
      fact('alerts', data.alerts, 'count'),
      fact(`traffic, ${periodWords(hours)}`, data.totalGb === undefined ? undefined : data.totalGb * GB_BYTES, 'bytes'),
      ...(inventory === undefined ? [] : watchedFacts(inventory)),
    ),
  ]);
};

const watchedFacts = ({ subnets, credentials }: InventoryFigures): readonly Fact[] => [
  fact('subnets', subnets, 'count', INVENTORY_SPANS.subnets),
  fact('credentials', credentials, 'count', INVENTORY_SPANS.credentials),
];
