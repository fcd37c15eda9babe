// Makes packed columns readable as a flow table; texts are decoded when somebody first asks for them.
import { type Dictionary, type FlowTable, NO_CODE } from '../flow-table.ts';
import { hashBytes, slotOf } from './byte-hash.ts';
import type { PackedSets, PackedTable, PackedTexts } from './packed-table.ts';

export const openTable = (packed: PackedTable): FlowTable => {
  const { rows, ends, sets } = packed;
  const texts = openTexts(packed.texts);
  const table = { ...rows, ends, texts, sets: openSets(sets, texts) };
  packedTables.set(table, packed);
  return table;
};

const packedTables = new WeakMap<FlowTable, PackedTable>();

/** What the table was opened from, and still reads: none of it may be given away. */
export const packedOf = (table: FlowTable): PackedTable => {
  const packed = packedTables.get(table);
  if (packed === undefined) throw new Error('a flow table that was not opened has no packed columns');
  return packed;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const openTexts = ({ bytes, offsets, slots, seed }: PackedTexts): Dictionary => {
  const count = offsets.length - 1;
  const decoded: (string | undefined)[] = [];
  const bytesOf = (code: number): Uint8Array => bytes.subarray(offsets[code - 1], offsets[code]);
  return {
    count,
    textOf: (code) => {
      if (code < 1 || code > count) return undefined;
      const known = decoded[code];
      if (known !== undefined) return known;
      const text = decoder.decode(bytesOf(code));
      decoded[code] = text;
      return text;
    },
    codeOf: (text) => {
      // What is no Unicode would be found as the mark that stands for it in UTF-8.
      if (!text.isWellFormed()) return NO_CODE;
      const wanted = encoder.encode(text);
      const mask = slots.length - 1;
      let slot = slotOf(hashBytes(wanted, 0, wanted.length, seed), mask);
      for (;;) {
        const code = slots[slot] ?? NO_CODE;
        if (code === NO_CODE || isSame(bytesOf(code), wanted)) return code;
        slot = (slot + 1) & mask;
      }
    },
  };
};

const openSets = ({ codes, offsets }: PackedSets, texts: Dictionary): FlowTable['sets'] => {
  const count = offsets.length - 1;
  const decoded: (readonly string[] | undefined)[] = [];
  return {
    count,
    textsOf: (code) => {
      if (code < 1 || code > count) return undefined;
      const list =
        decoded[code] ??
        [...codes.subarray(offsets[code - 1], offsets[code])].flatMap((text) => texts.textOf(text) ?? []);
      decoded[code] = list;
      return list;
    },
  };
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
