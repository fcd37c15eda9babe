// Flows in order: by every column, both ways, equal ones as they were, what is not reported last.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '/work/main/src/domain/flow.ts';
import { buildFlowTable } from '/work/main/src/flows/build-flow-table.ts';
import { allRows } from '/work/main/src/flows/filter/filter-rows.ts';
import { type SortColumn, sortRows } from '/work/main/src/flows/sort-rows.ts';
import { aTable } from '/work/main/test/flows/a-flow.ts';
import { anyFlows } from '/work/main/test/flows/any-flow.ts';

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
      { numRuns: 12000 },
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
      { numRuns: 12000 },
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
  'source',
  'destination',
  'sourceName',
  'destinationName',
];
