// What is made of sums that an appliance tells in the place of flows: shares, sides, countries, subnets, and the filters behind their rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrafficSums } from '../../src/analysis/facts.ts';
import { mapFlows } from '../../src/analysis/traffic/map-flows.ts';
import { mapDevices } from '../../src/analysis/traffic/map-traffic.ts';
import { runThrough } from '../../src/analysis/traffic/steps.ts';
import { countOutside, countPlaces, countsBytes } from '../../src/analysis/traffic/sums/count-outside.ts';
import { countSubnet, devicesByNetwork } from '../../src/analysis/traffic/sums/count-subnet.ts';
import { countSection, type SectionName, sideOf, wholeOf } from '../../src/analysis/traffic/sums/count-sums.ts';
import { sidOf, sumCondition } from '../../src/analysis/traffic/sums/sum-conditions.ts';
import { unusualConnections } from '../../src/analysis/traffic/sums/unusual-connections.ts';
import type { TrafficSections } from '../../src/domain/flow.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { serverParameters } from '../../src/flows/filter/server-parameters.ts';
import { aTable } from '../flows/a-flow.ts';
import { aConnection, aParty, aSum, connectionsAt, PARTIES, SUBNETS, sectionsOf } from '../flows/an-answer-of-sums.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { END_AT, MEGABYTE, trafficOf } from './traffic-facts.ts';

const NONE: TrafficSections = {
  status: undefined,
  remotePorts: undefined,
  localPorts: undefined,
  devices: undefined,
  subnets: undefined,
  directions: undefined,
  protocols: undefined,
  applicationProtocols: undefined,
};

const SECTIONS: readonly SectionName[] = [
  'status',
  'remotePorts',
  'localPorts',
  'devices',
  'subnets',
  'directions',
  'protocols',
  'applicationProtocols',
];

describe('everything that moved', () => {
  it('is what went on inside and across the edge, and else what the protocols come to', () => {
    const all = { bytes: 100 * MEGABYTE, bytesIn: 75 * MEGABYTE, bytesOut: 25 * MEGABYTE };
    expect(wholeOf(sectionsOf())).toEqual(all);
    expect(wholeOf(sectionsOf({ directions: undefined }))).toEqual(all);
    expect(wholeOf({ ...NONE, devices: [aSum('a', 1, 2)] }).bytes).toBeUndefined();
  });

  it('is unknown where no row tells an amount, and of one side where only that is told', () => {
    expect(wholeOf({ ...NONE, directions: [aSum('Internal')] }).bytes).toBeUndefined();
    expect(wholeOf({ ...NONE, directions: [aSum('Internal', 5)] })).toEqual({
      bytes: 5,
      bytesIn: 5,
      bytesOut: undefined,
    });
  });

  it('has its sides', () => {
    expect(sideOf(sectionsOf(), 'external')).toMatchObject({ bytes: 70 * MEGABYTE, bytesSharePercent: 70 });
    expect(sideOf(NONE, 'internal')).toBeUndefined();
  });
});

describe('a section', () => {
  it('has its largest row first, with its share of everything', () => {
    const rows = countSection(sectionsOf(), 'applicationProtocols');
    expect(rows?.map(({ name, bytesSharePercent }) => [name, bytesSharePercent])).toEqual([
      ['HTTPS', 60],
      ['SMB', 30],
      ['DNS', 10],
    ]);
    const byOut = countSection(sectionsOf(), 'devices', 'bytesOut');
    expect(byOut?.map(({ name, bytesSharePercent }) => [name, bytesSharePercent])).toEqual([
      ['finance-07', 60],
      ['ws-0142', 32],
    ]);
  });

  it('that did not come is not an empty one, and an amount that is not told is no nothing', () => {
    expect(countSection(sectionsOf(), 'remotePorts')).toBeUndefined();
    expect(countSection(sectionsOf({ remotePorts: [] }), 'remotePorts')).toEqual([]);
    const [first, last] = countSection(sectionsOf({ protocols: [aSum('x'), aSum('y', 1)] }), 'protocols') ?? [];
    expect([first?.name, last?.name, last?.bytes, last?.bytesSharePercent]).toEqual(['y', 'x', undefined, undefined]);
  });
});

describe('those outside', () => {
  it('are told with their country and network, the largest first', () => {
    expect(countOutside(PARTIES)?.map(({ hostname, ip, size }) => [hostname ?? ip, size])).toEqual([
      ['drive.example', 60 * MEGABYTE],
      ['198.51.100.9', 10 * MEGABYTE],
    ]);
    expect(countPlaces(PARTIES, 'country')?.map(({ name, parties }) => [name, parties])).toEqual([
      ['Ireland', 1],
      ['Japan', 1],
    ]);
    const unknown = [aParty({ size: 3 }), aParty({ size: 4 }), aParty({ size: undefined, network: 'AS1' })];
    expect(countPlaces(unknown, 'network')).toEqual([
      { name: undefined, size: 7, sharePercent: 100, parties: 2 },
      { name: 'AS1', size: undefined, sharePercent: undefined, parties: 1 },
    ]);
  });

  it('are none where only those inside are told', () => {
    expect(countOutside(PARTIES.filter(({ isExternal }) => !isExternal))).toBeUndefined();
    expect(countOutside(undefined)).toBeUndefined();
  });

  it('are counted in bytes, unless the appliance says that it counts something else', () => {
    expect(countsBytes(undefined)).toBe(true);
    expect(countsBytes({ name: undefined, label: undefined, units: 'bytes' })).toBe(true);
    expect(countsBytes({ name: 'connections', label: 'Connections', units: undefined })).toBe(false);
  });
});

