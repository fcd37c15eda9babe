// GET /deviceinfo as appliances answer it: a device's series with its shares, and those of devices that resemble it.
import { HOUR_MS } from '../../../domain/instant.ts';
import { rounded } from '../../asking/rounded.ts';
import { type EndpointAnswer, type EndpointRequest, refuse } from '../../endpoint.ts';
import { findSimilarDevices } from '../../similar-devices.ts';
import { answerWhole, inputError } from '../answer-value.ts';
import { tellDevice } from '../parties/device-card.ts';
import { refusalOfUnknown } from '../unknown-device.ts';
import { tellTotals } from './device-totals.ts';
import { type DeviceSums, sumDevice } from './kind-sums.ts';
import { type DeviceQuestion, readDeviceQuestion } from './read-question.ts';

export const answerDeviceinfo = (request: EndpointRequest): EndpointAnswer => {
  const question = readDeviceQuestion(request);
  if (question === undefined) return inputError('deviceinfo');
  const isKnown = request.engine.deviceByDid(question.did) !== undefined;
  const refusal = isKnown ? undefined : refusalOfUnknown('deviceinfo', request.quirks);
  return refusal === undefined ? answerWhole(request, () => tell(request, question)) : refuse(refusal);
};

type Entry = Awaited<ReturnType<typeof tellEntry>>;

const tell = async (request: EndpointRequest, question: DeviceQuestion) => {
  const { engine } = request;
  const device = engine.deviceByDid(question.did);
  const similar = device === undefined ? [] : findSimilarDevices(device, engine.devices, question.similarCount);
  const entries = [await tellEntry(request, question, question.did, 100)];
  for (const { device: other, score } of similar)
    entries.push(await tellEntry(request, question, other.did, rounded(100 * score, 1)));
  return {
    deviceInfo: entries,
    devices: question.wantsDetails ? tellDevices(request, entries) : undefined,
  };
};

const tellEntry = async (request: EndpointRequest, question: DeviceQuestion, did: number, similarityScore: number) => {
  const sums = await sumDevice(request, did, question);
  return {
    did,
    similarityScore,
    domain: question.externalDomain,
    graphData: tellGraph(sums, question, request),
    info: tellTotals(sums.kinds, question, request.quirks),
  };
};

const tellGraph = (
  { hours, startAt }: DeviceSums,
  { intervalHours, wantsEmptyHours }: DeviceQuestion,
  { quirks }: EndpointRequest,
) => {
  if (quirks.graphData !== 'told') return quirks.graphData === 'empty' ? [] : undefined;
  const points = [];
  for (let hour = 0; hour < hours.length; hour += intervalHours) {
    const count = hours.subarray(hour, hour + intervalHours).reduce((sum, held) => sum + held, 0);
    if (count > 0 || wantsEmptyHours) points.push({ time: startAt + hour * HOUR_MS, count });
  }
  return points;
};

/** Of all whom the entries name; nobody outside is a device, and neither is who has no number of one. */
const tellDevices = ({ engine, nowAt }: EndpointRequest, entries: readonly Entry[]) => {
  const dids = new Set(entries.flatMap(({ did, info }) => [did, ...didsIn(info)]));
  return [...dids]
    .map((did) => engine.deviceByDid(did))
    .filter((device) => device !== undefined)
    .map((device) => tellDevice(device, engine.lastSeenAt(device, nowAt)));
};

const didsIn = ({ devicesUsed, devicesServed }: Entry['info']): readonly number[] =>
  [...devicesUsed, ...devicesServed].map(({ did }) => did).filter((did) => typeof did === 'number');
