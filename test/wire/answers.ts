// Payloads changed in one place, and decoded as if they had come over the network.
import { decodeDevice } from '../../src/wire/documented/device.ts';
import { decodeNetwork } from '../../src/wire/documented/network.ts';
import { decodeStatistics } from '../../src/wire/documented/statistics.ts';
import type { Chunks } from '../../src/wire/json-stream.ts';
import { flowsOf } from '../flows/a-flow.ts';
import { bytesOf, chunksOf, steadyPace } from './chunks.ts';
import { DEVICE_ANSWERS } from './device-payloads.ts';
import { FULL_TRAFFIC, METRIC, TRAFFIC } from './network-payloads.ts';
import { BANDWIDTH, EVENTS, MITRE, PLAIN } from './statistics-payloads.ts';

export type Key = string | number;
type Decoded = ReturnType<typeof decodeStatistics | typeof decodeDevice | typeof decodeFlows>;

const chunked = (text: string) => chunksOf([bytesOf(text)]);

/** An answer of the network with its flows one by one, so that it can be compared. */
export const decodeFlows = async (chunks: Chunks) => {
  const decoded = await decodeNetwork(chunks, steadyPace());
  if (!decoded.ok) return decoded;
  const { flows } = decoded.value;
  return { ok: true as const, value: { ...decoded.value, flows: flows === undefined ? undefined : flowsOf(flows) } };
};

export const decodeText = {
  plain: (text: string) => decodeStatistics(chunked(text), 'plain', steadyPace()),
  events: (text: string) => decodeStatistics(chunked(text), 'events', steadyPace()),
  mitre: (text: string) => decodeStatistics(chunked(text), 'mitre', steadyPace()),
  bandwidth: (text: string) => decodeStatistics(chunked(text), 'bandwidth', steadyPace()),
  network: (text: string) => decodeFlows(chunked(text)),
  co: (text: string) => decodeDevice(chunked(text), 'co', steadyPace()),
  sizeout: (text: string) => decodeDevice(chunked(text), 'sizeout', steadyPace()),
  sizein: (text: string) => decodeDevice(chunked(text), 'sizein', steadyPace()),
};

export type Asked = keyof typeof decodeText;

/** Each documented payload with what is asked for to get it. */
export const GOLDEN: readonly (readonly [Asked, unknown])[] = [
  ['plain', PLAIN],
  ['events', EVENTS],
  ['mitre', MITRE],
  ['bandwidth', BANDWIDTH],
  ['network', TRAFFIC],
  ['network', FULL_TRAFFIC],
  ['network', METRIC],
  ['co', DEVICE_ANSWERS.co],
  ['sizeout', DEVICE_ANSWERS.sizeout],
  ['sizein', DEVICE_ANSWERS.sizein],
];

export const decodeAnswer = (asked: Asked, answer: unknown): Decoded => decodeText[asked](JSON.stringify(answer));

/** The same payload with another value at one place; `undefined` takes the place away. */
export const changed = (payload: unknown, path: readonly Key[], value: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(payload)) return payload.map((item, index) => (index === key ? changed(item, rest, value) : item));
  const object: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(payload ?? {}));
  return { ...object, [key]: changed(object[key], rest, value) };
};

/** Every place in the payload: of its objects, its lists and its single values. */
export const placesIn = (payload: unknown): readonly (readonly Key[])[] => {
  if (typeof payload !== 'object' || payload === null) return [[]];
  const entries: [Key, unknown][] = Array.isArray(payload)
    ? payload.map((item, index) => [index, item])
    : Object.entries(payload);
  return [[], ...entries.flatMap(([key, value]) => placesIn(value).map((place) => [key, ...place]))];
};
