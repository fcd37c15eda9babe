// The plan of one hour: for every stream that does something in it, how many flows and bytes in each of the twelve slots.
import { SLOTS_PER_HOUR } from '../slots.ts';
import type { Stream } from './stream.ts';

/** Cells lie one behind the other; slot s of cell c is at c * 12 + s. Beyond `cellCount` lies anything. */
export type HourPlan = {
  readonly hour: number;
  cellCount: number;
  /** Whether bytes were asked for; without them the plan tells when flows start, and no more. */
  readonly hasBytes: boolean;
  readonly streams: readonly Stream[];
  /** Which of the streams the cell belongs to. */
  readonly positions: Uint32Array;
  readonly seeds: Uint32Array;
  readonly flowCounts: Uint32Array;
  /** Bytes of all flows of the slot beyond the base of each. */
  readonly extraOut: Float64Array;
  readonly extraIn: Float64Array;
};

export const createHourPlan = (streams: readonly Stream[], hour: number, hasBytes: boolean): HourPlan => ({
  hour,
  cellCount: 0,
  hasBytes,
  streams,
  positions: new Uint32Array(streams.length),
  seeds: new Uint32Array(streams.length),
  flowCounts: new Uint32Array(streams.length * SLOTS_PER_HOUR),
  extraOut: new Float64Array(hasBytes ? streams.length * SLOTS_PER_HOUR : 0),
  extraIn: new Float64Array(hasBytes ? streams.length * SLOTS_PER_HOUR : 0),
});
