// Makes a dictionary of recorded texts: each is cleaned once more, and found by a hash table of this run's own.
import { HASH_START, hashBytes, slotOf } from '../../../flows/table/byte-hash.ts';
import type { Bytes, Codes } from '../../../flows/table/growing.ts';
import type { PackedTexts } from '../../../flows/table/packed-table.ts';
import { clean } from '../../../text/clean.ts';

/** So many are read in a few milliseconds. */
const TEXTS_AT_ONCE = 1_000;

/** Pauses now and then. The offsets fit the bytes; `seed` should not be known to whoever made the recording. */
export function* readTexts(bytes: Bytes, ends: Codes, seed: number): Generator<undefined, PackedTexts> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  const count = Math.max(0, ends.length - 1);
  const texts: Uint8Array[] = [];
  const offsets = new Uint32Array(count + 1);
  const slots = new Uint32Array(slotCount(count));
  const known = new Set<string>();
  for (let code = 1; code <= count; code += 1) {
    const text = clean(decoder.decode(bytes.subarray(ends[code - 1], ends[code])));
    const own = encoder.encode(text);
    texts.push(own);
    offsets[code] = (offsets[code - 1] ?? 0) + own.length;
    // Texts that became the same: the first is found.
    if (!known.has(text)) enter(slots, code, hashBytes(own, 0, own.length, HASH_START ^ seed));
    known.add(text);
    if (code % TEXTS_AT_ONCE === 0) yield;
  }
  return { bytes: joined(texts, offsets[count] ?? 0), offsets, slots, seed: HASH_START ^ seed };
}

/** A power of two, and never more than half full. */
const slotCount = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, count * 2 + 1)));

const enter = (slots: Codes, code: number, hash: number): void => {
  const mask = slots.length - 1;
  let slot = slotOf(hash, mask);
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = code;
};

const joined = (texts: readonly Uint8Array[], length: number): Bytes => {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const text of texts) {
    bytes.set(text, at);
    at += text.length;
  }
  return bytes;
};
