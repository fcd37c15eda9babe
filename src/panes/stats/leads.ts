// Where each figure of the stats pane leads: an event kind to its findings, a protocol to its flows, a tactic to its techniques, a peak to its hour.
import { bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { bandwidthCapacity } from '../../analysis/bandwidth/capacity.ts';
import { OTHER } from '../../analysis/bandwidth/protocol-shares.ts';
import { hourlyEvents } from '../../analysis/counts/hourly-events.ts';
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import { observedTactics } from '../../analysis/mitre/observed-tactics.ts';
import { KILL_CHAIN, tacticTitle } from '../../analysis/tactics.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { conditionFor } from '../../flows/filter/language/edit-filter.ts';
import { spanUntil } from '../../live/session/window-choice.ts';
import type { Outcome } from '../pane.ts';
import { evidenceOf } from '../parts/evidence.ts';
import { standOn } from '../parts/page.ts';
import { emptyView, type View } from '../view.ts';
import { ATTACK_MEASURES, TRAFFIC_MEASURES, UP_TO } from './periods-report.ts';
import type { Target } from './targets.ts';
import { latestOnset, type UnusualHour } from './unusual-hours.ts';

export type LeadGivens = Readonly<{
  view: View;
  now: Instant;
  statistics: StatisticsFacts;
  /** Of the window. */
  period: PeriodFacts | undefined;
  findings: readonly Finding[];
  unusual: readonly UnusualHour[] | undefined;
  thresholds: Thresholds;
  /** Of the intervals in which volumes are told; undefined where they are told of whole periods only. */
  stepMs: number | undefined;
}>;

type Lead = (target: Target, givens: LeadGivens) => Outcome | undefined;

/** Undefined where there is nothing behind a figure. */
export const leadOf = (target: Target, givens: LeadGivens): Outcome | undefined =>
  LEADS[target.section]?.(target, givens);

/** Whether a figure is worth standing on. */
export const leadsOn = ({ section, label }: Target): boolean =>
  LEADS[section] !== undefined && !NOWHERE.some((one) => one.section === section && one.label === label);

const NOWHERE: readonly Target[] = [
  { section: 'BW-PROTOCOLS', label: OTHER },
  { section: 'PERIODS', label: UP_TO },
  ...['actions of autonomous response', 'patterns of life', 'licensed IP addresses'].map((label) => ({
    section: 'SYS-OWN',
    label,
  })),
];

const findingsWith = (words: string): Outcome => ({ kind: 'open', view: { ...emptyView('findings'), filter: words } });

const toFindings =
  (words: string): Lead =>
  () =>
    findingsWith(words);

/** Of what is called like this. */
const toItsFindings: Lead = ({ label }) => findingsWith(label);

const toItsSeverity: Lead = ({ label }) => findingsWith(`severity:${label}`);

const flowsWith = (filter: string): Outcome => ({ kind: 'open', view: { ...emptyView('flows'), filter } });

/** The whole hour in which something was. */
const toHour = (at: Instant | undefined, { now }: LeadGivens): Outcome => {
  if (at === undefined) return { kind: 'tell', text: 'the appliance does not say when', meaning: 'dim' };
  const endAt = Math.floor(at / HOUR_MS) * HOUR_MS + HOUR_MS;
  return { kind: 'open', view: emptyView('flows'), window: spanUntil(endAt, 1, now) };
};

/** On the page itself, a figure that would lead to it leads on to another one. */
const toPage =
  (
    page: string,
    {
      spot,
      otherwise = 'periods',
      otherSpot,
    }: Readonly<{ spot?: string; otherwise?: string; otherSpot?: string }> = {},
  ): Lead =>
  (_, { view }) => {
    const isHere = view.path[0] === page;
    const path = isHere ? otherwise : page;
    const there = isHere ? otherSpot : spot;
    const opened: View = { ...emptyView('stats'), path: [path], choices: view.choices };
    return { kind: 'open', view: there === undefined ? opened : standOn(opened, path, there) };
  };

const toPane =
  (pane: 'device' | 'flows'): Lead =>
  () => ({ kind: 'open', view: emptyView(pane) });

const toTactic: Lead = ({ label }, { view, period }) => {
  const seen = observedTactics(period?.mitre)?.find(({ title }) => title === label)?.tactic;
  const tactic = seen ?? KILL_CHAIN.find((name) => tacticTitle(name) === label);
  return tactic === undefined
    ? findingsWith('rule:MIT')
    : { kind: 'open', view: { ...emptyView('stats'), path: ['mitre', tactic], choices: view.choices } };
};

const byLabel =
  (labels: Readonly<Record<string, Lead>>, otherwise: Lead): Lead =>
  (target, givens) =>
    (Object.hasOwn(labels, target.label) ? (labels[target.label] ?? otherwise) : otherwise)(target, givens);

const busiestHour =
  (read: (period: PeriodFacts) => PeriodFacts['security'], page: string): Lead =>
  (target, givens) =>
    target.label === 'busiest hour'
      ? toHour(givens.period && hourlyEvents(read(givens.period)).peakAt, givens)
      : toPage(page)(target, givens);

/** What is out of the ordinary matters more than what is merely most. */
const securityHour: Lead = (target, givens) => {
  const unusual = latestOnset(givens.unusual);
  return unusual === undefined || target.label !== 'busiest hour'
    ? busiestHour(({ security }) => security, 'periods')(target, givens)
    : toHour(unusual, givens);
};

/** Every other row of the periods is a count of security events. */
const pageOfMeasure = (label: string): string => {
  if (TRAFFIC_MEASURES.includes(label)) return 'bandwidth';
  return ATTACK_MEASURES.includes(label) ? 'mitre' : 'security';
};

/** Where volumes are told by the day, the busiest of them is a day. */
const toPeak: Lead = (_, givens) => {
  const { period, now, stepMs } = givens;
  const { peakAt } = bandwidthNow(period?.bandwidth);
  if (peakAt === undefined || stepMs === undefined) return toHour(peakAt, givens);
  return toInterval(peakAt, stepMs, now);
};

const toInterval = (at: Instant, stepMs: number, now: Instant): Outcome => {
  const hours = Math.max(1, Math.round(stepMs / HOUR_MS));
  return { kind: 'open', view: emptyView('flows'), window: spanUntil(at + hours * HOUR_MS, hours, now) };
};

const BUSIEST = ['hour', 'day', 'interval'].map((step) => `busiest ${step}`);

const busiestLeads = Object.fromEntries(
  BUSIEST.flatMap((label) => [label, `${label} to average`]).map((label): readonly [string, Lead] => [label, toPeak]),
);

const toPeakOfLink: Lead = (_, givens) => {
  const { capacity } = givens.statistics;
  const { peakAt } = bandwidthCapacity(capacity, givens.thresholds);
  const stepMs = capacity?.stepMs ?? HOUR_MS;
  return peakAt === undefined || stepMs === HOUR_MS ? toHour(peakAt, givens) : toInterval(peakAt, stepMs, givens.now);
};

const toProtocol: Lead = ({ label }) =>
  label === OTHER ? undefined : flowsWith(conditionFor('app', { kind: 'text', text: label }, FLOW_SCHEMA));

/** On the page of totals itself to where they can be looked at one by one. */
const toOwnCount: Lead = (target, givens) => {
  const { section, label } = target;
  if (givens.view.path[0] !== 'totals') return toPage('totals', { spot: `${section}/${label}` })(target, givens);
  return label === 'subnets'
    ? { kind: 'open', view: { ...emptyView('flows'), path: ['subnets'] } }
    : toPane('device')(target, givens);
};

const LEADS: Readonly<Record<string, Lead>> = {
  'SEC-EVENTS': byLabel({ total: toPage('security', { otherSpot: 'PERIODS/all events' }) }, toFindings('rule:SEC')),
  'SEC-SEVERITY': toItsSeverity,
  'SEC-HOURLY': securityHour,
  'SEC-TOTAL': toPage('periods', { spot: 'PERIODS/all events' }),
  'SEC-TREND': toPage('periods', { otherwise: 'security' }),
  'BW-NOW': byLabel(
    {
      in: () => flowsWith('dir:in'),
      out: () => flowsWith('dir:out'),
      peak: toPeak,
      'peak to average': toPeak,
      ...busiestLeads,
      total: toPage('bandwidth', { otherSpot: 'PERIODS/bytes' }),
    },
    toPage('bandwidth', { otherSpot: 'PERIODS/average rate' }),
  ),
  'BW-PROTOCOLS': toProtocol,
  'BW-DEPLOYMENT': ({ label }, givens) =>
    givens.view.path[0] === 'bandwidth'
      ? findingsWith('rule:BW')
      : toPage('bandwidth', { spot: `BW-DEPLOYMENT/${label}` })({ section: '', label }, givens),
  'BW-TREND': toPage('periods', { otherwise: 'bandwidth' }),
  'BW-CAPACITY': byLabel(
    { 'peak hour': toPeakOfLink, 'peak day': toPeakOfLink, 'peak interval': toPeakOfLink },
    toFindings('rule:BW'),
  ),
  'MIT-COVERAGE': toFindings('rule:MIT'),
  'MIT-TACTICS': toTactic,
  'MIT-GAPS': toTactic,
  'MIT-RISK': toTactic,
  'MIT-PATTERN': toItsFindings,
  'MIT-TECHNIQUES': toFindings('rule:MIT'),
  'CON-TOTAL': byLabel({ 'connection events': toPage('periods') }, toFindings('connections')),
  'CON-HOURLY': busiestHour(({ connections }) => connections, 'periods'),
  'CON-TREND': toPage('periods'),
  'NOT-TOTAL': byLabel({ notices: toPage('periods') }, toFindings('notices')),
  'NOT-HOURLY': busiestHour(({ notices }) => notices, 'periods'),
  'NOT-TREND': toPage('periods'),
  'SYS-STATE': toPage('totals'),
  'SYS-DEVICES': toPane('device'),
  'SYS-KINDS': toOwnCount,
  'SYS-OWN': toOwnCount,
  'SYS-ALERTS': byLabel(
    {
      alerts: (target, givens) =>
        givens.view.path[0] === 'totals' ? findingsWith('') : toPage('totals')(target, givens),
    },
    toItsSeverity,
  ),
  'SYS-EVENTS': byLabel({ notices: toPage('notices'), connections: toPage('connections') }, toPage('security')),
  'SYS-TRAFFIC': toPage('bandwidth'),
  PERIODS: ({ label }, givens) => toPage(pageOfMeasure(label))({ section: '', label }, givens),
  findings: ({ label }, { view, findings }) =>
    evidenceOf(
      view,
      findings.find(({ id }) => id === label),
    ),
};
