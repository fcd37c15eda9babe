// The figures on the screen are those of the analyses, and a page of the pane says what the report says.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandwidthNow } from '../../src/analysis/bandwidth/bandwidth-now.ts';
import { systemFigures } from '../../src/analysis/counts/system-figures.ts';
import { tacticTable } from '../../src/analysis/mitre/tactic-table.ts';
import { securityEvents } from '../../src/analysis/security/security-events.ts';
import { severityBreakdown } from '../../src/analysis/security/severity-breakdown.ts';
import { bandwidthPart, eventsPart, mitrePart, systemPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import type { Pane } from '../../src/panes/pane.ts';
import { tellFound } from '../../src/panes/stats/lacks.ts';
import { STATS_SECTIONS } from '../../src/panes/stats/sections.ts';
import { stats } from '../../src/panes/stats.tsx';
import { emptyView, type View } from '../../src/panes/view.ts';
import { formatCount, formatMbps } from '../../src/text/units.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { makeReport, SOURCE } from '../report/reports-made.ts';
import { answered, type Given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';
import { answerAllPages } from './pages.ts';

let running: Running;
let full: readonly Given[] = [];

beforeAll(async () => {
  running = await runAppliance(['ransomware']);
  full = await answerAllPages(running);
}, 60_000);
afterAll(() => running.stop());

const linesOf = (pane: Pane, view: View, size: Readonly<{ columns: number; rows: number }>): readonly string[] =>
  draw(pane.show(aPaneContext({ view, size, read: readFrom(full) })).element, PENS.plain, size);

describe('the overview', () => {
  it('shows at any size what needs attention, the worst at least', () => {
    for (const columns of [60, 80, 99, 100, 110, 120, 132, 159, 160, 200, 400]) {
      for (let rows = 9; rows < 60; rows += 1) {
        const lines = linesOf(stats, emptyView('stats'), { columns, rows });
        const heading = lines.findIndex((line) => line.includes('What needs attention'));
        expect(heading, `${columns}x${rows}`).toBeGreaterThan(0);
        expect(lines[heading + 1], `${columns}x${rows}`).toMatch(/^›▲ \S/);
      }
    }
  });

  it.each([
    [[], 'nothing found'],
    [['security'], 'nothing found in what could be had'],
    [['security', 'mitre', 'bandwidth'], 'could not be judged'],
  ] as const)('does not call it in order where %s could not be had', (lacking, told) => {
    const lack = (name: string) => (lacking.some((one) => one === name) ? 'could not be had' : undefined);
    const lacks = {
      security: lack('security'),
      mitre: lack('mitre'),
      bandwidth: lack('bandwidth'),
      deployment: undefined,
      habit: undefined,
      trends: undefined,
      system: undefined,
    };
    expect(tellFound('', lacks)).toBe(told);
    expect(tellFound('3 high', lacks)).toBe(lacking.length === 0 ? '3 high' : '3 high in what could be had');
    expect(tellFound('', { ...lacks, system: undefined, mitre: '…' })).toBe('…');
    expect(tellFound('3 high', { ...lacks, mitre: '…' })).toBe('3 high so far');
  });

  it.each([
    { columns: 80, rows: 21 },
    { columns: 120, rows: 33 },
    { columns: 200, rows: 47 },
  ])('shows what the analyses say, on $columns columns', (size) => {
    const read = readFrom(full);
    const text = linesOf(stats, emptyView('stats'), size).join('\n');
    const security = read(eventsPart('security', DEFAULT_WINDOW)).data;
    const events = securityEvents(security);
    const system = systemFigures(read(systemPart()).data);
    const told = [
      events.events,
      events.modelBreaches.events,
      events.aiAnalystIncidents.events,
      events.antigenaActions.events,
      system.devices.activeDevices,
      system.alerts.alerts,
      ...severityBreakdown(security).severities.map((one) => one.events),
    ];
    for (const count of told) expect(text).toContain(formatCount(count));
    const bandwidth = bandwidthNow(read(bandwidthPart(DEFAULT_WINDOW)).data);
    expect(text).toContain(`average ${formatMbps(bandwidth.averageMbps)}`);
    expect(text).toContain(`peak ${formatMbps(bandwidth.peakMbps)}`);
    const { seenCount } = tacticTable(read(mitrePart(DEFAULT_WINDOW)).data);
    expect(text).toContain(`${seenCount} of 12 tactics seen`);
  });

  it.each([
    { columns: 80, rows: 21, told: ['average 6.6 Mbps  peak 17 Mbps at 01-15 12:50Z'] },
    { columns: 79, rows: 21, told: ['average 6.6 Mbps  peak 17 Mbps'] },
    { columns: 120, rows: 33, told: ['average 6.6 Mbps  peak 17 Mbps at 01-15 12:50Z'] },
    { columns: 200, rows: 47, told: ['average 6.6 Mbps  peak 17 Mbps at 2026-01-15 12:50Z'] },
  ])('tells the moment of the peak whole or not at all, on $columns columns', ({ told, ...size }) => {
    const figures = {
      ingressMb: 39 * 1024,
      egressMb: 27 * 1024,
      totalMb: undefined,
      peak: { at: Date.UTC(2026, 0, 15, 12, 50), mbps: 17 },
      averageIngressMbps: undefined,
      averageEgressMbps: undefined,
      averageTotalMbps: 6.6,
      protocols: undefined,
      isCsensorSpecific: undefined,
      course: undefined,
    };
    const read = readFrom([answered(bandwidthPart(DEFAULT_WINDOW), figures)]);
    const lines = draw(stats.show(aPaneContext({ size, read })).element, PENS.plain, size);
    const shown = lines.filter((line) => /average|peak/.test(line)).map((line) => line.trimEnd());
    expect(shown).toEqual(told.map((end) => expect.stringMatching(new RegExp(`  ${end}$|^ *${end}$`))));
  });

  it('says "not reported" for what the appliance did not tell, and never zero', () => {
    const nothing = {
      eventType: undefined,
      period: undefined,
      counts: undefined,
      severities: undefined,
      hourly: undefined,
    };
    const read = readFrom([answered(eventsPart('security', DEFAULT_WINDOW), nothing)]);
    const size = { columns: 120, rows: 36 };
    const lines = draw(stats.show(aPaneContext({ size, read })).element, PENS.plain, size);
    expect(lines.join('\n')).toContain('not reported');
    expect(lines.join('\n')).not.toMatch(/ 0( |$)/m);
  });
});

const reportText = async (name: string): Promise<readonly string[]> => {
  const made = await makeReport(
    name,
    (needs) =>
      takeSnapshot(running.asker(), needs, {
        source: SOURCE,
        at: NOW,
        linkCapacityMbps: undefined,
        thresholds: standardThresholds(),
      }),
    {
      at: NOW,
      window: { endAt: NOW, hours: 24, endsNow: true },
    },
  );
  return made.text.split('\n').map((line) => line.trimEnd());
};

const WHOLE = { columns: 82, rows: 900 };

const pageOf = (pane: Pane, view: View): readonly string[] => {
  const lines = linesOf(pane, view, WHOLE).map((line) => line.slice(1));
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
};

/** Without the names of the pages above it. */
const statsPage = (path: readonly string[]): readonly string[] =>
  pageOf(stats, { ...emptyView('stats'), path }).slice(1);

describe('a page of the stats pane', () => {
  const isReport = ({ id, reportName }: (typeof STATS_SECTIONS)[number]): boolean => id === reportName;

  it.each(STATS_SECTIONS.filter((section) => isReport(section) && section.id !== 'mitre').map(({ id }) => [id, id]))(
    '%s says line by line what the report %s says',
    async (id, name) => {
      const page = statsPage([id]);
      const report = await reportText(name);
      expect(page.length).toBeGreaterThan(20);
      const begins = report.indexOf(page[0] ?? '');
      expect(begins).toBeGreaterThan(0);
      expect(page).toEqual(report.slice(begins, begins + page.length));
    },
  );
});

describe('the page of MITRE', () => {
  it('says what the report says, in an order of its own', async () => {
    const report = new Set(await reportText('mitre'));
    const page = statsPage(['mitre']);
    expect(page.length).toBeGreaterThan(40);
    expect(page.filter((line) => !report.has(line)).filter((line) => !line.includes('In the 24 h'))).toEqual([]);
  });
});
