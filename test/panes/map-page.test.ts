// The map of who talks to whom: it counts as the report does, every pair leads to exactly its flows, and it is drawn as far as there is room.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { type MapPlace, mapDevices, mapSubnets, type TrafficMap } from '../../src/analysis/traffic/map-traffic.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { filterRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { type MapAsked, type MapModel, MOST_PLACES, mapModel } from '../../src/panes/flows/map-model.ts';
import { mapConditionAt, mapSketch, mapTextAt } from '../../src/panes/flows/map-page.ts';
import { createSlot, workAtOnce } from '../../src/panes/parts/work.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { trafficOf } from '../analysis/traffic-facts.ts';
import { stageTraffic } from '../analysis/traffic-scenario.ts';
import type { EndParts, FlowParts } from '../flows/a-flow.ts';
import { anyFlows } from '../flows/any-flow.ts';
import { aPen } from '../widgets/any-widget.ts';
import { shown } from '../widgets/shown.ts';

type Facts = Pick<TrafficFacts, 'table' | 'rows'>;
type Asked = Pick<MapAsked, 'by' | 'side' | 'cidrs'>;

const modelOf = ({ table, rows }: Facts, asked: Asked): MapModel =>
  workAtOnce(createSlot<MapModel>(), [], () => mapModel({ table, rows, ...asked })) ?? expect.fail('no model');

const rowsOf = ({ table }: Facts, condition: string): readonly number[] => {
  const read = parseFilter(condition, FLOW_SCHEMA);
  return read.ok ? [...filterRows(table, read.filter, { endAt: 0 })] : expect.fail(`${condition} is no filter`);
};

const ASKED: readonly Asked[] = [
  { side: 'subnets', by: 'bytes' },
  { side: 'subnets', by: 'connections' },
  { side: 'subnets', by: 'bytes', cidrs: ['10.0.0.0/8', '10.20.0.0/16', '10.20.0.0/24', 'nonsense', '2001:db8::/32'] },
  { side: 'devices', by: 'bytes' },
  { side: 'devices', by: 'connections' },
];

const placeText = ({ kind, name, did, hostname }: MapPlace): string => `${kind} ${name} ${did} ${hostname}`;

