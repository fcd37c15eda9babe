// The picture of who talks to whom: drawn as far as there is room, from any part of it on, and each place leads to its pair.
import { describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { type FlowMap, type MapAsked, mapFlows } from '../../src/analysis/traffic/map-flows.ts';
import { runThrough } from '../../src/analysis/traffic/steps.ts';
import { filterRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { mapConditionAt, mapPart, mapRoom, mapSketch, mapSpots, mapTextAt } from '../../src/panes/flows/map-page.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { trafficOf } from '../analysis/traffic-facts.ts';
import type { EndParts, FlowParts } from '../flows/a-flow.ts';
import { aPen } from '../widgets/any-widget.ts';
import { shown } from '../widgets/shown.ts';

type Facts = Pick<TrafficFacts, 'table' | 'rows'>;
type Asked = Pick<MapAsked, 'by' | 'side'>;

const mapOf = ({ table, rows }: Facts, asked: Asked): FlowMap => runThrough(mapFlows({ table, rows, ...asked }));

const rowsOf = ({ table }: Facts, condition: string): readonly number[] => {
  const read = parseFilter(condition, FLOW_SCHEMA);
  return read.ok ? [...filterRows(table, read.filter, { endAt: 0 })] : expect.fail(`${condition} is no filter`);
};

const to = (source: EndParts | undefined, destination: EndParts | undefined, bytes = 100): FlowParts => ({
  source,
  destination,
  bytes,
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
    mapSketch(mapOf(facts, asked), { width, height }, pen);

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
    const nobody = mapOf(trafficOf([]), { side: 'devices', by: 'bytes' });
    expect(shown(mapSketch(nobody, { width: 40, height: 4 }, aPen()).lines)).toContain('nobody talked to anybody');
  });

  it.each<Asked>([
    { side: 'subnets', by: 'bytes' },
    { side: 'devices', by: 'bytes' },
    { side: 'devices', by: 'connections' },
  ])('leads from each place to the flows and the words of its pair: %j', (asked) => {
    const map = mapOf(facts, asked);
    const { spots } = mapSketch(map, { width: 100, height: 12 }, aPen());
    expect(spots.map(({ id }) => mapConditionAt(map, id))).toEqual(map.cells.map(({ condition }) => condition));
    expect(spots.map(({ id }) => rowsOf(facts, mapConditionAt(map, id) ?? 'nothing').length)).toEqual(
      map.cells.map(({ connections }) => connections),
    );
    expect(mapConditionAt(map, 'elsewhere')).toBeUndefined();
  });

  it('tells a pair in words', () => {
    const map = mapOf(facts, { side: 'devices', by: 'bytes' });
    const { spots } = mapSketch(map, { width: 100, height: 12 }, aPen());
    expect(spots.map(({ id }) => mapTextAt(map, id))).toEqual([
      'finance-07 to fileserver: 50 MB in 1 connection',
      'finance-07 to 93.184.215.14: 39 KB in 1 connection',
      'fileserver to finance-07: bytes not reported in 1 connection',
    ]);
    expect(mapTextAt(map, 'devices/nobody')).toBeUndefined();
  });

  it('calls a pair the same wherever it stands, so that one stays on it', () => {
    const busier = trafficOf([...flows, to(server, finance, 9e9)]);
    const idsIn = (given: Facts) => {
      const map = mapOf(given, { side: 'devices', by: 'bytes' });
      const { spots } = mapSketch(map, { width: 100, height: 12 }, aPen());
      return spots.map(({ id }) => id);
    };
    expect(idsIn(busier)).not.toEqual(idsIn(facts));
    expect(idsIn(busier).sort()).toEqual(idsIn(facts).sort());
  });

  it('has a place for a pair without a filter, which leads nowhere', () => {
    const alike = trafficOf([to({ hostname: 'WS-01' }, server, 2), to({ hostname: 'ws-01' }, server, 1)]);
    const map = mapOf(alike, { side: 'devices', by: 'bytes' });
    const { spots } = mapSketch(map, { width: 100, height: 12 }, aPen());
    expect(spots.map(({ id }) => mapTextAt(map, id))).toEqual([
      'WS-01 to fileserver: 2 B in 1 connection',
      'ws-01 to fileserver: 1 B in 1 connection',
    ]);
    expect(spots.map(({ id }) => mapConditionAt(map, id))).toEqual([undefined, undefined]);
  });
});

