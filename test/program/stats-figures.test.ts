// The figures of the Stats pane are those of the report of the same moment, and every one of them leads on and back again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GB_BYTES } from '../../src/domain/amounts.ts';
import { formatBytes, formatCount, formatMbps, formatPercent } from '../../src/text/units.ts';
import { closeConsoles, type Driven, FROZEN, openConsole, rowsOf, settledRows, waitForRows } from './console-driver.ts';
import { runProgram } from './run-program.ts';

type Kind = Readonly<{ events: number }>;

/** What of the report is looked at. */
type Report = Readonly<{
  data: Readonly<{
    'SEC-EVENTS': Readonly<
      Record<string, Readonly<{ events: number; modelBreaches: Kind; aiAnalystIncidents: Kind; antigenaActions: Kind }>>
    >;
    'SEC-SEVERITY': Readonly<
      Record<string, Readonly<{ severities: readonly Readonly<{ severity: string; events: number }>[] }>>
    >;
    'BW-NOW': Readonly<
      Record<string, Readonly<{ ingressGb: number; egressGb: number; peakMbps: number; averageMbps: number }>>
    >;
    'MIT-TACTICS': Readonly<
      Record<string, Readonly<{ seenCount: number; tactics: readonly Readonly<{ title: string; events: number }>[] }>>
    >;
    'BW-PROTOCOLS': Readonly<
      Record<string, Readonly<{ protocols: readonly Readonly<{ protocol: string; sharePercent: number }>[] }>>
    >;
    'SEC-TREND': Readonly<{ changePercent: number; direction: string }>;
    'MIT-COVERAGE': Readonly<Record<string, Readonly<{ coveragePercent: number }>>>;
    'SYS-TOTALS': Readonly<{
      devices: Readonly<{ devices: number; activeDevices: number; newDevices: number }>;
      alerts: Readonly<{ alerts: number; priorities: readonly Readonly<{ priority: string; alerts: number }>[] }>;
    }>;
  }>;
}>;

let report: Report;

beforeAll(async () => {
  const { out, code } = await runProgram(['report', 'dashboard', '--demo', ...FROZEN, '--format', 'json']);
  expect(code).toBe(0);
  report = JSON.parse(out);
}, 60_000);
afterAll(closeConsoles);

const told = (): readonly string[] => {
  const { data } = report;
  const events = data['SEC-EVENTS']['24h'];
  const bandwidth = data['BW-NOW']['24h'];
  const tactics = data['MIT-TACTICS']['24h'];
  if (events === undefined || bandwidth === undefined || tactics === undefined) throw new Error('not in the report');
  const { devices, alerts } = data['SYS-TOTALS'];
  return [
    ...[events, events.modelBreaches, events.aiAnalystIncidents, events.antigenaActions].map((one) =>
      formatCount(one.events),
    ),
    `${formatCount(devices.activeDevices)}, ${formatCount(devices.newDevices)} new`,
    formatCount(alerts.alerts),
    ...(data['SEC-SEVERITY']['24h']?.severities ?? []).map(({ severity, events: count }) => `${severity} ${count}`),
    `in ${formatBytes(bandwidth.ingressGb * GB_BYTES)}`,
    `out ${formatBytes(bandwidth.egressGb * GB_BYTES)}`,
    `peak ${formatMbps(bandwidth.peakMbps)}`,
    `average ${formatMbps(bandwidth.averageMbps)}`,
    `${tactics.seenCount} of 12 tactics seen`,
    `coverage ${formatPercent(data['MIT-COVERAGE']['24h']?.coveragePercent)}`,
  ];
};

/** However it is laid out. */
const oneLine = (rows: readonly string[]): string => rows.join(' ').replaceAll(/\s+/g, ' ');

describe('the overview shows the figures of "darktop report dashboard --format json"', () => {
  it.each([
    [80, 24],
    [120, 36],
    [200, 50],
  ])('on %dx%d', async (cols, rows) => {
    const driven = await openConsole(FROZEN, { size: { cols, rows } });
    const text = oneLine(await settledRows(driven));
    for (const figure of told()) expect(text).toContain(figure);
    await driven.close();
  });
});

/** Goes to the page whose path ends so, from wherever in the pane. */
const turnTo = async (driven: Driven, title: string): Promise<void> => {
  for (let pages = 0; pages < 9; pages += 1) {
    const [, tabs = ''] = rowsOf(await driven.screen());
    if (tabs.endsWith(`Stats › ${title}`)) return;
    driven.send('l');
    await driven.waitFor((seen) => seen.lines[1] !== tabs);
  }
  throw new Error(`no page ${title}`);
};

