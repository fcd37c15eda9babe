// What is offered while a filter is typed: names, then values that occur, the most frequent first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/domain/flow.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { flowCandidates } from '../../src/flows/filter/flow-candidates.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { completeFilter } from '../../src/flows/filter/language/complete-filter.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { aTable } from './a-flow.ts';
import { anyFlows } from './any-flow.ts';

const table = aTable([
  {
    applicationProtocol: 'DNS',
    destinationPort: 53,
    source: { ip: '10.0.0.9', hostname: 'ws-09', label: 'Finance team', did: 9 },
  },
  { applicationProtocol: 'HTTPS', source: { ip: '10.0.0.7', tags: ['vip', 'hr'] } },
  { applicationProtocol: 'HTTPS', source: { ip: '10.0.0.7', tags: ['vip', 'hr'] }, flags: ['syn'] },
  { applicationProtocol: undefined, source: undefined, flags: undefined },
]);

/** `|` is the cursor. */
const complete = (marked: string, known = table) => {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = completeFilter(text, cursor, FLOW_SCHEMA, flowCandidates(known));
  const results = options.map((option) => `${text.slice(0, from)}${option.text}${text.slice(to)}`);
  return { options, results };
};

const firstOf = (marked: string) => complete(marked).results[0];

describe('completeFilter', () => {
  it('offers every field, and has, where nothing is typed yet', () => {
    const texts = complete('|').options.map((option) => option.text);
    expect(texts).toEqual(expect.arrayContaining(['src:', 'bytes>', 'start>', 'has:', 'ext']));
    expect(texts.length).toBeGreaterThan(FLOW_SCHEMA.fields.length);
  });

  it.each([
    ['sr|', 'src:'],
    ['ext po|', 'ext port:'],
    ['(po|', '(port:'],
    ['!po|', '!port:'],
    ['destinationp|', 'dport:'],
    ['sr|c:10.0.0.7', 'src:10.0.0.7'],
    ['by| ext', 'bytes> ext'],
    ['sco|', 'score>='],
    ['app:|', 'app:HTTPS'],
    ['app:d|', 'app:DNS'],
    ['app:dns,|', 'app:dns,HTTPS'],
    ['app: d|', 'app: DNS'],
    ['label:fin|', 'label:"Finance team"'],
    ['label:"fin|', 'label:"Finance team"'],
    ['label:"fin|xx" ext', 'label:"Finance team" ext'],
    ['src:10.|', 'src:10.0.0.7'],
    ['src:ws|', 'src:10.0.0.9'],
    ['dport:dn|', 'dport:53'],
    ['tag:h|', 'tag:hr'],
    ['did:|', 'did:9'],
    ['has:cou|', 'has:country'],
  ])('makes of %s first %s', (typed, expected) => {
    expect(firstOf(typed)).toBe(expected);
  });

  it.each(['app:/htt|', '/ht|', '"fin|', 'bytes>|', 'nothing:x|'])('offers nothing in %s', (typed) => {
    expect(complete(typed).options).toEqual([]);
  });

  it('counts how often a value occurs, the most frequent first, and leaves out what is not reported', () => {
    expect(complete('app:|').options).toEqual([
      { text: 'HTTPS', says: '', count: 2 },
      { text: 'DNS', says: '', count: 1 },
    ]);
    expect(complete('flag:|').options.map(({ text, count }) => `${text} ${count}`)).toEqual(['established 2', 'syn 1']);
    expect(complete('dport:|').options[0]).toEqual({ text: '443', says: 'HTTPS', count: 3 });
  });

  it('offers of equally frequent values the smaller ones, and of many only the most frequent', () => {
    const ports = Array.from({ length: 300 }, (_, index) => 40_000 - index);
    const flows = [...ports, ...ports.filter((port) => port % 100 === 0)].map((sourcePort) => ({ sourcePort }));
    const known = flowCandidates(aTable([...flows, { sourcePort: 0 }, { sourcePort: 0 }, { sourcePort: 0 }]))('sport');
    expect(known).toHaveLength(200);
    expect(known.slice(0, 5).map(({ value, count }) => [value, count])).toEqual([
      [{ kind: 'number', value: 0 }, 3],
      [{ kind: 'number', value: 39_800 }, 2],
      [{ kind: 'number', value: 39_900 }, 2],
      [{ kind: 'number', value: 40_000 }, 2],
      [{ kind: 'number', value: 39_701 }, 1],
    ]);
  });

  it('counts values as a plain count of the flows does', () => {
    const plain: Readonly<Record<string, (flow: Flow) => readonly unknown[]>> = {
      port: ({ sourcePort, destinationPort }) => [sourcePort, destinationPort],
      app: ({ applicationProtocol }) => [applicationProtocol],
      did: ({ source, destination }) => [source?.did, destination?.did],
      sdid: ({ source }) => [source?.did],
      label: ({ source, destination }) => [source?.label, destination?.label],
      flag: ({ flags = [] }) => flags,
      tag: ({ source, destination }) => [...(source?.tags ?? []), ...(destination?.tags ?? [])],
    };
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...Object.entries(plain)), (flows, [field, valuesOf]) => {
        const counts = new Map<unknown, number>();
        for (const value of flows.flatMap((flow) => [...new Set(valuesOf(flow))])) {
          if (value !== undefined && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const found = flowCandidates(buildFlowTable(flows))(field).map(({ value, count }) => [
          value.kind === 'number' ? value.value : value.kind === 'text' ? value.text : value.kind,
          count,
        ]);
        expect(new Map(found.map(([value, count]) => [value, count]))).toEqual(counts);
      }),
      { numRuns: 300 },
    );
  });

  it('offers only values that make a filter which can be read', () => {
    const fields = FLOW_SCHEMA.fields.map((field) => field.name);
    fc.assert(
      fc.property(
        anyFlows,
        fc.constantFrom(...fields),
        fc.constantFrom('', '1', 'f', '"', '"f'),
        (flows, field, typed) => {
          for (const result of complete(`ext ${field}:${typed}|`, buildFlowTable(flows)).results) {
            expect(parseFilter(result, FLOW_SCHEMA)).toMatchObject({ ok: true });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('survives every text and place of the cursor, and stays inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat({ max: 20 }), (noise, place) => {
        const text = `src:"a ${noise} port:`;
        const cursor = Math.min(place, text.length);
        const { from, to } = completeFilter(text, cursor, FLOW_SCHEMA, () => []);
        expect(from).toBeLessThanOrEqual(cursor);
        expect(to).toBeGreaterThanOrEqual(cursor);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
