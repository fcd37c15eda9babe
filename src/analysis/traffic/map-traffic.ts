// NET-MAP: who talks to whom, subnet by subnet, or the busiest devices by their destinations.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { LAST_PAIR_PART, pairKey } from './pair-key.ts';
import { NO_PARTY, type Parties, partiesOf, partyAt } from './parties.ts';
import { NO_SUBNET, planSubnets } from './plan-subnets.ts';
import { type Amounts, amountsOf, LEFT_OUT, type SortBy, sortedBy, type Tally, tallyAll, tallyRows } from './tally.ts';

/** What a row or column stands for: a subnet, a device, everybody outside all subnets, or flows that did not tell. */
export type MapPlace = Readonly<{
  kind: 'subnet' | 'device' | 'elsewhere' | 'not-reported';
  /** A CIDR or an address; the texts for the two other kinds are the screen's. */
  name: string;
  did: number | undefined;
  hostname: string | undefined;
}>;

/** `source` and `destination` are where the places stand in the two lists. Pairs without a flow have no cell. */
export type MapCell = Amounts & Readonly<{ source: number; destination: number }>;

export type TrafficMap = Readonly<{
  by: SortBy;
  isDerived: boolean;
  /** The busiest first. */
  sources: readonly MapPlace[];
  destinations: readonly MapPlace[];
  cells: readonly MapCell[];
}>;

const BUSIEST = 20;

export const mapSubnets = (
  { table, rows }: TrafficFacts,
  cidrs: readonly string[] | undefined,
  by: SortBy = 'bytes',
): TrafficMap => {
  const parties = partiesOf(table);
  const plan = planSubnets(parties, cidrs);
  const elsewhere = plan.subnets.length;
  const notReported = elsewhere + 1;
  const placeAt = (end: number | undefined): number => {
    const party = parties.ofEnd[end ?? NO_CODE] ?? NO_PARTY;
    if (partyAt(parties, party)?.address === undefined) return notReported;
    const subnet = plan.ofParty[party] ?? NO_SUBNET;
    return subnet === NO_SUBNET ? elsewhere : subnet;
  };
  const tellPlace = (number: number): MapPlace => tellSubnet(plan.subnets, number);
  return { ...drawMap(table, rows, placeAt, tellPlace, by, undefined), isDerived: plan.isDerived };
};

/** Behind the subnets come everybody elsewhere, and ends without an address. */
export const tellSubnet = (subnets: readonly string[], number: number): MapPlace => {
  const name = subnets[number];
  const kind = name !== undefined ? 'subnet' : number === subnets.length ? 'elsewhere' : 'not-reported';
  return { kind, name: name ?? '', did: undefined, hostname: undefined };
};

/** The 20 sources that move most, and everybody they talk to. */
export const mapDevices = ({ table, rows }: TrafficFacts, by: SortBy = 'bytes', count = BUSIEST): TrafficMap => {
  const parties = partiesOf(table);
  const placeAt = (end: number | undefined): number => parties.ofEnd[end ?? NO_CODE] ?? NO_PARTY;
  return { ...drawMap(table, rows, placeAt, (number) => tellParty(parties, number), by, count), isDerived: false };
};

export const tellParty = (parties: Parties, number: number): MapPlace => {
  const party = partyAt(parties, number);
  return {
    kind: party === undefined ? 'not-reported' : 'device',
    name: party?.name ?? '',
    did: party?.did,
    hostname: party?.hostname,
  };
};

const drawMap = (
  table: FlowTable,
  rows: Rows,
  placeAt: (end: number | undefined) => number,
  tellPlace: (number: number) => MapPlace,
  by: SortBy,
  count: number | undefined,
): Omit<TrafficMap, 'isDerived'> => {
  const whole = tallyAll(table, rows);
  const rank = (tallies: ReadonlyMap<number, Tally>): readonly number[] =>
    sortedBy(
      by,
      [...tallies].map(([number, tally]) => ({ number, ...amountsOf(tally, whole) })),
      ({ number }) => orderOf(tellPlace(number)),
    ).map(({ number }) => number);
  const sources = rank(tallyRows(table, rows, (row) => placeAt(table.source[row]))).slice(0, count);
  const sourceAt = indexOf(sources);
  const shown = rows.filter((row) => sourceAt.has(placeAt(table.source[row])));
  const destinations = rank(tallyRows(table, shown, (row) => placeAt(table.destination[row])));
  const destinationAt = indexOf(destinations);
  const pairs = tallyRows(table, shown, (row) => {
    const source = sourceAt.get(placeAt(table.source[row]));
    const destination = destinationAt.get(placeAt(table.destination[row]));
    return source === undefined || destination === undefined ? LEFT_OUT : pairKey(source, destination);
  });
  const cells = [...pairs].map(([key, tally]) => ({
    source: Math.floor(key / LAST_PAIR_PART),
    destination: key % LAST_PAIR_PART,
    ...amountsOf(tally, whole),
  }));
  return {
    by,
    sources: sources.map(tellPlace),
    destinations: destinations.map(tellPlace),
    cells: cells.sort((one, other) => one.source - other.source || one.destination - other.destination),
  };
};

/** By which equal ones are ordered. */
export const orderOf = ({ kind, name, did, hostname }: MapPlace): string =>
  `${name} ${kind} ${did ?? ''} ${hostname ?? ''}`;

const indexOf = (numbers: readonly number[]): ReadonlyMap<number, number> =>
  new Map(numbers.map((number, index) => [number, index]));