describe('a map larger than its room', () => {
  const [sources, destinations] = [26, 40];
  const flows = Array.from({ length: sources * destinations }, (_, place): FlowParts => {
    const [source, destination] = [Math.floor(place / destinations), place % destinations];
    return to({ ip: `10.${source}.0.1` }, { ip: `10.0.${destination}.1` }, 1e9 - 1e7 * source - 1e6 * destination);
  }).filter((_, place) => place % 7 !== 3);
  const map = mapOf(trafficOf(flows), { side: 'subnets', by: 'bytes' });
  const rooms = [
    { width: 20, height: 4 },
    { width: 78, height: 14 },
    { width: 118, height: 28 },
    { width: 198, height: 42 },
  ];

  it.each(rooms)('shows each of its pairs, and all that has room beside it: %j', (room) => {
    const fitting = mapRoom(map, room, aPen());
    let part = { firstRow: 0, firstColumn: 0 };
    // First the nearest, then from anywhere to anywhere.
    for (const step of [1, 389]) {
      const spots = mapSpots(map);
      for (const place of spots.keys()) {
        const spot = spots[(place * step) % spots.length] ?? expect.fail('no spot');
        part = mapPart(map, fitting, part, spot.id);
        const [row, column] = [spot.row - part.firstRow, spot.from - part.firstColumn];
        expect(row >= 0 && row < fitting.rows && column >= 0 && column < fitting.columns).toBe(true);
        expect(part.firstRow + fitting.rows).toBeLessThanOrEqual(map.sources.length);
        expect(part.firstColumn + fitting.columns).toBeLessThanOrEqual(map.destinations.length);
        if (place % 97 !== 0) continue;
        const { lines, spots: seen } = mapSketch(map, room, aPen(), part);
        const found = seen.find(({ id }) => id === spot.id) ?? expect.fail('not seen');
        expect(seen[0]?.row).toBe(found.row - row);
        const label = map.sources[spot.row]?.name ?? 'no source';
        if (room.width > 20) expect(shown(lines)[found.row]?.startsWith(`${label} `)).toBe(true);
      }
    }
  });

  it('moves no further than it has to', () => {
    const fitting = { rows: 10, columns: 6 };
    const partOf = (firstRow: number, firstColumn: number, row: number, column: number) => {
      const spot = mapSpots(map).find((one) => one.row === row && one.from === column) ?? expect.fail('no spot');
      const part = mapPart(map, fitting, { firstRow, firstColumn }, spot.id);
      return [part.firstRow, part.firstColumn];
    };
    expect(partOf(0, 0, 9, 5)).toEqual([0, 0]);
    expect(partOf(0, 0, 10, 6)).toEqual([1, 1]);
    expect(partOf(5, 20, 4, 19)).toEqual([4, 19]);
    expect(partOf(5, 20, 6, 22)).toEqual([5, 20]);
    // The busiest columns have room beside it.
    expect(partOf(5, 20, 6, 5)).toEqual([5, 0]);
    expect(partOf(99, 99, 25, 39)).toEqual([16, 34]);
  });

  it('begins with the busiest where nobody has gone anywhere, and stays where a pair is gone', () => {
    const before = { firstRow: 3, firstColumn: 7 };
    expect(mapPart(map, { rows: 10, columns: 6 }, before, undefined)).toEqual({ firstRow: 0, firstColumn: 0 });
    expect(mapPart(map, { rows: 10, columns: 6 }, before, 'subnets/gone')).toEqual(before);
  });

  it('is heard as a page of its pairs, longer than the room', () => {
    const { lines, spots } = mapSketch(map, { width: 78, height: 14 }, aPen({ isSpoken: true }));
    expect(spots.length).toBeGreaterThan(100);
    expect(shown(lines).at(-1)).toMatch(/^and [\d,]+ more pairs/);
  });
});
