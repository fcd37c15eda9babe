// What the appliance sees of the network: how many devices are there and are new, the ranges inside, and the subnets.
import { DAY_MS, HOUR_MS } from '../../../domain/instant.ts';
import { toMinuteText, toSecondText } from '../../asking/utc-text.ts';
import type { EndpointRequest } from '../../endpoint.ts';
import { seenSince } from '../seen-since.ts';

const SPANS = { '4Weeks': 28 * DAY_MS, '7Days': 7 * DAY_MS, '24Hours': DAY_MS, Hour: HOUR_MS } as const;

export const tellNetwork = (request: EndpointRequest) => {
  const { engine, nowAt } = request;
  const count = (prefix: string, countSince: (sinceAt: number) => number) =>
    Object.fromEntries(Object.entries(SPANS).map(([span, ms]) => [`${prefix}${span}`, countSince(nowAt - ms)]));
  return {
    ...count('activeDevices', (sinceAt) => seenSince(request, sinceAt).length),
    ...count(
      'newDevices',
      (sinceAt) => engine.devices.filter(({ firstSeenAt }) => firstSeenAt >= sinceAt && firstSeenAt <= nowAt).length,
    ),
    internalIPRangeList: ['10.0.0.0/8', '192.168.0.0/16', '172.16.0.0/12'],
    internalIPRanges: 3,
    internalDomains: 1,
    subnets: engine.subnets.length,
    mostRecentDNSTraffic: toMinuteText(nowAt),
  };
};

export const tellSubnets = ({ engine, nowAt }: EndpointRequest) =>
  engine.subnets.map(({ sid, network }) => {
    const devices = engine.devices.filter((device) => device.sid === sid);
    const lastSeenAt = devices.reduce((last, device) => Math.max(last, engine.lastSeenAt(device, nowAt)), 0);
    return { sid, network, devices: devices.length, mostRecentTraffic: toSecondText(lastSeenAt) };
  });