describe('a subnet', () => {
  const sums: TrafficSums = {
    sections: sectionsOf(),
    parties: PARTIES.filter(({ network }) => network === '10.0.4.0/24'),
    counted: undefined,
    subnets: [],
    isOfOne: false,
    sid: 3,
    notNarrowedBy: '',
  };

  it('is told by what stayed inside, what went to others, and what to the outside', () => {
    for (const subnets of [[], SUBNETS])
      expect(countSubnet({ ...sums, subnets })).toMatchObject({
        network: '10.0.4.0/24',
        bytesInside: 80 * MEGABYTE,
        bytesWithOthers: 20 * MEGABYTE,
        bytesWithOutside: 70 * MEGABYTE,
        others: [{ name: '10.0.9.0/24' }],
        devices: [
          { name: 'ws-0142', did: 142 },
          { name: 'finance-07', did: 7 },
        ],
      });
  });

  it('whose own range nobody tells has nothing inside that is known', () => {
    expect(countSubnet({ ...sums, parties: PARTIES })).toMatchObject({ network: undefined, bytesInside: undefined });
    expect(countSubnet({ ...sums, sections: undefined })).toMatchObject({ others: undefined, devices: undefined });
  });

  it('has so many of the devices that are told', () => {
    expect([...devicesByNetwork({ ...sums, parties: PARTIES })]).toEqual([
      ['10.0.4.0/24', 2],
      ['10.0.9.0/24', 1],
    ]);
  });
});

describe('who talks to whom', () => {
  it('names a subnet that stands in the place of its devices by its label, and leads to its connections', () => {
    const table = aTable([...connectionsAt(END_AT), aConnection({ destination: { label: 'Printers' } })]);
    const facts = { ...trafficOf([]), table, rows: allRows(table) };
    const { destinations } = mapDevices(facts, 'connections');
    expect(destinations.map(({ name }) => name)).toContain('Printers');
    const map = runThrough(mapFlows({ table, rows: allRows(table), by: 'connections', side: 'devices' }));
    expect(map.cells.map(({ condition }) => condition)).toContain('src:10.0.4.17 dst=Printers');
  });
});

describe('unusual connections', () => {
  it('are those with a score, the most unusual first', () => {
    const table = aTable([...connectionsAt(END_AT), { score: 12 }, { score: 100 }]);
    const found = unusualConnections({ table, rows: allRows(table) }, 2);
    expect([found.count, found.worst.map(({ score }) => score)]).toEqual([3, [100, 87]]);
    expect(unusualConnections({ table: aTable([{}]), rows: Uint32Array.of(0) }, 2)).toEqual({ count: 0, worst: [] });
  });
});

describe('the filter behind a row', () => {
  it.each<[SectionName, string, string | undefined, object]>([
    ['remotePorts', '443', 'port:443', { port: 443 }],
    ['localPorts', '22', 'port:22', { port: 22 }],
    ['remotePorts', 'others', undefined, {}],
    ['remotePorts', '99999', undefined, {}],
    ['protocols', 'TCP', 'proto:TCP', { protocol: 'TCP' }],
    ['applicationProtocols', 'HTTPS', 'app:HTTPS', { applicationprotocol: 'HTTPS' }],
    ['directions', 'External', 'dir:external', { intext: 'external' }],
    ['directions', 'Sideways', undefined, {}],
    ['devices', '10.0.4.17', 'ip:10.0.4.17', { ip: '10.0.4.17' }],
    ['devices', 'drive.example', 'ip=drive.example', {}],
    ['subnets', '10.0.4.0/24', 'sid:3', { viewsubnet: 3 }],
    ['subnets', 'Printers', 'sid:4', { viewsubnet: 4 }],
    ['subnets', '10.7.0.0/16', 'ip:10.7.0.0/16', {}],
    ['subnets', 'Internal Traffic', undefined, {}],
    ['status', 'Unusual', 'has:score', {}],
    ['status', 'Normal', undefined, {}],
  ])('of %s "%s" is %s, which the appliance is asked as %j', (section, name, condition, parameters) => {
    expect(sumCondition(section, { name, ip: undefined }, SUBNETS)).toBe(condition);
    const parsed = parseFilter(condition ?? '', FLOW_SCHEMA);
    expect(parsed.ok && serverParameters(parsed.filter).parameters).toEqual(parameters);
  });

  it('can always be read again, whatever the appliance calls a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SECTIONS), hostileText, (section, name) => {
        const condition = sumCondition(section, { name, ip: undefined }, SUBNETS);
        expect(condition === undefined || parseFilter(condition, FLOW_SCHEMA).ok).toBe(true);
      }),
    );
  });

  it('of a subnet without a name is nobody’s', () => {
    expect(
      sidOf(
        '',
        SUBNETS.map((subnet) => ({ ...subnet, network: '', label: '' })),
      ),
    ).toBeUndefined();
  });
});
