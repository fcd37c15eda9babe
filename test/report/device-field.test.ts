// The reports on a device of which an appliance of the field tells shares and counts alone: in every format, and without an amount that nobody told.
import { describe, expect, it } from 'vitest';
import { deviceSeries } from '../../src/analysis/device/device-series.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import { FORMATS } from '../../src/report/formats/index.ts';
import { GLOSSARY } from '../../src/report/glossary.ts';
import { deviceTrafficPart } from '../../src/report/parts/device-parts.ts';
import { DATA_IDS } from '../../src/report/schema/data-ids.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { DID, END_AT } from '../analysis/device-builders.ts';
import { fieldFacts, outsideAnswer } from '../analysis/field-device.ts';
import { aTable } from '../flows/a-flow.ts';
import { aConnection } from '../flows/an-answer-of-sums.ts';
import { aSnapshot, definitionOf, type Made, makeReport, namesIn } from './reports-made.ts';

const REPORTS = ['device', 'transfer', 'peers', 'device-external'];

const SLIPS = /\b(NaN|Infinity|undefined)\b|\[object|made not reported| not reported connections/;

const reportOn = (name: string, device: DeviceFacts, hours = definitionOf(name).hours): Promise<Made> => {
  const window = { endAt: END_AT, hours, endsNow: true };
  return makeReport(name, () => aSnapshot({ at: END_AT, window, device, series: deviceSeries(device, END_AT) }), {
    at: END_AT,
    did: DID,
    window,
  });
};

const WHOLE = fieldFacts({ outside: outsideAnswer({ similar: 5 }) });

describe.each(REPORTS)('the report %s', (name) => {
  it('stands in every format, with and without what went outside', async () => {
    for (const facts of [WHOLE, fieldFacts()]) {
      const { document, text } = await reportOn(name, facts);
      expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
      for (const format of FORMATS) {
        const written = format.write(document, { width: 80, ascii: false, colour: false });
        expect(written).not.toMatch(format.name === 'json' ? /undefined|NaN/ : SLIPS);
        expect(written).toContain('lt-0096');
      }
    }
  });

  it('calls each thing by the name the glossary gives it', async () => {
    const { json } = await reportOn(name, WHOLE);
    expect(
      namesIn(json.data).filter(([one]) => !Object.hasOwn(GLOSSARY, one) && !DATA_IDS.some(({ id }) => id === one)),
    ).toEqual([]);
  });
});

const formatted = async (name: string, format: string, facts = WHOLE): Promise<string> => {
  const { document } = await reportOn(name, facts);
  const writer = FORMATS.find((one) => one.name === format);
  return writer?.write(document, { width: 80, ascii: false, colour: false }) ?? '';
};

describe('the report on a device', () => {
  it('tells shares with the rest last, and ranges as they are', async () => {
    const { text } = await reportOn('device', WHOLE);
    expect(text).toMatch(/443 +44 % {2}█+.*\n53 +30 %.*\n5001 - 10000 +11 %.*\n445 +11 %.*\nothers +4 %/);
    expect(text).toMatch(/22 +100 %/);
    expect(text).toMatch(/device -3 +5001 - 10000 +asked +10 %/);
    expect(text).toMatch(/external +62 %/);
    expect(text).toMatch(/Shares are of what the device used; others that are not named hold 5 %\./);
  });

  it('keeps its totals apart from what intervals count', async () => {
    const { text, json } = await reportOn('device', WHOLE);
    expect(text).toMatch(/used, in total +1,589\nserved, in total +41\nboth +1,630/);
    expect(json.data['DEV-ACTIVITY']).toMatchObject({ connections: 2_340, shares: { usedTotal: 1_589 } });
  });

  it('says what goes outside once that was asked, and what it is without', async () => {
    const [whole, bare] = await Promise.all([reportOn('device', WHOLE), reportOn('device', fieldFacts())]);
    expect(whole.text).toMatch(/external +1,755 {2}75\.0 %/);
    expect(whole.text).toMatch(/Not reported by interval: destinations, protocols and ports\./);
    expect(bare.text).toMatch(/Not reported by interval: destinations, what goes outside, protocols and ports\./);
  });

  it('says since when it is told, where its window begins before', async () => {
    const { text } = await reportOn('device', WHOLE, 720);
    expect(text).toMatch(
      /The appliance tells of this device since 2023-12-18 14:00Z: of the window before\s+that, nothing is known\./,
    );
  });

  it('has per cents in columns that say so', async () => {
    const csv = await formatted('device', 'csv');
    expect(csv).toContain('label,value (percent),share (percent),note,severity');
    expect(csv).toMatch(/DEV-ACTIVITY,5001 - 10000,11,/);
    expect(await formatted('device', 'html')).toContain('5001 - 10000');
    expect(await formatted('device', 'markdown')).toMatch(/\| others \| 4 % \|/);
  });
});

describe('the report on its talk with the outside', () => {
  it('names domains, networks and ports, and which parts of the risk are not known', async () => {
    const { text, json } = await reportOn('device-external', WHOLE);
    expect(text).toMatch(/has a low risk \(0\.20 of 0\.90, as far as it is told\)/);
    expect(text).toMatch(/score +0\.20 +of 0\.90, and 2 parts are not known/);
    expect(text).toMatch(/office\.example +40 %/);
    expect(text).toMatch(/AS64500 Example Cloud +53 %/);
    expect(text).toMatch(/did not report\s+countries, bytes of each/);
    expect(json.data['DEV-EXTERNAL']).toMatchObject({ hasAmounts: false, shares: { portsServed: [] } });
  });

  it('says so where nobody was asked about the outside', async () => {
    const { text } = await reportOn('device-external', fieldFacts());
    expect(text).toMatch(/and 3 parts are not known/);
    expect(text).toMatch(/did not report\s+domains, networks, countries, bytes of each/);
    expect(text).not.toMatch(/Countries|no names/);
  });
});

describe('the report on its bytes', () => {
  it('tells with whom as shares, where no interval does', async () => {
    const { text } = await reportOn('transfer', WHOLE);
    expect(text).toMatch(/Sent, with devices it used/);
    expect(text).toMatch(/Received, with devices it served/);
    expect(text).not.toMatch(/in the last five intervals/);
  });
});

describe('the report on its peers', () => {
  it('compares what is counted of all of them, and says what is not', async () => {
    const [whole, bare] = await Promise.all([reportOn('peers', WHOLE), reportOn('peers', fieldFacts())]);
    expect(whole.text).toMatch(/Not reported: destinations per interval\./);
    expect(whole.text).toMatch(/external, % +75/);
    expect(bare.text).toMatch(/Not reported: destinations per interval and the external share\./);
    expect(bare.text).not.toMatch(/external, %/);
  });
});

describe('connections in the place of flows', () => {
  const table = aTable([aConnection(), aConnection()]);
  const traffic = {
    window: { endAt: END_AT, hours: 24, endsNow: true },
    table,
    rows: Uint32Array.of(0, 1),
    summary: undefined,
    transfers: undefined,
  };
  const sums = {
    sections: undefined,
    parties: undefined,
    counted: undefined,
    subnets: [],
    isOfOne: true,
    sid: undefined,
    notNarrowedBy: '',
  };
  const labels = (facts: Parameters<typeof deviceTrafficPart>[0]): string =>
    JSON.stringify(deviceTrafficPart(facts, 7, 10).sections);

  it('are told by whom they were with, without tables of protocols and ports that nobody told', () => {
    expect(labels({ ...traffic, sums })).toContain('outbound, told one by one');
    expect(labels({ ...traffic, sums })).toContain('protocols, ports and bytes are not reported');
    expect(labels({ ...traffic, sums })).not.toMatch(/protocol, outbound|bytes of outbound/);
    expect(labels(traffic)).toMatch(/protocol, outbound.*port, outbound/);
  });
});
