// Which flows a filter lets through: cases that people type, and every filter against its plain meaning flow by flow.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { filterRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import { aTable } from './a-flow.ts';
import { anyExpression } from './any-filter.ts';
import { anyFlows } from './any-flow.ts';
import { passes } from './naive-filter.ts';

const END_AT = Date.UTC(2026, 0, 15, 15);

const rowsOf = (table: FlowTable, text: string): number[] => {
  const parsed = parseFilter(text, FLOW_SCHEMA);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return [...filterRows(table, parsed.filter, { endAt: END_AT })];
};

const table = aTable([
  { source: { did: 7, ip: '10.0.4.17', hostname: 'ws-0142.corp.example' }, bytes: 20 * 1024 ** 2 },
  {
    source: { ip: '10.9.1.1', label: 'Finance printer' },
    destination: { ip: '10.0.4.20', did: 142 },
    direction: 'internal',
    destinationPort: 445,
    applicationProtocol: 'SMB',
  },
  {
    source: { ip: '2001:db8::7' },
    destination: { ip: '2001:db9::1', country: 'NL' },
    bytes: undefined,
    durationMs: 2 * 3_600_000,
  },
  {
    source: undefined,
    destination: { ip: '10.0.4.200', tags: ['finance'] },
    protocol: 'UDP',
    sourcePort: undefined,
    destinationPort: 53,
    applicationProtocol: 'DNS',
    direction: undefined,
    flags: ['syn', 'no-reply'],
    startAt: END_AT - 60_000,
  },
]);

describe('filterRows', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['src:10.0.0.0/8', [0, 1]],
    ['ip:10.0.4.0/24', [0, 1, 3]],
    ['ip:10.0.4.20', [1]],
    ['src:10.0.4', [0]],
    ['src:ws-0142', [0]],
    ['src=ws-0142', []],
    ['src=WS-0142.corp.example', [0]],
    ['ip:#142', [1]],
    ['ip:2001:db8::/32', [2]],
    ['2001:db8::/31', [2]],
    ['port:445', [1]],
    ['port:smb,dns', [1, 3]],
    ['dport:1-100', [3]],
    ['sport!=53', [0, 1, 2]],
    ['!sport:53', [0, 1, 2, 3]],
    ['proto:tcp', [0, 1, 2]],
    ['app:http', []],
    ['app:/^https?$/', [0, 2]],
    ['bytes>10m', [0]],
    ['!bytes>10m', [1, 2, 3]],
    ['bytes<10m', [1, 3]],
    ['!has:bytes', [2]],
    ['dur>=2h', [2]],
    ['start>-2m', [3]],
    ['start:-1h', [0, 1, 2, 3]],
    ['start>2026-01-15T14:30Z', [3]],
    ['flag:syn', [3]],
    ['tag:finance', [3]],
    ['finance', [1, 3]],
    ['/^fin.*er$/', [1]],
    ['ext', [0, 2]],
    ['dir:out', [0]],
    ['dir:outbound', [0]],
    ['dir:in', []],
    ['dir:"external"', [0, 2]],
    ['!!port:445', [1]],
    ['!has:dir', [3]],
    ['country:nl or flag:syn', [2, 3]],
    ['did:7', [0]],
    ['ddid:7', []],
    ['int port:445 (finance or ws)', [1]],
    ['!(int or ext)', [3]],
  ])('lets through of %s', (text, expected) => {
    expect(rowsOf(table, text)).toEqual(expected);
  });

  it('finds a hardware address however it is written', () => {
    const macs = aTable([{ source: { mac: '00:1B:44:11:3A:B7' } }, { source: { mac: '001b.4411.ffff' } }]);
    expect(rowsOf(macs, 'mac:00-1b-44')).toEqual([0, 1]);
    expect(rowsOf(macs, 'mac=001b44113ab7')).toEqual([0]);
  });

  it('lets through by how unusual the appliance finds a flow, of tables without any score none', () => {
    const scored = aTable([{ score: 18 }, {}, { score: 100 }, { score: 0 }]);
    const cases: readonly (readonly [string, readonly number[]])[] = [
      ['score>=18', [0, 2]],
      ['score>18', [2]],
      ['score<18', [3]],
      ['score:10..20', [0]],
      ['score!=100', [0, 3]],
      ['has:score', [0, 2, 3]],
      ['!has:score', [1]],
    ];
    for (const [text, expected] of cases) expect([text, rowsOf(scored, text)]).toEqual([text, expected]);
    expect(rowsOf(table, 'score>=0')).toEqual([]);
    expect(rowsOf(table, 'has:score')).toEqual([]);
  });

  it('agrees with the plain meaning of every filter for every flow', () => {
    fc.assert(
      fc.property(anyFlows, anyExpression, (flows, filter) => {
        const expected = flows.flatMap((flow, row) => (passes(flow, filter, END_AT) ? [row] : []));
        expect([...filterRows(buildFlowTable(flows), filter, { endAt: END_AT })]).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  it('parts the rows between a filter and its negation', () => {
    fc.assert(
      fc.property(anyFlows, anyExpression, (flows, filter) => {
        const known = buildFlowTable(flows);
        const passing = [...filterRows(known, filter, { endAt: END_AT })];
        const others = [...filterRows(known, { kind: 'not', part: filter }, { endAt: END_AT })];
        expect([...passing, ...others].sort((a, b) => a - b)).toEqual(flows.map((_, row) => row));
      }),
      { numRuns: 300 },
    );
  });
});
