// GET /devices: the devices of the last seven days as a list, or one of them as an object of its own.
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import type { SimulatedDevice } from '../../model.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { tellAddresses, tellIdentity, tellTag } from '../parties/device-card.ts';
import { createQuestionReader } from '../question-reader.ts';
import { readSeenSince } from '../seen-since.ts';

/** A comma, as in "1,", asks for a list whatever it holds. */
type Wanted = Readonly<{ dids: ReadonlySet<number>; isList: boolean }>;

export const answerDevices = (request: EndpointRequest): EndpointAnswer => {
  const { engine, nowAt } = request;
  const reader = createQuestionReader(request.parameters);
  const wanted = reader.parsed('did', readDids);
  const [ip, mac, sid] = [reader.text('ip'), reader.text('mac')?.toLowerCase(), reader.wholeNumber('sid')];
  const count = reader.wholeNumber('count', { from: 1, to: Number.MAX_SAFE_INTEGER });
  const sinceAt = readSeenSince(reader, nowAt, 7 * DAY_MS);
  const hasTags = reader.flag('includetags') === true;
  if (reader.isMisread()) return inputError('devices');
  const isNamed = wanted !== undefined || ip !== undefined || mac !== undefined;
  const found = engine.devices
    .filter(
      (device) =>
        (wanted === undefined || wanted.dids.has(device.did)) &&
        (ip === undefined || device.ip === ip) &&
        (mac === undefined || device.mac.toLowerCase() === mac) &&
        (sid === undefined || device.sid === sid) &&
        (isNamed || engine.lastSeenAt(device, nowAt) >= sinceAt),
    )
    .slice(0, count);
  const told = (device: SimulatedDevice) => tellListed(device, engine.lastSeenAt(device, nowAt), hasTags);
  const [only] = found;
  return answerValue(request, () =>
    isNamed && wanted?.isList !== true && found.length === 1 && only !== undefined ? told(only) : found.map(told),
  );
};

const readDids = (text: string): Wanted | undefined => {
  if (!/^-?\d{1,15}(,-?\d{1,15})*,?$/.test(text)) return undefined;
  const dids = text.split(',').filter((part) => part !== '');
  return { dids: new Set(dids.map(Number)), isList: text.includes(',') };
};

/** Unlike anywhere else, when it was first and last seen is called time and endtime. */
const tellListed = (device: SimulatedDevice, lastSeenAt: Instant, hasTags: boolean) => ({
  id: device.did,
  ...tellIdentity(device),
  ips: tellAddresses(device, lastSeenAt),
  time: device.firstSeenAt,
  endtime: lastSeenAt,
  tags: hasTags ? device.tags.map(tellTag) : undefined,
});
