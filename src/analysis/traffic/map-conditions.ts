// The filters that show what is behind a place of the map: each is tried on every end of the flows, and only one that is exact is given.
import { filterRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { readAddress } from '../../flows/filter/kinds/address-kind.ts';
import { andOf, type Condition, type Expression, notOf, type Value } from '../../flows/filter/language/filter.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import type { MapPlace } from './map-traffic.ts';

/** What the ends of flows fall into. */
export type Places = Readonly<{
  /** Those of private addresses; otherwise devices. */
  areSubnets: boolean;
  /** Numbers of places are below it. */
  count: number;
  /** By code of an end, also that of none. */
  ofEnd: Uint32Array;
  tell(number: number): MapPlace;
  /** As it was sent. */
  ipOf(number: number): string | undefined;
}>;

type Side = 'src' | 'dst';

/** For each of the places; undefined where no filter says exactly it. */
export function* placeConditions(
  table: FlowTable,
  places: Places,
  side: Side,
  numbers: readonly number[],
): Generator<undefined, readonly (string | undefined)[]> {
  const ends = oneRowForEachEnd(table);
  const conditions: (string | undefined)[] = [];
  for (const number of numbers) {
    conditions.push(exactCondition(ends, places, number, side));
    yield;
  }
  return conditions;
}

/** A table with each end as source and destination of one row, and a row without ends first. */
const oneRowForEachEnd = (table: FlowTable): FlowTable => {
  const codes = Uint32Array.from({ length: table.ends.count + 1 }, (_, code) => code);
  return { ...table, rowCount: codes.length, source: codes, destination: codes };
};

/** So many others may have to be named to be kept out; a longer filter nobody reads. */
const MOST_KEPT_OUT = 64;

/** What a condition lets through beside its place, such as a smaller network inside it, is named and kept out. */
const exactCondition = (ends: FlowTable, places: Places, number: number, side: Side): string | undefined => {
  const wanted = wantedFor(places, number, side);
  const first = readBack(ends, wanted);
  if (first === undefined || !isWhole(first.passed, places, number)) return undefined;
  const strays = straysAmong(first.passed, places, number);
  if (strays.length === 0) return first.text;
  if (strays.length > MOST_KEPT_OUT) return undefined;
  const last = readBack(ends, [...wanted, ...keptOut(places, strays, side)]);
  if (last === undefined || !isWhole(last.passed, places, number)) return undefined;
  return straysAmong(last.passed, places, number).length === 0 ? last.text : undefined;
};

/** As it will be read when it stands in the filter. */
const readBack = (ends: FlowTable, wanted: readonly Expression[]) => {
  const text = printFilter(andOf(wanted), FLOW_SCHEMA);
  const read = parseFilter(text, FLOW_SCHEMA);
  return read.ok ? { text, passed: filterRows(ends, read.filter, { endAt: 0 }) } : undefined;
};

/** Every end of the place is among them. */
const isWhole = (passed: Rows, { ofEnd }: Places, number: number): boolean => {
  let missing = 0;
  for (const place of ofEnd) missing += place === number ? 1 : 0;
  for (const end of passed) missing -= ofEnd[end] === number ? 1 : 0;
  return missing === 0;
};

/** The other places that are there as well. */
const straysAmong = (passed: Rows, { ofEnd }: Places, number: number): readonly number[] => {
  const others = new Set<number>();
  for (const end of passed) others.add(ofEnd[end] ?? number);
  others.delete(number);
  return [...others];
};

const ANY_ADDRESS: Value = { kind: 'network', cidr: '::/0' };

/** Where the subnets lie. */
const DERIVED_FROM: readonly Value[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
].map((cidr) => ({ kind: 'network', cidr }));

const condition = (field: Side, values: readonly Value[], operator: Condition['operator'] = ':'): Condition => ({
  kind: 'condition',
  field,
  operator,
  values,
});

const wantedFor = (places: Places, number: number, side: Side): readonly Expression[] => {
  const told = named(places, number, side);
  if (told !== undefined) return [told];
  const anyAddress = condition(side, [ANY_ADDRESS]);
  if (places.tell(number).kind === 'not-reported')
    return [notOf(places.areSubnets ? anyAddress : { kind: 'has', field: side })];
  return [anyAddress, notOf(condition(side, DERIVED_FROM))];
};

/** Undefined of what has no name. */
const named = (places: Places, number: number, side: Side): Condition | undefined => {
  const { kind, name, did } = places.tell(number);
  if (kind === 'subnet') return condition(side, [{ kind: 'network', cidr: name }]);
  if (kind !== 'device') return undefined;
  const ip = places.ipOf(number);
  const address = ip === undefined ? undefined : readAddress(ip);
  if (address !== undefined) return condition(side, [address]);
  if (ip === undefined && did !== undefined) return condition(side, [{ kind: 'device', did }]);
  return condition(side, [{ kind: 'text', text: name }], '=');
};

const keptOut = (places: Places, numbers: readonly number[], side: Side): readonly Expression[] => {
  const others = numbers.flatMap((number) => named(places, number, side) ?? []);
  const texts = others.filter(({ operator }) => operator === '=');
  const values = others.flatMap((one) => (one.operator === ':' ? one.values : []));
  return [...(values.length === 0 ? [] : [notOf(condition(side, values))]), ...texts.map(notOf)];
};
