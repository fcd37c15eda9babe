// Flows grouped by what they share: the groups, their sums, and the filters that lead to the flows behind them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { allRows, filterRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import {
  type GroupBy,
  type GroupOptions,
  type Groups,
  groupAt,
  groupRows,
  rankGroups,
  sharesOf,
} from '../../src/flows/group-rows.ts';
import { sumRows } from '../../src/flows/sum-rows.ts';
import { aTable } from './a-flow.ts';
import { anyFlows } from './any-flow.ts';

const groupsOf = (table: FlowTable, by: GroupBy, options?: GroupOptions) => {
  const groups = groupRows(table, allRows(table), by, options);
  return [...rankGroups(groups, 'connections')].map((group) => groupAt(groups, group));
};

const namesOf = (table: FlowTable, by: GroupBy, options?: GroupOptions) =>
  groupsOf(table, by, options).map(({ name, connections }) => `${name} ${connections}`);

/** Of groups that are called the same, all together. */
const totalsByName = (all: readonly Groups[]) => {
  const totals = new Map<
    string,
    Readonly<{ connections: number; bytes: number | undefined; packets: number | undefined }>
  >();
  for (const groups of all) {
    for (let group = 0; group < groups.count; group += 1) {
      const { name, condition, connections, bytes, packets } = groupAt(groups, group);
      const before = totals.get(`${name} ${condition}`);
      totals.set(`${name} ${condition}`, {
        connections: connections + (before?.connections ?? 0),
        bytes: addKnown(bytes, before?.bytes),
        packets: addKnown(packets, before?.packets),
      });
    }
  }
  return totals;
};

const addKnown = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : one + other;

const table = aTable([
  {
    source: { ip: '10.0.0.1', country: undefined },
    destination: { ip: '10.1.0.1' },
    bytes: 10,
    packets: undefined,
    startAt: Date.UTC(2026, 0, 15, 13, 59),
  },
  {
    source: { ip: '10.0.0.1' },
    destination: { ip: '8.8.8.8', country: 'US' },
    bytes: 20,
    packets: 1,
    flags: ['syn', 'ack'],
    destinationPort: 53,
    applicationProtocol: 'DNS',
  },
  {
    source: { ip: '8.8.8.8', country: 'US' },
    destination: { ip: '10.0.0.1' },
    bytes: undefined,
    packets: 2,
    flags: ['syn'],
  },
  {
    source: { did: 9 },
    destination: undefined,
    bytes: 5,
    packets: undefined,
    applicationProtocol: undefined,
    flags: undefined,
    destinationPort: undefined,
    startAt: undefined,
  },
]);

const SUBNETS = ['10.0.0.0/8', '10.1.0.0/16'];

