// Puts each end of the flows into the smallest of the given networks that holds it.
import { endAddresses, insideNetwork } from '../end-addresses.ts';
import type { FlowTable } from '../flow-table.ts';

/** For each code of an end, the place of its network in the list plus one; one more than the list is long where none holds it, 0 without an address. */
export const subnetOfEnds = (table: FlowTable, subnets: readonly string[]): Uint32Array => {
  const places = subnets
    .map((cidr, place) => ({ place, isInside: insideNetwork(table, cidr), bits: bitsOf(cidr) }))
    .sort((a, b) => b.bits - a.bits);
  const { isKnown } = endAddresses(table);
  const found = new Uint32Array(table.ends.count + 1);
  for (let end = 1; end <= table.ends.count; end += 1) {
    if (isKnown[end] !== 1) continue;
    const place = places.find(({ isInside }) => isInside(end))?.place ?? subnets.length;
    found[end] = place + 1;
  }
  return found;
};

const bitsOf = (cidr: string): number => Number(cidr.split('/')[1] ?? 128) + (cidr.includes(':') ? 0 : 96);
