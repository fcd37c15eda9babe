// What devices with a tag exchange with the outside: the question of whoever audits SOX or GDPR.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import { type Amount, known } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { isExternal, waysOf } from '../traffic/flow-ways.ts';
import type { InventoryDevice } from './list-devices.ts';

export type TaggedTraffic = Readonly<{
  tag: string;
  /** A tag that an auditor gave, not one of the network's own. */
  isCompliance: boolean;
  devices: number;
  /** Of these devices with the outside. */
  connections: number;
  bytes: Amount;
  uniqueDestinations: number;
  /** By bytes; undefined stands for flows that do not tell. */
  countries: readonly Readonly<{ country: string | undefined; connections: number; bytes: Amount }>[];
}>;

/** Compliance tags first, then by bytes. A device with two tags counts for both. */
export const countTaggedTraffic = (
  table: FlowTable,
  rows: Rows,
  devices: readonly InventoryDevice[],
): readonly TaggedTraffic[] => {
  const tags = tagsOf(devices);
  const sums = new Map([...tags].map(([key, { dids }]) => [key, sumExternal(table, rows, dids)]));
  return [...tags]
    .map(([key, { tag, isCompliance, dids }]) => ({
      tag,
      isCompliance,
      devices: dids.size,
      ...(sums.get(key) ?? NOTHING),
    }))
    .sort(
      (a, b) => Number(b.isCompliance) - Number(a.isCompliance) || byMost(a.bytes, b.bytes) || byText(a.tag, b.tag),
    );
};

type Tagged = Readonly<{ tag: string; isCompliance: boolean; dids: Set<number> }>;

const tagsOf = (devices: readonly InventoryDevice[]): ReadonlyMap<string, Tagged> => {
  const tags = new Map<string, Tagged>();
  const add = (tag: string, isCompliance: boolean, did: number): void => {
    const key = `${isCompliance} ${tag}`;
    const tagged = tags.get(key) ?? { tag, isCompliance, dids: new Set<number>() };
    tagged.dids.add(did);
    tags.set(key, tagged);
  };
  for (const { did, tags: plain, complianceTags } of devices) {
    for (const tag of complianceTags ?? []) add(tag, true, did);
    for (const tag of plain ?? []) if (!(complianceTags ?? []).includes(tag)) add(tag, false, did);
  }
  return tags;
};

type External = Pick<TaggedTraffic, 'connections' | 'bytes' | 'uniqueDestinations' | 'countries'>;

const NOTHING: External = { connections: 0, bytes: 0, uniqueDestinations: 0, countries: [] };

const sumExternal = (table: FlowTable, rows: Rows, dids: ReadonlySet<number>): External => {
  const { ways } = waysOf(table);
  const isOurs = endsOf(table, dids);
  const others = new Set<number>();
  const countries = new Map<number, { connections: number; bytes: number }>();
  let connections = 0;
  let bytes = 0;
  for (const row of rows) {
    if (!isExternal(ways[row])) continue;
    const source = table.source[row] ?? NO_CODE;
    const destination = table.destination[row] ?? NO_CODE;
    if (isOurs[source] !== 1 && isOurs[destination] !== 1) continue;
    const other = isOurs[source] === 1 ? destination : source;
    const moved = table.bytes[row] ?? Number.NaN;
    const added = Number.isNaN(moved) ? 0 : moved;
    connections += 1;
    bytes += added;
    others.add(other);
    const country = other === NO_CODE ? NO_CODE : (table.ends.country[other - 1] ?? NO_CODE);
    const sum = countries.get(country) ?? { connections: 0, bytes: 0 };
    sum.connections += 1;
    sum.bytes += added;
    countries.set(country, sum);
  }
  return {
    connections,
    bytes: known(bytes),
    uniqueDestinations: others.size,
    countries: [...countries]
      .map(([code, { connections: count, bytes: moved }]) => ({
        country: table.texts.textOf(code),
        connections: count,
        bytes: known(moved),
      }))
      .sort((a, b) => byMost(a.bytes, b.bytes) || byText(a.country ?? '', b.country ?? '')),
  };
};

/** By code of an end: 1 where it is one of these devices. */
const endsOf = ({ ends }: FlowTable, dids: ReadonlySet<number>): Uint8Array => {
  const marks = new Uint8Array(ends.count + 1);
  for (let index = 0; index < ends.count; index += 1) if (dids.has(ends.did[index] ?? Number.NaN)) marks[index + 1] = 1;
  return marks;
};
