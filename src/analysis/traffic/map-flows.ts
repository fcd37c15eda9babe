// Who talks to whom, in slices: the busiest places, and for each pair of them what went between and the filter that shows it.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import { isExactAmount } from '../figures/known.ts';
import { type Places, placeConditions } from './map-conditions.ts';
import { type MapPlace, orderOf, tellParty, tellSubnet } from './map-traffic.ts';
import { NO_PARTY, type Parties, partyAt, prepareParties } from './parties.ts';
import { NO_SUBNET, planSubnets, type SubnetPlan } from './plan-subnets.ts';
import { type SortBy, sortedBy } from './tally.ts';

/** Subnets are those of private addresses. */
export type MapSide = 'subnets' | 'devices';

export type MapAsked = Readonly<{ table: FlowTable; rows: Rows; by: SortBy; side: MapSide }>;

/** `source` and `destination` are where the places stand in the two lists. */
export type FlowMapCell = Readonly<{
  source: number;
  destination: number;
  connections: number;
  /** Undefined where no flow told its bytes. */
  bytes: number | undefined;
  /** A filter that lets exactly these flows through; undefined where none can say it, as of two devices with one name. */
  condition: string | undefined;
}>;

export type FlowMap = Readonly<{
  side: MapSide;
  by: SortBy;
  /** The busiest first, and no more than `MOST_PLACES`; of devices fewer sources. */
  sources: readonly MapPlace[];
  destinations: readonly MapPlace[];
  /** Of all that there are. */
  sourceCount: number;
  destinationCount: number;
  /** Row by row; pairs without a flow have none. */
  cells: readonly FlowMapCell[];
}>;

/** More than a screen has room for, and than anybody walks through. */
export const MOST_PLACES = 128;
export const BUSIEST_DEVICES = 20;

const ROWS_EACH = 32_768;
const PLACES_EACH = 1_024;
const PARTIES_EACH = 256;
const CELLS_EACH = 2_048;

/** Counts as the report does: a device by its address however it is written, and of bytes only what can be added up. */
export function* mapFlows({ table, rows, by, side }: MapAsked): Generator<undefined, FlowMap> {
  const isDevices = side === 'devices';
  const places = isDevices ? yield* devicePlaces(table) : yield* subnetPlaces(table);
  const sourceAt = (row: number): number => places.ofEnd[table.source[row] ?? NO_CODE] ?? 0;
  const destinationAt = (row: number): number => places.ofEnd[table.destination[row] ?? NO_CODE] ?? 0;
  const sourceSums = yield* sumsOf(table, rows, places.count, sourceAt);
  const sources = yield* busiest(sourceSums, by, places, isDevices ? BUSIEST_DEVICES : MOST_PLACES);
  const rowOf = placeNumbers(sources.listed, places.count);
  const destinationSums = yield* sumsOf(table, rows, places.count, (row) =>
    isDevices && rowOf[sourceAt(row)] === NOWHERE ? NOWHERE : destinationAt(row),
  );
  const destinations = yield* busiest(destinationSums, by, places, MOST_PLACES);
  const columnOf = placeNumbers(destinations.listed, places.count);
  const width = destinations.listed.length;
  const cellSums = yield* sumsOf(table, rows, sources.listed.length * width, (row) => {
    const [source, destination] = [rowOf[sourceAt(row)] ?? NOWHERE, columnOf[destinationAt(row)] ?? NOWHERE];
    return source === NOWHERE || destination === NOWHERE ? NOWHERE : source * width + destination;
  });
  const from = yield* placeConditions(table, places, 'src', sources.listed);
  const to = yield* placeConditions(table, places, 'dst', destinations.listed);
  return {
    side,
    by,
    sources: sources.listed.map(places.tell),
    destinations: destinations.listed.map(places.tell),
    sourceCount: sources.count,
    destinationCount: destinations.count,
    cells: yield* cellsOf(cellSums, from, to),
  };
}

function* devicePlaces(table: FlowTable): Generator<undefined, Places> {
  const parties = yield* prepareParties(table);
  return {
    areSubnets: false,
    count: parties.list.length + 1,
    ofEnd: parties.ofEnd,
    tell: (number) => tellParty(parties, number),
    ipOf: (number) => partyAt(parties, number)?.ip,
  };
}

function* subnetPlaces(table: FlowTable): Generator<undefined, Places> {
  const parties = yield* prepareParties(table);
  const { subnets, ofParty } = yield* planInSteps(parties);
  const elsewhere = subnets.length;
  const notReported = elsewhere + 1;
  const ofEnd = parties.ofEnd.map((party) => {
    if (party === NO_PARTY || partyAt(parties, party)?.address === undefined) return notReported;
    const subnet = ofParty[party] ?? NO_SUBNET;
    return subnet === NO_SUBNET ? elsewhere : subnet;
  });
  return {
    areSubnets: true,
    count: notReported + 1,
    ofEnd,
    tell: (number) => tellSubnet(subnets, number),
    ipOf: () => undefined,
  };
}

