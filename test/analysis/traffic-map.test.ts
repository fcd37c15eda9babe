// The map of who talks to whom counts as the report does, and every pair leads to exactly its flows.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { type FlowMap, type MapAsked, MOST_PLACES, mapFlows } from '../../src/analysis/traffic/map-flows.ts';
import { type MapPlace, mapDevices, mapSubnets, type TrafficMap } from '../../src/analysis/traffic/map-traffic.ts';
import { runThrough } from '../../src/analysis/traffic/steps.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { filterRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import type { EndParts, FlowParts } from '../flows/a-flow.ts';
import { anyFlows } from '../flows/any-flow.ts';
import { trafficOf } from './traffic-facts.ts';
import { stageTraffic } from './traffic-scenario.ts';

type Facts = Pick<TrafficFacts, 'table' | 'rows'>;
type Asked = Pick<MapAsked, 'by' | 'side'>;

const mapOf = ({ table, rows }: Facts, asked: Asked): FlowMap => runThrough(mapFlows({ table, rows, ...asked }));

const rowsOf = ({ table }: Facts, condition: string): readonly number[] => {
  const read = parseFilter(condition, FLOW_SCHEMA);
  return read.ok ? [...filterRows(table, read.filter, { endAt: 0 })] : expect.fail(`${condition} is no filter`);
};

const ASKED: readonly Asked[] = [
  { side: 'subnets', by: 'bytes' },
  { side: 'subnets', by: 'connections' },
  { side: 'devices', by: 'bytes' },
  { side: 'devices', by: 'connections' },
];

const placeText = ({ kind, name, did, hostname }: MapPlace): string => `${kind} ${name} ${did} ${hostname}`;

/** What both say of each pair; equals by name and amount may stand in any order. */
const toldBy = (
  { sources, destinations, cells }: Pick<TrafficMap, 'sources' | 'destinations' | 'cells'> | FlowMap,
  most = Number.POSITIVE_INFINITY,
) => ({
  sources: sources.slice(0, most).map(placeText),
  destinations: destinations.slice(0, most).map(placeText),
  cells: cells
    .filter(({ source, destination }) => source < most && destination < most)
    .map(({ source, destination, connections, bytes }) =>
      [
        placeText(sources[source] ?? expect.fail('no source')),
        placeText(destinations[destination] ?? expect.fail('no destination')),
        connections,
        bytes,
      ].join(' | '),
    )
    .sort(),
});

/** The map of the report, by other code. */
const reported = (facts: Facts, { side, by }: Asked): TrafficMap => {
  const traffic = trafficOf([], facts);
  return side === 'devices' ? mapDevices(traffic, by) : mapSubnets(traffic, undefined, by);
};

const expectExact = (facts: Facts, map: FlowMap): void => {
  const among = new Set(facts.rows);
  for (const { condition, connections } of map.cells) {
    if (condition === undefined) continue;
    expect([condition, rowsOf(facts, condition).filter((row) => among.has(row)).length]).toEqual([
      condition,
      connections,
    ]);
  }
};

const everyThird = ({ rows }: Facts): Uint32Array => rows.filter((_, index) => index % 3 === 0);

describe('of the simulated network', () => {
  let facts: Facts;

  beforeAll(async () => {
    facts = await stageTraffic({ hours: 3, hasTransfers: false });
  });

  it.each(ASKED)('the map equals that of the report: %j', (asked) => {
    const map = mapOf(facts, asked);
    const expected = reported(facts, asked);
    expect(map.cells.length).toBeGreaterThan(1);
    expect(toldBy(map)).toEqual(toldBy(expected, MOST_PLACES));
    expect(map.destinationCount).toBe(expected.destinations.length);
  });

  it.each(ASKED)('every pair leads to exactly its flows: %j', (asked) => {
    const map = mapOf(facts, asked);
    expect(map.cells.filter(({ condition }) => condition === undefined)).toEqual([]);
    expectExact(facts, map);
  });

  it('of the rows that a filter has left, and of no others', () => {
    const some = { ...facts, rows: everyThird(facts) };
    for (const asked of ASKED) {
      const map = mapOf(some, asked);
      expect(toldBy(map)).toEqual(toldBy(reported(some, asked), MOST_PLACES));
      expectExact(some, map);
    }
  });

  it('pauses on the way', () => {
    const steps = mapFlows({ ...facts, by: 'bytes', side: 'subnets' });
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThan(20);
  });
});

