// One cell, that is one stream in one hour: draws its flows and bytes and divides them exactly over the hour's slots.
import { HOUR_MS } from '../../domain/instant.ts';
import { mix, unitOf } from '../random.ts';
import { SLOT_MS, SLOTS_PER_HOUR } from '../slots.ts';
import type { HourPlan } from './hour-plan.ts';
import type { Stream } from './stream.ts';
import { countTicks, firstTickFrom } from './ticks.ts';

/** Up to here flows are dealt to slots one by one; above, the slots' shares are drawn. */
const DEALT_ONE_BY_ONE = 40;
/** Above this mean the bell curve stands in for Poisson. */
const LARGE_MEAN = 30;
/** Spread of a single flow's size, on the log scale; the mean of n flows spreads by this over the root of n. */
const SIZE_SIGMA = 0.6;

const COUNT_KEY = 0x101;
const SLOT_KEY = 0x202;
const OUT_KEY = 0x303;
const IN_KEY = 0x404;

/** Appends the cell to the plan, unless nothing happens in it. `silent` has a bit for each slot nobody saw. */
export const fillCell = (plan: HourPlan, position: number, stream: Stream, weight: number, silent: number): void => {
  const seed = mix(stream.seed, plan.hour);
  const at = plan.cellCount * SLOTS_PER_HOUR;
  const count = dealCell(plan.flowCounts, at, stream, plan.hour, seed, weight);
  if (count === 0) return;
  if (plan.hasBytes) fillBytes(plan, at, stream, seed, count);
  const hidden = hiddenSlots(stream, plan.hour, silent);
  if (hidden !== 0 && hideSlots(plan, at, hidden) === 0) return;
  plan.positions[plan.cellCount] = position;
  plan.seeds[plan.cellCount] = seed;
  plan.cellCount += 1;
};

/** Draws how many flows the stream has in the hour, and deals them to the slots from `at` on; all else depends on these. */
const dealCell = (
  counts: Uint32Array,
  at: number,
  stream: Stream,
  hour: number,
  seed: number,
  weight: number,
): number => {
  const isTimer = stream.periodMs > 0;
  const count = isTimer ? countHour(stream, hour) : drawCount(seed, stream.perHour * weight);
  if (count === 0) return 0;
  if (isTimer) dealTicks(counts, at, stream, hour);
  else dealFlows(counts, at, mix(seed, SLOT_KEY), count);
  return count;
};

const fillBytes = (plan: HourPlan, at: number, stream: Stream, seed: number, count: number): void => {
  const { flowCounts, extraOut, extraIn } = plan;
  clearSlots(extraOut, at);
  if (stream.extraOut > 0) {
    const hash = mix(seed, OUT_KEY);
    const total = drawBytes(hash, count, stream.extraOut);
    if (count === 1) giveBytes(extraOut, flowCounts, at, total);
    else divideBytes(extraOut, flowCounts, at, hash, total);
  }
  clearSlots(extraIn, at);
  if (stream.extraIn > 0) {
    const hash = mix(seed, IN_KEY);
    const total = drawBytes(hash, count, stream.extraIn);
    if (count === 1) giveBytes(extraIn, flowCounts, at, total);
    else divideBytes(extraIn, flowCounts, at, hash, total);
  }
};

/** A loop, because views and fills of twelve numbers cost more than the numbers. */
const clearSlots = (values: Uint32Array | Float64Array, at: number): void => {
  for (let place = at; place < at + SLOTS_PER_HOUR; place += 1) values[place] = 0;
};

const hiddenSlots = (stream: Stream, hour: number, silent: number): number =>
  silent | slotsBefore(stream.firstSlot - hour * SLOTS_PER_HOUR);

/** Poisson. */
const drawCount = (seed: number, mean: number): number => {
  const point = unitOf(mix(seed, COUNT_KEY));
  if (mean > LARGE_MEAN) return Math.max(0, Math.round(mean + Math.sqrt(mean) * bellOf(mix(seed, COUNT_KEY))));
  let chance = Math.exp(-mean);
  let sum = chance;
  let count = 0;
  while (point >= sum && chance > 1e-12) {
    count += 1;
    chance *= mean / count;
    sum += chance;
  }
  return count;
};

/** Mean zero, deviation one, never beyond three. */
const bellOf = (hash: number): number => (unitOf(mix(hash, 1)) + unitOf(mix(hash, 2)) + unitOf(mix(hash, 3)) - 1.5) * 2;

