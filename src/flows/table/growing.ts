// Typed arrays that get longer and keep what they hold: large ones grow where they are, in memory that the system gets back as soon as they are gone.

export type Bytes = Uint8Array<ArrayBuffer>;
export type Codes = Uint32Array<ArrayBuffer>;
export type Whole = Int32Array<ArrayBuffer>;
export type Numbers = Float64Array<ArrayBuffer>;

export const resizeBytes = (array: Bytes, length: number): Bytes =>
  new Uint8Array(resized(array.buffer, length), 0, length);

export const resizeCodes = (array: Codes, length: number): Codes =>
  new Uint32Array(resized(array.buffer, length * 4), 0, length);

export const resizeWhole = (array: Whole, length: number): Whole =>
  new Int32Array(resized(array.buffer, length * 4), 0, length);

export const resizeNumbers = (array: Numbers, length: number): Numbers =>
  new Float64Array(resized(array.buffer, length * 8), 0, length);

/** So much of it in an ordinary buffer of its own, for good: what reads it is compiled for those. The array must not be used any more. */
export const fitted = <Column extends Fitting<Column>>(array: Column, length: number): Column => {
  const column = array.slice(0, length);
  freeBuffer(array.buffer);
  return column;
};

type Fitting<Column> = Readonly<{ buffer: ArrayBuffer; slice(from: number, end: number): Column }>;

/**
 * An ordinary buffer comes from the allocator of the C library, which keeps what was freed between others: after some large answers
 * that is more than the table itself. One that can be resized has pages of its own, and addresses, of which there is an end.
 */
const LARGE_BYTES = 128 * 1024;

/** Addresses are set aside for so many times as much, and memory for what is used. */
const ROOM = 8;

/** For what is not going to grow. */
export const bufferOf = (byteLength: number): ArrayBuffer =>
  ownPages(byteLength, byteLength) ?? new ArrayBuffer(byteLength);

/** Its memory goes at once, not when the engine looks for what nobody needs; nothing can be read from it any more. */
export const freeBuffer = (buffer: ArrayBuffer): void => {
  // Moved to nowhere it gives its addresses back, too, which one that became smaller keeps.
  if (buffer.resizable) buffer.transferToFixedLength(0);
};

const resized = (buffer: ArrayBuffer, byteLength: number): ArrayBuffer => {
  if (buffer.resizable && byteLength <= buffer.maxByteLength) {
    buffer.resize(byteLength);
    return buffer;
  }
  const larger = ownPages(byteLength, ROOM * byteLength);
  if (larger === undefined) return buffer.transferToFixedLength(byteLength);
  new Uint8Array(larger).set(new Uint8Array(buffer, 0, Math.min(buffer.byteLength, byteLength)));
  freeBuffer(buffer);
  return larger;
};

const ownPages = (byteLength: number, room: number): ArrayBuffer | undefined => {
  if (byteLength < LARGE_BYTES) return undefined;
  try {
    return new ArrayBuffer(byteLength, { maxByteLength: room });
  } catch {
    // Where addresses are scarce, it has to do without.
    return undefined;
  }
};
