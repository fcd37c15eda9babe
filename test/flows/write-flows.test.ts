// Flows written into a file: each format is read back by a reader of its own, and says the same of every flow as the table.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow, FlowEnd } from '../../src/domain/flow.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { flowAt } from '../../src/flows/flow-at.ts';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import type { FlowsHead } from '../../src/flows/writing/flow-writer.ts';
import { FLOW_FORMATS, type FlowFormat, writeFlows } from '../../src/flows/writing/write-flows.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { readCsv } from '../report/read-csv.ts';
import { aFlow, anEnd, aTable } from './a-flow.ts';
import { anyFlow } from './any-flow.ts';

const NOW = Date.UTC(2026, 0, 15, 14, 2, 7);

const aHead = (parts: Partial<FlowsHead> = {}): FlowsHead => ({
  filter: 'port:445',
  asked: {},
  startAt: NOW - 86_400_000,
  endAt: NOW,
  count: 17,
  of: 48_211,
  reportedCount: undefined,
  appliance: 'acme-prod',
  writtenAt: NOW,
  ...parts,
});

const allOf = ({ rowCount }: FlowTable): Uint32Array => Uint32Array.from({ length: rowCount }, (_, row) => row);

const written = (format: FlowFormat, table: FlowTable, head = aHead(), rows = allOf(table)): string =>
  [...writeFlows(format, { table, rows, head })].join('');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf = (text: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error(`no object: ${text}`);
  return value;
};

type ReadBack = Readonly<{ head: Readonly<Record<string, unknown>>; flows: unknown }>;

const READERS: Readonly<Record<'ndjson' | 'json', (text: string) => ReadBack>> = {
  ndjson: (text) => {
    const [head = '', ...flows] = text.split('\n').slice(0, -1);
    return { head: recordOf(head), flows: flows.map(recordOf) };
  },
  json: (text) => {
    const { flows, ...head } = recordOf(text);
    return { head, flows };
  },
};

const readTable = (text: string) => {
  const lines = text.split('\r\n');
  const count = lines.findIndex((line) => !line.startsWith('#'));
  const [header = [], ...rows] = readCsv(lines.slice(count).join('\r\n'));
  return { comments: lines.slice(0, count), header, rows };
};

const cellOf = (text: string, column: string): string | undefined => {
  const { header, rows } = readTable(text);
  return rows[0]?.[header.indexOf(column)];
};

const isoOf = (at: number): string => new Date(at).toISOString();

/** As JSON says it: instants as texts, and nothing of what is unknown. */
const plain = (flow: Flow): unknown =>
  JSON.parse(
    JSON.stringify(flow, (key, value: unknown) =>
      typeof value === 'number' && key.endsWith('At') ? isoOf(value) : value,
    ),
  );

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const cellsOf = (of: Flow | FlowEnd, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(of).flatMap(([name, value]: readonly [string, unknown]) => {
    if (['source', 'destination'].includes(name)) return [];
    const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
    return [[`${prefix}${snake(name)}`, typeof value === 'number' && name.endsWith('At') ? isoOf(value) : text]];
  });

const rowOf = (flow: Flow): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...cellsOf(flow),
    ...cellsOf(flow.source ?? anEnd(), 'source_'),
    ...cellsOf(flow.destination ?? anEnd(), 'destination_'),
  ]);

/** A table, and some of its rows in any order. */
const someRows = fc
  .array(anyFlow, { minLength: 1, maxLength: 30 })
  .chain((flows) => fc.tuple(fc.constant(buildFlowTable(flows)), fc.shuffledSubarray(flows.map((_, row) => row))));

describe('every flow', () => {
  it.each(['ndjson', 'json'] as const)(
    'is an object of what is known of it, in the order of the rows: %s',
    (format) => {
      fc.assert(
        fc.property(someRows, ([table, rows]) => {
          const { flows } = READERS[format](written(format, table, aHead(), Uint32Array.from(rows)));
          expect(flows).toEqual(rows.map((row) => plain(flowAt(table, row))));
        }),
      );
    },
  );

  it('is a row of CSV with a column for each of its fields, in the order of the rows', () => {
    fc.assert(
      fc.property(someRows, ([table, rows]) => {
        const read = readTable(written('csv', table, aHead(), Uint32Array.from(rows)));
        const wanted = rows.map((row) => rowOf(flowAt(table, row)));
        expect([...read.header].sort()).toEqual(Object.keys(rowOf(aFlow())).sort());
        expect(read.rows.map((row) => Object.fromEntries(read.header.map((name, at) => [name, row[at]])))).toEqual(
          wanted,
        );
      }),
    );
  });

  it('has its numbers as they are, its times in UTC, and nothing where nothing was reported', () => {
    const table = aTable([
      { bytes: 1_234_567_890_123, startAt: NOW, endAt: undefined, durationMs: 0, packets: undefined },
    ]);
    const text = written('csv', table);
    const cells = ['bytes', 'start_at', 'end_at', 'duration_ms', 'packets'].map((name) => cellOf(text, name));
    expect(cells).toEqual(['1234567890123', '2026-01-15T14:02:07.000Z', '', '0', '']);
  });

  it.each(FLOW_FORMATS)('of a time that no year holds has none: %s', (format) => {
    const text = written(format, aTable([{ startAt: 1e300 }]));
    expect(text).not.toContain('e+300');
    if (format === 'csv') expect(cellOf(text, 'start_at')).toBe('');
    else expect(text).not.toContain('startAt');
  });
});

