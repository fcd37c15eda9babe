// Counts the different machines at one side of each group, or at the other end where flows are grouped by either.
import { endIdentities } from '../end-identity.ts';
import type { FlowTable, Rows } from '../flow-table.ts';
import { codesAt, type EitherMembers, type ListedMembers, type Memberships, type PairMembers } from './memberships.ts';
import { bucketed, codePairs } from './pair-codes.ts';

/** The number of different machines for each key; of pairs for each pair, in the order of their sums. Unknown ends are no machines. */
export const countOthers = (
  table: FlowTable,
  members: Memberships,
  side: 'sources' | 'destinations',
  isByEnd: boolean,
): Float64Array => {
  const flat = flatten(members);
  const { identityOf, count } = endIdentities(table);
  const column = side === 'sources' ? table.source : table.destination;
  const others = isByEnd && flat.others !== undefined ? flat.others : codesAt(flat.rows, column, identityOf);
  return countDifferent(flat, others, count + 1);
};

/** `rows[i]` belongs to `keys[i]`; a row stands there once for each of its keys. */
type Flat = Readonly<{
  rows: Rows;
  keys: Uint32Array;
  keyCount: number;
  /** Of two keys the other one. */
  others: Uint32Array | undefined;
}>;

/** Goes through the places key by key: what has the mark of the key is counted already. */
const countDifferent = ({ keys, keyCount }: Flat, others: Uint32Array, otherCount: number): Float64Array => {
  const { values, ends } = bucketed({ codes: keys, codeCount: keyCount }, others);
  const marks = new Uint32Array(otherCount);
  const counts = new Float64Array(keyCount);
  let index = 0;
  for (let key = 0; key < keyCount; key += 1) {
    const end = ends[key] ?? 0;
    let different = 0;
    for (; index < end; index += 1) {
      const other = values[index] ?? 0;
      if (other === 0 || marks[other] === key + 1) continue;
      marks[other] = key + 1;
      different += 1;
    }
    counts[key] = different;
  }
  return counts;
};

const flatten = (members: Memberships): Flat => {
  switch (members.kind) {
    case 'single':
      return { rows: members.rows, keys: members.keys, keyCount: members.keyCount, others: undefined };
    case 'either':
      return flattenEither(members);
    case 'listed':
      return flattenListed(members);
    case 'pairs':
      return flattenPairs(members);
  }
};

const flattenEither = ({ rows, firsts, seconds, keyCount }: EitherMembers): Flat => {
  const members = new Uint32Array(rows.length * 2);
  const keys = new Uint32Array(rows.length * 2);
  const others = new Uint32Array(rows.length * 2);
  let next = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const first = firsts[index] ?? 0;
    const second = seconds[index] ?? 0;
    if (first !== 0 || second === 0) {
      members[next] = row;
      keys[next] = first;
      others[next] = second;
      next += 1;
    }
    if (second !== 0 && second !== first) {
      members[next] = row;
      keys[next] = second;
      others[next] = first;
      next += 1;
    }
  }
  return {
    rows: members.subarray(0, next),
    keys: keys.subarray(0, next),
    keyCount,
    others: others.subarray(0, next),
  };
};

const flattenListed = ({ rows, codes, lists, keyCount }: ListedMembers): Flat => {
  const lengths = Uint32Array.from(lists, (list) => list.length);
  let memberCount = 0;
  for (let index = 0; index < codes.length; index += 1) memberCount += lengths[codes[index] ?? 0] ?? 0;
  const members = new Uint32Array(memberCount);
  const keys = new Uint32Array(memberCount);
  let next = 0;
  for (let index = 0; index < rows.length; index += 1) {
    for (const key of lists[codes[index] ?? 0] ?? []) {
      members[next] = rows[index] ?? 0;
      keys[next] = key;
      next += 1;
    }
  }
  return { rows: members, keys, keyCount, others: undefined };
};

const flattenPairs = ({ rows, source, destination, codes, codeCount }: PairMembers): Flat => {
  const firsts = { codes: codesAt(rows, source, codes), codeCount };
  const { codes: keys, count } = codePairs(firsts, { codes: codesAt(rows, destination, codes), codeCount });
  return { rows, keys, keyCount: count, others: undefined };
};