describe('groupRows', () => {
  it.each<[GroupBy, string[]]>([
    ['applicationProtocol', ['HTTPS 2', 'DNS 1', 'undefined 1']],
    ['destinationPort', ['443 2', '53 1', 'undefined 1']],
    ['source', ['10.0.0.1 2', '#9 1', '8.8.8.8 1']],
    ['destination', ['10.0.0.1 1', '10.1.0.1 1', '8.8.8.8 1', 'undefined 1']],
    ['end', ['10.0.0.1 3', '8.8.8.8 2', '#9 1', '10.1.0.1 1']],
    ['pair', ['#9 -> not reported 1', '10.0.0.1 -> 10.1.0.1 1', '10.0.0.1 -> 8.8.8.8 1', '8.8.8.8 -> 10.0.0.1 1']],
    ['country', ['US 2', 'undefined 2']],
    ['flag', ['syn 2', 'ack 1', 'established 1', 'undefined 1']],
    ['hour', ['2026-01-15 14:00 2', '2026-01-15 13:00 1', 'undefined 1']],
    ['subnet', ['10.0.0.0/8 3', 'other networks 2', '10.1.0.0/16 1', 'undefined 1']],
    [
      'subnetPair',
      [
        '10.0.0.0/8 -> 10.1.0.0/16 1',
        '10.0.0.0/8 -> other networks 1',
        'not reported -> not reported 1',
        'other networks -> 10.0.0.0/8 1',
      ],
    ],
  ])('knows the groups by %s', (by, expected) => {
    expect(namesOf(table, by, { subnets: SUBNETS })).toEqual(expected);
  });

  it('adds up what is reported, and leaves unknown what no flow reports', () => {
    expect(groupsOf(table, 'source', { distinct: 'destinations' })).toEqual([
      { name: '10.0.0.1', condition: 'src:10.0.0.1', connections: 2, bytes: 30, packets: 1, others: 2 },
      { name: '#9', condition: 'src:#9', connections: 1, bytes: 5, packets: undefined, others: 0 },
      { name: '8.8.8.8', condition: 'src:8.8.8.8', connections: 1, bytes: undefined, packets: 2, others: 1 },
    ]);
  });

  it('counts the other ends of either end', () => {
    const [first] = groupsOf(table, 'end', { distinct: 'destinations' });
    expect(first).toMatchObject({ name: '10.0.0.1', others: 2 });
  });

  it('puts the largest first by the measure asked for, what is unknown last', () => {
    const groups = groupRows(table, allRows(table), 'source');
    expect([...rankGroups(groups, 'packets')].map(groups.nameOf)).toEqual(['8.8.8.8', '10.0.0.1', '#9']);
    expect([...rankGroups(groups, 'bytes')].map(groups.nameOf)).toEqual(['10.0.0.1', '#9', '8.8.8.8']);
  });

  it('groups instants that no clock shows and ports that no host has', () => {
    const odd = aTable([{ startAt: -1, destinationPort: 70_000 }, { startAt: 1e15 }, { startAt: 5e14 }]);
    expect(namesOf(odd, 'hour')).toHaveLength(3);
    expect(namesOf(odd, 'destinationPort')).toEqual(['443 2', '70000 1']);
  });

  it('counts a machine once however often it occurs, and what is not known never', () => {
    const talks = aTable([
      ...[1, 2, 2, 3].map((last) => ({ source: { ip: '10.0.0.1' }, destination: { ip: `10.0.0.${last}` } })),
      { source: { ip: '10.0.0.2' }, destination: { ip: '10.0.0.3' }, flags: ['syn', 'ack'] },
      { source: { ip: '10.0.0.2' }, destination: undefined, flags: ['syn'] },
    ]);
    const countsOf = (by: GroupBy) =>
      groupsOf(talks, by, { distinct: 'destinations', subnets: SUBNETS }).map(
        ({ name, others }) => `${name} ${others}`,
      );
    expect(countsOf('source')).toEqual(['10.0.0.1 3', '10.0.0.2 1']);
    expect(countsOf('flag')).toEqual(['established 3', 'syn 1', 'ack 1']);
    expect(countsOf('end')).toEqual(['10.0.0.1 3', '10.0.0.2 2', '10.0.0.3 2']);
    expect(countsOf('subnetPair')).toEqual(['10.0.0.0/8 -> 10.0.0.0/8 3', '10.0.0.0/8 -> not reported 0']);
  });

  it('knows that nothing reported is not zero, also in pairs and lists, and that zero can be negative', () => {
    const sparse = aTable([
      { bytes: -0, packets: undefined },
      { bytes: undefined, packets: undefined },
    ]);
    for (const by of ['source', 'end', 'pair', 'flag', 'hour'] as const) {
      for (const group of groupsOf(sparse, by)) expect(group).toMatchObject({ bytes: 0, packets: undefined });
    }
  });

  const single: readonly GroupBy[] = [
    'protocol',
    'applicationProtocol',
    'direction',
    'sourcePort',
    'destinationPort',
    'source',
    'destination',
    'pair',
    'hour',
    'subnetPair',
  ];
  const many: readonly GroupBy[] = ['end', 'country', 'flag', 'subnet'];

  it('loses and invents nothing: groups add up to the totals', () => {
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...single), (flows, by) => {
        const known = buildFlowTable(flows);
        const totals = sumRows(known, allRows(known));
        const groups = groupsOf(known, by, { subnets: SUBNETS });
        const sum = (values: readonly (number | undefined)[]) =>
          values.reduce<number>((all, value) => all + (value ?? 0), 0);
        expect(sum(groups.map((group) => group.connections))).toBe(totals.connections);
        expect(sum(groups.map((group) => group.bytes))).toBeCloseTo(totals.bytes ?? 0, 3);
        expect(sum(groups.map((group) => group.packets))).toBe(totals.packets ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('makes of many flows what it makes of each, put together', () => {
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...single, ...many), fc.gen(), (flows, by, draw) => {
        const known = buildFlowTable(flows);
        const rows = Uint32Array.from(
          draw(
            fc.shuffledSubarray,
            flows.map((_, row) => row),
          ),
        );
        const together = groupRows(known, rows, by, { subnets: SUBNETS, distinct: 'sources' });
        const alone = [...rows].map((row) => groupRows(known, Uint32Array.of(row), by, { subnets: SUBNETS }));
        expect(totalsByName([together])).toEqual(totalsByName(alone));
        expect(together.others?.every((count, group) => count <= (together.connections[group] ?? 0) * 2)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives shares that add up to a hundred, also where a flow is in two groups', () => {
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...single, ...many), (flows, by) => {
        const known = buildFlowTable(flows);
        const groups = groupRows(known, allRows(known), by, { subnets: SUBNETS });
        const shares = sharesOf(groups, 'connections');
        const sum = shares.reduce((all, share) => all + share, 0);
        expect(sum).toBeCloseTo(groups.count === 0 ? 0 : 100, 6);
      }),
      { numRuns: 200 },
    );
  });

  it('leads from every group to all its flows, and to exactly them where nothing else can bear the name', () => {
    const exact: readonly GroupBy[] = ['sourcePort', 'destinationPort', 'hour'];
    const disjoint = ['10.0.0.0/16', '2001:db8::/32'];
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...single, ...many), (flows, by) => {
        const known = buildFlowTable(flows);
        for (const group of groupsOf(known, by, { subnets: disjoint })) {
          const parsed = parseFilter(group.condition, FLOW_SCHEMA);
          if (!parsed.ok) throw new Error(`${group.condition}: ${parsed.errors[0]?.message}`);
          const behind = filterRows(known, parsed.filter, { endAt: 0 }).length;
          expect(behind).toBeGreaterThanOrEqual(group.connections);
          if (exact.includes(by)) expect(behind).toBe(group.connections);
        }
      }),
      { numRuns: 500 },
    );
  });
});
