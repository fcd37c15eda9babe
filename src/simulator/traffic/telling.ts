// Tells the flows of a span in the order of their start, slot by slot, so that no more than one slot is ever held.
import type { Instant, TimeSpan } from '../../domain/instant.ts';
import type { SimulatedFlow } from '../model.ts';
import type { Pacer } from '../pacer.ts';
import { hourOf, SLOT_MS, SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import { slotsWithin } from './layer.ts';
import { orderOf } from './order.ts';
import { shapeFlow } from './shape.ts';
import { addCellFlows, createSlotFlows, openSlot, type SlotFlows } from './slot-flows.ts';
import type { Stream } from './stream.ts';

export type Telling = Readonly<{
  planOf(hour: number): Promise<HourPlan>;
  streams: readonly Stream[];
  /** Flows beside the streams, in the order of their start, as they stand now. */
  told(span: TimeSpan, now: Instant): readonly SimulatedFlow[];
  pacer: Pacer;
}>;

const BATCH_SIZE = 1_000;

export async function* tellFlows(telling: Telling, span: TimeSpan, now: Instant): AsyncGenerator<SimulatedFlow[]> {
  const flows = createSlotFlows();
  for (let hour = hourOf(span.startAt); span.startAt < span.endAt && hour <= hourOf(span.endAt - 1); hour += 1) {
    const plan = await telling.planOf(hour);
    const { from, to } = slotsWithin(hour, span);
    for (let slot = from; slot < to; slot += 1) {
      await gatherSlot(flows, plan, slot, telling.pacer);
      const part = {
        startAt: Math.max(span.startAt, flows.startAt),
        endAt: Math.min(span.endAt, flows.startAt + SLOT_MS),
      };
      for (const batch of tellSlot(telling.streams, flows, part, telling.told(part, now), now)) {
        yield batch;
        if (telling.pacer.isDue(batch.length)) await telling.pacer.rest();
      }
    }
    // Hours in which nothing happens cost something, too.
    if (telling.pacer.isDue(SLOTS_PER_HOUR)) await telling.pacer.rest();
  }
}

/** Fills the columns with all flows of the slot. */
export const gatherSlot = async (flows: SlotFlows, plan: HourPlan, slot: number, pacer: Pacer): Promise<void> => {
  openSlot(flows, plan, slot);
  for (let cell = 0; cell < plan.cellCount; cell += 1) {
    const added = addCellFlows(flows, plan, cell, slot);
    // A flow in columns is several times cheaper than a flow told, an empty cell cheaper still.
    if (pacer.isDue(0.02 + added / 8)) await pacer.rest();
  }
};

function* tellSlot(
  streams: readonly Stream[],
  flows: SlotFlows,
  span: TimeSpan,
  others: readonly SimulatedFlow[],
  now: Instant,
): Generator<SimulatedFlow[]> {
  let batch: SimulatedFlow[] = [];
  let next = 0;
  for (const part of orderOf(flows, span.startAt, span.endAt)) {
    for (const index of part) {
      const stream = streams[flows.positions[index] ?? 0];
      if (stream === undefined) continue;
      const flow = shapeFlow(stream, flows, index, now);
      for (let other = others[next]; other !== undefined && other.startAt < flow.startAt; other = others[next]) {
        batch.push(other);
        next += 1;
      }
      batch.push(flow);
      if (batch.length < BATCH_SIZE) continue;
      yield batch;
      batch = [];
    }
  }
  batch.push(...others.slice(next));
  if (batch.length > 0) yield batch;
}
