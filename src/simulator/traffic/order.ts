// Puts the flows of a slot into the order of their start, a little at a time, so that no single sort takes long.
import type { Instant } from '../../domain/instant.ts';
import { SLOT_MS } from '../slots.ts';
import type { SlotFlows } from './slot-flows.ts';

/** A part is sorted only when its turn comes. */
const FLOWS_PER_PART = 4_096;
/** A key is the start after the slot's, times this, plus the index: 2^19 ms times 2^24 flows fit into a double's 53 bits. */
const INDEX_RANGE = 2 ** 24;

/** Indexes of the flows that start in the span, by start, then by the order of their streams; part by part. */
export function* orderOf(flows: SlotFlows, startAt: Instant, endAt: Instant): Generator<Float64Array> {
  const partCount = Math.ceil(flows.count / FLOWS_PER_PART);
  const from = startAt - flows.startAt;
  const to = endAt - flows.startAt;
  const ends = new Uint32Array(partCount + 1);
  for (let index = 0; index < flows.count; index += 1) {
    const offsetMs = flows.offsetsMs[index] ?? 0;
    if (offsetMs < from || offsetMs >= to) continue;
    const part = partOf(offsetMs, partCount) + 1;
    ends[part] = (ends[part] ?? 0) + 1;
  }
  for (let part = 1; part <= partCount; part += 1) ends[part] = (ends[part] ?? 0) + (ends[part - 1] ?? 0);
  const keys = new Float64Array(ends[partCount] ?? 0);
  const next = ends.slice();
  for (let index = 0; index < flows.count; index += 1) {
    const offsetMs = flows.offsetsMs[index] ?? 0;
    if (offsetMs < from || offsetMs >= to) continue;
    const part = partOf(offsetMs, partCount);
    const place = next[part] ?? 0;
    keys[place] = offsetMs * INDEX_RANGE + index;
    next[part] = place + 1;
  }
  for (let part = 0; part < partCount; part += 1) {
    const sorted = keys.subarray(ends[part], ends[part + 1]).sort();
    yield sorted.map((key) => key % INDEX_RANGE);
  }
}

const partOf = (offsetMs: number, partCount: number): number => Math.floor((offsetMs * partCount) / SLOT_MS);
