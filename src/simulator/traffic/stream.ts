// A stream is one device with one habit towards one counterpart: the unit in which traffic is planned and counted.
import { HOUR_MS } from '../../domain/instant.ts';
import type { FlowParty, SimulatedDevice } from '../model.ts';
import { mix, mixText, unitOf } from '../random.ts';
import { SLOT_MS } from '../slots.ts';
import type { World } from '../world/world.ts';
import { chooseCounterparts, hasHabit, type Target } from './counterparts.ts';
import { type Habit, ORDINARY_MAX_MS } from './habit.ts';
import { INTERNET_HABITS } from './internet-habits.ts';
import { OFFICE_HABITS } from './office-habits.ts';
import { isPersonal, meanOf, weekOf } from './rhythm.ts';
import { SERVER_HABITS } from './server-habits.ts';
import { THING_HABITS } from './thing-habits.ts';

export type Stream = Readonly<{
  seed: number;
  habit: Habit;
  ownerDid: number;
  /** Part of all days on which the owner is switched on. */
  shareOn: number;
  /** Undefined where each flow picks one of the favourites. */
  source: FlowParty | undefined;
  destination: FlowParty | undefined;
  favourites: readonly FlowParty[];
  /** Zero stands for somebody outside. */
  sourceDid: number;
  destinationDid: number;
  isExternal: boolean;
  isCsensor: boolean;
  /** Where the application's name stands in `APPLICATIONS`. */
  application: number;
  /** Mean flows an hour over a week, for random habits; zero for timers. */
  perHour: number;
  week: Float64Array;
  /** Zero for random habits. */
  periodMs: number;
  phaseMs: number;
  /** Bytes beyond the base, on average a flow. */
  extraOut: number;
  extraIn: number;
  /** The device did not exist before this slot. */
  firstSlot: number;
  isLong: boolean;
}>;

const HABITS: readonly Habit[] = [...INTERNET_HABITS, ...OFFICE_HABITS, ...SERVER_HABITS, ...THING_HABITS];

/** Names of the application protocols of all habits. */
export const APPLICATIONS: readonly string[] = [...new Set(HABITS.map((habit) => habit.application))];

/** The default world's own rate. */
const FLOWS_PER_DEVICE_AND_HOUR = 16;
const SHIFTS_HALF_HOURS = [-2, -1, 0, 0, 1, 2, 3];

export const createStreams = (
  world: World,
  shareOn: (device: SimulatedDevice) => number,
  flowsPerHour: number | undefined,
): readonly Stream[] => {
  const { seed } = world;
  const choose = chooseCounterparts(world, seed);
  const weeks = new Map<string, Float64Array>();
  const weekFor = (habit: Habit, device: SimulatedDevice): Float64Array => {
    const shift = isPersonal(habit.rhythm) ? shiftOf(seed, device) : 0;
    const key = `${habit.rhythm} ${shift}`;
    const week = weeks.get(key) ?? weekOf(habit.rhythm, shift);
    weeks.set(key, week);
    return week;
  };
  const streams = world.devices.flatMap((device) =>
    HABITS.filter((habit) => hasHabit(habit, device, seed)).flatMap((habit) =>
      choose(habit, device).map((target) => ({
        ...streamOf(seed, habit, device, target, weekFor(habit, device)),
        shareOn: shareOn(device),
      })),
    ),
  );
  if (flowsPerHour === 0) return [];
  const wanted = flowsPerHour ?? FLOWS_PER_DEVICE_AND_HOUR * world.devices.length;
  const natural = streams.reduce((sum, stream) => sum + meanPerHour(stream), 0);
  const scale = natural === 0 ? 1 : wanted / natural;
  return streams.map((stream) => scaleStream(stream, scale));
};

const meanPerHour = (stream: Stream): number =>
  stream.shareOn * (stream.periodMs > 0 ? (HOUR_MS / stream.periodMs) * meanOf(stream.week) : stream.perHour);

/** Expected bytes a day, both ways, of all streams together. */
export const meanDailyBytes = (streams: readonly Stream[]): number =>
  streams.reduce((sum, stream) => sum + meanPerHour(stream) * 24 * (stream.habit.out.mean + stream.habit.in.mean), 0);

const streamOf = (
  seed: number,
  habit: Habit,
  device: SimulatedDevice,
  target: Target,
  week: Float64Array,
): Omit<Stream, 'shareOn'> => {
  const own = mix(mixText(mix(seed, device.did), habit.name), target.ordinal);
  const { timing } = habit;
  return {
    seed: own,
    habit,
    ownerDid: device.did,
    source: target.source,
    destination: target.destination,
    favourites: target.favourites,
    sourceDid: didOf(target.source),
    destinationDid: didOf(target.destination),
    isExternal: target.favourites.length > 0,
    isCsensor: reportsByCsensor(target.source) || reportsByCsensor(target.destination),
    application: APPLICATIONS.indexOf(habit.application),
    perHour: timing.kind === 'random' ? timing.perHour * levelOf(seed, device) : 0,
    week,
    periodMs: timing.kind === 'ticks' ? timing.everyMs : 0,
    phaseMs: timing.kind === 'ticks' ? unitOf(mix(own, 1)) * timing.everyMs : 0,
    extraOut: habit.out.mean - habit.out.base,
    extraIn: habit.in.mean - habit.in.base,
    firstSlot: Math.ceil(device.firstSeenAt / SLOT_MS),
    isLong: habit.duration.maxMs > ORDINARY_MAX_MS,
  };
};

const scaleStream = (stream: Stream, scale: number): Stream => ({
  ...stream,
  perHour: stream.perHour * scale,
  periodMs: stream.periodMs / scale,
  phaseMs: stream.phaseMs / scale,
});

const didOf = (party: FlowParty | undefined): number => (party?.kind === 'device' ? party.device.did : 0);

export const reportsByCsensor = (party: FlowParty | undefined): boolean =>
  party?.kind === 'device' && party.device.hasCsensor;

/** Some devices are simply busier than others: a factor around one, the same for all habits of a device. */
const levelOf = (seed: number, device: SimulatedDevice): number => {
  const own = mix(mixText(seed, 'level'), device.did);
  const bell = (unitOf(mix(own, 1)) + unitOf(mix(own, 2)) + unitOf(mix(own, 3)) - 1.5) * 2;
  return Math.exp(0.35 * bell - 0.06);
};

const shiftOf = (seed: number, device: SimulatedDevice): number =>
  SHIFTS_HALF_HOURS[mix(mixText(seed, 'shift'), device.did) % SHIFTS_HALF_HOURS.length] ?? 0;
