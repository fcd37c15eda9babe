// Answers about totals, counts and activity, from rollups wherever these are exact and from the flows' columns elsewhere.
import { HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import type { Pacer } from '../pacer.ts';
import { hourOf, hoursIn, SLOT_MS, SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import { type Layer, slotsWithin } from './layer.ts';
import { EXTERNAL_COUNT, fieldsAt, INTERNAL_COUNT, type Rollup } from './rollup.ts';
import { countCellStarts, createSlotFlows } from './slot-flows.ts';
import { addRollupSlot, addSlotFlows, type Tally } from './tally.ts';
import { gatherSlot } from './telling.ts';

const FLOWS_PER_SLICE = 20_000;

/** Adds the layer's flows that start in the tally's span. */
export const tallyLayer = async (tally: Tally, layer: Layer, pacer: Pacer, now: Instant): Promise<void> => {
  const { span } = tally;
  const flows = createSlotFlows();
  let spent: HourPlan | undefined;
  for (const hour of hoursIn(span)) {
    const { from, to } = slotsWithin(hour, span);
    let plan: HourPlan | undefined;
    for (let slot = from; slot < to; slot += 1) {
      const slotAt = hour * HOUR_MS + slot * SLOT_MS;
      const isWhole = slotAt >= span.startAt && slotAt + SLOT_MS <= span.endAt;
      if (isWhole && layer.isSettled(slotAt, now)) {
        addRollupSlot(tally, await layer.rollupOf(hour), slot, slotAt);
      } else {
        plan ??= await layer.planOf(hour, spent);
        spent = plan;
        await gatherSlot(flows, plan, slot, pacer);
        for (let from = 0; from < flows.count; from += FLOWS_PER_SLICE) {
          const to = Math.min(from + FLOWS_PER_SLICE, flows.count);
          addSlotFlows(tally, flows, [from, to], layer.streams, now);
          if (pacer.isDue((to - from) / 8)) await pacer.rest();
        }
      }
    }
    if (pacer.isDue(SLOTS_PER_HOUR)) await pacer.rest();
  }
};

/** How many flows of the layer start between neighbouring edges, added to `counts`. Edges ascend. */
export const countLayer = async (
  counts: number[],
  edges: readonly Instant[],
  layer: Layer,
  pacer: Pacer,
): Promise<void> => {
  const startAt = edges[0];
  const endAt = edges.at(-1);
  if (startAt === undefined || endAt === undefined || endAt <= startAt) return;
  let passed = 0;
  let before = 0;
  let edge = 0;
  let spent: HourPlan | undefined;
  for (let hour = hourOf(startAt); hour <= hourOf(endAt); hour += 1) {
    const rollup = await layer.rollupOf(hour);
    let plan: HourPlan | undefined;
    for (let at = edges[edge]; at !== undefined && hourOf(at) === hour; at = edges[edge]) {
      if (at % SLOT_MS !== 0) plan ??= await layer.startsOf(hour, spent);
      const upTo = passed + countUpTo(rollup, plan, at - hour * HOUR_MS);
      if (edge > 0) counts[edge - 1] = (counts[edge - 1] ?? 0) + upTo - before;
      before = upTo;
      edge += 1;
    }
    spent = plan ?? spent;
    passed += countUpTo(rollup, undefined, HOUR_MS);
    if (pacer.isDue(SLOTS_PER_HOUR)) await pacer.rest();
  }
};

/** Adds the dids at either end of the layer's flows in the span; 0 stands for somebody outside. */
export const markActive = async (active: Uint8Array, span: TimeSpan, layer: Layer, pacer: Pacer): Promise<void> => {
  let spent: HourPlan | undefined;
  // The latest hour first: it usually leaves nobody to look for.
  for (const hour of [...hoursIn(span)].reverse()) {
    if (!active.includes(0, 1)) return;
    const isWhole = hour * HOUR_MS >= span.startAt && (hour + 1) * HOUR_MS <= span.endAt;
    if (isWhole) {
      const rollup = await layer.rollupOf(hour);
      for (let did = 0; did < active.length; did += 1) if (rollup.active[did] === 1) active[did] = 1;
    } else {
      spent = await layer.startsOf(hour, spent);
      markPart(active, spent, span);
    }
    if (pacer.isDue(active.length / 20)) await pacer.rest();
  }
};

/** Flows that start in the hour before the offset. Without a plan, the offset must be a slot's edge. */
const countUpTo = (rollup: Rollup, plan: HourPlan | undefined, offsetMs: number): number => {
  const whole = Math.floor(offsetMs / SLOT_MS);
  let count = 0;
  for (let slot = 0; slot < whole; slot += 1) {
    for (const isCsensor of [false, true]) {
      const fields = fieldsAt(isCsensor, slot);
      count += (rollup.sums[fields + INTERNAL_COUNT] ?? 0) + (rollup.sums[fields + EXTERNAL_COUNT] ?? 0);
    }
  }
  const restMs = offsetMs - whole * SLOT_MS;
  if (plan !== undefined && restMs > 0)
    for (let cell = 0; cell < plan.cellCount; cell += 1) count += countCellStarts(plan, cell, whole, restMs);
  return count;
};

const markPart = (active: Uint8Array, plan: HourPlan, span: TimeSpan): void => {
  const { from, to } = slotsWithin(plan.hour, span);
  for (let cell = 0; cell < plan.cellCount; cell += 1) {
    const stream = plan.streams[plan.positions[cell] ?? 0];
    if (stream === undefined || (active[stream.sourceDid] === 1 && active[stream.destinationDid] === 1)) continue;
    for (let slot = from; slot < to; slot += 1) {
      const slotAt = plan.hour * HOUR_MS + slot * SLOT_MS;
      const until = countCellStarts(plan, cell, slot, Math.min(SLOT_MS, span.endAt - slotAt));
      const before = countCellStarts(plan, cell, slot, Math.max(0, span.startAt - slotAt));
      if (until === before) continue;
      active[stream.sourceDid] = 1;
      active[stream.destinationDid] = 1;
      break;
    }
  }
};
