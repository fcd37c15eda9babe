// NET-DEST: who outside is talked to, with connections, bytes, ports and application protocols of each.
import { NO_CODE } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { portAt } from './count-ports.ts';
import { knownName } from './count-protocols.ts';
import { WAY, waysOf } from './flow-ways.ts';
import { NO_PARTY, partiesOf, partyAt, partyOrder } from './parties.ts';
import { SetMap } from './set-map.ts';
import { mapInSteps, rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, amountsOf, LEFT_OUT, type SortBy, searchTallies, searchWhole, sortInOrder } from './tally.ts';

export type DestinationRow = Amounts &
  Readonly<{
    /** Undefined in the one row of flows whose destination was not reported. */
    ip: string | undefined;
    hostname: string | undefined;
    country: string | undefined;
    /** How many sources talk to it. */
    devices: number;
    /** The lowest first. */
    ports: readonly number[];
    /** By name. */
    applicationProtocols: readonly string[];
  }>;

/** Shares are of all flows given, not of the external ones. What comes from outside to a device of ours has no external destination. */
export const countDestinations = (facts: TrafficFacts, by: SortBy = 'bytes'): readonly DestinationRow[] =>
  runThrough(prepareDestinations(facts, by));

function* searchDestinations({ table, rows }: TrafficFacts, by: SortBy): Steps<readonly DestinationRow[]> {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const ports = new SetMap();
  const applications = new SetMap();
  const sources = new SetMap();
  const whole = yield* searchWhole(table, rows);
  const tallies = yield* searchTallies(table, rows, (row) => {
    if (ways[row] !== WAY.outbound && ways[row] !== WAY.through) return LEFT_OUT;
    const party = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    ports.add(party, portAt(table.destinationPort, row));
    applications.add(party, table.applicationProtocol[row]);
    sources.add(party, parties.ofEnd[table.source[row] ?? NO_CODE]);
    return party;
  });
  const list = yield* mapInSteps(tallies, ([number, tally]) => {
    const party = partyAt(parties, number);
    return {
      ip: party?.ip,
      hostname: party?.hostname,
      country: party?.country,
      ...amountsOf(tally, whole),
      devices: sources.of(number).filter((source) => source !== NO_PARTY).length,
      ports: ports.of(number),
      applicationProtocols: applications
        .of(number)
        .map((code) => knownName(table.texts.textOf(code)))
        .filter((text) => text !== undefined)
        .sort(),
      order: partyOrder(party),
    };
  });
  const sorted = yield* sortInOrder(by, list, (row) => row.order);
  return yield* mapInSteps(sorted, ({ order: _, ...row }): DestinationRow => row);
}

/** In slices, and once for the same rows. */
export const prepareDestinations = rememberSteps(searchDestinations);
