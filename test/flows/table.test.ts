// The flow table built from flows: what goes in comes out, everything once, every text clean.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow, FlowEnd } from '../../src/domain/flow.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { endAt } from '../../src/flows/flow-at.ts';
import { type FlowTable, NO_CODE, NO_PORT, NO_SCORE } from '../../src/flows/flow-table.ts';
import { HASH_START, hashBytes } from '../../src/flows/table/byte-hash.ts';
import { FlowTableBuilder } from '../../src/flows/table/flow-table-builder.ts';
import { openTable } from '../../src/flows/table/open-table.ts';
import { buffersOf } from '../../src/flows/table/packed-table.ts';
import { RowStore } from '../../src/flows/table/row-store.ts';
import { clean } from '../../src/text/clean.ts';
import { aFlow, anEnd, aTable, flowsOf } from './a-flow.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const aText = maybe(fc.oneof(fc.constantFrom('a', 'A', 'é', 'x'.repeat(600)), fc.string({ unit: 'binary' })));
const aNumber = maybe(fc.oneof(fc.nat(), fc.double({ noNaN: true })));
const aPort = maybe(fc.nat({ max: 65_535 }));
const texts = maybe(fc.array(fc.string({ unit: 'binary', maxLength: 3 }), { maxLength: 3 }));

const aFlowEnd: fc.Arbitrary<FlowEnd | undefined> = maybe(
  fc.record({
    did: aNumber,
    ip: aText,
    hostname: aText,
    label: aText,
    mac: aText,
    vendor: aText,
    os: aText,
    deviceType: aText,
    country: aText,
    firstSeenAt: aNumber,
    lastSeenAt: aNumber,
    tags: texts,
  }),
);

const anyFlow: fc.Arbitrary<Flow> = fc.record({
  source: aFlowEnd,
  destination: aFlowEnd,
  protocol: aText,
  sourcePort: aPort,
  destinationPort: aPort,
  applicationProtocol: aText,
  bytes: aNumber,
  packets: aNumber,
  durationMs: aNumber,
  startAt: aNumber,
  endAt: aNumber,
  direction: aText,
  flags: texts,
  score: maybe(fc.nat({ max: 100 })),
});

/** The same with clean texts; -0 is 0. */
const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return clean(value);
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
};