describe('of any flows at all', () => {
  const strange = fc.constantFrom(-5, 2 ** 60, Number.NaN, Number.POSITIVE_INFINITY, 7);
  const any = fc.tuple(anyFlows, fc.array(strange, { maxLength: 4 })).map(([flows, amounts]) => {
    const { rows } = trafficOf(flows.map(() => ({})));
    return {
      table: buildFlowTable(flows.map((flow, index) => ({ ...flow, bytes: amounts[index] ?? flow.bytes }))),
      rows,
    };
  });
  const anyAsked = fc.constantFrom(...ASKED);

  it('the map equals that of the report, and a pair that leads somewhere leads to exactly its flows', () => {
    let [exact, all] = [0, 0];
    fc.assert(
      fc.property(any, anyAsked, fc.boolean(), (flows, asked, isFiltered) => {
        const facts = isFiltered ? { ...flows, rows: everyThird(flows) } : flows;
        const map = mapOf(facts, asked);
        expect(toldBy(map)).toEqual(toldBy(reported(facts, asked)));
        expectExact(facts, map);
        all += map.cells.length;
        exact += map.cells.filter(({ condition }) => condition !== undefined).length;
      }),
      { numRuns: 200 },
    );
    expect(exact / all).toBeGreaterThan(0.5);
  });
});

const to = (source: EndParts | undefined, destination: EndParts | undefined, bytes = 100): FlowParts => ({
  source,
  destination,
  bytes,
});

const conditionsOf = (flows: readonly FlowParts[], asked: Asked) =>
  mapOf(trafficOf(flows), asked).cells.map(({ condition, connections }) => [condition, connections]);

describe('the filter behind a pair', () => {
  it('says who is elsewhere by where derived subnets may lie, and who has no address by having none', () => {
    const flows = [to({ ip: '10.1.0.5' }, { ip: '2001:db8::9' }), to(undefined, { hostname: 'printer' }, 1)];
    const conditions = conditionsOf(flows, { side: 'subnets', by: 'bytes' }).map(([condition]) => condition);
    expect(conditions[0]).toBe(
      'src:10.1.0.0/24 dst:::/0 !dst:10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,169.254.0.0/16,fc00::/7,fe80::/10,fec0::/10',
    );
    expect(conditions[1]).toBe('!src:::/0 !dst:::/0');
  });

  it('names a device by its address, else by what it is known as, and keeps others of that name out', () => {
    const flows = [
      to({ did: 7, ip: '10.0.0.7' }, { did: 7 }, 50),
      to({ did: 7 }, { hostname: 'say "hi"' }, 40),
      to({ hostname: 'file server' }, undefined, 30),
      to({ hostname: '10.0.0.7' }, { ip: '::ffff:10.0.0.7' }, 20),
    ];
    expect(conditionsOf(flows, { side: 'devices', by: 'bytes' })).toEqual([
      ['src:10.0.0.7 dst:#7 !dst:10.0.0.7', 1],
      [String.raw`src:#7 !src:10.0.0.7 dst="say \"hi\""`, 1],
      ['src="file server" !has:dst', 1],
      ['src="10.0.0.7" !src:10.0.0.7 dst:10.0.0.7', 1],
    ]);
  });

  it('is not there where none can tell two places apart', () => {
    const flows = [to({ hostname: 'WS-01' }, { ip: '10.0.0.7' }, 2), to({ hostname: 'ws-01' }, { ip: '10.0.0.7' }, 1)];
    expect(conditionsOf(flows, { side: 'devices', by: 'bytes' })).toEqual([
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  it('is not there for an address that only some programs can read', () => {
    for (const ip of ['10.0.0.7', '8.8.8.8']) {
      const map = mapOf(trafficOf([to({ ip: '010.0.0.1' }, { ip })]), { side: 'subnets', by: 'bytes' });
      expect(map.sources.map(({ kind }) => kind)).toEqual(['not-reported']);
      expect(map.cells).toMatchObject([{ connections: 1, bytes: 100, condition: undefined }]);
    }
  });
});

describe('the places of the map', () => {
  const scan = trafficOf(
    Array.from({ length: 300 }, (_, index) =>
      to({ ip: '10.0.0.5' }, { ip: `10.1.${index % 30}.${1 + Math.floor(index / 30)}` }, 60),
    ),
  );

  it('are no more than a screen may have room for; the others are counted', () => {
    const map = mapOf(scan, { side: 'devices', by: 'bytes' });
    expect([map.destinations.length, map.destinationCount, map.sourceCount]).toEqual([MOST_PLACES, 300, 1]);
    expect(toldBy(map)).toEqual(toldBy(mapDevices(scan), MOST_PLACES));
  });

  it('are the 20 devices that move most, whoever they are', () => {
    const flows = Array.from({ length: 40 }, (_, index) => to({ ip: `10.0.0.${index}` }, { ip: '10.9.0.1' }, index));
    const map = mapOf(trafficOf(flows), { side: 'devices', by: 'bytes' });
    expect(map.sources.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `10.0.0.${39 - index}`),
    );
    expect(map.sourceCount).toBe(40);
  });
});
