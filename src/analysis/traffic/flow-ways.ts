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

function* findWays(table: FlowTable): Generator<undefined, FlowWays> {
  const sides = sidesOf(table);
  const ways = new Uint8Array(table.rowCount);
  const isDerived = new Uint8Array(table.rowCount);
  const saidBy = directionReader(table);
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % (2 * ROWS_PER_STEP) === 2 * ROWS_PER_STEP - 1) yield undefined;
    const source = sides[table.source[row] ?? NO_CODE] ?? SIDE.unknown;
    const destination = sides[table.destination[row] ?? NO_CODE] ?? SIDE.unknown;
    const said = saidBy(table.direction[row] ?? NO_CODE);
    const direction = said ?? directionBetween(source, destination);
    if (said === undefined && direction !== undefined) isDerived[row] = 1;
    if (direction !== undefined) ways[row] = WAY_SAID[direction] ?? externalWay(source, destination);
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

type Said = 'internal' | 'external' | 'out' | 'in';
type Direction = Said | undefined;

const WAY_SAID: Readonly<Partial<Record<Said, number>>> = {
  internal: WAY.internal,
  out: WAY.outbound,
  in: WAY.inbound,
};

const DIRECTIONS: ReadonlyMap<string, Said> = new Map([
  ['internal', 'internal'],
  ['external', 'external'],
  ['out', 'out'],
  ['outbound', 'out'],
  ['in', 'in'],
  ['inbound', 'in'],
]);

const directionReader = (table: FlowTable): ((code: number) => Direction) => {
  const said = new Map<number, Direction>();
  return (code) => {
    if (said.has(code)) return said.get(code);
    const direction = DIRECTIONS.get(table.texts.textOf(code)?.toLowerCase() ?? '');
    said.set(code, direction);
    return direction;
  };
};

const directionBetween = (source: number, destination: number): Direction => {
  if (isPublic(source) || isPublic(destination)) return 'external';
  return source === SIDE.inside && destination === SIDE.inside ? 'internal' : undefined;
};

const isPublic = (side: number): boolean => side === SIDE.outside || side === SIDE.publicDevice;

const externalWay = (source: number, destination: number): number => {
  if (destination === SIDE.outside) return source === SIDE.outside ? WAY.through : WAY.outbound;
  if (source === SIDE.outside) return WAY.inbound;
  return destination === SIDE.inside && source !== SIDE.inside ? WAY.inbound : WAY.outbound;
};
