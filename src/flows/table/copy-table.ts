// A copy of packed columns, made in pieces, so that whoever makes it can look after keys in between.
import type { PackedEnds, PackedRows, PackedTable } from './packed-table.ts';

type Steps<Result> = Generator<undefined, Result>;

/** So much is copied in half a millisecond. */
const PIECE_BYTES = 1024 * 1024;

/** Pauses after each piece. The copy has buffers of its own, which can be given away. */
export function* copyTable({ rows, ends, texts, sets }: PackedTable): Steps<PackedTable> {
  return {
    rows: yield* copyRows(rows),
    ends: yield* copyEnds(ends),
    texts: {
      bytes: new Uint8Array(yield* copyBuffer(texts.bytes)),
      offsets: new Uint32Array(yield* copyBuffer(texts.offsets)),
      slots: new Uint32Array(yield* copyBuffer(texts.slots)),
      seed: texts.seed,
    },
    sets: {
      codes: new Uint32Array(yield* copyBuffer(sets.codes)),
      offsets: new Uint32Array(yield* copyBuffer(sets.offsets)),
    },
  };
}

function* copyRows(rows: PackedRows): Steps<PackedRows> {
  return {
    rowCount: rows.rowCount,
    source: new Uint32Array(yield* copyBuffer(rows.source)),
    destination: new Uint32Array(yield* copyBuffer(rows.destination)),
    sourcePort: new Int32Array(yield* copyBuffer(rows.sourcePort)),
    destinationPort: new Int32Array(yield* copyBuffer(rows.destinationPort)),
    protocol: new Uint32Array(yield* copyBuffer(rows.protocol)),
    applicationProtocol: new Uint32Array(yield* copyBuffer(rows.applicationProtocol)),
    direction: new Uint32Array(yield* copyBuffer(rows.direction)),
    bytes: new Float64Array(yield* copyBuffer(rows.bytes)),
    packets: new Float64Array(yield* copyBuffer(rows.packets)),
    durationMs: new Float64Array(yield* copyBuffer(rows.durationMs)),
    startAt: new Float64Array(yield* copyBuffer(rows.startAt)),
    endAt: new Float64Array(yield* copyBuffer(rows.endAt)),
    flags: new Uint32Array(yield* copyBuffer(rows.flags)),
    score: new Uint8Array(yield* copyBuffer(rows.score)),
  };
}

function* copyEnds(ends: PackedEnds): Steps<PackedEnds> {
  return {
    count: ends.count,
    did: new Float64Array(yield* copyBuffer(ends.did)),
    ip: new Uint32Array(yield* copyBuffer(ends.ip)),
    hostname: new Uint32Array(yield* copyBuffer(ends.hostname)),
    label: new Uint32Array(yield* copyBuffer(ends.label)),
    mac: new Uint32Array(yield* copyBuffer(ends.mac)),
    vendor: new Uint32Array(yield* copyBuffer(ends.vendor)),
    os: new Uint32Array(yield* copyBuffer(ends.os)),
    deviceType: new Uint32Array(yield* copyBuffer(ends.deviceType)),
    country: new Uint32Array(yield* copyBuffer(ends.country)),
    firstSeenAt: new Float64Array(yield* copyBuffer(ends.firstSeenAt)),
    lastSeenAt: new Float64Array(yield* copyBuffer(ends.lastSeenAt)),
    tags: new Uint32Array(yield* copyBuffer(ends.tags)),
  };
}

function* copyBuffer({ buffer, byteOffset, byteLength }: ArrayBufferView): Steps<ArrayBuffer> {
  const copy = new Uint8Array(byteLength);
  for (let from = 0; from < byteLength; from += PIECE_BYTES) {
    copy.set(new Uint8Array(buffer, byteOffset + from, Math.min(PIECE_BYTES, byteLength - from)), from);
    yield;
  }
  return copy.buffer;
}
