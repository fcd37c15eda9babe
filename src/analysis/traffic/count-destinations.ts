// NET-DEST: who outside is talked to, with connections, bytes, ports and application protocols of each.
import { NO_CODE } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { portAt } from './count-ports.ts';
import { knownName } from './count-protocols.ts';
import { WAY, waysOf } from './flow-ways.ts';
import { NO_PARTY, partiesOf, partyAt, partyOrder } from './parties.ts';
import { SetMap } from './set-map.ts';
import { type Amounts, amountsOf, LEFT_OUT, type SortBy, sortedBy, tallyAll, tallyRows } from './tally.ts';

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
export const countDestinations = ({ table, rows }: TrafficFacts, by: SortBy = 'bytes'): readonly DestinationRow[] => {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const ports = new SetMap();
  const applications = new SetMap();
  const sources = new SetMap();
  const whole = tallyAll(table, rows);
  const tallies = tallyRows(table, rows, (row) => {
    if (ways[row] !== WAY.outbound && ways[row] !== WAY.through) return LEFT_OUT;
    const party = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    ports.add(party, portAt(table.destinationPort, row));
    applications.add(party, table.applicationProtocol[row]);
    sources.add(party, parties.ofEnd[table.source[row] ?? NO_CODE]);
    return party;
  });
  const list = [...tallies].map(([number, tally]) => {
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
  return sortedBy(by, list, (row) => row.order).map(({ order: _, ...row }) => row);
};
