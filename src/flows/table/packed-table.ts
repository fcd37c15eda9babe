// A flow table as nothing but typed arrays, which one thread can give away to another without a copy.
import type { Bytes, Codes, Numbers, Whole } from './growing.ts';

/** All texts one after the other in UTF-8: the text of code `n` reaches from `offsets[n - 1]` to `offsets[n]`. */
export type PackedTexts = Readonly<{
  bytes: Bytes;
  offsets: Codes;
  /** A hash table of codes; its length is a power of two. */
  slots: Codes;
  /** What the hashes begin with. */
  seed: number;
}>;

/** The same, with codes of texts. */
export type PackedSets = Readonly<{ codes: Codes; offsets: Codes }>;

export type PackedEnds = Readonly<{
  count: number;
  did: Numbers;
  ip: Codes;
  hostname: Codes;
  label: Codes;
  mac: Codes;
  vendor: Codes;
  os: Codes;
  deviceType: Codes;
  country: Codes;
  firstSeenAt: Numbers;
  lastSeenAt: Numbers;
  tags: Codes;
}>;

export type PackedRows = Readonly<{
  rowCount: number;
  source: Codes;
  destination: Codes;
  sourcePort: Whole;
  destinationPort: Whole;
  protocol: Codes;
  applicationProtocol: Codes;
  direction: Codes;
  bytes: Numbers;
  packets: Numbers;
  durationMs: Numbers;
  startAt: Numbers;
  endAt: Numbers;
  flags: Codes;
  /** Of length 0 where none of the rows has one. */
  score: Bytes;
}>;

export type PackedTable = Readonly<{ rows: PackedRows; ends: PackedEnds; texts: PackedTexts; sets: PackedSets }>;

/** What has to be named so that it is moved instead of copied. */
export const buffersOf = (table: PackedTable): ArrayBuffer[] =>
  [table.rows, table.ends, table.texts, table.sets].flatMap((part) =>
    Object.values(part).flatMap((column) => (typeof column === 'number' ? [] : [column.buffer])),
  );
