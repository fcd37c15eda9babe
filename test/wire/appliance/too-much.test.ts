// Answers of an appliance in the field with more than it has reason to send: refused before they fill the memory, and told where.
import { describe, expect, it } from 'vitest';
import type { Chunks } from '../../../src/wire/json-stream.ts';
import { bytesOf } from '../chunks.ts';
import { type Asked, DECODERS, decodeText } from './answers.ts';

const MOST = 10_000;

const decodeAnswer = (asked: Asked, answer: unknown) => decodeText(asked, JSON.stringify(answer));

const listOf = (count: number, item: unknown): readonly unknown[] => Array.from({ length: count }, () => item);
const mapOf = (count: number, item: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, item]));

const device = (info: unknown): unknown => ({ deviceInfo: [{ did: 1, info }] });

const SMALL: readonly (readonly [Asked, string, (count: number) => unknown])[] = [
  ['plain', 'bandwidth', (count) => ({ bandwidth: listOf(count, { timems: 1767225600000, kb: 1 }) })],
  ['plain', 'devicecount', (count) => ({ devicecount: mapOf(count, 1) })],
  ['plain', 'devicecount.saas', (count) => ({ devicecount: { saas: mapOf(count, 1) } })],
  ['events', 'data', (count) => ({ data: listOf(count, { timems: 1767225600000 }) })],
  ['mitre', 'mitreTactics', (count) => ({ mitreTactics: listOf(count, { tactic: 'impact' }) })],
  ['network', 'statistics', (count) => ({ statistics: listOf(count, { protocols: [{ protocol: 'TCP', in: 1 }] }) })],
  ['network', 'devices', (count) => ({ devices: mapOf(count, { ip: '10.0.0.1' }) })],
  ['network', 'devices[0].tags', (count) => ({ devices: [{ did: 1, tags: listOf(count, 'x') }] })],
  [
    'co',
    'deviceInfo[0].graphData',
    (count) => ({ deviceInfo: [{ graphData: listOf(count, { time: 1767225600000 }) }] }),
  ],
  ['co', 'deviceInfo[0].info.portsUsed', (count) => device({ portsUsed: listOf(count, { port: 1 }) })],
  ['enums', '', (count) => mapOf(count, [])],
  ['metrics', '[0].filtertypes', (count) => [{ name: 'x', filtertypes: listOf(count, 'x') }]],
];

const MASS: readonly (readonly [Asked, (count: number) => unknown])[] = [
  ['network', (count) => ({ connections: listOf(count, { timems: 1767225600000 }) })],
  ['network', (count) => ({ devices: listOf(count, { did: 1 }) })],
  ['network', (count) => ({ externaldevices: listOf(count, { id: 1 }) })],
  ['network', (count) => ({ statistics: [{ 'Remote Ports': listOf(count, { rport: 1, in: 1 }) }] })],
  ['co', (count) => ({ deviceInfo: listOf(count, { did: 1 }) })],
  ['co', (count) => ({ devices: listOf(count, { did: 1 }) })],
  ['status', (count) => ({ subnetData: listOf(count, { sid: 1 }) })],
  ['devicesearch', (count) => ({ devices: listOf(count, { did: 1 }) })],
  ['devices', (count) => listOf(count, { did: 1 })],
  ['subnets', (count) => listOf(count, { sid: 1 })],
  ['metrics', (count) => listOf(count, { name: 'x' })],
  ['enums', (count) => ({ Vendor: listOf(count, { code: '1', name: 'x' }) })],
];

describe('a list or map that is not the mass of an answer', () => {
  it.each(SMALL)('(%s: %s) may have 10,000 entries, and no more', async (asked, path, answer) => {
    expect(await decodeAnswer(asked, answer(MOST - 1))).toMatchObject({ ok: true });
    expect(await decodeAnswer(asked, answer(MOST + 1))).toMatchObject({
      ok: false,
      failure: { kind: 'bad-data', path },
    });
  });
});

describe('a list that is the mass of an answer', () => {
  it.each(MASS)('(%s %#) may have more', async (asked, answer) => {
    expect(await decodeAnswer(asked, answer(MOST + 1))).toMatchObject({ ok: true });
  });
});

/** Far more than is needed to tell that it is too much: who asks for more has waited for an end that never comes. */
const PATIENCE_BYTES = 4_000_000;

async function* endless(head: string, unit: string): Chunks & AsyncGenerator<Uint8Array> {
  const chunk = bytesOf(unit.repeat(1_000));
  yield bytesOf(head);
  for (let length = 0; length < PATIENCE_BYTES; length += chunk.length) yield chunk;
  throw new Error('nobody noticed that it has no end');
}

describe('an answer without an end', () => {
  it.each<[Asked, string, string, string]>([
    ['plain', '{"subnets":[1', ',1', 'subnets'],
    ['plain', '{"devicecount":{"a":1', ',"a":1', 'devicecount'],
    ['events', '{"data":[{}', ',{}', 'data'],
    ['network', '{"metric":[1', ',1', 'metric'],
    ['network', '{"statistics":[{}', ',{}', 'statistics'],
    ['network', '{"connections":[{"source":{"a":1', ',"a":1', 'connections[0]'],
    ['co', '{"deviceInfo":[{"did":1,"graphData":[1', ',1', 'deviceInfo[0]'],
    ['status', '{"a":1', ',"a":1', ''],
    ['status', '{"probes":{"1":{}', ',"1":{}', 'probes'],
    ['enums', '{"a":[]', ',"a":[]', ''],
    ['plain', '[1', ',1', ''],
  ])('%#: is refused while it comes', async (asked, head, unit, path) => {
    const decoded = await DECODERS[asked](endless(head, unit));
    expect(decoded).toMatchObject({ ok: false, failure: { kind: 'bad-data', path } });
  });
});
