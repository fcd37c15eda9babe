// What a device did in a day (UTC), hour by hour and kind by kind: all that is ever told of its flows when they are not listed.
import type { Instant } from '../../domain/instant.ts';
import type { FlowKind } from './kinds.ts';

/** Rows are in the order in which an hour's kinds were first seen; a row's fields stand at its place in each column. */
export type Ledger = Readonly<{
  dayAt: Instant;
  /** May hold more kinds than this day has seen. */
  kinds: readonly FlowKind[];
  rowCount: number;
  /** Of the day, 0 to 23. */
  hours: Uint8Array;
  kindPlaces: Uint32Array;
  flowCounts: Uint32Array;
  /** By the device, and to it. */
  bytesSent: Float64Array;
  bytesReceived: Float64Array;
  packetsSent: Float64Array;
  packetsReceived: Float64Array;
  /** When the first and the last flow of the row started, in milliseconds of the day. */
  firstOffsetsMs: Uint32Array;
  lastOffsetsMs: Uint32Array;
  /** Every flow that the device began with the outside, in the order of their start: its kind, and when. */
  contactKinds: Uint32Array;
  contactOffsetsMs: Uint32Array;
  crowds: readonly Crowd[];
}>;

/** The kinds of flow that a device began inside the network within one slot, when they were many; as first seen. */
export type Crowd = readonly FlowKind[];

/** So many kinds are a crowd: ordinary devices of the world begin a handful of kinds in five minutes. */
export const CROWD_SIZE = 40;

/** Of the arrays; what surrounds them is small. */
export const byteCountOf = (ledger: Ledger): number =>
  Object.values(ledger).reduce<number>((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
