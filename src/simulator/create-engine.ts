// Puts the simulated world together and answers for it: devices, flows, totals, events, all up to now and never beyond.
import type { Instant, TimeSpan } from '../domain/instant.ts';
import { type Chronicle, createChronicle } from './chronicle.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { createPacer } from './pacer.ts';
import { seedOf } from './random.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { createStageMaker } from './stage.ts';
import { createStreams, meanDailyBytes } from './traffic/stream.ts';
import { createTraffic } from './traffic/traffic.ts';
import { backgroundEvents } from './world/background-events.ts';
import { noticesWithin } from './world/notices.ts';
import { createWorld } from './world/world.ts';

export const createEngine = (options: EngineOptions): Engine => {
  const seed = seedOf(options.seed);
  const world = createWorld(seed, options.deviceCount, options.anchorAt);
  const streams = createStreams(world, options.flowsPerHour);
  const chronicle = openChronicle(options, createStageMaker(world, meanDailyBytes(streams)));
  const traffic = createTraffic(world, streams, chronicle, createPacer());
  const byDid = new Map(world.devices.map((device) => [device.did, device]));
  return {
    now: options.now,
    devices: world.devices,
    subnets: world.subnets,
    peers: world.peers.all,
    deviceByDid: (did) => byDid.get(did),
    flows: (span) => {
      const now = options.now();
      return traffic.flows(upTo(span, now), now);
    },
    flowsOf: (did, span) => {
      const now = options.now();
      return traffic.flowsOf(did, upTo(span, now), now);
    },
    totals: (span, deployment) => {
      const now = options.now();
      return traffic.totals(upTo(span, now), deployment, now);
    },
    connectionCounts: (edges) => {
      const now = options.now();
      return traffic.connectionCounts(edges.map((edge) => Math.ceil(Math.min(edge, now))));
    },
    activeDevices: (span) => traffic.activeDevices(upTo(span, options.now())),
    events: (span) => {
      const told = upTo(span, options.now());
      return [...backgroundEvents(seed, world.devices, told), ...chronicle.events(told)].sort((a, b) => a.at - b.at);
    },
    notices: (span) => noticesWithin(seed, world.devices, upTo(span, options.now())),
  };
};

/** Throws for a name that no scenario has: names are checked where a person gives them. */
const openChronicle = (options: EngineOptions, stageFor: ReturnType<typeof createStageMaker>): Chronicle => {
  const chosen = options.scenarios.map((name) => {
    const scenario = SCENARIOS.find((candidate) => candidate.name === name);
    if (scenario === undefined) {
      const known = SCENARIOS.map((candidate) => candidate.name).join(', ');
      throw new Error(`scenario ${name}: there is none of this name; known are ${known}`);
    }
    return scenario;
  });
  return createChronicle(chosen, stageFor, options.anchorAt);
};

const upTo = (span: TimeSpan, now: Instant): TimeSpan => ({
  startAt: Math.ceil(span.startAt),
  endAt: Math.ceil(Math.min(span.endAt, now)),
});