describe('a table of flows', () => {
  it('gives back every flow as it came, with its texts clean', () => {
    fc.assert(
      fc.property(fc.array(anyFlow, { maxLength: 8 }), (flows) => {
        expect(cleaned(flowsOf(buildFlowTable(flows)))).toEqual(cleaned(flows));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same after a voyage to another thread', () => {
    fc.assert(
      fc.property(fc.array(anyFlow, { maxLength: 4 }), (flows) => {
        const builder = new FlowTableBuilder(1);
        for (const flow of flows) builder.add(flow);
        const packed = builder.pack();
        const moved = structuredClone(packed, { transfer: buffersOf(packed) });
        expect(packed.rows.bytes.buffer.detached).toBe(true);
        expect(flowsOf(openTable(moved))).toEqual(flowsOf(buildFlowTable(flows)));
      }),
      { numRuns: 100 },
    );
  });

  it('holds as many flows, ends, texts and sets as there are', () => {
    const flows = Array.from({ length: 5_000 }, (_, index) =>
      aFlow({ source: { did: index, hostname: `host-${index}` }, flags: [`flag-${index}`], bytes: index }),
    );
    const table = buildFlowTable(flows);
    expect(flowsOf(table)).toEqual(flows);
    expect(table.bytes).toHaveLength(5_000);
    expect(table.ends.count).toBe(5_001);
    expect(table.sets.count).toBe(5_000);
    for (const text of ['host-0', 'host-4999', 'flag-77'])
      expect(table.texts.textOf(table.texts.codeOf(text))).toBe(text);
  });

  it('can be empty', () => {
    const table = aTable([]);
    expect([table.rowCount, table.bytes.length, table.texts.count, table.ends.count, table.sets.count]).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(table.texts.codeOf('anything')).toBe(NO_CODE);
  });
});

describe('what is known of flows', () => {
  it('stands in the table once, whoever shares it', () => {
    const table = aTable([{}, { source: { did: 7, ip: '10.0.4.17', hostname: 'finance-07.corp.example' } }, {}]);
    expect(table.ends.count).toBe(2);
    expect(table.sets.count).toBe(1);
    expect([...table.source]).toEqual([1, 1, 1]);
  });

  it('tells two ends apart by whatever differs', () => {
    const parts = [{ did: 1 }, { did: -1 }, { did: 0 }, {}, { lastSeenAt: 5 }, { firstSeenAt: 5 }, { tags: [] }];
    const named = ['ip', 'hostname', 'label', 'mac', 'vendor', 'os', 'deviceType', 'country'].map((name) => ({
      [name]: 'x',
    }));
    const table = aTable([...parts, ...named].map((source) => ({ source, destination: undefined })));
    expect(table.ends.count).toBe(15);
    expect(endAt(table, 1)).toEqual(anEnd({ did: 1 }));
    expect(endAt(table, NO_CODE)).toBe(undefined);
  });

  it('keeps protocols as they came', () => {
    const table = aTable([{ protocol: 'tcp' }, { protocol: 'TCP' }]);
    expect(flowsOf(table).map((flow) => flow.protocol)).toEqual(['tcp', 'TCP']);
  });

  it('is a port only when it can be one', () => {
    const table = aTable([{ sourcePort: -1 }, { sourcePort: 0 }, { sourcePort: 2 ** 40 }, { sourcePort: undefined }]);
    expect([...table.sourcePort]).toEqual([NO_PORT, 0, NO_PORT, NO_PORT]);
  });
});

describe('the score of a flow', () => {
  const scoresOf = (table: FlowTable) => flowsOf(table).map(({ score }) => score);

  it('takes no room while none of the flows has one', () => {
    const table = aTable([{}, { score: undefined }, { score: Number.NaN }, { score: -1 }, { score: 101 }]);
    expect(table.score).toHaveLength(0);
    expect(scoresOf(table)).toEqual(Array(5).fill(undefined));
  });

  it('takes a byte from then on, whenever the first one comes and however many flows follow', () => {
    const scored = new Map([
      [1_500, 18.4],
      [1_501, 0],
      [2_999, 100],
    ]);
    const table = aTable(Array.from({ length: 3_000 }, (_, row) => ({ score: scored.get(row) })));
    expect(table.score).toHaveLength(3_000);
    expect(scoresOf(table)).toEqual(Array.from({ length: 3_000 }, (_, row) => (row === 1_500 ? 18 : scored.get(row))));
  });

  it('is forgotten with a flow that was not kept', () => {
    const rows = new RowStore();
    rows.begin();
    rows.setScore(40);
    rows.begin();
    rows.keep();
    rows.begin();
    rows.setScore(7);
    rows.keep();
    expect([...rows.pack().score]).toEqual([NO_SCORE, 7]);
  });
});

/** Two names with one hash, as there are in every few hundred thousand. */
const sameHash = (): readonly [string, string] => {
  const seen = new Map<number, string>();
  for (let index = 0; index < 2_000_000; index += 1) {
    const name = `host-${index.toString(36)}`;
    const hash = hashBytes(new TextEncoder().encode(name), 0, name.length, HASH_START);
    const other = seen.get(hash);
    if (other !== undefined) return [other, name];
    seen.set(hash, name);
  }
  throw new Error('no two names have the same hash');
};

describe('the dictionary', () => {
  it('finds texts by their clean form only, and nothing that is not there', () => {
    const { texts } = aTable([{ protocol: 'a\u001bb', direction: 'é', flags: [] }]);
    expect(texts.textOf(texts.codeOf('a\u{fffd}b'))).toBe('a\u{fffd}b');
    expect(texts.codeOf('a\ud800b')).toBe(NO_CODE);
    expect(texts.codeOf('a\u001bb')).toBe(NO_CODE);
    expect(texts.textOf(texts.codeOf('é'))).toBe('é');
    expect([NO_CODE, -1, texts.count + 1].map((code) => texts.textOf(code))).toEqual([undefined, undefined, undefined]);
  });

  it('tells texts apart that have the same hash', () => {
    const [one, other] = sameHash();
    expect(one).not.toBe(other);
    const table = aTable([{ protocol: one }, { protocol: other }, { protocol: one }]);
    expect(flowsOf(table).map(({ protocol }) => protocol)).toEqual([one, other, one]);
    expect(table.texts.textOf(table.texts.codeOf(other))).toBe(other);
  });

  it('has an end to the length of a text', () => {
    const { texts } = aTable([{ protocol: 'x'.repeat(100_000) }]);
    const longest = Math.max(
      ...Array.from({ length: texts.count }, (_, index) => texts.textOf(index + 1)?.length ?? 0),
    );
    expect(longest).toBe(512);
  });
});