/** What both say of each pair; equals by name and amount may stand in any order. */
const toldBy = (
  { sources, destinations, cells }: Pick<TrafficMap, 'sources' | 'destinations' | 'cells'> | MapModel,
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
const reported = (facts: Facts, { side, by, cidrs }: Asked): TrafficMap => {
  const traffic = trafficOf([], facts);
  return side === 'devices' ? mapDevices(traffic, by) : mapSubnets(traffic, cidrs, by);
};

const expectExact = (facts: Facts, model: MapModel): void => {
  const among = new Set(facts.rows);
  for (const { condition, connections } of model.cells) {
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
    const model = modelOf(facts, asked);
    const expected = reported(facts, asked);
    expect(model.cells.length).toBeGreaterThan(1);
    expect(toldBy(model)).toEqual(toldBy(expected, MOST_PLACES));
    expect(model.destinationCount).toBe(expected.destinations.length);
    expect(model.isDerived).toBe(expected.isDerived);
  });

  it.each(ASKED)('every pair leads to exactly its flows: %j', (asked) => {
    const model = modelOf(facts, asked);
    expect(model.cells.filter(({ condition }) => condition === undefined)).toEqual([]);
    expectExact(facts, model);
  });

  it('of the rows that a filter has left, and of no others', () => {
    const some = { ...facts, rows: everyThird(facts) };
    for (const asked of ASKED) {
      const model = modelOf(some, asked);
      expect(toldBy(model)).toEqual(toldBy(reported(some, asked), MOST_PLACES));
      expectExact(some, model);
    }
  });

  it('pauses on the way', () => {
    const steps = mapModel({ ...facts, by: 'bytes', side: 'subnets' });
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
  const anyAsked = fc.constantFrom<Asked>(...ASKED, {
    side: 'subnets',
    by: 'bytes',
    cidrs: ['8.8.8.8/32', '0.0.0.0/0'],
  });

  it('the map equals that of the report, and a pair that leads somewhere leads to exactly its flows', () => {
    let [exact, all] = [0, 0];
    fc.assert(
      fc.property(any, anyAsked, fc.boolean(), (flows, asked, isFiltered) => {
        const facts = isFiltered ? { ...flows, rows: everyThird(flows) } : flows;
        const model = modelOf(facts, asked);
        expect(toldBy(model)).toEqual(toldBy(reported(facts, asked)));
        expectExact(facts, model);
        all += model.cells.length;
        exact += model.cells.filter(({ condition }) => condition !== undefined).length;
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
  modelOf(trafficOf(flows), asked).cells.map(({ condition, connections }) => [condition, connections]);

describe('the filter behind a pair', () => {
  it('keeps a narrower network out of the one around it', () => {
    const flows = [to({ ip: '10.1.0.5' }, { ip: '10.2.0.5' }), to({ ip: '10.1.200.5' }, { ip: '8.8.8.8' }, 1)];
    expect(conditionsOf(flows, { side: 'subnets', by: 'bytes', cidrs: ['10.1.128.0/17', '10.0.0.0/8'] })).toEqual([
      ['src:10.0.0.0/8 !src:10.1.128.0/17 dst:10.0.0.0/8 !dst:10.1.128.0/17', 1],
      ['src:10.1.128.0/17 dst:::/0 !dst:10.0.0.0/8,10.1.128.0/17', 1],
    ]);
  });

  it('knows the narrowest of hundreds of networks, wherever it stands among them', () => {
    const others = Array.from({ length: 200 }, (_, index) => `172.16.${index}.0/24`);
    const facts = trafficOf([
      to({ ip: '10.1.2.5' }, { ip: '10.9.9.9' }),
      to({ ip: '10.2.2.5' }, { ip: '172.16.7.1' }, 1),
    ]);
    for (const cidrs of [
      ['10.1.2.0/24', '10.0.0.0/8', ...others, '10.1.0.0/16'],
      ['10.1.0.0/16', ...others, '10.1.2.0/24', '10.0.0.0/8'],
    ]) {
      const model = modelOf(facts, { side: 'subnets', by: 'bytes', cidrs });
      expect(toldBy(model)).toEqual(toldBy(mapSubnets(facts, cidrs)));
      expect(model.sources.map(({ name }) => name)).toEqual(['10.1.2.0/24', '10.0.0.0/8']);
      expectExact(facts, model);
    }
  });

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
      const model = modelOf(trafficOf([to({ ip: '010.0.0.1' }, { ip })]), { side: 'subnets', by: 'bytes' });
      expect(model.sources.map(({ kind }) => kind)).toEqual(['not-reported']);
      expect(model.cells).toMatchObject([{ connections: 1, bytes: 100, condition: undefined }]);
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
    const model = modelOf(scan, { side: 'devices', by: 'bytes' });
    expect([model.destinations.length, model.destinationCount, model.sourceCount]).toEqual([MOST_PLACES, 300, 1]);
    expect(toldBy(model)).toEqual(toldBy(mapDevices(scan), MOST_PLACES));
    const { lines, spots } = mapSketch(model, { width: 120, height: 20 }, aPen());
    expect(spots.length).toBeGreaterThan(10);
    expect(shown(lines)).toContain(`and ${300 - spots.length} more destinations`);
  });

  it('are the 20 devices that move most, whoever they are', () => {
    const flows = Array.from({ length: 40 }, (_, index) => to({ ip: `10.0.0.${index}` }, { ip: '10.9.0.1' }, index));
    const model = modelOf(trafficOf(flows), { side: 'devices', by: 'bytes' });
    expect(model.sources.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `10.0.0.${39 - index}`),
    );
    expect(model.sourceCount).toBe(40);
  });
});

describe('the picture', () => {
  const finance: EndParts = { did: 7, ip: '10.0.4.17', hostname: 'finance-07' };
  const server: EndParts = { did: 9, ip: '10.0.9.9', hostname: 'fileserver' };
  const flows = [
    to(finance, server, 52_000_000),
    to(finance, { ip: '93.184.215.14' }, 40_000),
    { ...to(server, finance), bytes: undefined },
  ];
  const facts = trafficOf(flows);

  const draw = (asked: Asked, width = 100, height = 12, pen: Pen = aPen()) =>
    mapSketch(modelOf(facts, asked), { width, height }, pen);

  it('says what it shows, and names its rows and columns', () => {
    expect(shown(draw({ side: 'subnets', by: 'bytes' }).lines)).toEqual([
      'subnets by bytes  sources down, destinations across; private addresses by /24 and /64',
      '            10.0.9.0/24 elsewhere   10.0.4.0/24',
      '10.0.4.0/24 ███ 50 MB   ░░░ 39 KB',
      '10.0.9.0/24                         ?',
      'logarithmic: ░ up to 39 KB  █ up to 50 MB  ? not reported',
    ]);
    expect(shown(draw({ side: 'devices', by: 'connections' }, 60).lines)).toEqual([
      'devices by connections  sources down, destinations across',
      '           fileserver    93.184.215.14 finance-07',
      'finance-07 ███ 1         ███ 1',
      'fileserver                             ███ 1',
      'logarithmic: █ up to 1',
    ]);
  });

  it('says nothing in its title that has no room', () => {
    expect(shown(draw({ side: 'subnets', by: 'bytes' }, 60).lines)[0]).toBe(
      'subnets by bytes  sources down, destinations across',
    );
    expect(shown(draw({ side: 'subnets', by: 'bytes' }, 40).lines)[0]).toBe('subnets by bytes');
    expect(shown(draw({ side: 'subnets', by: 'bytes' }, 10, 3).lines)).toEqual([
      'subnets b…',
      '     10.0…',
      '10.… █████',
    ]);
    expect(draw({ side: 'subnets', by: 'bytes' }, 0, 0)).toEqual({ lines: [], spots: [] });
  });

  it('says for a screen reader what is counted', () => {
    expect(shown(draw({ side: 'devices', by: 'connections' }, 60, 4, aPen({ isSpoken: true })).lines)).toEqual([
      'devices by connections',
      'finance-07 to fileserver 1 connection',
      'finance-07 to 93.184.215.14 1 connection',
      'fileserver to finance-07 1 connection',
    ]);
  });

  it('says so where nobody talked to anybody', () => {
    const nobody = modelOf(trafficOf([]), { side: 'devices', by: 'bytes' });
    expect(shown(mapSketch(nobody, { width: 40, height: 4 }, aPen()).lines)).toContain('nobody talked to anybody');
  });

  it.each(ASKED.slice(2))('leads from each place to the flows and the words of its pair: %j', (asked) => {
    const model = modelOf(facts, asked);
    const { spots } = mapSketch(model, { width: 100, height: 12 }, aPen());
    expect(spots.map(({ id }) => mapConditionAt(model, id))).toEqual(model.cells.map(({ condition }) => condition));
    expect(spots.map(({ id }) => rowsOf(facts, mapConditionAt(model, id) ?? 'nothing').length)).toEqual(
      model.cells.map(({ connections }) => connections),
    );
    expect(mapConditionAt(model, 'elsewhere')).toBeUndefined();
  });

  it('tells a pair in words', () => {
    const model = modelOf(facts, { side: 'devices', by: 'bytes' });
    const { spots } = mapSketch(model, { width: 100, height: 12 }, aPen());
    expect(spots.map(({ id }) => mapTextAt(model, id))).toEqual([
      'finance-07 to fileserver: 50 MB in 1 connection',
      'finance-07 to 93.184.215.14: 39 KB in 1 connection',
      'fileserver to finance-07: bytes not reported in 1 connection',
    ]);
    expect(mapTextAt(model, 'devices/nobody')).toBeUndefined();
  });

  it('calls a pair the same wherever it stands, so that one stays on it', () => {
    const busier = trafficOf([...flows, to(server, finance, 9e9)]);
    const idsIn = (given: Facts) => {
      const model = modelOf(given, { side: 'devices', by: 'bytes' });
      const { spots } = mapSketch(model, { width: 100, height: 12 }, aPen());
      return spots.map(({ id }) => id);
    };
    expect(idsIn(busier)).not.toEqual(idsIn(facts));
    expect(idsIn(busier).sort()).toEqual(idsIn(facts).sort());
  });

  it('has a place for a pair without a filter, which leads nowhere', () => {
    const alike = trafficOf([to({ hostname: 'WS-01' }, server, 2), to({ hostname: 'ws-01' }, server, 1)]);
    const model = modelOf(alike, { side: 'devices', by: 'bytes' });
    const { spots } = mapSketch(model, { width: 100, height: 12 }, aPen());
    expect(spots.map(({ id }) => mapTextAt(model, id))).toEqual([
      'WS-01 to fileserver: 2 B in 1 connection',
      'ws-01 to fileserver: 1 B in 1 connection',
    ]);
    expect(spots.map(({ id }) => mapConditionAt(model, id))).toEqual([undefined, undefined]);
  });
});
