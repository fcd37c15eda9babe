// Sorts what only a comparison can tell apart, stably and in slices: small pieces first, which are then merged.
import type { Steps } from '../run-through.ts';

/** A thousand texts are put in order in a millisecond. */
const PIECE = 1_000;
const MERGED_PER_STEP = 4_000;

type Compare = (a: number, b: number) => number;

/** The numbers from 0 to `count`, in order. */
export function* mergeSort(count: number, compare: Compare): Steps<Uint32Array> {
  let order = Uint32Array.from({ length: count }, (_, index) => index);
  let spare = new Uint32Array(count);
  for (let from = 0; from < count; from += PIECE) {
    order.subarray(from, from + PIECE).sort(compare);
    yield;
  }
  for (let width = PIECE; width < count; width *= 2) {
    for (let from = 0; from < count; from += 2 * width) yield* merge(order, spare, { from, width, compare });
    [order, spare] = [spare, order];
  }
  return order;
}

type Merging = Readonly<{ from: number; width: number; compare: Compare }>;

/** Two neighbours, each of them in order. */
function* merge(order: Uint32Array, into: Uint32Array, { from, width, compare }: Merging): Steps<void> {
  const middle = Math.min(from + width, order.length);
  const end = Math.min(middle + width, order.length);
  let left = from;
  let right = middle;
  for (let to = from; to < end; to += 1) {
    if ((to - from) % MERGED_PER_STEP === MERGED_PER_STEP - 1) yield;
    const isLeft = right >= end || (left < middle && compare(order[left] ?? 0, order[right] ?? 0) <= 0);
    into[to] = order[isLeft ? left : right] ?? 0;
    if (isLeft) left += 1;
    else right += 1;
  }
  yield;
}