/** A few at a time, since each party takes some microseconds. */
function* planInSteps(parties: Parties): Generator<undefined, Pick<SubnetPlan, 'subnets' | 'ofParty'>> {
  const numbers = new Map<string, number>();
  const ofParty = new Int32Array(parties.list.length + 1).fill(NO_SUBNET);
  for (let from = 0; from < parties.list.length; from += PARTIES_EACH) {
    const plan = planSubnets({ ...parties, list: parties.list.slice(from, from + PARTIES_EACH) }, undefined);
    const numbersHere = plan.subnets.map((name) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
    for (let index = 1; index < plan.ofParty.length; index += 1)
      ofParty[from + index] = numbersHere[plan.ofParty[index] ?? NO_SUBNET] ?? NO_SUBNET;
    yield;
  }
  return { subnets: [...numbers.keys()], ofParty };
}

const NOWHERE = -1;

type Sums = Readonly<{ connections: Float64Array; bytes: Float64Array; withBytes: Float64Array }>;

/** A row whose key is nowhere is left out. */
function* sumsOf(
  table: FlowTable,
  rows: Rows,
  count: number,
  keyOf: (row: number) => number,
): Generator<undefined, Sums> {
  const sums = {
    connections: new Float64Array(count),
    bytes: new Float64Array(count),
    withBytes: new Float64Array(count),
  };
  for (let from = 0; from < rows.length; from += ROWS_EACH) {
    addRows(sums, table, rows.subarray(from, from + ROWS_EACH), keyOf);
    yield;
  }
  return sums;
}

const addRows = (
  { connections, bytes, withBytes }: Sums,
  table: FlowTable,
  rows: Rows,
  keyOf: (row: number) => number,
): void => {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const key = keyOf(row);
    if (key === NOWHERE) continue;
    connections[key] = (connections[key] ?? 0) + 1;
    const amount = table.bytes[row];
    if (!isExactAmount(amount)) continue;
    bytes[key] = (bytes[key] ?? 0) + amount;
    withBytes[key] = (withBytes[key] ?? 0) + 1;
  }
};

const amountsAt = ({ connections, bytes, withBytes }: Sums, key: number) => ({
  connections: connections[key] ?? 0,
  bytes: withBytes[key] === 0 ? undefined : bytes[key],
});

type Busiest = Readonly<{ listed: readonly number[]; count: number }>;

type Ranked = Readonly<{ number: number; order: string; connections: number; bytes: number | undefined }>;

/** Only those that may be listed are ordered: one that looks around may have talked to tens of thousands. */
function* busiest(sums: Sums, by: SortBy, places: Places, most: number): Generator<undefined, Busiest> {
  let listed: readonly Ranked[] = [];
  let count = 0;
  for (let from = 0; from < places.count; from += PLACES_EACH) {
    const found: Ranked[] = [];
    const least = listed.length < most ? 0 : (listed.at(-1)?.[by] ?? 0);
    for (let number = from; number < Math.min(places.count, from + PLACES_EACH); number += 1) {
      const amounts = amountsAt(sums, number);
      count += amounts.connections > 0 ? 1 : 0;
      if (amounts.connections > 0 && (amounts[by] ?? 0) >= least)
        found.push({ number, order: orderOf(places.tell(number)), ...amounts });
    }
    listed = sortedBy(by, [...listed, ...found], ({ order }) => order).slice(0, most);
    yield;
  }
  return { listed: listed.map(({ number }) => number), count };
}

const placeNumbers = (listed: readonly number[], count: number): Int32Array => {
  const numbers = new Int32Array(count).fill(NOWHERE);
  for (const [index, number] of listed.entries()) numbers[number] = index;
  return numbers;
};

type Told = readonly (string | undefined)[];

function* cellsOf(sums: Sums, from: Told, to: Told): Generator<undefined, readonly FlowMapCell[]> {
  const cells: FlowMapCell[] = [];
  for (let key = 0; key < sums.connections.length; key += 1) {
    if (key % CELLS_EACH === CELLS_EACH - 1) yield;
    if (sums.connections[key] === 0) continue;
    const [source, destination] = [Math.floor(key / to.length), key % to.length];
    const [sent, received] = [from[source], to[destination]];
    const condition = sent === undefined || received === undefined ? undefined : `${sent} ${received}`;
    cells.push({ source, destination, ...amountsAt(sums, key), condition });
  }
  return cells;
}
