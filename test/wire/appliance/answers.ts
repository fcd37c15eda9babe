// Answers of an appliance in the field, decoded as if they had come over the network: pretty-printed, as they come.
import { decodeDevice } from '../../../src/wire/appliance/device.ts';
import { decodeDeviceSearch } from '../../../src/wire/appliance/device-search.ts';
import { decodeDevices } from '../../../src/wire/appliance/devices.ts';
import { decodeEnums } from '../../../src/wire/appliance/enums.ts';
import { decodeMetrics } from '../../../src/wire/appliance/metrics.ts';
import { decodeNetwork } from '../../../src/wire/appliance/network.ts';
import { decodeSimilarDevices } from '../../../src/wire/appliance/similar-devices.ts';
import { decodeStatistics } from '../../../src/wire/appliance/statistics.ts';
import { decodeStatus } from '../../../src/wire/appliance/status.ts';
import { decodeSubnets } from '../../../src/wire/appliance/subnets.ts';
import type { Chunks } from '../../../src/wire/json-stream.ts';
import { flowsOf } from '../../flows/a-flow.ts';
import { bytesOf, chunksOf, steadyPace } from '../chunks.ts';
import { DEVICE_ANSWER } from './device-payloads.ts';
import { ENUMS, FOUND, METRICS, ONE_DEVICE, SIMILAR, SUBNETS } from './list-payloads.ts';
import { OUTWARDS, SUBNET } from './network-payloads.ts';
import { CSENSOR, EVENTS, MITRE, PLAIN } from './statistics-payloads.ts';
import { STATUS, UNITED } from './status-payloads.ts';

/** With its flows one by one, so that they can be compared. */
const network = async (chunks: Chunks) => {
  const decoded = await decodeNetwork(chunks, steadyPace());
  if (!decoded.ok) return decoded;
  const { flows, ...rest } = decoded.value;
  return { ...decoded, value: { ...rest, flows: flows === undefined ? undefined : flowsOf(flows) } };
};

const device = (datatype: 'co' | 'sizeout' | 'sizein') => (chunks: Chunks) =>
  decodeDevice(chunks, { datatype, did: 1 }, steadyPace());

export const DECODERS = {
  plain: (chunks: Chunks) => decodeStatistics(chunks, 'plain', steadyPace()),
  events: (chunks: Chunks) => decodeStatistics(chunks, 'events', steadyPace()),
  csensor: (chunks: Chunks) => decodeStatistics(chunks, 'csensor', steadyPace()),
  mitre: (chunks: Chunks) => decodeStatistics(chunks, 'mitre', steadyPace()),
  network,
  co: device('co'),
  sizeout: device('sizeout'),
  sizein: device('sizein'),
  status: (chunks: Chunks) => decodeStatus(chunks, steadyPace()),
  devicesearch: (chunks: Chunks) => decodeDeviceSearch(chunks, steadyPace()),
  devices: (chunks: Chunks) => decodeDevices(chunks, steadyPace()),
  similardevices: (chunks: Chunks) => decodeSimilarDevices(chunks, steadyPace()),
  subnets: (chunks: Chunks) => decodeSubnets(chunks, steadyPace()),
  metrics: (chunks: Chunks) => decodeMetrics(chunks, steadyPace()),
  enums: (chunks: Chunks) => decodeEnums(chunks, steadyPace()),
};

export type Asked = keyof typeof DECODERS;

export const GOLDEN: readonly (readonly [Asked, unknown])[] = [
  ['plain', PLAIN],
  ['events', EVENTS],
  ['csensor', CSENSOR],
  ['mitre', MITRE],
  ['network', OUTWARDS],
  ['network', SUBNET],
  ['co', DEVICE_ANSWER],
  ['sizeout', DEVICE_ANSWER],
  ['sizein', DEVICE_ANSWER],
  ['status', STATUS],
  ['status', UNITED],
  ['devicesearch', FOUND],
  ['devices', ONE_DEVICE],
  ['devices', [ONE_DEVICE]],
  ['similardevices', SIMILAR],
  ['subnets', SUBNETS],
  ['metrics', METRICS],
  ['enums', ENUMS],
];

export const printed = (answer: unknown): string => JSON.stringify(answer, undefined, 2);

export const decodeBytes = <A extends Asked>(asked: A, pieces: readonly Uint8Array[]) =>
  DECODERS[asked](chunksOf(pieces)) as ReturnType<(typeof DECODERS)[A]>;

export const decodeText = <A extends Asked>(asked: A, text: string) => decodeBytes(asked, [bytesOf(text)]);

export const decodeAnswer = <A extends Asked>(asked: A, answer: unknown) => decodeText(asked, printed(answer));

/** What came of it, or the failure told: for the many tests of what is understood. */
export const toldOf = async <A extends Asked>(asked: A, answer: unknown) => {
  const decoded = await decodeAnswer(asked, answer);
  return decoded.ok ? decoded.value : decoded.failure;
};
