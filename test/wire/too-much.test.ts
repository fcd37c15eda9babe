// Answers with more than any appliance has reason to send: refused before they fill the memory, and told where and how much is allowed.
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../src/wire/documented/network.ts';
import { decodeStatistics } from '../../src/wire/documented/statistics.ts';
import { type Asked, decodeAnswer, decodeText } from './answers.ts';
import { bytesOf, chunksOf, cutAt, steadyPace } from './chunks.ts';

const MOST = 10_000;

const listOf = (count: number, item: unknown): readonly unknown[] => Array.from({ length: count }, () => item);
const mapOf = (count: number, item: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, item]));

const SMALL: readonly (readonly [Asked, string, (count: number) => unknown])[] = [
  ['events', 'event_counts', (count) => ({ event_counts: mapOf(count, 1) })],
  ['events', 'hourly_distribution', (count) => ({ hourly_distribution: listOf(count, { hour: 0 }) })],
  ['mitre', 'mitre_tactics', (count) => ({ mitre_tactics: mapOf(count, { count: 1 }) })],
  [
    'mitre',
    'mitre_tactics.impact.techniques',
    (count) => ({ mitre_tactics: { impact: { techniques: listOf(count, { id: 'T1' }) } } }),
  ],
  [
    'bandwidth',
    'bandwidth_stats.top_protocols',
    (count) => ({ bandwidth_stats: { top_protocols: listOf(count, { protocol: 'SSH' }) } }),
  ],
  ['network', 'summary.topprotocols', (count) => ({ summary: { topprotocols: listOf(count, { protocol: 'tcp' }) } })],
  ['network', 'summary.topports', (count) => ({ summary: { topports: listOf(count, { port: 1 }) } })],
  ['network', 'traffic[0].flags', (count) => ({ traffic: [{ flags: listOf(count, 'ack') }] })],
  [
    'network',
    'traffic[0].sourcedevice.tags',
    (count) => ({ traffic: [{ sourcedevice: { tags: listOf(count, 'hr') } }] }),
  ],
  ['co', 'devicedetails', (count) => ({ devicedetails: mapOf(count, { os: 1 }) })],
  ['co', 'device.tags', (count) => ({ device: { tags: listOf(count, 'hr') } })],
  ['co', 'devicedetails.7.services', (count) => ({ devicedetails: { '7': { services: listOf(count, 'web') } } })],
  ['co', 'destinations[0].ports', (count) => ({ destinations: [{ ports: listOf(count, 1) }] })],
  ['co', 'destinations[0].protocols', (count) => ({ destinations: [{ protocols: listOf(count, 'TCP') }] })],
  ['co', 'graphdata[0].ports', (count) => ({ graphdata: [{ timestamp: 1, ports: mapOf(count, 1) }] })],
  ['co', 'graphdata[0].protocols', (count) => ({ graphdata: [{ timestamp: 1, protocols: mapOf(count, 1) }] })],
  [
    'sizeout',
    'graphdata[0].top_destinations',
    (count) => ({ graphdata: [{ timestamp: 1, top_destinations: listOf(count, { ip: '' }) }] }),
  ],
  ['co', 'summary.anomaly_indicators', (count) => ({ summary: { anomaly_indicators: listOf(count, { port: 1 }) } })],
  ['co', 'summary.top_protocols', (count) => ({ summary: { top_protocols: listOf(count, 'TCP') } })],
  ['co', 'summary.top_ports', (count) => ({ summary: { top_ports: listOf(count, 1) } })],
];

const MASS: readonly (readonly [Asked, string, (count: number) => unknown])[] = [
  ['network', 'traffic', (count) => ({ traffic: listOf(count, {}) })],
  ['network', 'data', (count) => ({ data: listOf(count, {}) })],
  ['co', 'graphdata', (count) => ({ graphdata: listOf(count, { timestamp: 1 }) })],
  ['co', 'destinations', (count) => ({ destinations: listOf(count, {}) })],
  ['co', 'similar_devices', (count) => ({ similar_devices: listOf(count, {}) })],
  [
    'co',
    'similar_devices[].graphdata',
    (count) => ({ similar_devices: [{ graphdata: listOf(count, { timestamp: 1 }) }] }),
  ],
];

