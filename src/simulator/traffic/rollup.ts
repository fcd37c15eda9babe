// What an hour's plan adds up to: counts and bytes per slot, per deployment and per application, without any flow made.
import type { Pacer } from '../pacer.ts';
import { SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import { APPLICATIONS } from './stream.ts';

export type Rollup = Readonly<{
  /** For network then csensor, slot by slot: the fields below, then bytes per application. */
  sums: Float64Array;
  /** By did: one where the device had a flow in this hour. */
  active: Uint8Array;
}>;

export const INTERNAL_COUNT = 0;
export const EXTERNAL_COUNT = 1;
export const BYTES_OUT = 2;
export const BYTES_IN = 3;
export const FIRST_APPLICATION = 4;
const FIELD_COUNT = FIRST_APPLICATION + APPLICATIONS.length;

/** Where the fields of a slot begin. */
export const fieldsAt = (isCsensor: boolean, slot: number): number =>
  ((isCsensor ? SLOTS_PER_HOUR : 0) + slot) * FIELD_COUNT;

const CELLS_PER_SLICE = 4_000;

export const rollUp = async (plan: HourPlan, deviceCount: number, pacer: Pacer): Promise<Rollup> => {
  const sums = new Float64Array(2 * SLOTS_PER_HOUR * FIELD_COUNT);
  const active = new Uint8Array(deviceCount + 1);
  for (let from = 0; from < plan.cellCount; from += CELLS_PER_SLICE) {
    const to = Math.min(from + CELLS_PER_SLICE, plan.cellCount);
    for (let cell = from; cell < to; cell += 1) addCell(plan, cell, sums, active);
    if (pacer.isDue((to - from) / 2)) await pacer.rest();
  }
  return { sums, active };
};

const addCell = (plan: HourPlan, cell: number, sums: Float64Array, active: Uint8Array): void => {
  const stream = plan.streams[plan.positions[cell] ?? 0];
  if (stream === undefined) return;
  active[stream.sourceDid] = 1;
  active[stream.destinationDid] = 1;
  const outBase = stream.habit.out.base;
  const inBase = stream.habit.in.base;
  const countField = stream.isExternal ? EXTERNAL_COUNT : INTERNAL_COUNT;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1) {
    const at = cell * SLOTS_PER_HOUR + slot;
    const count = plan.flowCounts[at] ?? 0;
    if (count === 0) continue;
    const out = count * outBase + (plan.extraOut[at] ?? 0);
    const into = count * inBase + (plan.extraIn[at] ?? 0);
    const fields = fieldsAt(stream.isCsensor, slot);
    add(sums, fields + countField, count);
    add(sums, fields + BYTES_OUT, out);
    add(sums, fields + BYTES_IN, into);
    add(sums, fields + FIRST_APPLICATION + stream.application, out + into);
  }
};

const add = (sums: Float64Array, at: number, value: number): void => {
  sums[at] = (sums[at] ?? 0) + value;
};
