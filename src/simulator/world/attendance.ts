// Who is switched off: on leave, broken, spare, or at home for a day. A handful of devices at any time.
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { DeviceKind, SimulatedDevice } from '../model.ts';
import { mix, mixText, unitOf } from '../random.ts';
import { dayOf } from '../slots.ts';
import type { World } from './world.ts';

export type Attendance = Readonly<{
  /** By did: one where the device is switched off for all of the day (UTC days since 1970). */
  offOn(day: number): Uint8Array;
  isOn(did: number, at: Instant): boolean;
  /** Part of all days on which a device is on, in the long run. */
  shareOn(device: SimulatedDevice): number;
  /** The instant itself, or when the device went off before it. */
  lastOnBefore(did: number, at: Instant): Instant;
}>;

/** How likely a device is off in a week of its own; what others depend on never is. */
const CHANCE_OFF: Readonly<Partial<Record<DeviceKind, number>>> = {
  laptop: 0.26,
  workstation: 0.09,
  phone: 0.12,
  printer: 0.2,
  camera: 0.06,
};

const WEEK_DAYS = 7;
/** Off from the first day of its week, for so many days. */
const FEWEST_DAYS = 3;
const MEAN_DAYS = (FEWEST_DAYS + WEEK_DAYS) / 2;
/** People stay at home now and then, for a day; machines do not. */
const ABSENT_SHARE = 0.05;
const DAY_KEY = 0x707;

/** More than the month that a device's series reaches back. */
const DAYS_KEPT = 64;

/** `alwaysOn` names those whom stories need, told or not: a quiet world is the same world. */
export const createAttendance = (world: World, alwaysOn: ReadonlySet<SimulatedDevice>): Attendance => {
  const seed = mixText(world.seed, 'attendance');
  const days = new Map<number, Uint8Array>();
  const movable = world.devices.filter((device) => !alwaysOn.has(device) && shareOnOf(device) < 1);

  const findOff = (day: number): Uint8Array => {
    const off = new Uint8Array(world.devices.length + 1);
    for (const device of movable) if (isOff(mix(seed, device.did), device, day)) off[device.did] = 1;
    return off;
  };

  const offOn = (day: number): Uint8Array => {
    const known = days.get(day) ?? findOff(day);
    days.set(day, known);
    const [oldest] = days.keys();
    if (days.size > DAYS_KEPT && oldest !== undefined) days.delete(oldest);
    return known;
  };

  return {
    offOn,
    isOn: (did, at) => offOn(dayOf(at))[did] !== 1,
    shareOn: (device) => (alwaysOn.has(device) ? 1 : shareOnOf(device)),
    lastOnBefore(did, at) {
      let lastAt = at;
      // Ends at the latest when the device was first seen.
      for (let day = dayOf(at); offOn(day)[did] === 1; day -= 1) lastAt = day * DAY_MS;
      return lastAt;
    },
  };
};

const chanceOf = (device: SimulatedDevice): number => CHANCE_OFF[device.kind] ?? 0;

const shareOnOf = (device: SimulatedDevice): number =>
  (1 - (chanceOf(device) * MEAN_DAYS) / WEEK_DAYS) * (device.owner === undefined ? 1 : 1 - ABSENT_SHARE);

/** Nobody goes before having come: in the week, and on the day, of its first sight a device is on. */
const isOff = (own: number, device: SimulatedDevice, day: number): boolean =>
  isOffForDays(own, device, day) ||
  (device.owner !== undefined && device.firstSeenAt < day * DAY_MS && unitOf(mix(own ^ DAY_KEY, day)) < ABSENT_SHARE);

/** Weeks begin on another day for each device, so that not everybody comes back on the same morning. */
const isOffForDays = (own: number, device: SimulatedDevice, day: number): boolean => {
  const shifted = day + (own % WEEK_DAYS);
  const week = Math.floor(shifted / WEEK_DAYS);
  const drawn = mix(own, week);
  if (unitOf(drawn) >= chanceOf(device)) return false;
  const dayOfWeek = shifted - week * WEEK_DAYS;
  if (device.firstSeenAt >= (day - dayOfWeek) * DAY_MS) return false;
  return dayOfWeek < FEWEST_DAYS + (mix(drawn, 1) % (WEEK_DAYS - FEWEST_DAYS + 1));
};
