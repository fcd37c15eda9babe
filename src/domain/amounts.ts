// Sizes and rates: how many bytes stand behind the units that people and appliances use.
import { SECOND_MS } from './instant.ts';

export const MB_BYTES = 1_048_576;
export const GB_BYTES = 1_024 * MB_BYTES;

const BITS_PER_BYTE = 8;
/** Of rates: links are sold in powers of ten. */
const BITS_PER_MEGABIT = 1_000_000;

export const mbpsOf = (bytes: number, spanMs: number): number =>
  (bytes * BITS_PER_BYTE) / BITS_PER_MEGABIT / (spanMs / SECOND_MS);

export const bytesOfRate = (mbps: number, spanMs: number): number =>
  (mbps * BITS_PER_MEGABIT * (spanMs / SECOND_MS)) / BITS_PER_BYTE;
