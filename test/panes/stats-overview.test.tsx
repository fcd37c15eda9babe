// The overview of the Stats pane: what moved is marked, what is usual is known, and every figure leads to what is behind it.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { BandwidthStats, EventCounts, MitreSummary, SystemSummary } from '../../src/domain/stats.ts';
import { eventSeriesOf } from '../../src/live/collect/collect-series.ts';
import {
  bandwidthPart,
  eventsPart,
  mitrePart,
  pastWindowsPart,
  seriesPart,
  systemPart,
} from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { evidenceOf } from '../../src/panes/parts/evidence.ts';
import { movedBy } from '../../src/panes/stats/moved.ts';
import { unusualHours } from '../../src/panes/stats/unusual-hours.ts';
import { stats } from '../../src/panes/stats.tsx';
import { emptyView, type View } from '../../src/panes/view.ts';
import { formatMbps } from '../../src/text/units.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aTactic } from '../analysis/statistics-facts.ts';
import { FAILURES } from '../live/session-kit.ts';
import { aFinding } from '../report/a-document.ts';
import { type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const SIZE = { columns: 120, rows: 33 };

const security = (breaches: number, critical = 2): EventCounts => ({
  eventType: 'security',
  period: undefined,
  counts: { model_breaches: breaches, ai_analyst_incidents: 4, antigena_actions: 1, enhanced_monitoring: 20 },
  severities: { critical, high: 3, medium: 5, low: 7 },
  hourly: Array.from({ length: 24 }, (_, hour) => ({ at: NOW - (24 - hour) * HOUR_MS, count: hour === 20 ? 90 : 3 })),
});

const mitre = (count: number): MitreSummary => ({
  tactics: [aTactic('lateral_movement', count, { techniques: [{ id: 'T1021', name: 'Remote Services', count }] })],
  mappedCount: count,
  unmappedCount: 3,
  coveragePercent: undefined,
  period: undefined,
});

const bandwidth = (ingressMb: number): BandwidthStats => ({
  ingressMb,
  egressMb: 1_024,
  totalMb: ingressMb + 1_024,
  peak: { at: NOW - 3 * HOUR_MS - 600_000, mbps: 40 },
  averageIngressMbps: 1,
  averageEgressMbps: 1,
  averageTotalMbps: 2,
  protocols: [{ protocol: 'SMB 3', percent: 60, mb: 600 }],
  isCsensorSpecific: undefined,
  course: undefined,
});

const system = (active: number): SystemSummary => ({
  bandwidth: undefined,
  events: undefined,
  devices: { total: 200, active, new: 4 },
  alerts: { total: 9, high: 1, medium: 3, low: 5 },
  period: undefined,
  inventory: undefined,
});

const moved = <T,>(part: Parameters<typeof given<T>>[0], now: T, before: T): Given =>
  given(part, { data: now, at: NOW, past: [{ data: before, at: NOW - 60_000 }] });

const SERIES = eventSeriesOf(
  'security',
  Array.from({ length: 720 }, (_, hour) => ({
    at: NOW - (720 - hour) * HOUR_MS,
    count: hour === 716 ? 90 : 3 + (hour % 3),
  })),
);

const GIVENS: readonly Given[] = [
  moved(eventsPart('security', DEFAULT_WINDOW), security(50), security(47)),
  moved(mitrePart(DEFAULT_WINDOW), mitre(8), mitre(6)),
  moved(bandwidthPart(DEFAULT_WINDOW), bandwidth(4_096), bandwidth(2_048)),
  given(bandwidthPart(DEFAULT_WINDOW, 'csensor'), { data: bandwidth(0), at: NOW }),
  given(bandwidthPart(DEFAULT_WINDOW, 'network'), { data: bandwidth(2_048), at: NOW }),
  moved(systemPart(), system(141), system(143)),
  given(seriesPart('security'), { data: SERIES, at: NOW }),
  given(pastWindowsPart(DEFAULT_WINDOW), {
    data: [10, 25, 40].map((breaches, index) => ({
      endAt: NOW - (4 - index) * 24 * HOUR_MS,
      hours: 24,
      security: security(breaches),
    })),
    at: NOW,
  }),
];

const show = (view: View = emptyView('stats'), givens = GIVENS) =>
  stats.show(aPaneContext({ view, size: SIZE, read: readFrom(givens) }));

const textOf = (givens = GIVENS, size = SIZE): string =>
  draw(stats.show(aPaneContext({ size, read: readFrom(givens) })).element, PENS.plain, size).join('\n');

const without = (...parts: readonly Readonly<{ key: string }>[]): readonly Given[] =>
  GIVENS.filter(({ key }) => !parts.some((part) => part.key === key));

describe('what moved since the last refresh', () => {
  it('stands beside each figure', () => {
    const text = textOf();
    expect(text).toMatch(/75 ↑3 +\+/);
    expect(text).toMatch(/50 ↑3 +\+25 %/);
    expect(text).toContain('141 ↓2, 4 new');
    expect(text).toContain('in 4.0 GB ↑2.0 GB  out 1.0 GB');
    expect(text).toContain('8 ↑2');
  });

  it('is not told of what was not known then, nor of what stayed', () => {
    const still = GIVENS.map(({ key, answer }) => ({ key, answer: { ...answer, past: [] } }));
    expect(textOf(still)).not.toMatch(/\d [↑↓]\d/);
    expect(textOf()).toMatch(/critical +2 {2,}/);
  });

  it.each([
    [5, 3, undefined, '↑2'],
    [3, 5, undefined, '↓2'],
    [5, 5, undefined, undefined],
    [5, undefined, undefined, undefined],
    [undefined, 5, undefined, undefined],
    [2_000, 1_000, undefined, '↑1,000'],
    [7.149, 7.051, (one: number) => one.toFixed(1), undefined],
    [7.151, 7.149, (one: number) => one.toFixed(1), '↑'],
    [9.5, 2.5, formatMbps, '↑7.0 Mbps'],
  ] as const)('from %s to %s is %s', (now, before, write, told) => {
    expect(movedBy(now, before, PENS.plain, write)).toBe(told);
  });
});

describe('the hours', () => {
  it('that break the habit of the month are counted and marked', () => {
    expect(textOf()).toMatch(/Events per hour .*● 1 unusual/);
    expect(textOf(without(seriesPart('security')))).not.toContain('● 1 unusual');
  });

  it('are unusual by the hour of the habit that begins in them', () => {
    const hours = [0, 1, 2].map((hour) => ({ at: NOW - (5 - hour) * HOUR_MS - 600_000, events: 3 }));
    const found = unusualHours(hours, SERIES, standardThresholds());
    expect(found?.map(({ at, isOnset }) => [at, isOnset])).toEqual([[NOW - 4 * HOUR_MS - 600_000, true]]);
    expect(found?.[0]?.reason).toMatch(/90/);
    expect(unusualHours(hours, undefined, standardThresholds())).toBeUndefined();
    expect(unusualHours([], SERIES, standardThresholds())).toEqual([]);
  });
});

describe('what is not there', () => {
  it('says so in its place', () => {
    expect(textOf(without(bandwidthPart(DEFAULT_WINDOW)))).toMatch(/Bandwidth +…/);
    const refused = [
      ...without(bandwidthPart(DEFAULT_WINDOW, 'csensor')),
      given(bandwidthPart(DEFAULT_WINDOW, 'csensor'), { failure: FAILURES.credentials }),
    ];
    expect(textOf(refused)).toContain('measured by: not available');
    expect(textOf(without(systemPart()))).toMatch(/Devices active.*\n.*…/);
  });

  it('leaves no course where there were no windows before', () => {
    const text = textOf(without(pastWindowsPart(DEFAULT_WINDOW)));
    expect(text).toMatch(/50 ↑3 {3}/);
    expect(text).not.toContain('+25 %');
  });
});

/** Presses the keys in the overview, and tells where they lead. */
const led = (id: string, path: readonly string[] = []) => {
  const view = { ...emptyView('stats'), path, choices: { [`at ${path[0] ?? 'overview'}`]: id } };
  const outcome = show(view).act('open');
  return outcome?.kind === 'open'
    ? { pane: outcome.view.pane, path: outcome.view.path, filter: outcome.view.filter, window: outcome.window }
    : outcome;
};

describe('enter', () => {
  const nowhereElse = { path: [], filter: '', window: undefined };

  it.each([
    ['SEC-EVENTS/total', { ...nowhereElse, pane: 'stats', path: ['security'] }],
    ['SEC-EVENTS/Antigena actions', { ...nowhereElse, pane: 'findings', filter: 'rule:SEC' }],
    ['SEC-SEVERITY/high', { ...nowhereElse, pane: 'findings', filter: 'severity:high' }],
    ['BW-NOW/total', { ...nowhereElse, pane: 'stats', path: ['bandwidth'] }],
    ['BW-PROTOCOLS/SMB 3', { ...nowhereElse, pane: 'flows', filter: 'app:"SMB 3"' }],
    ['MIT-TACTICS/Lateral Movement', { ...nowhereElse, pane: 'stats', path: ['mitre', 'lateral_movement'] }],
    ['MIT-TACTICS/Impact', { ...nowhereElse, pane: 'stats', path: ['mitre', 'impact'] }],
    ['SYS-DEVICES/active', { ...nowhereElse, pane: 'device' }],
    ['SYS-ALERTS/alerts', { ...nowhereElse, pane: 'stats', path: ['totals'] }],
  ] as const)('on %s leads on', (id, where) => {
    expect(led(id)).toEqual(where);
  });

  it.each([
    ['alerts', ''],
    ['high', 'severity:high'],
    ['low', 'severity:low'],
  ])('on %s of the totals leads to the findings with "%s"', (label, filter) => {
    expect(led(`SYS-ALERTS/${label}`, ['totals'])).toEqual({ ...nowhereElse, pane: 'findings', filter });
  });

  it('on a peak leads to the flows of its hour, and on the chart to the hour that is unusual', () => {
    expect(led('BW-NOW/peak')).toMatchObject({
      pane: 'flows',
      window: { kind: 'span', hours: 1, endAt: NOW - 3 * HOUR_MS },
    });
    expect(led('SEC-HOURLY/busiest hour')).toMatchObject({
      pane: 'flows',
      window: { kind: 'span', hours: 1, endAt: NOW - 3 * HOUR_MS },
    });
  });

  it('on what needs attention leads to its evidence, with the figure selected', () => {
    const outcome = show().act('open');
    expect(outcome?.kind).toBe('open');
    if (outcome?.kind !== 'open') return;
    const { element } = show(outcome.view);
    expect(draw(element, PENS.plain, SIZE).join('\n')).toMatch(/›▲ critical/);
  });
});

describe('evidence', () => {
  const of = (rule: string, view: string, name: string) =>
    aFinding({
      rule,
      entity: { kind: 'pattern', name, did: undefined, ip: undefined },
      link: { pane: 'stats', view, filter: undefined, did: undefined },
    });

  it('is the very figure, from whatever pane', () => {
    const outcome = evidenceOf(emptyView('findings'), of('MIT-R4', 'mitre', 'Data Theft'));
    expect(outcome?.kind === 'open' && outcome.view.choices).toEqual({ 'at mitre': 'MIT-PATTERN/Data Theft' });
  });

  it('on the page itself is a step to the figure, and back', () => {
    const there: View = { ...emptyView('stats'), path: ['mitre'] };
    const outcome = evidenceOf(there, of('MIT-R3', 'mitre', 'Impact'));
    expect(outcome).toEqual({ kind: 'open', view: { ...there, choices: { 'at mitre': 'MIT-TACTICS/Impact' } } });
  });

  it('of another kind is what its link says', () => {
    const finding = aFinding({
      rule: 'NET-R4',
      link: { pane: 'flows', view: undefined, filter: 'port:445', did: undefined },
    });
    const outcome = evidenceOf(emptyView('stats'), finding);
    expect(outcome?.kind === 'open' && outcome.view.filter).toBe('port:445');
    expect(evidenceOf(emptyView('stats'), undefined)).toBeUndefined();
  });
});
