// The rows of a ledger as columns: they grow while it is written, and are cut to their length when it is done.
import type { Ledger } from './ledger.ts';

export type Rows = Pick<
  Ledger,
  | 'hours'
  | 'kindPlaces'
  | 'flowCounts'
  | 'bytesSent'
  | 'bytesReceived'
  | 'packetsSent'
  | 'packetsReceived'
  | 'firstOffsetsMs'
  | 'lastOffsetsMs'
>;

export const createRows = (capacity: number): Rows => ({
  hours: new Uint8Array(capacity),
  kindPlaces: new Uint32Array(capacity),
  flowCounts: new Uint32Array(capacity),
  bytesSent: new Float64Array(capacity),
  bytesReceived: new Float64Array(capacity),
  packetsSent: new Float64Array(capacity),
  packetsReceived: new Float64Array(capacity),
  firstOffsetsMs: new Uint32Array(capacity),
  lastOffsetsMs: new Uint32Array(capacity),
});

/** A copy of the first rows, with room for so many. */
export const copyRows = (rows: Rows, count: number, capacity: number): Rows => {
  const copy = createRows(capacity);
  copy.hours.set(rows.hours.subarray(0, count));
  copy.kindPlaces.set(rows.kindPlaces.subarray(0, count));
  copy.flowCounts.set(rows.flowCounts.subarray(0, count));
  copy.bytesSent.set(rows.bytesSent.subarray(0, count));
  copy.bytesReceived.set(rows.bytesReceived.subarray(0, count));
  copy.packetsSent.set(rows.packetsSent.subarray(0, count));
  copy.packetsReceived.set(rows.packetsReceived.subarray(0, count));
  copy.firstOffsetsMs.set(rows.firstOffsetsMs.subarray(0, count));
  copy.lastOffsetsMs.set(rows.lastOffsetsMs.subarray(0, count));
  return copy;
};
