// Flows in order: by every column, both ways, equal ones as they were, what is not reported last.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/domain/flow.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { type SortColumn, sortRows, sortRowsInSteps } from '../../src/flows/sort-rows.ts';
import { aTable } from './a-flow.ts';
import { anyFlows } from './any-flow.ts';

/** What each column shows of a flow, for a plain stable sort to compare with. */
const KEYS: Readonly<Partial<Record<SortColumn, (flow: Flow) => string | number | undefined>>> = {
  bytes: (flow) => flow.bytes,
  packets: (flow) => flow.packets,
  durationMs: (flow) => flow.durationMs,
  startAt: (flow) => flow.startAt,
  endAt: (flow) => flow.endAt,
  sourcePort: (flow) => flow.sourcePort,
  destinationPort: (flow) => flow.destinationPort,
  protocol: (flow) => flow.protocol?.toLowerCase(),
  applicationProtocol: (flow) => flow.applicationProtocol?.toLowerCase(),
  direction: (flow) => flow.direction?.toLowerCase(),
  flags: (flow) => flow.flags?.join(' ').toLowerCase(),
  score: (flow) => flow.score,
};

const compare = (a: string | number | undefined, b: string | number | undefined, sign: number): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a < b ? -sign : a > b ? sign : 0;
};

describe('sortRows', () => {
  const columns = Object.entries(KEYS);

  it('is the plain stable sort of every column, both ways', () => {
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...columns), fc.boolean(), (flows, [name, keyOf], isDescending) => {
        const column = SORTABLE.find((one) => one === name);
        if (column === undefined) throw new Error(name);
        const table = buildFlowTable(flows);
        const sign = isDescending ? -1 : 1;
        const expected = flows
          .map((flow, row) => ({ row, key: keyOf(flow) }))
          .sort((a, b) => compare(a.key, b.key, sign));
        const sorted = sortRows(table, allRows(table), column, isDescending ? 'descending' : 'ascending');
        expect([...sorted]).toEqual(expected.map(({ row }) => row));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every row once, whatever the column, and leaves the rows it was given alone', () => {
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...SORTABLE), (flows, column) => {
        const table = buildFlowTable(flows);
        const rows = allRows(table).filter((row) => row % 3 !== 1);
        const before = [...rows];
        const sorted = sortRows(table, rows, column, 'descending');
        expect([...rows]).toEqual(before);
        expect([...sorted].sort((a, b) => a - b)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('puts addresses in the order of their numbers, IPv4 before IPv6, then names, then devices, then what is unknown', () => {
    const ends = [
      { ip: '10.0.0.10' },
      {},
      { did: 4 },
      { hostname: 'zeta' },
      { ip: '2001:db8::1' },
      { ip: '10.0.0.9' },
      { hostname: 'Alpha' },
      { ip: '9.255.0.1' },
    ];
    const table = aTable(ends.map((source) => ({ source })));
    expect([...sortRows(table, allRows(table), 'source', 'ascending')]).toEqual([7, 5, 0, 4, 6, 3, 2, 1]);
    expect([...sortRows(table, allRows(table), 'source', 'descending')]).toEqual([2, 3, 6, 4, 0, 5, 7, 1]);
  });

  it('puts machines in the order of what people call them', () => {
    const ends = [
      { ip: '10.0.0.1', hostname: 'ws-2' },
      { label: 'Printer' },
      { ip: '10.0.0.3', hostname: 'WS-1' },
      { ip: '10.0.0.2' },
    ];
    const table = aTable(ends.map((destination) => ({ destination })));
    expect([...sortRows(table, allRows(table), 'destinationName', 'ascending')]).toEqual([3, 1, 2, 0]);
  });

  describe('among thousands of ends', () => {
    const random = randomFrom(7);
    const addresses = Array.from({ length: 5_000 }, () => random(2 ** 24));
    const table = aTable(
      addresses.map((number) => ({
        source: {
          did: number,
          ip: `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
          hostname: `${number % 2 === 0 ? 'ws' : 'WS'}-${String(number).padStart(9, '0')}`,
        },
        destination: { did: (number % 3_001) - 1_500 },
      })),
    );
    const expected = Array.from(addresses, (_, row) => row);
    const byNumber = expected.toSorted((a, b) => (addresses[a] ?? 0) - (addresses[b] ?? 0));
    const byDevice = expected.toSorted((a, b) => ((addresses[a] ?? 0) % 3_001) - ((addresses[b] ?? 0) % 3_001));

    it.each<[SortColumn, readonly number[]]>([
      ['source', byNumber],
      ['sourceName', byNumber],
      ['destination', byDevice],
      ['destinationName', byDevice],
    ])('by %s is the plain sort too', (column, rows) => {
      expect([...sortRows(table, allRows(table), column, 'ascending')]).toEqual(rows);
    });

    it('takes many steps, since each of them is as long as a key may wait', () => {
      const fresh = aTable(addresses.map((did) => ({ source: { did, hostname: `ws-${did}` } })));
      const steps = [...sortRowsInSteps(fresh, allRows(fresh), 'source', 'ascending')];
      expect(steps.length).toBeGreaterThan(40);
    });
  });

  it('sorts negative, tiny and huge numbers, and takes minus zero for zero', () => {
    const values = [1e300, -5, 0, -0, 5e-324, -1e300, 3];
    const table = aTable(values.map((bytes) => ({ bytes })));
    expect([...sortRows(table, allRows(table), 'bytes', 'ascending')]).toEqual([5, 1, 2, 3, 4, 6, 0]);
  });
});

const SORTABLE: readonly SortColumn[] = [
  'startAt',
  'endAt',
  'durationMs',
  'bytes',
  'packets',
  'sourcePort',
  'destinationPort',
  'protocol',
  'applicationProtocol',
  'direction',
  'flags',
  'score',
  'source',
  'destination',
  'sourceName',
  'destinationName',
];

/** The same numbers in every run. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
