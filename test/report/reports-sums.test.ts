// Reports on traffic where the appliance tells sums and connections in the place of flows: every figure is known beforehand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrafficFacts, TrafficSums } from '../../src/analysis/facts.ts';
import { narrowNeeds, readFilter } from '../../src/commands/report/read-filter.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { findSubnet } from '../../src/live/find-subnet.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { FORMATS } from '../../src/report/formats/index.ts';
import { unjudgedIn } from '../../src/report/parts/unjudged.ts';
import type { ReportQuestion } from '../../src/report/report-definition.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aPoint, END_AT, MEGABYTE } from '../analysis/traffic-facts.ts';
import { aTable } from '../flows/a-flow.ts';
import { aConnection, aSum, connectionsAt, PARTIES, SUBNETS, sectionsOf } from '../flows/an-answer-of-sums.ts';
import { NOW, type Running, runAppliance } from '../live/an-appliance.ts';
import { aSnapshot, type Made, makeReport, SOURCE } from './reports-made.ts';

const sumsOf = (parts: Partial<TrafficSums> = {}): TrafficSums => ({
  sections: sectionsOf(),
  parties: PARTIES,
  counted: undefined,
  subnets: SUBNETS,
  isOfOne: false,
  sid: undefined,
  notNarrowedBy: '',
  ...parts,
});

const trafficOf = (parts: Partial<TrafficFacts> = {}): TrafficFacts => {
  const table = aTable(connectionsAt(END_AT));
  return {
    window: { endAt: END_AT, hours: 24, endsNow: true },
    table,
    rows: allRows(table),
    summary: undefined,
    transfers: [
      aPoint({
        device: { did: 142, ip: '10.0.4.20', hostname: 'ws-0142' },
        bytesIn: 40 * MEGABYTE,
        bytesOut: 8 * MEGABYTE,
      }),
      aPoint({ device: { did: 7, ip: '10.0.4.17' }, bytesIn: 20 * MEGABYTE, bytesOut: 15 * MEGABYTE }),
    ],
    sums: sumsOf(),
    ...parts,
  };
};

const reportOf = (
  name: string,
  traffic: TrafficFacts = trafficOf(),
  question: Partial<ReportQuestion> = {},
): Promise<Made> => makeReport(name, () => aSnapshot({ at: END_AT, traffic }), { at: END_AT, ...question });

const NAMES = ['traffic', 'protocols', 'external', 'talkers', 'subnet'] as const;

const aboutOf = (name: string): Partial<ReportQuestion> => (name === 'subnet' ? { subnet: 3 } : {});

describe.each(NAMES)('the report %s', (name) => {
  it.each(FORMATS.map((format) => [format.name, format] as const))(
    'says that these are sums, and no number that was not told: as %s',
    async (_format, format) => {
      const traffic = name === 'subnet' ? trafficOf({ sums: sumsOf({ sid: 3 }) }) : trafficOf();
      const { document } = await reportOf(name, traffic, aboutOf(name));
      for (const ascii of [false, true]) {
        const written = format.write(document, { width: 80, ascii, colour: format.name === 'text' && !ascii });
        expect(written).not.toMatch(/NaN|undefined|\b0 B\b/);
        if (format.name !== 'csv' && format.name !== 'json') expect(written).toMatch(/sums|the appliance named/i);
      }
    },
  );
});

