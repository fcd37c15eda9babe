// The plan of one hour: for every stream that does something in it, how many flows and bytes in each of the twelve slots.
import type { Pacer } from '../pacer.ts';
import { mix, unitOf } from '../random.ts';
import { SLOTS_PER_HOUR } from '../slots.ts';
import { fillCell } from './cell.ts';
import type { Calendar } from './rhythm.ts';
import type { Stream } from './stream.ts';

/** Cells lie one behind the other; slot s of cell c is at c * 12 + s. Beyond `cellCount` lies anything. */
export type HourPlan = {
  readonly hour: number;
  cellCount: number;
  readonly streams: readonly Stream[];
  /** Which of the streams the cell belongs to. */
  readonly positions: Uint32Array;
  readonly seeds: Uint32Array;
  readonly flowCounts: Uint32Array;
  /** Bytes of all flows of the slot beyond the base of each. */
  readonly extraOut: Float64Array;
  readonly extraIn: Float64Array;
};

export type PlanSurroundings = Readonly<{
  seed: number;
  calendar: Calendar;
  /** A bit for each slot of the hour in which the device was not seen by any sensor. */
  silentSlots(did: number, hour: number): number;
  hasSilence(hour: number): boolean;
  pacer: Pacer;
}>;

const STREAMS_PER_SLICE = 2_000;
const ABSENT_SHARE = 0.05;

/** `spent`, if given, is a plan of the same streams that nobody reads any more: its arrays are used again. */
export const planHour = async (
  surroundings: PlanSurroundings,
  streams: readonly Stream[],
  hour: number,
  spent?: HourPlan,
): Promise<HourPlan> => {
  const plan = spent === undefined ? createPlan(streams, hour) : { ...spent, hour, cellCount: 0 };
  for (let from = 0; from < streams.length; from += STREAMS_PER_SLICE) {
    const to = Math.min(from + STREAMS_PER_SLICE, streams.length);
    fillSlice(surroundings, plan, from, to);
    if (surroundings.pacer.isDue(to - from)) await surroundings.pacer.rest();
  }
  return plan;
};

const createPlan = (streams: readonly Stream[], hour: number): HourPlan => ({
  hour,
  cellCount: 0,
  streams,
  positions: new Uint32Array(streams.length),
  seeds: new Uint32Array(streams.length),
  flowCounts: new Uint32Array(streams.length * SLOTS_PER_HOUR),
  extraOut: new Float64Array(streams.length * SLOTS_PER_HOUR),
  extraIn: new Float64Array(streams.length * SLOTS_PER_HOUR),
});

const fillSlice = (surroundings: PlanSurroundings, plan: HourPlan, from: number, to: number): void => {
  const { hour } = plan;
  const hourOfWeek = surroundings.calendar.hourOfWeek(hour);
  const hasSilence = surroundings.hasSilence(hour);
  let did = -1;
  let activity = 0;
  for (let position = from; position < to; position += 1) {
    const stream = plan.streams[position];
    if (stream === undefined) break;
    if (stream.ownerDid !== did) {
      did = stream.ownerDid;
      activity = activityOf(surroundings.seed, did, hour, stream.isAbsentAtTimes);
    }
    const weight = activity * (stream.week[hourOfWeek] ?? 0);
    if (weight === 0) continue;
    const silent = hasSilence
      ? surroundings.silentSlots(stream.sourceDid, hour) | surroundings.silentSlots(stream.destinationDid, hour)
      : 0;
    fillCell(plan, position, stream, weight, silent);
  }
};

/** How busy a device is in this hour, beside its rhythm: one on average, zero on days off. */
const activityOf = (seed: number, did: number, hour: number, isAbsentAtTimes: boolean): number => {
  const day = mix(mix(seed, did), Math.floor(hour / 24));
  if (isAbsentAtTimes && unitOf(mix(day, 1)) < ABSENT_SHARE) return 0;
  const ofDay = 0.8 + 0.4 * unitOf(mix(day, 2));
  const ofHour = 0.75 + 0.5 * unitOf(mix(day, 16 + (hour % 24)));
  return (ofDay * ofHour) / (isAbsentAtTimes ? 1 - ABSENT_SHARE : 1);
};
