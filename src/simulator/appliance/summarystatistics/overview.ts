// The plain statistics: everything about the deployment at a glance, each figure over a span of its own.
import { DAY_MS } from '../../../domain/instant.ts';
import type { EndpointRequest } from '../../endpoint.ts';
import { FOUR_WEEKS_MS } from '../four-weeks.ts';
import { eventsIn } from '../read-past.ts';
import { seenSince } from '../seen-since.ts';
import { tellDailyVolume } from './daily-volume.ts';
import { tellDeviceCount } from './device-count.ts';

/** What twelve weeks of a device's life come to. */
const PATTERNS_PER_DEVICE = 21_017;

export const tellOverview = async (request: EndpointRequest) => {
  const { engine, nowAt, quirks } = request;
  const owners = seenSince(request, nowAt - FOUR_WEEKS_MS).filter(({ owner }) => owner !== undefined);
  const events = await eventsIn(request, { startAt: nowAt - 7 * DAY_MS, endAt: nowAt });
  const actions = events.filter(({ kind }) => kind === 'antigena_actions');
  return {
    [quirks.credentialsAs]: owners.length,
    subnets: engine.subnets.length,
    patterns: PATTERNS_PER_DEVICE * engine.devices.length,
    bandwidth: await tellDailyVolume(request, 'all'),
    antigenaDevices: new Set(actions.map(({ did }) => did)).size,
    antigenaActions: actions.length,
    devicecount: tellDeviceCount(request),
  };
};