describe('a page', () => {
  let driven: Driven;

  beforeAll(async () => {
    driven = await openConsole(FROZEN, { size: { cols: 200, rows: 50 } });
  }, 60_000);

  it('of security shows each kind and each severity with its events, and the trend', async () => {
    await turnTo(driven, 'Security');
    await driven.waitFor('SEC-TREND');
    const text = oneLine(await settledRows(driven));
    const events = report.data['SEC-EVENTS']['24h'];
    expect(text).toContain(`total ${formatCount(events?.events)} `);
    expect(text).toContain(`model breaches ${formatCount(events?.modelBreaches.events)} `);
    expect(text).toContain(`AI Analyst incidents ${formatCount(events?.aiAnalystIncidents.events)} `);
    expect(text).toContain(`Antigena actions ${formatCount(events?.antigenaActions.events)} `);
    for (const { severity, events: count } of report.data['SEC-SEVERITY']['24h']?.severities ?? []) {
      expect(text).toMatch(new RegExp(`[▲△◆◇] ${severity} ${count} `));
    }
    const { changePercent, direction } = report.data['SEC-TREND'];
    expect(text).toContain(`trend ${direction}`);
    expect(text).toContain(`change ${changePercent > 0 ? '+' : ''}${formatPercent(changePercent)} 1h against 7d`);
  });

  it('of bandwidth shows in, out, peak and each protocol with its share', async () => {
    await turnTo(driven, 'Bandwidth');
    const text = oneLine(await settledRows(driven));
    const now = report.data['BW-NOW']['24h'];
    expect(text).toContain(`in ${formatBytes((now?.ingressGb ?? 0) * GB_BYTES)} `);
    expect(text).toContain(`out ${formatBytes((now?.egressGb ?? 0) * GB_BYTES)} `);
    expect(text).toContain(`peak ${formatMbps(now?.peakMbps)} at 20`);
    const protocols = report.data['BW-PROTOCOLS']['24h']?.protocols ?? [];
    expect(protocols.length).toBeGreaterThan(3);
    for (const { protocol, sharePercent } of protocols) {
      expect(text).toMatch(new RegExp(`${protocol} [\\d.]+ .?B [█▏▎▍▌▋▊▉]+ *${formatPercent(sharePercent)}`));
    }
  });

  it('of MITRE shows every tactic with its events', async () => {
    await turnTo(driven, 'MITRE');
    const text = oneLine(await settledRows(driven));
    const tactics = report.data['MIT-TACTICS']['24h']?.tactics ?? [];
    expect(tactics.length).toBeGreaterThan(3);
    for (const { title, events } of tactics) expect(text).toContain(`${title} ${events}`);
  });

  it('of periods shows each period beside the others, as the report has them', async () => {
    await turnTo(driven, 'Periods');
    await driven.waitFor(({ lines }) => !lines.some((line) => line.includes('still to come')), { timeoutMs: 20_000 });
    const text = oneLine(await settledRows(driven));
    const counts = ['1h', '6h', '24h', '7d'].map((period) => formatCount(report.data['SEC-EVENTS'][period]?.events));
    expect(text).toContain(`all events ${counts.join(' ')}`);
  });

  it('of totals shows devices and alerts by priority', async () => {
    await turnTo(driven, 'Totals');
    const text = oneLine(await settledRows(driven));
    const { devices, alerts } = report.data['SYS-TOTALS'];
    expect(text).toContain(`all ${formatCount(devices.devices)}`);
    for (const { priority, alerts: count } of alerts.priorities) expect(text).toContain(`${priority} ${count}`);
  });
});

describe('enter leads on, and esc comes back to exactly what was there', () => {
  let driven: Driven;

  beforeAll(async () => {
    driven = await openConsole(FROZEN);
  }, 60_000);

  /** Stands on the first figure, and goes down so many. */
  const stand = async (steps: number): Promise<readonly string[]> => {
    driven.send(`gg${'j'.repeat(steps)}`);
    return settledRows(driven);
  };

  it.each([
    [0, 'all events', /Stats › Security/],
    [1, 'model breaches', /Findings › rule:SEC/],
    [4, 'devices', /›3 Device/],
    [5, 'alerts', /Stats › Totals/],
    [6, 'the busiest hour', /1h to 2026-/],
    [7, 'critical alerts', /Findings › severity:critical/],
    [11, 'bandwidth', /Stats › Bandwidth/],
  ])('from figure %d: %s', async (steps, _, shown) => {
    const before = await stand(steps);
    driven.send('\r');
    await driven.waitFor(({ lines }) => shown.test(lines.slice(0, 2).join('\n')));
    driven.send('\u001b');
    // Whoever was in Findings has seen what was new there.
    const page = (all: readonly string[]): string => all.slice(2).join('\n');
    await driven.waitFor((seen) => page(rowsOf(seen)) === page(before));
  });

  it('from a protocol to its flows, from a tactic to its techniques', async () => {
    const seen: string[] = [];
    for (let steps = 12; steps < 30; steps += 1) {
      const before = await stand(steps);
      driven.send('\r');
      const { lines } = await driven.waitFor(({ lines: rows }) => rows[1] !== before[1]);
      seen.push(lines[1] ?? '');
      driven.send('\u001b');
      await waitForRows(driven, before);
    }
    expect(seen.some((line) => /›2 Flows .*Flows › app/.test(line))).toBe(true);
    expect(seen.filter((line) => /Stats › MITRE › /.test(line)).length).toBeGreaterThan(5);
  });
});
