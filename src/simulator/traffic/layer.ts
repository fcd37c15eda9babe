// Streams whose flows end within a known time, and the rollups of their hours, kept because they never change.
import { HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import { SLOT_MS, SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import { type PlanSurroundings, planHour, planStarts } from './plan.ts';
import { type Rollup, rollUp } from './rollup.ts';
import type { Stream } from './stream.ts';

export type Layer = Readonly<{
  streams: readonly Stream[];
  /** `spent` is a plan from the same function that nobody reads any more. */
  planOf(hour: number, spent: HourPlan | undefined): Promise<HourPlan>;
  /** Without bytes. */
  startsOf(hour: number, spent: HourPlan | undefined): Promise<HourPlan>;
  rollupOf(hour: number): Promise<Rollup>;
  /** True when all flows that start in the slot have ended, so that the rollup tells what the flows tell. */
  isSettled(slotAt: Instant, now: Instant): boolean;
}>;

/** Three months of hours, at about 7 kB each in the default world. */
const ROLLUPS_KEPT = 2_200;

export const createLayer = (surroundings: PlanSurroundings, streams: readonly Stream[], deviceCount: number): Layer => {
  const rollups = new Map<number, Promise<Rollup>>();
  const longestMs = streams.reduce((longest, stream) => Math.max(longest, stream.habit.duration.maxMs), 0);
  let spent: HourPlan | undefined;
  const makeRollup = async (hour: number): Promise<Rollup> => {
    const reused = spent;
    spent = undefined;
    const plan = await planHour(surroundings, streams, hour, reused);
    const rollup = await rollUp(plan, deviceCount, surroundings.pacer);
    spent = plan;
    return rollup;
  };
  return {
    streams,
    planOf: (hour, unread) => planHour(surroundings, streams, hour, unread),
    startsOf: (hour, unread) => planStarts(surroundings, streams, hour, unread),
    rollupOf(hour) {
      const known = rollups.get(hour);
      if (known !== undefined) return known;
      const made = makeRollup(hour);
      rollups.set(hour, made);
      const [oldest] = rollups.keys();
      if (rollups.size > ROLLUPS_KEPT && oldest !== undefined) rollups.delete(oldest);
      return made;
    },
    isSettled: (slotAt, now) => slotAt + SLOT_MS + longestMs <= now,
  };
};

/** The slots of an hour that a span touches: `from` up to, but not including, `to`. */
export const slotsWithin = (hour: number, span: TimeSpan): Readonly<{ from: number; to: number }> => ({
  from: Math.max(0, Math.floor((span.startAt - hour * HOUR_MS) / SLOT_MS)),
  to: Math.min(SLOTS_PER_HOUR, Math.ceil((span.endAt - hour * HOUR_MS) / SLOT_MS)),
});