describe('the report on traffic', () => {
  it('has the totals, protocols and applications of the sums, and the unusual connections', async () => {
    const { json, text } = await reportOf('traffic');
    expect(json.data['NET-TOTALS']).toMatchObject({
      bytes: 100 * MEGABYTE,
      bytesIn: 75 * MEGABYTE,
      external: { bytes: 70 * MEGABYTE, bytesSharePercent: 70 },
      connectionsTold: 4,
      unusualConnections: 1,
      unusual: [{ score: 87, destination: { ip: '198.51.100.9' } }],
    });
    expect(json.data['NET-PROTO']).toMatchObject({ protocols: [{ protocol: 'TCP', bytesSharePercent: 90 }, {}] });
    expect(json.data['NET-APP']).toMatchObject({ applicationProtocols: [{ applicationProtocol: 'HTTPS' }, {}, {}] });
    expect(text).toMatch(/told sums instead of flows: 100 MB, and the 4 connections\s+it\s+names\s+in\s+the\s+1\s+h/);
    expect(json.notReported).toContainEqual({ id: 'NET-PORTS', reason: expect.stringContaining('may for one device') });
  });

  it('has the ports of one device', async () => {
    const sections = sectionsOf({ remotePorts: [aSum('443', 50, 10)], localPorts: [aSum('51000', 50, 10)] });
    const { json, text } = await reportOf('protocols', trafficOf({ sums: sumsOf({ sections, isOfOne: true }) }));
    expect(json.data['NET-PORTS']).toMatchObject({ remote: [{ port: '443', bytes: 60 }], local: [{ port: '51000' }] });
    expect(text).toMatch(/443 +HTTPS +60 B/);
  });

  it('says that no rule could judge, where nothing is there to judge', async () => {
    const { snapshot, text, json } = await reportOf('traffic');
    expect(unjudgedIn(snapshot, ['NET'])).toEqual([
      { id: 'NET-RULES', reason: expect.stringContaining('without ports, amounts and durations') },
    ]);
    expect(text).toContain('nothing could be judged');
    expect(json.findings).toEqual([]);
    const table = aTable([aConnection({ destinationPort: 443 })]);
    const judged = await reportOf('traffic', trafficOf({ table, rows: allRows(table) }));
    expect(unjudgedIn(judged.snapshot, ['NET'])).toEqual([]);
  });

  it('says what of a filter the sums are not narrowed by, and what there is nothing to compare for', async () => {
    const traffic = trafficOf({ rows: new Uint32Array(), sums: sumsOf({ notNarrowedBy: 'bytes>10m' }) });
    const { text } = await reportOf('traffic', traffic, { filter: 'bytes>10m' });
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toContain('0 of 4 connections told one by one, for "connections over 10 MB"');
    expect(flat).toContain('not narrowed by bytes>10m; bytes not reported: nothing to compare');
  });
});

describe('the report on the outside', () => {
  it('has countries, networks and destinations by what they took part in', async () => {
    const { json } = await reportOf('external');
    expect(json.data['NET-COUNTRY']).toMatchObject({
      countries: [{ country: 'Ireland', size: 60 * MEGABYTE, parties: 1 }, { country: 'Japan' }],
      networks: [{ network: 'AS64500 Example' }, { network: 'AS64501 Odd' }],
    });
    expect(json.data['NET-DEST']).toMatchObject({
      destinations: [
        { ip: '203.0.113.7', network: 'AS64500 Example', connections: 2, sources: 2 },
        { ip: '198.51.100.9', connections: 1 },
      ],
    });
    expect(json.data['NET-SRC']).toMatchObject({
      sources: [{ did: 7, connections: 2, bytes: null }, { did: 142 }],
    });
  });

  it('knows what each source moved where the outside alone was asked about', async () => {
    const sections = sectionsOf({ directions: [aSum('External', 60 * MEGABYTE, 23 * MEGABYTE)] });
    const { json } = await reportOf('external', trafficOf({ sums: sumsOf({ sections }) }));
    expect(json.data['NET-SRC']).toMatchObject({
      sources: [
        { did: 142, bytes: 48 * MEGABYTE },
        { did: 7, bytes: 35 * MEGABYTE },
      ],
    });
  });

  it('says what is counted where that is not bytes', async () => {
    const counted = { name: 'connections', label: 'Connections', units: 'flows' };
    const { text } = await reportOf('external', trafficOf({ sums: sumsOf({ counted }) }));
    expect(text).toContain('"size" counts what the appliance calls Connections (flows).');
  });

  it('without anybody outside says so', async () => {
    const inside = PARTIES.filter(({ isExternal }) => !isExternal);
    const { json } = await reportOf('external', trafficOf({ sums: sumsOf({ parties: inside }) }));
    expect(json.notReported).toContainEqual({ id: 'NET-COUNTRY', reason: 'the appliance told nobody outside' });
  });
});

