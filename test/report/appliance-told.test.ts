// What an appliance tells of itself in a report, in every format, and in the printed overview; nothing of it where it tells nothing.
import { describe, expect, it } from 'vitest';
import type { ApplianceFacts } from '../../src/analysis/facts.ts';
import { keepOnly, tellUntold } from '../../src/report/assemble.ts';
import { FORMATS } from '../../src/report/formats/index.ts';
import { reportOverview } from '../../src/report/overview.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { applianceFacts, REFUSED, troubledAppliance } from '../analysis/appliance-facts.ts';
import { fieldStatistics } from '../analysis/field-statistics.ts';
import { anOverview, NOW } from './an-overview.ts';
import { aSnapshot, type Made, makeReport } from './reports-made.ts';
import { schemaFaults } from './schema-check.ts';

const PLAIN = { width: 80, ascii: false, colour: false };

const dashboard = (appliance: ApplianceFacts | undefined): Promise<Made> =>
  makeReport('dashboard', () => aSnapshot({ at: NOW, statistics: fieldStatistics(NOW), appliance }), { at: NOW });

describe('the dashboard', () => {
  it('tells how the appliance is', async () => {
    const { text, json } = await dashboard(applianceFacts(NOW));
    for (const told of [
      /^version +7\.1\.0 \(f35936c6\)$/m,
      /^name +head-office +dt-0001-01$/m,
      /^licence until +2026-11-11/m,
      /^excess traffic +none$/m,
      /^cpu +12 %$/m,
      /^analysis behind +nothing$/m,
      /^peak bandwidth in 14 days +1,012 Mbps$/m,
      /^most a minute in 7 days +9,010$/m,
    ])
      expect(text).toMatch(told);
    expect(text).not.toContain('fell silent');
    expect(json.data).toMatchObject({
      'SYS-APPLIANCE': { health: { cpuPercent: 12, behindMs: 0 }, licences: [{ state: 'valid', daysLeft: 300 }] },
    });
    expect(json.findings.filter(({ rule }) => rule.startsWith('SYS'))).toEqual([]);
  });

  it('tells what is wrong, with a mark and a word', async () => {
    const { text, json } = await dashboard(troubledAppliance(NOW));
    const said = text.replaceAll(/\s+/g, ' ');
    for (const told of [
      'excess traffic ◆ yes medium, it sees more than it is made for: some goes unseen',
      'ends in 12 days',
      'SaaS licence until △ ',
      'has ended',
      'analysis behind ◆ 12 min medium, data 0 ms, flows 12 min',
      'DHCP 2 d 23 h 2026-01-12 14:02:07Z',
      '◆ medium: probe Factory did not answer: what it saw is missing in the last answers of network, summarystatistics.',
      'devicesearch: this token may not ask for it. Give its user the right "Unrestricted Devices"',
    ])
      expect(said).toContain(told);
    expect(said).toMatch(/Factory +yes/);
    expect(json.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['SYS-R1', 'SYS-R2:Factory']));
  });

  it('says why it is not told', async () => {
    const failure = { ...REFUSED, what: 'status' };
    const { json } = await dashboard(
      applianceFacts(NOW, { status: undefined, failure, partsOff: [{ name: 'status', failure }] }),
    );
    expect(json.notReported).toContainEqual({
      id: 'SYS-APPLIANCE',
      reason: 'status: this token may not ask for it. Give its user the right "Unrestricted Devices"',
    });
  });

  it('is the same as ever over one that tells nothing of itself', async () => {
    const { text, json } = await dashboard(undefined);
    expect(text).not.toMatch(/SYS-APPLIANCE|SYS-R/);
    expect(json.notReported.map(({ id }) => id)).not.toContain('SYS-APPLIANCE');
  });

  it('says that it was not reported where it is asked for by its id', async () => {
    const { document } = await dashboard(undefined);
    const only = ['SYS-APPLIANCE'];
    expect(keepOnly(tellUntold(document, only), only).notReported).toContainEqual({
      id: 'SYS-APPLIANCE',
      reason: 'the appliance did not report it',
    });
    const told = await dashboard(applianceFacts(NOW));
    expect(tellUntold(told.document, only)).toBe(told.document);
  });
});

describe.each(FORMATS)('as $name', (format) => {
  it.each([
    ['at ease', applianceFacts(NOW)],
    ['in trouble', troubledAppliance(NOW)],
  ])('one %s is told whole, and follows the schema', async (_, appliance) => {
    const { document, json } = await dashboard(appliance);
    expect(schemaFaults(REPORT_SCHEMA, json)).toEqual([]);
    for (const ascii of [false, true]) {
      const written = format.write(document, { ...PLAIN, ascii });
      expect(written).toContain('7.1.0 (f35936c6)');
      expect(written).not.toMatch(/\b(?:NaN|Infinity|undefined)\b|\[object/);
      if (appliance.partsOff.length > 0) expect(written).toContain('devicesearch');
      if (format.name !== 'text') continue;
      expect(written.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
      if (ascii) expect(written).toMatch(/^[\u0000-\u007f]*$/);
    }
  });
});

describe('the printed overview', () => {
  const printed = (appliance: ApplianceFacts | undefined, ascii = false): string =>
    reportOverview(anOverview(appliance === undefined ? {} : { appliance }), { ascii });

  it('has one line about the appliance', () => {
    expect(printed(applianceFacts(NOW))).toMatch(
      /^Appliance {3}7\.1\.0, cpu 12 %, memory 40 %, disk 30 %, nothing behind$/m,
    );
  });

  it('tells what is wrong in as many lines as it takes', () => {
    const text = printed(troubledAppliance(NOW));
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '7.1.0, ◆ excess traffic: some goes unseen, ◆ probe Factory did not',
    );
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
    expect(printed(troubledAppliance(NOW), true)).toMatch(/\* excess traffic/);
  });

  it('says why the appliance does not tell how it is', () => {
    const failure = { ...REFUSED, what: 'status' };
    const text = printed(applianceFacts(NOW, { status: undefined, failure, partsOff: [{ name: 'status', failure }] }));
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Appliance does not tell how it is: this token may not ask for it');
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('says quietly that nothing is reported, and nothing over one that tells nothing of itself', () => {
    expect(printed(applianceFacts(NOW, { status: undefined }))).toMatch(/^Appliance {3}not reported$/m);
    expect(printed(undefined)).not.toContain('Appliance');
  });
});
