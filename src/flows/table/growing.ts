// Typed arrays that get another length and keep what they hold; the memory moves where the engine can move it, so the old one is gone.

export type Bytes = Uint8Array<ArrayBuffer>;
export type Codes = Uint32Array<ArrayBuffer>;
export type Whole = Int32Array<ArrayBuffer>;
export type Numbers = Float64Array<ArrayBuffer>;

export const resizeBytes = (array: Bytes, length: number): Bytes => new Uint8Array(array.buffer.transfer(length));

export const resizeCodes = (array: Codes, length: number): Codes => new Uint32Array(array.buffer.transfer(length * 4));

export const resizeWhole = (array: Whole, length: number): Whole => new Int32Array(array.buffer.transfer(length * 4));

export const resizeNumbers = (array: Numbers, length: number): Numbers =>
  new Float64Array(array.buffer.transfer(length * 8));
