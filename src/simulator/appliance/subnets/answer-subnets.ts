// GET /subnets: the networks inside, who is in them, and when they were last seen.
import type { Instant } from '../../../domain/instant.ts';
import { toSecondText } from '../../asking/utc-text.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import type { SimulatedDevice, SimulatedSubnet } from '../../model.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { FOUR_WEEKS_MS } from '../four-weeks.ts';
import { countsAs } from '../parties/device-types.ts';
import { createQuestionReader } from '../question-reader.ts';
import { readSeenSince } from '../seen-since.ts';

export const answerSubnets = (request: EndpointRequest): EndpointAnswer => {
  const { engine, nowAt } = request;
  const reader = createQuestionReader(request.parameters);
  const sid = reader.wholeNumber('sid');
  const sinceAt = readSeenSince(reader, nowAt, FOUR_WEEKS_MS);
  if (reader.isMisread()) return inputError('subnets');
  return answerValue(request, () =>
    engine.subnets
      .filter((subnet) => sid === undefined || subnet.sid === sid)
      .map((subnet) => tellSubnet(request, subnet))
      .filter(({ lastSeen }) => lastSeen >= sinceAt),
  );
};

const tellSubnet = ({ engine, nowAt }: EndpointRequest, { sid, network, label }: SimulatedSubnet) => {
  const devices = engine.devices.filter((device) => device.sid === sid && device.firstSeenAt <= nowAt);
  const lastSeenAt = devices.reduce((last, device) => Math.max(last, engine.lastSeenAt(device, nowAt)), 0);
  return {
    sid,
    auto: true,
    dhcp: true,
    firstSeen: devices.reduce((first, { firstSeenAt }) => Math.min(first, firstSeenAt), nowAt),
    lastSeen: lastSeenAt,
    label,
    latitude: 0,
    longitude: 0,
    network,
    shid: sid + 1_000,
    ...tellPeople(devices, lastSeenAt),
    ...countDevices(devices),
    mostRecentTraffic: toSecondText(lastSeenAt),
  };
};

const tellPeople = (devices: readonly SimulatedDevice[], lastSeenAt: Instant) => ({
  uniqueHostnames: true,
  uniqueUsernames: false,
  confidence: 2,
  lastDHCP: toSecondText(lastSeenAt),
  dhcpCount: devices.length,
  kerberosCount: devices.filter(({ owner }) => owner !== undefined).length,
  dhcpQuality: devices.length === 0 ? 0 : 100,
  kerberosQuality: devices.length === 0 ? 0 : 98,
  recentTrafficPercent: devices.length === 0 ? 0 : 100,
});

const countDevices = (devices: readonly SimulatedDevice[]) => ({
  clientDevices: devices.filter(({ typeName }) => countsAs(typeName) === 'client').length,
  serverDevices: devices.filter(({ typeName }) => countsAs(typeName) === 'server').length,
  icsDevices: 0,
});
