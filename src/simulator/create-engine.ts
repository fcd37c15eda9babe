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
  const beganAt = world.devices.reduce((first, device) => Math.min(first, device.firstSeenAt), options.anchorAt);
  const life = (): Life => ({ beganAt, now: options.now() });
  return {
    now: options.now,
    devices: world.devices,
    subnets: world.subnets,
    peers: world.peers.all,
    deviceByDid: (did) => byDid.get(did),
    flows: (span) => {
      const told = life();
      return traffic.flows(within(span, told), told.now);
    },
    flowsOf: (did, span) => {
      const told = life();
      return traffic.flowsOf(did, within(span, told), told.now);
    },
    totals: (span, deployment) => {
      const told = life();
      return traffic.totals(within(span, told), deployment, told.now);
    },
    connectionCounts: (edges) => {
      const told = life();
      return traffic.connectionCounts(edges.map((edge) => clamp(edge, told)));
    },
    activeDevices: (span) => traffic.activeDevices(within(span, life())),
    events: (span) => {
      const told = within(span, life());
      return [...backgroundEvents(seed, world.devices, told), ...chronicle.events(told)].sort((a, b) => a.at - b.at);
    },
    notices: (span) => noticesWithin(seed, world.devices, within(span, life())),
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

type Life = Readonly<{ beganAt: Instant; now: Instant }>;

/** The part of a span that lies between the first sight of the first device and now, in whole milliseconds. */
const within = (span: TimeSpan, life: Life): TimeSpan => ({
  startAt: clamp(span.startAt, life),
  endAt: clamp(span.endAt, life),
});

const clamp = (at: Instant, { beganAt, now }: Life): Instant => Math.ceil(Math.max(beganAt, Math.min(at, now)));
