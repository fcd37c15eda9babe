// Reports on statistics over what an appliance of the field tells, in every format, and the overview without a terminal.
import { describe, expect, it } from 'vitest';
import type { StatisticsFacts } from '../../src/analysis/facts.ts';
import { success } from '../../src/domain/result.ts';
import { csv } from '../../src/report/formats/csv.ts';
import { markdown } from '../../src/report/formats/markdown.ts';
import { reportOverview } from '../../src/report/overview.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import {
  fieldBandwidth,
  fieldEvents,
  fieldInventory,
  fieldMitre,
  fieldPeriod,
  fieldStatistics,
  fieldSystem,
} from '../analysis/field-statistics.ts';
import { anOverview, NOW } from './an-overview.ts';
import { aSnapshot, type Made, makeReport } from './reports-made.ts';
import { schemaFaults } from './schema-check.ts';

const PLAIN = { width: 80, ascii: false, colour: false };

const PERIODS = [24, 1, 6, 168, 720];

const made = (name: string, statistics: StatisticsFacts = fieldStatistics(NOW, PERIODS, 12)): Promise<Made> =>
  makeReport(name, () => aSnapshot({ at: NOW, statistics }), { at: NOW });

const once = (text: string, words: string): number => text.split(words).length - 1;

describe.each(['dashboard', 'security', 'bandwidth', 'mitre', 'capacity', 'executive', 'connections', 'notices'])(
  'the report %s',
  (name) => {
    it('fits, follows its schema, and calls nothing zero that nobody counted', async () => {
      const { text, json, document } = await made(name);
      expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
      expect(schemaFaults(REPORT_SCHEMA, json)).toEqual([]);
      for (const written of [text, markdown.write(document, PLAIN), csv.write(document, PLAIN)])
        expect(written).not.toMatch(/\b(?:NaN|Infinity|undefined)\b/);
      expect(text).not.toMatch(/^(?:in|out|critical|high priority) +0\b/m);
    });
  },
);

describe('as text', () => {
  it('the dashboard names what is counted over spans of its own, and leaves the rest to a line', async () => {
    const { text } = await made('dashboard');
    expect(text).toMatch(/^devices +204 +7 days$/m);
    expect(text).toMatch(/^credentials +448 +28 days$/m);
    expect(text).toMatch(/^patterns of life +3,278,640 +12 weeks$/m);
    expect(text).toMatch(/^actions of autonomous response +5 +7 days$/m);
    expect(text).toMatch(/^desktop +84 /m);
    expect(text).toContain('Not reported: active, new, alerts');
    expect(text).toContain('ATT&CK coverage, since 2025-12-18');
    expect(once(text, 'SEC-SEVERITY: the appliance did not report it')).toBe(1);
  });

  it('security events name the kinds that are not counted once', async () => {
    const { text } = await made('security');
    expect(text).toMatch(/^model events +\d+ +100\.0 %$/m);
    expect(once(text, 'model breaches')).toBe(1);
    expect(text).toMatch(/^trend +(?:increasing|decreasing|stable)$/m);
  });

  it('security events of a month say that four weeks are told', async () => {
    const { text } = await makeReport(
      'security',
      () => aSnapshot({ at: NOW, statistics: fieldStatistics(NOW, [720]) }),
      {
        at: NOW,
        window: { endAt: NOW, hours: 720, endsNow: true },
      },
    );
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'The appliance tells them from 2025-12-18 14:00Z on: 28 d of the 30 days that were asked for.',
    );
  });

  it('bandwidth of a week draws the rate of each day, and lists them', async () => {
    const { text } = await makeReport(
      'bandwidth',
      () => aSnapshot({ at: NOW, statistics: fieldStatistics(NOW, [168, 24]) }),
      {
        at: NOW,
        window: { endAt: NOW, hours: 168, endsNow: true },
      },
    );
    expect(text).toContain('rate of each day');
    expect(text).toMatch(/^busiest day +8\.\d Mbps +from 2026-01-1\d 11:40Z$/m);
    expect(text).toMatch(/^2026-01-10 11:40Z +1 d +27 GB +2\.7 Mbps$/m);
    expect(text).toMatch(/cSensor agents .*10\.0 %/);
    expect(text).toContain('BW-PROTOCOLS: the appliance did not report it');
  });

  it('bandwidth of two hours does not invent a trend', async () => {
    const statistics = { ...fieldStatistics(NOW), periods: [1, 6].map((hours) => fieldPeriod(NOW, hours)) };
    const { text } = await makeReport('bandwidth', () => aSnapshot({ at: NOW, statistics }), {
      at: NOW,
      window: { endAt: NOW, hours: 1, endsNow: true },
    });
    expect(text).not.toMatch(/1h against 6h +(?:stable|increasing|decreasing)/);
  });

  it('capacity rests on the means of days', async () => {
    const { document, text } = await made('capacity');
    expect(document.summary).toContain('at the 95th percentile of the means of 27 days');
    expect(text).toContain('Use of the link, 27 days');
    expect(text).toMatch(/Each value is the mean of one day/);
  });

  it('tactics have what was weighed in the place of techniques', async () => {
    const { text } = await made('mitre', fieldStatistics(NOW, [168]));
    expect(text).toMatch(/^tactic +alerts +share +unusual +weighed$/m);
    expect(text).toContain('MIT-TECHNIQUES: the appliance does not report techniques');
    expect(text).toMatch(/Since 2025-12-18: 10 of 12 tactics were seen/);
    expect(once(text, 'coverage not reported')).toBe(0);
  });

  it('the executive summary tells what was done by autonomous response', async () => {
    const { text, json } = await made('executive');
    expect(text).toMatch(/^actions of autonomous response +5 +7 days$/m);
    expect(json.data).toMatchObject({ 'EXE-DONE': { responses: 5, respondedDevices: 4, modelBreaches: null } });
  });
});

