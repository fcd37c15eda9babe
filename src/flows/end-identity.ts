// Which ends of flows are one and the same machine to a reader: those with the same address, or without one the same device or name.
import { type FlowTable, NO_CODE } from './flow-table.ts';

export type EndIdentities = Readonly<{
  /** From 1, for each code of an end; 0 for an end of which nothing is known, and for none. */
  identityOf: Uint32Array;
  /** Of each identity, the first end with it. */
  endOf: readonly number[];
  count: number;
}>;

const cache = new WeakMap<FlowTable['ends'], EndIdentities>();

export const endIdentities = ({ ends }: FlowTable): EndIdentities => {
  const found = cache.get(ends);
  if (found !== undefined) return found;
  const identityOf = new Uint32Array(ends.count + 1);
  const endOf: number[] = [0];
  const known = new Map<string, number>();
  for (let index = 0; index < ends.count; index += 1) {
    const key = keyOf(ends, index);
    if (key === undefined) continue;
    let identity = known.get(key);
    if (identity === undefined) {
      identity = endOf.length;
      known.set(key, identity);
      endOf.push(index + 1);
    }
    identityOf[index + 1] = identity;
  }
  const made = { identityOf, endOf, count: endOf.length - 1 };
  cache.set(ends, made);
  return made;
};

const keyOf = (ends: FlowTable['ends'], index: number): string | undefined => {
  const did = ends.did[index] ?? Number.NaN;
  if (ends.ip[index] !== NO_CODE) return `ip ${ends.ip[index]}`;
  if (!Number.isNaN(did)) return `did ${did}`;
  if (ends.hostname[index] !== NO_CODE) return `hostname ${ends.hostname[index]}`;
  return ends.label[index] === NO_CODE ? undefined : `label ${ends.label[index]}`;
};

/** What a reader calls it: its address, else its name, else its device. */
export const endName = ({ ends, texts }: FlowTable, end: number): string | undefined => {
  const index = end - 1;
  if (index < 0) return undefined;
  const did = ends.did[index] ?? Number.NaN;
  return (
    texts.textOf(ends.ip[index] ?? NO_CODE) ??
    texts.textOf(ends.hostname[index] ?? NO_CODE) ??
    texts.textOf(ends.label[index] ?? NO_CODE) ??
    (Number.isNaN(did) ? undefined : `#${did}`)
  );
};
