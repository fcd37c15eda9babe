// Which way each flow of a table goes: internal or external, and out of the company or into it.
import { type FlowTable, NO_CODE } from '../../flows/flow-table.ts';
import { NO_PARTY, partiesOf, partyAt, prepareParties } from './parties.ts';
import { ROWS_PER_STEP, runThrough } from './steps.ts';

export const WAY = {
  /** Neither the direction nor enough addresses were reported. */
  undecided: 0,
  internal: 1,
  /** External, begun by somebody inside. */
  outbound: 2,
  /** External, begun by somebody outside. */
  inbound: 3,
  /** External, and nobody inside takes part. */
  through: 4,
} as const;

export type FlowWays = Readonly<{
  /** By row, values of `WAY`. */
  ways: Uint8Array;
  /** By row: 1 where the direction was not reported and the addresses decided. */
  isDerived: Uint8Array;
}>;

export const isExternal = (way: number | undefined): boolean => way !== undefined && way >= WAY.outbound;

const known = new WeakMap<FlowTable, FlowWays>();

/** Worked out once for each table. */
export const waysOf = (table: FlowTable): FlowWays => known.get(table) ?? runThrough(prepareWays(table));

/** The same in slices. */
export function* prepareWays(table: FlowTable): Generator<undefined, FlowWays> {
  const remembered = known.get(table);
  if (remembered !== undefined) return remembered;
  yield* prepareParties(table);
  const ways = yield* findWays(table);
  known.set(table, ways);
  return ways;
}

const SIDE = { unknown: 0, inside: 1, outside: 2, publicDevice: 3 } as const;
const SIDE_COUNT = 4;

function* findWays(table: FlowTable): Generator<undefined, FlowWays> {
  const sides = sidesOf(table);
  const ways = new Uint8Array(table.rowCount);
  const isDerived = new Uint8Array(table.rowCount);
  const saidBy = directionReader(table);
  const waysOfSaid = Object.values(SAID).map(waysBySides);
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % (2 * ROWS_PER_STEP) === 2 * ROWS_PER_STEP - 1) yield undefined;
    const source = sides[table.source[row] ?? NO_CODE] ?? SIDE.unknown;
    const destination = sides[table.destination[row] ?? NO_CODE] ?? SIDE.unknown;
    const said = saidBy(table.direction[row] ?? NO_CODE);
    const way = waysOfSaid[said]?.[source * SIDE_COUNT + destination] ?? WAY.undecided;
    ways[row] = way;
    if (said === SAID.nothing && way !== WAY.undecided) isDerived[row] = 1;
  }
  return { ways, isDerived };
}

/** By code of an end. A device id makes a public address somebody of ours, but only beside an end that is none. */
const sidesOf = (table: FlowTable): Uint8Array => {
  const parties = partiesOf(table);
  const sides = new Uint8Array(table.ends.count + 1);
  for (let code = 1; code <= table.ends.count; code += 1) {
    const party = partyAt(parties, parties.ofEnd[code] ?? NO_PARTY);
    if (party === undefined || party.place === 'unknown') continue;
    if (party.place === 'inside') sides[code] = SIDE.inside;
    else sides[code] = party.did === undefined ? SIDE.outside : SIDE.publicDevice;
  }
  return sides;
};

/** What an appliance says of a direction, as a number: nothing, or one of these. */
const SAID = { nothing: 0, internal: 1, external: 2, out: 3, in: 4 } as const;

const DIRECTIONS: ReadonlyMap<string, number> = new Map([
  ['internal', SAID.internal],
  ['external', SAID.external],
  ['out', SAID.out],
  ['outbound', SAID.out],
  ['in', SAID.in],
  ['inbound', SAID.in],
]);

/** What two ends make of a flow, by what the appliance says of it: the same for all flows between such ends. */
const waysBySides = (said: number): Uint8Array =>
  Uint8Array.from({ length: SIDE_COUNT * SIDE_COUNT }, (_, sides) => {
    const source = Math.floor(sides / SIDE_COUNT);
    const destination = sides % SIDE_COUNT;
    if (said === SAID.internal) return WAY.internal;
    if (said === SAID.out) return WAY.outbound;
    if (said === SAID.in) return WAY.inbound;
    if (said === SAID.external || isPublic(source) || isPublic(destination)) return externalWay(source, destination);
    return source === SIDE.inside && destination === SIDE.inside ? WAY.internal : WAY.undecided;
  });

/** By the code of a text: what it says, once somebody asks, since there may be very many texts and few are directions. */
const directionReader = (table: FlowTable): ((code: number) => number) => {
  const NOT_READ = 255;
  const said = new Uint8Array(table.texts.count + 1).fill(NOT_READ);
  return (code) => {
    const known = said[code] ?? SAID.nothing;
    if (known !== NOT_READ) return known;
    const direction = DIRECTIONS.get(table.texts.textOf(code)?.toLowerCase() ?? '') ?? SAID.nothing;
    said[code] = direction;
    return direction;
  };
};

const isPublic = (side: number): boolean => side === SIDE.outside || side === SIDE.publicDevice;

const externalWay = (source: number, destination: number): number => {
  if (destination === SIDE.outside) return source === SIDE.outside ? WAY.through : WAY.outbound;
  if (source === SIDE.outside) return WAY.inbound;
  return destination === SIDE.inside && source !== SIDE.inside ? WAY.inbound : WAY.outbound;
};
