// What is written into a recording is read out of it again, whatever the answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import { bandwidthPart, devicePart, mitrePart, systemPart } from '../../src/live/questions/index.ts';
import { packBody, unpackBody } from '../../src/live/recording/body/pack-body.ts';
import { readValue } from '../../src/live/recording/body/read-value.ts';
import { columnsOf } from '../../src/live/recording/body/write-columns.ts';
import { writeNetwork, writePlain } from '../../src/live/recording/body/write-value.ts';
import { valueKindOf } from '../../src/live/recording/value-of-key.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { isClean } from '../../src/text/clean.ts';
import { anEnd, aTable, flowsOf } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { anyNetworkAnswer, FLOWS_KEY, PLAIN_KINDS, TRANSFERS_KEY } from './recording-any-value.ts';

const bytesOf = async (steps: Iterable<readonly Uint8Array[]>): Promise<Uint8Array> => {
  const { packing, pieces } = await packBody(steps);
  const bytes = await unpackBody(packing, Buffer.concat(pieces));
  if (bytes === undefined) throw new Error('what was just packed cannot be unpacked');
  return bytes;
};

const readBack = (bytes: Uint8Array, key: string, seed = 1): unknown => {
  const kind = valueKindOf(key);
  if (kind === undefined) throw new Error(`nothing answers ${key}`);
  const steps = readValue(bytes, kind, seed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const isNetwork = (value: unknown): value is NetworkAnswer =>
  typeof value === 'object' && value !== null && 'flows' in value;

const networkBack = async (answer: NetworkAnswer, key = FLOWS_KEY, seed?: number): Promise<NetworkAnswer> => {
  const value = readBack(await bytesOf(writeNetwork(answer)), key, seed);
  if (!isNetwork(value)) throw new Error('no network answer came back');
  return value;
};

/** Without what was not told yet. */
const EARLIER = [
  { key: systemPart().key, told: { devices: { total: 156 } } },
  { key: mitrePart(DEFAULT_WINDOW).key, told: { tactics: [{ name: 'impact', count: 5 }], mappedCount: 5 } },
  { key: bandwidthPart(DEFAULT_WINDOW).key, told: { ingressMb: 15, protocols: [{ protocol: 'SSH' }] } },
  {
    key: devicePart({ did: 42, datatype: 'co', intervalHours: 1, showAll: true }).key,
    told: { destinations: [{ ip: '203.0.113.7', country: 'Germany' }] },
  },
];

describe('an answer', () => {
  it.each(PLAIN_KINDS)('to $key comes back as it was', ({ key, any }) =>
    fc.assert(
      fc.asyncProperty(any, async (value) => {
        expect(readBack(await bytesOf(writePlain(value)), key)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 60 },
    ),
  );

  it('with flows comes back with every row, summary and point as it was', () =>
    fc.assert(
      fc.asyncProperty(anyNetworkAnswer, fc.integer(), async ({ flows, ...rest }, seed) => {
        const { flows: read, ...others } = await networkBack({ flows, ...rest }, FLOWS_KEY, seed);
        expect(others).toStrictEqual(structuredClone(rest));
        expect(read && flowsOf(read)).toStrictEqual(flows && flowsOf(flows));
        expect(read?.sets.count).toBe(flows?.sets.count);
        for (let code = 0; code <= (flows?.texts.count ?? 0); code += 1) {
          const text = flows?.texts.textOf(code);
          expect(read?.texts.textOf(code)).toBe(text);
          if (text !== undefined) expect(read?.texts.codeOf(text)).toBe(code);
        }
        expect(read?.texts.codeOf('never said')).toBe(flows && 0);
      }),
    ));

  it('with more points than one piece holds comes back with all of them, in order', async () => {
    const points = Array.from({ length: 4_001 }, (_, index) => ({
      at: index,
      device: undefined,
      bytesIn: index,
      bytesOut: undefined,
      packetsIn: undefined,
      packetsOut: undefined,
      connections: undefined,
    }));
    const answer = aNetworkAnswer({ metric: 'bandwidth', points });
    expect(await networkBack(answer, TRANSFERS_KEY)).toStrictEqual(answer);
  });

  it('with more parties than one piece holds comes back with all of them, in order', async () => {
    const parties = Array.from({ length: 1_201 }, (_, index) => ({
      end: anEnd({ did: index }),
      isExternal: index % 2 === 1,
      size: index,
      at: undefined,
      network: undefined,
      place: undefined,
    }));
    const answer = aNetworkAnswer({
      parties,
      counted: { name: 'datatransfervolume', label: undefined, units: 'bytes' },
    });
    expect(await networkBack(answer)).toStrictEqual(answer);
  });

  it('without scores is written as it was before there were any', () => {
    const columns = (flows: FlowTable) => columnsOf(flows).length;
    expect(columns(aTable([{ score: 18 }])) - columns(aTable([{}]))).toBe(1);
  });

  it.each(EARLIER)('of an earlier version is read: $key', async ({ key, told }) => {
    expect(readBack(await bytesOf(writePlain(told)), key)).toMatchObject(told);
  });

  it('of the network of an earlier version is read', async () => {
    const told = { summary: null, metric: 'bandwidth', hasFlows: false, hasPoints: true };
    expect(readBack(await bytesOf(writePlain(told)), TRANSFERS_KEY)).toStrictEqual(
      aNetworkAnswer({ metric: 'bandwidth', points: [] }),
    );
  });

  it('is packed when it is large', async () => {
    const flows = aTable(Array.from({ length: 2_000 }, (_, row) => ({ bytes: row })));
    const { packing, pieces } = await packBody(writeNetwork(aNetworkAnswer({ flows })));
    expect(packing).toBe('gzip');
    expect(Buffer.concat(pieces).length).toBeLessThan(20_000);
  });
});

describe('what is read', () => {
  it('is clean, whatever was put into the file', async () => {
    const hostile = 'a\u001b[2Jb\u202ec';
    const key = PLAIN_KINDS[1]?.key ?? '';
    const value = { eventType: hostile, counts: { [hostile]: 1 }, unknown: hostile };
    const read = readBack(await bytesOf(writePlain(value)), key);
    expect(isClean(JSON.stringify(read))).toBe(true);
    expect(read).toMatchObject({ eventType: 'a\u{fffd}[2Jb\u{fffd}c' });
    expect(read).not.toHaveProperty('unknown');
  });

  it('has clean texts in its tables', async () => {
    const flows = aTable([{ protocol: 'abc' }]);
    const bytes = await bytesOf(writeNetwork(aNetworkAnswer({ flows })));
    const at = Buffer.from(bytes).indexOf('abc');
    bytes.set([0x1b, 0x5b, 0xff], at);
    const read = readBack(bytes, FLOWS_KEY);
    const protocol = isNetwork(read) && read.flows ? flowsOf(read.flows)[0]?.protocol : undefined;
    expect(protocol).toBe('\u{fffd}[\u{fffd}');
    expect(isNetwork(read) && read.flows?.texts.codeOf('\u{fffd}[\u{fffd}')).toBeGreaterThan(0);
  });

  it.each([
    ['a list', []],
    ['a text', 'text'],
    ['null', null],
    ['a wrong number', { hourly: [{ at: 'noon', count: 1 }] }],
    ['an instant beyond all dates', { hourly: [{ at: 1e300, count: 1 }] }],
  ])('is nothing where %s stands', async (_, value) => {
    expect(readBack(await bytesOf(writePlain(value)), PLAIN_KINDS[1]?.key ?? '')).toBeUndefined();
  });

  it('is nothing where a series has steps that lead nowhere', async () => {
    const series = {
      key: 'k',
      title: 't',
      unit: 'count',
      stepMs: 0,
      points: [],
      entity: { kind: 'network', name: '' },
    };
    const key = PLAIN_KINDS[6]?.key ?? '';
    expect(readBack(await bytesOf(writePlain(series)), key)).toBeUndefined();
    expect(readBack(await bytesOf(writePlain({ ...series, stepMs: 3_600_000 })), key)).toMatchObject(
      series.entity ? { key: 'k' } : {},
    );
  });

  it('never is a table with a code that leads nowhere, whichever byte is another', () =>
    fc.assert(
      fc.asyncProperty(anyNetworkAnswer, fc.nat(), fc.integer({ min: 1, max: 255 }), async (answer, place, change) => {
        const bytes = await bytesOf(writeNetwork(answer));
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const read = readBack(bytes, FLOWS_KEY);
        if (!isNetwork(read) || read.flows === undefined) return;
        for (const flow of flowsOf(read.flows)) expect(isClean(JSON.stringify(flow))).toBe(true);
        expect(read.flows.texts.codeOf('never said')).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    ));
});
