// Typed arrays that get longer and keep what they hold.

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

/** So much of it, in a buffer of its own size. The array must not be used any more. */
export const fitted = <Column extends Fitting<Column>>(array: Column, length: number): Column => {
  const column = array.slice(0, length);
  freeBuffer(array.buffer);
  return column;
};

type Fitting<Column> = Readonly<{ buffer: ArrayBuffer; slice(from: number, end: number): Column }>;

/** Its memory goes at once, not when the engine looks for what nobody needs; nothing can be read from it any more. */
export const freeBuffer = (buffer: ArrayBuffer): void => void buffer.transfer(0);

/** Where the C library gives large buffers pages of their own, as it does for the console, they grow without a copy. */
const resized = (buffer: ArrayBuffer, byteLength: number): ArrayBuffer => buffer.transfer(byteLength);