describe('a text of the network', () => {
  it.each(['=HYPERLINK("http://evil.example")', '+1', '-2+3', '@SUM(A1)', ' =1', '"=1+1"', '＝1'])(
    'is no formula to a spreadsheet, and stays what it is in JSON: %s',
    (hostname) => {
      const table = aTable([{ source: { hostname, did: -6, tags: [hostname, 'x'] } }]);
      const text = written('csv', table);
      expect(cellOf(text, 'source_hostname')).toBe(`'${hostname}`);
      expect(cellOf(text, 'source_tags')).toBe(`'${hostname};x`);
      expect(cellOf(text, 'source_did')).toBe('-6');
      expect(READERS.json(written('json', table)).flows).toMatchObject([{ source: { hostname } }]);
    },
  );
});

describe('a field', () => {
  it('is in quotes where a reader could take it for a comment', () => {
    const text = written('csv', aTable([{ source: { label: 'room #4' } }]));
    expect(text).toContain(',"room #4",');
    expect(cellOf(text, 'source_label')).toBe('room #4');
  });
});

describe('the head', () => {
  const asked = { protocol: 'TCP', port: 445 };

  it('of CSV is comments above the header', () => {
    const { comments } = readTable(written('csv', aTable([{}]), aHead({ asked, reportedCount: 52_000 })));
    expect(comments).toEqual([
      '# filter: port:445',
      '# filtered by the appliance: protocol=TCP port=445',
      '# window: 2026-01-14T14:02:07.000Z to 2026-01-15T14:02:07.000Z',
      '# flows: 17 of 48211',
      '# counted by the appliance: 52000',
      '# appliance: acme-prod',
      '# written at: 2026-01-15T14:02:07.000Z',
    ]);
  });

  it('says what they are where they are no flows', () => {
    const head = aHead({ note: 'connections, not flows' });
    expect(readTable(written('csv', aTable([{ score: 18 }]), head)).comments).toContain(
      '# note: connections, not flows',
    );
    expect(READERS.json(written('json', aTable([{}]), head)).head).toHaveProperty('note', 'connections, not flows');
    expect(cellOf(written('csv', aTable([{ score: 18 }])), 'score')).toBe('18');
  });

  it('of CSV says so when nothing is filtered, and nothing of what is not known', () => {
    const { comments } = readTable(written('csv', aTable([{}]), aHead({ filter: '' })));
    expect(comments[0]).toBe('# no filter');
    expect(comments.join()).not.toContain('by the appliance');
  });

  it.each(['ndjson', 'json'] as const)('of %s is an object before the flows', (format) => {
    const text = written(format, aTable([{}]), aHead({ asked, reportedCount: 52_000 }));
    expect(text).toMatch(/^\{"darktop":"flows","filter":/);
    expect(READERS[format](text).head).toEqual({
      darktop: 'flows',
      filter: 'port:445',
      asked,
      window: { start: '2026-01-14T14:02:07.000Z', end: '2026-01-15T14:02:07.000Z' },
      count: 17,
      of: 48_211,
      reportedCount: 52_000,
      appliance: 'acme-prod',
      writtenAt: '2026-01-15T14:02:07.000Z',
    });
    expect(READERS[format](written(format, aTable([]))).head).not.toHaveProperty('reportedCount');
  });

  it('is told whole by JSON, and in CSV is one line for each fact, no cell of which a spreadsheet would run or read on from', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (filter, appliance) => {
        const head = aHead({ filter, appliance });
        for (const format of ['ndjson', 'json'] as const) {
          expect(READERS[format](written(format, aTable([{}]), head)).head).toMatchObject({
            filter,
            appliance,
          });
        }
        const { comments, rows } = readTable(written('csv', aTable([{}]), head));
        expect(comments).toHaveLength(5);
        expect(rows).toHaveLength(1);
        const cells = comments.flatMap((line) => line.split(/[,;\t]/));
        expect(cells.filter((cell) => /^[\s"'\ufffd]*["=+\-@＝＋－＠]/.test(cell) && !cell.startsWith("'"))).toEqual(
          [],
        );
      }),
      { examples: [['host:a,=HYPERLINK("http://evil.example")', 'a; "b\r\n=1']] },
    );
  });
});

describe('no flows at all', () => {
  it.each(FLOW_FORMATS)('are a head with nothing behind it, still of the format: %s', (format) => {
    const text = written(format, aTable([{}]), aHead(), new Uint32Array());
    if (format === 'csv')
      expect(readTable(text)).toMatchObject({ rows: [], header: expect.arrayContaining(['bytes']) });
    else expect(READERS[format](text)).toMatchObject({ head: { darktop: 'flows' }, flows: [] });
  });
});

describe('the pieces', () => {
  const LONG = 'ä'.repeat(500);
  const LONG_END = { hostname: LONG, label: LONG, vendor: LONG, os: LONG };

  it.each(FLOW_FORMATS)('hold few flows each, and fewer where texts are long: %s', (format) => {
    const most = (table: FlowTable): number =>
      Math.max(
        ...[...writeFlows(format, { table, rows: allOf(table), head: aHead() })].map((text) => text.split('\n').length),
      );
    expect(most(aTable(Array.from({ length: 950 }, (_, bytes) => ({ bytes }))))).toBeLessThan(120);
    expect(most(aTable(Array.from({ length: 950 }, () => ({ source: LONG_END, destination: LONG_END }))))).toBeLessThan(
      40,
    );
  });

  it('are made one at a time, when they are asked for', () => {
    const table = aTable([{}]);
    const rows = Uint32Array.from({ length: 1_000 }, (_, place) => (place < 999 ? 0 : 1));
    const pieces = writeFlows('csv', { table, rows, head: aHead() });
    expect(pieces.next().value).toContain('# filter');
    // The last row is none of this table.
    expect(() => [...pieces]).toThrow('row 1');
  });
});
