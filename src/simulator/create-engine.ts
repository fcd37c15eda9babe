// Puts the simulated world together and answers for it: devices, flows, totals, events, all up to now and never beyond.
import type { Instant, TimeSpan } from '../domain/instant.ts';
import { mergedByTime } from './by-time.ts';
import { createChronicle } from './chronicle.ts';
import type { Engine, EngineOptions } from './engine.ts';
import type { SimulatedDevice } from './model.ts';
import { createPacer } from './pacer.ts';
import { seedOf } from './random.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { castFrom, createStageMaker } from './stage.ts';
import { createHabitualUsers } from './traffic/habitual-users.ts';
import { createStreams, meanDailyBytes } from './traffic/stream.ts';
import { createTraffic } from './traffic/traffic.ts';
import { createAttendance } from './world/attendance.ts';
import { backgroundEvents } from './world/background-events.ts';
import { createEventDays } from './world/event-days.ts';
import { noticesWithin } from './world/notices.ts';
import { createWorld, type World } from './world/world.ts';

export const createEngine = (options: EngineOptions): Engine => {
  const seed = seedOf(options.seed);
  const world = createWorld(seed, options.deviceCount, options.anchorAt);
  const attendance = createAttendance(world, findLeads(world));
  const streams = createStreams(world, attendance.shareOn, options.flowsPerHour);
  const chronicle = createChronicle({
    scenarios: chooseScenarios(options.scenarios),
    stageFor: createStageMaker(world, meanDailyBytes(streams)),
    anchorAt: options.anchorAt,
    isOn: attendance.isOn,
  });
  const traffic = createTraffic({ world, attendance, streams, chronicle, pacer: createPacer() });
  const fleet = { devices: world.devices, isOn: attendance.isOn };
  const background = createEventDays((span) => backgroundEvents(seed, fleet, span));
  const byDid = new Map(world.devices.map((device) => [device.did, device]));
  const beganAt = world.devices.reduce((first, device) => Math.min(first, device.firstSeenAt), options.anchorAt);
  const life = (): Life => ({ beganAt, now: options.now() });
  return {
    now: options.now,
    devices: world.devices,
    subnets: world.subnets,
    peers: world.peers.all,
    deviceByDid: (did) => byDid.get(did),
    flows: (span, signal, side) => {
      const told = life();
      return traffic.flows(within(span, told), { side, now: told.now, signal });
    },
    flowsOf: (did, span, signal) => {
      const told = life();
      return traffic.flowsOf(did, within(span, told), told.now, signal);
    },
    ledgersOf: (did, span, signal) => {
      const told = life();
      return traffic.ledgersOf(did, within(span, told), told.now, signal);
    },
    totals: (span, deployment, signal) => {
      const told = life();
      return traffic.totals(within(span, told), { deployment, now: told.now, signal });
    },
    connectionCounts: (edges, signal) => {
      const told = life();
      return traffic.connectionCounts(
        edges.map((edge) => clamp(edge, told)),
        signal,
      );
    },
    lastSeenAt: (device, at) => Math.max(device.firstSeenAt, attendance.lastOnBefore(device.did, at)),
    activeDevices: (span, signal) => traffic.activeDevices(within(span, life()), signal),
    habits: createHabitualUsers(streams),
    events: (span) => {
      const told = within(span, life());
      return mergedByTime(background(told), chronicle.events(told), (event) => event.at);
    },
    notices: (span) => noticesWithin(seed, world.devices, within(span, life())),
  };
};

/** Throws for a name that no scenario has: names are checked where a person gives them. */
const chooseScenarios = (names: readonly string[]): readonly Scenario[] =>
  names.map((name) => {
    const scenario = SCENARIOS.find((candidate) => candidate.name === name);
    if (scenario !== undefined) return scenario;
    const known = SCENARIOS.map((candidate) => candidate.name).join(', ');
    throw new Error(`scenario ${name}: there is none of this name; known are ${known}`);
  });

/** Of all stories there are, told or not. */
const findLeads = (world: World): ReadonlySet<SimulatedDevice> =>
  new Set(
    SCENARIOS.map(({ lead }) => (lead === undefined ? undefined : castFrom(world, lead))).filter(
      (device) => device !== undefined,
    ),
  );

type Life = Readonly<{ beganAt: Instant; now: Instant }>;

/** The part of a span that lies between the first sight of the first device and now, in whole milliseconds. */
const within = (span: TimeSpan, life: Life): TimeSpan => ({
  startAt: clamp(span.startAt, life),
  endAt: clamp(span.endAt, life),
});

const clamp = (at: Instant, { beganAt, now }: Life): Instant => Math.ceil(Math.max(beganAt, Math.min(at, now)));
