// Collects totals from rollups, from the columns of a slot and from told flows alike, and says them as TrafficTotals.
import type { Instant, TimeSpan } from '../../domain/instant.ts';
import type { Deployment, SimulatedFlow, TrafficTotals } from '../model.ts';
import { SLOT_MS, slotOf } from '../slots.ts';
import {
  BYTES_IN,
  BYTES_OUT,
  EXTERNAL_COUNT,
  FIRST_APPLICATION,
  fieldsAt,
  INTERNAL_COUNT,
  type Rollup,
} from './rollup.ts';
import { elapsedShare, receivedSoFar, sentSoFar } from './running.ts';
import { durationOf } from './shape.ts';
import type { SlotFlows } from './slot-flows.ts';
import { APPLICATIONS, reportsByCsensor, type Stream } from './stream.ts';

export type Tally = {
  readonly span: TimeSpan;
  readonly deployment: Deployment;
  internalCount: number;
  externalCount: number;
  bytesOut: number;
  bytesIn: number;
  readonly applications: Float64Array;
  /** Applications that no habit knows. */
  readonly others: Map<string, number>;
  readonly slotBytes: Float64Array;
};

export const createTally = (span: TimeSpan, deployment: Deployment): Tally => ({
  span,
  deployment,
  internalCount: 0,
  externalCount: 0,
  bytesOut: 0,
  bytesIn: 0,
  applications: new Float64Array(APPLICATIONS.length),
  others: new Map(),
  slotBytes: new Float64Array(Math.max(0, slotOf(span.endAt - 1) - slotOf(span.startAt) + 1)),
});

export const addRollupSlot = (tally: Tally, rollup: Rollup, slotOfHour: number, slotAt: Instant): void => {
  if (tally.deployment !== 'csensor') addFields(tally, rollup.sums, fieldsAt(false, slotOfHour), slotAt);
  if (tally.deployment !== 'network') addFields(tally, rollup.sums, fieldsAt(true, slotOfHour), slotAt);
};

/** Of the flows from..to only those that start within the tally's span count, each with what it has moved by now. */
export const addSlotFlows = (
  tally: Tally,
  flows: SlotFlows,
  [from, to]: readonly [from: number, to: number],
  streams: readonly Stream[],
  now: Instant,
): void => {
  const { span, deployment, applications } = tally;
  for (let index = from; index < to; index += 1) {
    const startAt = flows.startAt + (flows.offsetsMs[index] ?? 0);
    if (startAt < span.startAt || startAt >= span.endAt) continue;
    const stream = streams[flows.positions[index] ?? 0];
    if (stream === undefined || !belongs(deployment, stream.isCsensor)) continue;
    const share = elapsedShare(startAt, durationOf(stream, flows.seeds[index] ?? 0), now);
    const out = sentSoFar(flows.bytesOut[index] ?? 0, share);
    const into = receivedSoFar(flows.bytesIn[index] ?? 0, share);
    addAmounts(tally, stream.isExternal, out, into, startAt);
    applications[stream.application] = (applications[stream.application] ?? 0) + out + into;
  }
};

/** A flow as it is told, already cut at now. */
export const addToldFlow = (tally: Tally, flow: SimulatedFlow): void => {
  const isCsensor = reportsByCsensor(flow.source) || reportsByCsensor(flow.destination);
  if (!belongs(tally.deployment, isCsensor)) return;
  addAmounts(tally, flow.isExternal, flow.bytesOut, flow.bytesIn, flow.startAt);
  const name = flow.applicationProtocol;
  tally.others.set(name, (tally.others.get(name) ?? 0) + flow.bytesOut + flow.bytesIn);
};

export const totalsOf = (tally: Tally): TrafficTotals => {
  const bytesByApplication = new Map(tally.others);
  for (const [index, name] of APPLICATIONS.entries()) {
    const bytes = (tally.applications[index] ?? 0) + (bytesByApplication.get(name) ?? 0);
    if (bytes > 0) bytesByApplication.set(name, bytes);
  }
  return {
    internalCount: tally.internalCount,
    externalCount: tally.externalCount,
    bytesOut: tally.bytesOut,
    bytesIn: tally.bytesIn,
    bytesByApplication,
    peak: peakOf(tally),
  };
};

const belongs = (deployment: Deployment, isCsensor: boolean): boolean =>
  deployment === 'all' || (deployment === 'csensor') === isCsensor;

const addFields = (tally: Tally, sums: Float64Array, at: number, slotAt: Instant): void => {
  const out = sums[at + BYTES_OUT] ?? 0;
  const into = sums[at + BYTES_IN] ?? 0;
  tally.internalCount += sums[at + INTERNAL_COUNT] ?? 0;
  tally.externalCount += sums[at + EXTERNAL_COUNT] ?? 0;
  tally.bytesOut += out;
  tally.bytesIn += into;
  addToSlot(tally, slotAt, out + into);
  const { applications } = tally;
  for (let index = 0; index < applications.length; index += 1)
    applications[index] = (applications[index] ?? 0) + (sums[at + FIRST_APPLICATION + index] ?? 0);
};

const addAmounts = (tally: Tally, isExternal: boolean, out: number, into: number, startAt: Instant): void => {
  if (isExternal) tally.externalCount += 1;
  else tally.internalCount += 1;
  tally.bytesOut += out;
  tally.bytesIn += into;
  addToSlot(tally, startAt, out + into);
};

const addToSlot = (tally: Tally, at: Instant, bytes: number): void => {
  const slot = slotOf(at) - slotOf(tally.span.startAt);
  tally.slotBytes[slot] = (tally.slotBytes[slot] ?? 0) + bytes;
};

const peakOf = (tally: Tally): TrafficTotals['peak'] => {
  let most = 0;
  let slot = 0;
  for (let index = 0; index < tally.slotBytes.length; index += 1) {
    const bytes = tally.slotBytes[index] ?? 0;
    if (bytes <= most) continue;
    most = bytes;
    slot = index;
  }
  if (most === 0) return undefined;
  const slotAt = (slotOf(tally.span.startAt) + slot) * SLOT_MS;
  return { at: Math.max(slotAt, tally.span.startAt), bytesPerSecond: most / (SLOT_MS / 1_000) };
};
