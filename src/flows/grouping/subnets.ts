// Puts each end of the flows into the smallest of the given networks that holds it.
import { endAddresses, insideNetwork } from '../end-addresses.ts';
import type { FlowTable } from '../flow-table.ts';

/** For each code of an end, the place of its network in the list plus one; one more than the list is long where none holds it, 0 without an address. */
export const subnetOfEnds = (table: FlowTable, subnets: readonly string[]): Uint32Array => {
  const { isKnown } = endAddresses(table);
  const found = new Uint32Array(table.ends.count + 1);
  for (let end = 1; end < found.length; end += 1) if (isKnown[end] === 1) found[end] = subnets.length + 1;
  for (const { place, isInside } of widestFirst(table, subnets)) {
    for (let end = 1; end < found.length; end += 1) if (isInside(end)) found[end] = place + 1;
  }
  return found;
};

/** What a smaller network says later replaces what a wider one said; of two equal ones the first in the list stays. */
const widestFirst = (table: FlowTable, subnets: readonly string[]) =>
  subnets
    .map((cidr, place) => ({ place, bits: bitsOf(cidr), isInside: insideNetwork(table, cidr) }))
    .sort((a, b) => a.bits - b.bits || b.place - a.place);

const bitsOf = (cidr: string): number => Number(cidr.split('/')[1] ?? 128) + (cidr.includes(':') ? 0 : 96);