const dealFlows = (counts: Uint32Array, at: number, hash: number, count: number): void => {
  if (count <= DEALT_ONE_BY_ONE) dealOneByOne(counts, at, hash, count);
  else dealByShares(counts, at, hash, count);
};

/** A third of the flows crowds into one slot of the hour: people work in bursts. */
const dealOneByOne = (counts: Uint32Array, at: number, hash: number, count: number): void => {
  clearSlots(counts, at);
  const busiest = hash % SLOTS_PER_HOUR;
  for (let flow = 0; flow < count; flow += 1) {
    const drawn = mix(hash, flow);
    const place = at + ((drawn & 0xff) < 80 ? busiest : Math.floor(unitOf(drawn) * SLOTS_PER_HOUR));
    counts[place] = (counts[place] ?? 0) + 1;
  }
};

const dealByShares = (counts: Uint32Array, at: number, hash: number, count: number): void => {
  let total = 0;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1) total += shareOf(hash, slot);
  let share = 0;
  let given = 0;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1) {
    share += shareOf(hash, slot);
    const upTo = slot === SLOTS_PER_HOUR - 1 ? count : Math.floor((count * share) / total);
    counts[at + slot] = upTo - given;
    given = upTo;
  }
};

const shareOf = (hash: number, slot: number): number => 0.6 + 0.8 * unitOf(mix(hash, slot));

const countHour = (stream: Stream, hour: number): number => countTicks(stream, hour * HOUR_MS, (hour + 1) * HOUR_MS);

const dealTicks = (counts: Uint32Array, at: number, stream: Stream, hour: number): void => {
  let before = firstTickFrom(stream, hour * HOUR_MS);
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1) {
    const upTo = firstTickFrom(stream, hour * HOUR_MS + (slot + 1) * SLOT_MS);
    counts[at + slot] = upTo - before;
    before = upTo;
  }
};

const drawBytes = (hash: number, count: number, mean: number): number => {
  const sigma = SIZE_SIGMA / Math.sqrt(count);
  return Math.round(count * mean * Math.exp(sigma * bellOf(hash) - (sigma * sigma) / 2));
};

/** A single flow has all of them: nothing to draw, and the most frequent case by far. */
const giveBytes = (bytes: Float64Array, counts: Uint32Array, at: number, total: number): void => {
  let place = at;
  while (counts[place] === 0) place += 1;
  bytes[place] = total;
};

/** Every slot's share goes by its flows, more or less; the shares add up to the total to the byte. Expects zeros. */
const divideBytes = (bytes: Float64Array, counts: Uint32Array, at: number, hash: number, total: number): void => {
  let sum = 0;
  let last = 0;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1) {
    const count = counts[at + slot] ?? 0;
    if (count === 0) continue;
    const share = count * byteShareOf(hash, slot);
    bytes[at + slot] = share;
    sum += share;
    last = slot;
  }
  let upTo = 0;
  let given = 0;
  for (let slot = 0; slot <= last; slot += 1) {
    if (counts[at + slot] === 0) continue;
    upTo += bytes[at + slot] ?? 0;
    const taken = slot === last ? total : Math.floor((total * upTo) / sum);
    bytes[at + slot] = taken - given;
    given = taken;
  }
};

const byteShareOf = (hash: number, slot: number): number => 0.4 + 1.2 * unitOf(mix(hash, 64 + slot));

/** Bits of the slots before the given one, which may lie before or after the hour. */
const slotsBefore = (slot: number): number => {
  if (slot <= 0) return 0;
  return slot >= SLOTS_PER_HOUR ? (1 << SLOTS_PER_HOUR) - 1 : (1 << slot) - 1;
};

/** Takes away what nobody saw; returns how many flows are left. A cell that keeps none leaves its place empty for the next. */
const hideSlots = (plan: HourPlan, at: number, hidden: number): number => {
  let left = 0;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1) {
    if ((hidden & (1 << slot)) !== 0) {
      plan.flowCounts[at + slot] = 0;
      if (plan.hasBytes) plan.extraOut[at + slot] = 0;
      if (plan.hasBytes) plan.extraIn[at + slot] = 0;
    }
    left += plan.flowCounts[at + slot] ?? 0;
  }
  return left;
};