describe('a list or map that is not the mass of an answer', () => {
  it.each(SMALL)('(%s: %s) may have 10,000 entries, and no more', async (asked, path, answer) => {
    for (const count of [MOST - 1, MOST]) expect(await decodeAnswer(asked, answer(count))).toMatchObject({ ok: true });
    expect(await decodeAnswer(asked, answer(MOST + 1))).toMatchObject({
      ok: false,
      failure: { kind: 'bad-data', path, advice: 'Expected there: at most 10000 entries.' },
    });
  });

  it('that is refused is told with its kind', async () => {
    expect(await decodeAnswer('events', { event_counts: mapOf(MOST + 1, 1) })).toMatchObject({
      failure: { came: 'event_counts is an object of more than 10000 entries' },
    });
    expect(await decodeAnswer('events', { hourly_distribution: listOf(MOST + 1, { hour: 0 }) })).toMatchObject({
      failure: { came: 'hourly_distribution is a list of more than 10000 entries' },
    });
  });

  it('counts names that come again', async () => {
    const again = `{"event_counts":{${Array(MOST + 1)
      .fill('"a":1')
      .join()}}}`;
    expect(await decodeText.events(again)).toMatchObject({ failure: { path: 'event_counts' } });
  });
});

describe('a list that is the mass of an answer', () => {
  it.each(MASS)('(%s: %s) may have any number of entries', async (asked, _path, answer) => {
    expect(await decodeAnswer(asked, answer(MOST + 1))).toMatchObject({ ok: true });
  });
});

/** Far more than is needed to tell that it is too much: who asks for more has waited for an end that never comes. */
const PATIENCE_BYTES = 4_000_000;

async function* endless(head: string, unit: string): AsyncGenerator<Uint8Array> {
  const chunk = bytesOf(unit.repeat(1_000));
  yield bytesOf(head);
  for (let length = 0; length < PATIENCE_BYTES; length += chunk.length) yield chunk;
  throw new Error('nobody noticed that it has no end');
}

describe('an answer without an end', () => {
  it.each([
    ['a list for an object', '{"summary":[1', ',1', 'summary', 'at most 10000 entries'],
    ['a list for an answer', '[1', ',1', '', 'at most 10000 entries'],
    ['a list for a number', '{"summary":{"totalbytes":[1', ',1', 'summary.totalbytes', 'at most 10000 entries'],
    ['a list in an element', '{"traffic":[{},{"flags":[1', ',1', 'traffic[1]', 'at most 524288 bytes in one element'],
    ['names in an element', '{"data":[{"a":1', ',"a":1', 'data[0]', 'at most 524288 bytes in one element'],
  ])('(%s) is refused while it comes', async (_what, head, unit, path, expected) => {
    const decoded = await decodeNetwork(endless(head, unit), steadyPace());
    expect(decoded).toMatchObject({ failure: { kind: 'bad-data', path, advice: `Expected there: ${expected}.` } });
  });
});

describe('a name longer than any that is looked for', () => {
  it('is cut, and what stands under it is read', async () => {
    const counts = { [`${'k'.repeat(100_000)}é`]: 1, é1: 2 };
    const decoded = await decodeAnswer('events', { event_counts: counts });
    const kept = decoded.ok && 'events' in decoded.value ? Object.entries(decoded.value.events.counts ?? {}) : [];
    expect(kept).toEqual([
      [expect.stringMatching(/^k+…$/), 1],
      ['é1', 2],
    ]);
  });

  it('is cut in the middle of a character without harm to the next, wherever the bytes are cut too', async () => {
    const bytes = bytesOf(JSON.stringify({ event_counts: { [`${'k'.repeat(1_023)}éé`]: 1, é1: 2 } }));
    const at = bytes.indexOf(0xc3);
    for (const cut of [0, 1, 2, 3, 4, 5]) {
      const pieces = chunksOf(cutAt(bytes, [at + cut, at + cut + 1]));
      const decoded = await decodeStatistics(pieces, 'events', steadyPace());
      expect(decoded).toMatchObject({ value: { events: { counts: { é1: 2 } } } });
    }
  });
});

describe('a list of the mass of an answer', () => {
  it('ends where no appliance has ever got to, when its elements are empty and without end', async () => {
    const some = bytesOf('{},'.repeat(50_000));
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield bytesOf('{"traffic":[');
      for (;;) yield some;
    };
    const result = await decodeNetwork(endless(), steadyPace());
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'bad-data', path: 'traffic', advice: expect.stringContaining('at most 2000000 entries') },
    });
  });
});
