// How common a destination is: how many of the hosts that begin flows talk to it.
import { type FlowTable, NO_CODE } from '../../flows/flow-table.ts';
import { prepareWays, WAY } from './flow-ways.ts';
import { pairKey } from './pair-key.ts';
import { NO_PARTY, prepareParties } from './parties.ts';
import { ROWS_PER_STEP } from './steps.ts';

export type Fleet = Readonly<{
  /** Hosts inside that began a flow. */
  hosts: number;
  /** By number of a party: how many of them began one to it. */
  hostsTo: Uint32Array;
}>;

/** Over the whole table, whatever is filtered: a destination does not become common because one looks at one host. */
export function* surveyFleet(table: FlowTable): Generator<undefined, Fleet> {
  const parties = yield* prepareParties(table);
  const { ways } = yield* prepareWays(table);
  const hosts = new Set<number>();
  const pairs = new Set<number>();
  const hostsTo = new Uint32Array(parties.list.length + 1);
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield undefined;
    if (ways[row] === WAY.inbound || ways[row] === WAY.through) continue;
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    if (source === NO_PARTY) continue;
    hosts.add(source);
    if (destination === NO_PARTY) continue;
    const known = pairs.size;
    pairs.add(pairKey(source, destination));
    if (pairs.size > known) hostsTo[destination] = (hostsTo[destination] ?? 0) + 1;
  }
  return { hosts: hosts.size, hostsTo };
}

/** Fewer hosts than this are no fleet to compare with. */
const SMALLEST_FLEET = 10;
const RARE_SHARE = 0.02;
const COMMON_FROM_SHARE = 0.1;
const COMMON_SHARE = 0.5;

export const isRare = (fleet: Fleet, destination: number): boolean => {
  const hosts = fleet.hostsTo[destination] ?? 0;
  return fleet.hosts >= SMALLEST_FLEET && (hosts <= 1 || hosts <= RARE_SHARE * fleet.hosts);
};

export const RARE_BONUS = 0.02;
const COMMON_MALUS = 0.25;

/** What is added to a score: more for what next to nobody else talks to, less and less from a tenth of the fleet to half of it. */
export const weightOf = (fleet: Fleet, destination: number): number => {
  if (fleet.hosts < SMALLEST_FLEET) return 0;
  if (isRare(fleet, destination)) return RARE_BONUS;
  const share = (fleet.hostsTo[destination] ?? 0) / fleet.hosts;
  const common = Math.log(share / COMMON_FROM_SHARE) / Math.log(COMMON_SHARE / COMMON_FROM_SHARE);
  return -COMMON_MALUS * Math.max(0, Math.min(1, common)) + 0;
};
