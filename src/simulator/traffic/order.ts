// Puts the flows of a slot into the order of their start, a little at a time, so that no single sort takes long.
import type { Instant } from '../../domain/instant.ts';
import { SLOT_MS } from '../slots.ts';
import type { SlotFlows } from './slot-flows.ts';

/** A part is sorted only when its turn comes. */
const FLOWS_PER_PART = 4_096;
/** So few are put in their places one by one. */
const FEW_FLOWS = 24;
/** A key is the start after the slot's, times this, plus the index: 2^19 ms times 2^24 flows fit into a double's 53 bits. */
const INDEX_RANGE = 2 ** 24;

/**
 * Indexes of the flows that start in the span, by start, then by the order of their streams; part by part. The memory is
 * used again from slot to slot, so a part is good until the next one is asked for.
 */
export type Order = (flows: SlotFlows, startAt: Instant, endAt: Instant) => Iterable<Float64Array>;

export const createOrder = (): Order => {
  const few = Array.from({ length: FEW_FLOWS + 1 }, (_, count) => new Float64Array(count));
  let many = new Float64Array(FEW_FLOWS);
  return (flows, startAt, endAt) => {
    const from = startAt - flows.startAt;
    const to = endAt - flows.startAt;
    if (many.length < flows.count) many = new Float64Array(2 * flows.count);
    if (flows.count > FLOWS_PER_PART) return partsInOrder(many, flows, from, to);
    const count = takeKeys(many, flows, from, to);
    const keys = few[count] ?? many.subarray(0, count);
    if (count > FEW_FLOWS) keys.sort();
    else for (let place = 0; place < count; place += 1) insertKey(keys, place, many[place] ?? 0);
    return [toIndexes(keys)];
  };
};

/** Returns how many flows start in the span. */
const takeKeys = (keys: Float64Array, flows: SlotFlows, from: number, to: number): number => {
  let count = 0;
  for (let index = 0; index < flows.count; index += 1) {
    const offsetMs = flows.offsetsMs[index] ?? 0;
    if (offsetMs < from || offsetMs >= to) continue;
    keys[count] = offsetMs * INDEX_RANGE + index;
    count += 1;
  }
  return count;
};

/** Into the `count` keys that are in order already. */
const insertKey = (keys: Float64Array, count: number, key: number): void => {
  let place = count;
  for (let before = keys[place - 1]; place > 0 && before !== undefined && before > key; before = keys[place - 1]) {
    keys[place] = before;
    place -= 1;
  }
  keys[place] = key;
};

function* partsInOrder(keys: Float64Array, flows: SlotFlows, from: number, to: number): Generator<Float64Array> {
  const partCount = Math.ceil(flows.count / FLOWS_PER_PART);
  const ends = new Uint32Array(partCount + 1);
  for (let index = 0; index < flows.count; index += 1) {
    const offsetMs = flows.offsetsMs[index] ?? 0;
    if (offsetMs < from || offsetMs >= to) continue;
    const part = partOf(offsetMs, partCount) + 1;
    ends[part] = (ends[part] ?? 0) + 1;
  }
  for (let part = 1; part <= partCount; part += 1) ends[part] = (ends[part] ?? 0) + (ends[part - 1] ?? 0);
  const next = ends.slice();
  for (let index = 0; index < flows.count; index += 1) {
    const offsetMs = flows.offsetsMs[index] ?? 0;
    if (offsetMs < from || offsetMs >= to) continue;
    const part = partOf(offsetMs, partCount);
    const place = next[part] ?? 0;
    keys[place] = offsetMs * INDEX_RANGE + index;
    next[part] = place + 1;
  }
  for (let part = 0; part < partCount; part += 1) yield toIndexes(keys.subarray(ends[part], ends[part + 1]).sort());
}

const partOf = (offsetMs: number, partCount: number): number => Math.floor((offsetMs * partCount) / SLOT_MS);

/** In place. */
const toIndexes = (keys: Float64Array): Float64Array => {
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? 0;
    keys[place] = key - Math.floor(key / INDEX_RANGE) * INDEX_RANGE;
  }
  return keys;
};
