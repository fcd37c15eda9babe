// Tells the flows of a span in the order of their start, slot by slot, so that no more than one slot is ever held.
import { HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import type { SimulatedFlow } from '../model.ts';
import type { Pacer } from '../pacer.ts';
import { hoursIn, SLOT_MS, SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import { slotsWithin } from './layer.ts';
import { createOrder, type Order } from './order.ts';
import { shapeFlow } from './shape.ts';
import { addCellFlows, createSlotFlows, openSlot, type SlotFlows } from './slot-flows.ts';
import type { Stream } from './stream.ts';

export type Telling = Readonly<{
  /** `spent` is a plan that nobody reads any more. */
  planOf(hour: number, spent: HourPlan | undefined): Promise<HourPlan>;
  streams: readonly Stream[];
  /** Flows beside the streams, in the order of their start, as they stand now. */
  told(span: TimeSpan, now: Instant): readonly SimulatedFlow[];
  pacer: Pacer;
}>;

/** What starts in one slot: columns, the indexes of those that are asked for, in order, and the flows beside them. */
export type ToldSlot = Readonly<{
  flows: SlotFlows;
  order: Iterable<Float64Array>;
  others: readonly SimulatedFlow[];
}>;

const BATCH_SIZE = 1_000;

/** How much is gathered before the pacer is asked again. */
const UNITS_PER_LOOK = 200;

export async function* tellFlows(telling: Telling, span: TimeSpan, now: Instant): AsyncGenerator<SimulatedFlow[]> {
  const batch: SimulatedFlow[] = [];
  for await (const slot of slotsOf(telling, span, now))
    for (const full of tellSlot(telling.streams, slot, now, batch)) {
      yield full;
      if (telling.pacer.isDue(full.length)) await telling.pacer.rest();
    }
  if (batch.length > 0) yield batch;
}

/** The memory of a telling, which may be used again for the next one of the same streams, but not by two at once. */
export type Desk = { readonly flows: SlotFlows; readonly orderOf: Order; plan: HourPlan | undefined };

export const createDesk = (): Desk => ({ flows: createSlotFlows(), orderOf: createOrder(), plan: undefined });

/** Only slots in which something starts. Each is good until the next one is asked for. */
export async function* slotsOf(
  telling: Telling,
  span: TimeSpan,
  now: Instant,
  desk = createDesk(),
): AsyncGenerator<ToldSlot> {
  const { flows, orderOf } = desk;
  for (const hour of hoursIn(span)) {
    const plan = await telling.planOf(hour, desk.plan);
    desk.plan = plan;
    const { from, to } = slotsWithin(hour, span);
    const others = telling.told(cut(span, hour * HOUR_MS, HOUR_MS), now);
    for (let slot = from; slot < to; slot += 1) {
      const rest = gatherSlot(flows, plan, slot, telling.pacer);
      if (rest !== undefined) await rest;
      const { startAt, endAt } = cut(span, flows.startAt, SLOT_MS);
      const beside =
        others.length === 0 ? others : others.filter((flow) => flow.startAt >= startAt && flow.startAt < endAt);
      if (flows.count > 0 || beside.length > 0) yield { flows, order: orderOf(flows, startAt, endAt), others: beside };
    }
    // Hours in which nothing happens cost something, too.
    if (telling.pacer.isDue(SLOTS_PER_HOUR)) await telling.pacer.rest();
  }
}

const cut = (span: TimeSpan, startAt: Instant, lengthMs: number): TimeSpan => ({
  startAt: Math.max(span.startAt, startAt),
  endAt: Math.min(span.endAt, startAt + lengthMs),
});

/** Fills the columns with all flows of the slot; a promise when it takes so long that others have to be let in. */
export const gatherSlot = (flows: SlotFlows, plan: HourPlan, slot: number, pacer: Pacer): Promise<void> | undefined => {
  openSlot(flows, plan, slot);
  return gatherCells(flows, plan, slot, 0, pacer);
};

const gatherCells = (
  flows: SlotFlows,
  plan: HourPlan,
  slot: number,
  fromCell: number,
  pacer: Pacer,
): Promise<void> | undefined => {
  let units = 0;
  for (let cell = fromCell; cell < plan.cellCount; cell += 1) {
    const isEmpty = plan.flowCounts[cell * SLOTS_PER_HOUR + slot] === 0;
    // A flow in columns is several times cheaper than a flow told, an empty cell cheaper still.
    units += isEmpty ? 0.01 : 0.02 + addCellFlows(flows, plan, cell, slot) / 8;
    if (units < UNITS_PER_LOOK) continue;
    if (pacer.isDue(units)) return pacer.rest().then(() => gatherCells(flows, plan, slot, cell + 1, pacer));
    units = 0;
  }
  return pacer.isDue(units) ? pacer.rest() : undefined;
};

/** Adds the slot's flows to the batch, and takes them out whenever it is full. */
function* tellSlot(
  streams: readonly Stream[],
  { flows, order, others }: ToldSlot,
  now: Instant,
  batch: SimulatedFlow[],
): Generator<SimulatedFlow[]> {
  let next = 0;
  for (const part of order) {
    for (const index of part) {
      const stream = streams[flows.positions[index] ?? 0];
      if (stream === undefined) continue;
      const flow = shapeFlow(stream, flows, index, now);
      for (let other = others[next]; other !== undefined && other.startAt < flow.startAt; other = others[next]) {
        batch.push(other);
        next += 1;
      }
      batch.push(flow);
      if (batch.length >= BATCH_SIZE) yield batch.splice(0);
    }
  }
  batch.push(...others.slice(next));
  if (batch.length >= BATCH_SIZE) yield batch.splice(0);
}
