// The flows of one slot as columns: when each starts, whose it is, and its exact share of the slot's bytes.

import type { Instant } from '../../domain/instant.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import { mix, scramble, unitOf } from '../random.ts';
import { SLOT_MS, SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import type { Stream } from './stream.ts';
import { tickAt } from './ticks.ts';

export type SlotFlows = {
  count: number;
  startAt: Instant;
  /** After the slot's start. */
  offsetsMs: Uint32Array;
  positions: Uint32Array;
  /** From which everything else about the flow is drawn. */
  seeds: Uint32Array;
  bytesOut: Float64Array;
  bytesIn: Float64Array;
};

const FIRST_CAPACITY = 1_024;
const SLOT_FLOW_KEY = 0x505;
const OUT_WEIGHT_KEY = 0x5bd1e995;
const IN_WEIGHT_KEY = 0x27d4eb2f;
/** The largest flow of a slot weighs up to 1 / this as much as the smallest possible. */
const SMALLEST_PART = 0.03;

export const createSlotFlows = (): SlotFlows => ({
  count: 0,
  startAt: 0,
  offsetsMs: new Uint32Array(FIRST_CAPACITY),
  positions: new Uint32Array(FIRST_CAPACITY),
  seeds: new Uint32Array(FIRST_CAPACITY),
  bytesOut: new Float64Array(FIRST_CAPACITY),
  bytesIn: new Float64Array(FIRST_CAPACITY),
});

export const openSlot = (flows: SlotFlows, plan: HourPlan, slot: number): void => {
  flows.count = 0;
  flows.startAt = plan.hour * HOUR_MS + slot * SLOT_MS;
};

/** Appends the flows of one cell in this slot; returns how many. */
export const addCellFlows = (flows: SlotFlows, plan: HourPlan, cell: number, slot: number): number => {
  const at = cell * SLOTS_PER_HOUR + slot;
  const count = plan.flowCounts[at] ?? 0;
  const position = plan.positions[cell] ?? 0;
  const stream = plan.streams[position];
  if (count === 0 || stream === undefined) return 0;
  if (flows.count + count > flows.offsetsMs.length) grow(flows, flows.count + count);
  const seed = mix(plan.seeds[cell] ?? 0, SLOT_FLOW_KEY + slot);
  const from = flows.count;
  const to = from + count;
  for (let flow = from; flow < to; flow += 1) {
    const own = mix(seed, flow - from);
    flows.offsetsMs[flow] = offsetOf(stream, flows.startAt, own, flow - from);
    flows.positions[flow] = position;
    flows.seeds[flow] = own;
  }
  divide(flows.bytesOut, flows.seeds, from, to, OUT_WEIGHT_KEY, stream.habit.out.base, plan.extraOut[at] ?? 0);
  divide(flows.bytesIn, flows.seeds, from, to, IN_WEIGHT_KEY, stream.habit.in.base, plan.extraIn[at] ?? 0);
  flows.count = to;
  return count;
};

/** How many flows of the cell start in the slot before the given offset; the same starts as above, and nothing else. */
export const countCellStarts = (plan: HourPlan, cell: number, slot: number, beforeMs: number): number => {
  const count = plan.flowCounts[cell * SLOTS_PER_HOUR + slot] ?? 0;
  const stream = plan.streams[plan.positions[cell] ?? 0];
  if (count === 0 || stream === undefined) return 0;
  const startAt = plan.hour * HOUR_MS + slot * SLOT_MS;
  const seed = mix(plan.seeds[cell] ?? 0, SLOT_FLOW_KEY + slot);
  let started = 0;
  for (let flow = 0; flow < count; flow += 1)
    if (offsetOf(stream, startAt, mix(seed, flow), flow) < beforeMs) started += 1;
  return started;
};

const offsetOf = (stream: Stream, slotAt: Instant, seed: number, ordinal: number): number =>
  stream.periodMs > 0
    ? tickAt(stream, slotAt, slotAt + SLOT_MS, ordinal) - slotAt
    : Math.floor(unitOf(scramble(seed)) * SLOT_MS);

/** Every flow gets the base and its part of the rest, by a weight of its own; the parts add up to the rest exactly. */
const divide = (
  bytes: Float64Array,
  seeds: Uint32Array,
  from: number,
  to: number,
  key: number,
  base: number,
  extra: number,
): void => {
  if (extra === 0 || to - from === 1) {
    // A loop, because it is mostly one.
    for (let flow = from; flow < to; flow += 1) bytes[flow] = base + extra;
    return;
  }
  let total = 0;
  for (let flow = from; flow < to; flow += 1) {
    const weight = 1 / (SMALLEST_PART + unitOf(scramble((seeds[flow] ?? 0) ^ key)));
    bytes[flow] = weight;
    total += weight;
  }
  let weighed = 0;
  let given = 0;
  for (let flow = from; flow < to; flow += 1) {
    weighed += bytes[flow] ?? 0;
    const upTo = flow === to - 1 ? extra : Math.floor((extra * weighed) / total);
    bytes[flow] = base + upTo - given;
    given = upTo;
  }
};

const grow = (flows: SlotFlows, needed: number): void => {
  const capacity = 2 ** Math.ceil(Math.log2(needed));
  flows.offsetsMs = grown(flows.offsetsMs, new Uint32Array(capacity));
  flows.positions = grown(flows.positions, new Uint32Array(capacity));
  flows.seeds = grown(flows.seeds, new Uint32Array(capacity));
  flows.bytesOut = grown(flows.bytesOut, new Float64Array(capacity));
  flows.bytesIn = grown(flows.bytesIn, new Float64Array(capacity));
};

const grown = <T extends Uint32Array | Float64Array>(old: T, larger: T): T => {
  larger.set(old);
  return larger;
};