describe('the reports on devices and subnets', () => {
  it('have the talkers as shares of everything, and no hours', async () => {
    const { json, text } = await reportOf('talkers');
    expect(json.data['NET-TALKERS']).toMatchObject({
      bytes: 100 * MEGABYTE,
      talkers: [
        { did: 142, sharePercent: 48 },
        { did: 7, sharePercent: 35 },
      ],
    });
    expect(json.data['NET-TALKERS']).not.toHaveProperty('hourly');
    expect(text).toMatch(/hour by hour +not reported/);
    expect(text.replace(/\s+/g, ' ')).toContain('100 MB moved in the 10 h');
  });

  it('have what stays inside of a subnet, and who talks to whom by connections', async () => {
    const sums = sumsOf({ sid: 3, parties: PARTIES.slice(0, 2) });
    const { json, document } = await reportOf('subnet', trafficOf({ sums }), { subnet: 3 });
    expect(json.data['NET-SUBNET']).toMatchObject({
      network: '10.0.4.0/24',
      bytesInside: 80 * MEGABYTE,
      bytesWithOthers: 20 * MEGABYTE,
    });
    const heat = document.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'heat');
    expect(heat).toMatchObject([{ as: 'count', title: 'subnet to subnet, by connections' }, { as: 'count' }]);
  });
});

describe('over an appliance', () => {
  let running: Running;

  beforeAll(async () => {
    running = await runAppliance(['ransomware'], 'appliance');
  });
  afterAll(() => running.stop());

  const look = (name: string, filter: string, question: Partial<ReportQuestion> = {}): Promise<Made> => {
    const parsed = readFilter(filter);
    if (!parsed.ok) throw new Error(filter);
    return makeReport(
      name,
      (needs) =>
        takeSnapshot(running.asker(), narrowNeeds(needs, parsed.value), {
          source: SOURCE,
          at: NOW,
          linkCapacityMbps: undefined,
          thresholds: standardThresholds(),
        }),
      { at: NOW, filter, ...question },
    );
  };

  it('what the appliance filters narrows its sums, and is not looked for once more in what tells it nowhere', async () => {
    const { snapshot, json } = await look('traffic', 'port:443');
    expect(snapshot.facts.traffic?.rows.length).toBeGreaterThan(0);
    expect(snapshot.facts.traffic?.rows.length).toBe(snapshot.facts.traffic?.table.rowCount);
    expect(snapshot.facts.traffic?.sums?.notNarrowedBy).toBe('');
    const whole = await look('traffic', 'start>-24h');
    const bytesIn = (made: Made) => Reflect.get(Object(made.json.data['NET-TOTALS']), 'bytes');
    expect(bytesIn({ ...whole, json })).toBeLessThan(bytesIn(whole));
  });

  it('of two parties one is asked about, and the other looked for among its connections', async () => {
    const { snapshot } = await look('traffic', 'did:16 ip:10.0.0.1');
    expect(snapshot.asked.map(({ target }) => target).join()).not.toContain('ip=');
    expect(snapshot.facts.traffic?.sums).toMatchObject({ isOfOne: true, notNarrowedBy: 'ip:10.0.0.1' });
    expect(snapshot.facts.traffic?.rows).toHaveLength(0);
  });

  it('a range that it lists is asked about by its number, and another one stays a range', async () => {
    const sid = await findSubnet(running.asker(), '10.10.0.0/24');
    expect(sid).toEqual(expect.any(Number));
    expect(await findSubnet(running.asker(), '10.250.0.0/24')).toBe('10.250.0.0/24');
    const { document } = await look('subnet', 'start>-24h', { subnet: sid });
    expect(document.sections.map(({ title }) => title)).toContain('Subnet 10.10.0.0/24');
    const range = await look('subnet', 'score>1', { subnet: '10.250.0.0/24' });
    expect(range.snapshot.facts.traffic?.sums?.notNarrowedBy).toBe('ip:10.250.0.0/24 score>1');
  });
});