describe('for programs', () => {
  it('JSON has everything that is told, with null for the rest', async () => {
    const { json } = await made('dashboard');
    expect(json.data).toMatchObject({
      'SYS-TOTALS': {
        inventory: { subnets: 8, credentials: 448, lifePatterns: 3_278_640, responses: 5, licensedIps: 249 },
        devices: { devices: 204, activeDevices: null },
      },
      'MIT-COVERAGE': { '24h': { countedSinceAt: '2025-12-18T14:00:00.000Z', mappedEvents: null } },
    });
    const { json: tactics } = await made('mitre', fieldStatistics(NOW, [168]));
    expect(tactics.data).toMatchObject({
      'MIT-TACTICS': {
        '7d': {
          tactics: expect.arrayContaining([
            expect.objectContaining({ weighedEvents: 96_334_873, unusualEvents: 437_859 }),
          ]),
        },
      },
    });
  });

  it('CSV has a row for each interval and each kind of device', async () => {
    const { document } = await makeReport(
      'bandwidth',
      () => aSnapshot({ at: NOW, statistics: fieldStatistics(NOW, [168]) }),
      {
        at: NOW,
        window: { endAt: NOW, hours: 168, endsNow: true },
      },
    );
    const written = csv.write(document, PLAIN);
    expect(written).toContain('from (UTC),lasts (ms),volume (bytes),rate (Mbps)');
    expect(written).toMatch(/2026-01-10T11:40:00\.000Z,86400000,28800000000,2\.6/);
    expect(csv.write((await made('dashboard')).document, PLAIN)).toMatch(/desktop,84/);
  });

  it('Markdown has tables of them', async () => {
    const { document } = await made('dashboard');
    const written = markdown.write(document, PLAIN);
    expect(written).toMatch(/credentials *\| *448/);
    expect(written).toContain('28 days');
  });
});

describe('the overview without a terminal', () => {
  const field = (hours = 24) =>
    reportOverview(
      anOverview({
        hours,
        system: success(fieldSystem()),
        security: success(fieldEvents(NOW, hours)),
        mitre: success(fieldMitre()),
        bandwidth: success(fieldBandwidth(NOW, hours)),
      }),
      { ascii: false },
    );

  it('tells what there is, each with its span, in 80 columns', () => {
    const text = field();
    expect(text).toMatch(/^Devices +known 204 in 7 days +desktop 84/m);
    expect(text).toMatch(/^Counted +subnets 8 in 7 days +credentials 448 in 28 days/m);
    expect(text).toContain('patterns of life 3,278,640 in 12 weeks');
    expect(text).toMatch(/^Responses +actions 5 in 7 days +devices acted against 4$/m);
    expect(text).toMatch(/^Severity +not reported$/m);
    expect(text).toMatch(/^Bandwidth +\d+ GB +in and out not reported$/m);
    expect(text).toMatch(/busiest interval 8\.\d Mbps from 2026-01-1\d 11:40Z/);
    expect(text).toContain('10 of 12 tactics seen since 2025-12-18');
    expect(text).toMatch(/^ {2}Initial Access +545 .*437,859 unusual of 96,334,873$/m);
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('says from when on hours are told where that is later', () => {
    expect(field(720)).toContain('told from 2025-12-18 14:00Z on');
    expect(field()).not.toContain('told from');
  });

  it('leaves out what an appliance does not count', () => {
    const inventory = fieldInventory({
      responseCount: undefined,
      respondedDeviceCount: undefined,
      deviceKinds: undefined,
    });
    const text = reportOverview(anOverview({ system: success(fieldSystem({ inventory })) }), { ascii: true });
    expect(text).toMatch(/^Responses +not reported$/m);
    expect(text).toMatch(/^Devices +known 204 in 7 days$/m);
  });
});
