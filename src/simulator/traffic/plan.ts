// Plans an hour: lets every stream draw its cell, by its rhythm, its device's activity and what the sensors could see.
import type { SilentSlots } from '../chronicle.ts';
import type { Pacer } from '../pacer.ts';
import { mix, unitOf } from '../random.ts';
import { fillCell } from './cell.ts';
import { createHourPlan, type HourPlan } from './hour-plan.ts';
import type { Calendar } from './rhythm.ts';
import type { Stream } from './stream.ts';

export type PlanSurroundings = Readonly<{
  seed: number;
  calendar: Calendar;
  /** By did: one where the device is switched off on this day. */
  offOn(day: number): Uint8Array;
  silence(hour: number): SilentSlots | undefined;
  pacer: Pacer;
}>;

const STREAMS_PER_SLICE = 2_000;

/** `spent` is a plan of the same streams that nobody reads any more, if there is one: its arrays are used again. */
export const planHour = (
  surroundings: PlanSurroundings,
  streams: readonly Stream[],
  hour: number,
  spent: HourPlan | undefined,
): Promise<HourPlan> =>
  fillPlan(surroundings, spent === undefined ? createHourPlan(streams, hour, true) : reused(spent, hour));

/** The same plan without bytes, for less than half of the work. */
export const planStarts = (
  surroundings: PlanSurroundings,
  streams: readonly Stream[],
  hour: number,
  spent: HourPlan | undefined,
): Promise<HourPlan> =>
  fillPlan(surroundings, spent === undefined ? createHourPlan(streams, hour, false) : reused(spent, hour));

const reused = (spent: HourPlan, hour: number): HourPlan => ({ ...spent, hour, cellCount: 0 });

const fillPlan = async (surroundings: PlanSurroundings, plan: HourPlan): Promise<HourPlan> => {
  const { streams } = plan;
  for (let from = 0; from < streams.length; from += STREAMS_PER_SLICE) {
    const to = Math.min(from + STREAMS_PER_SLICE, streams.length);
    fillSlice(surroundings, plan, from, to);
    if (surroundings.pacer.isDue(to - from)) await surroundings.pacer.rest();
  }
  return plan;
};

const fillSlice = (surroundings: PlanSurroundings, plan: HourPlan, from: number, to: number): void => {
  const { hour } = plan;
  const hourOfWeek = surroundings.calendar.hourOfWeek(hour);
  const silentSlots = surroundings.silence(hour);
  const off = surroundings.offOn(Math.floor(hour / 24));
  let did = -1;
  let activity = 0;
  for (let position = from; position < to; position += 1) {
    const stream = plan.streams[position];
    if (stream === undefined) break;
    if (off[stream.sourceDid] === 1 || off[stream.destinationDid] === 1) continue;
    if (stream.ownerDid !== did) {
      did = stream.ownerDid;
      activity = activityOf(surroundings.seed, did, hour);
    }
    const weight = activity * (stream.week[hourOfWeek] ?? 0);
    if (weight === 0) continue;
    const silent = silentSlots === undefined ? 0 : silentSlots(stream.sourceDid) | silentSlots(stream.destinationDid);
    fillCell(plan, position, stream, weight, silent);
  }
};

/** How busy a device is in this hour, beside its rhythm: one on average. */
const activityOf = (seed: number, did: number, hour: number): number => {
  const day = mix(mix(seed, did), Math.floor(hour / 24));
  const ofDay = 0.8 + 0.4 * unitOf(mix(day, 2));
  const ofHour = 0.75 + 0.5 * unitOf(mix(day, 16 + (hour % 24)));
  return ofDay * ofHour;
};
