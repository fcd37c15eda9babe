// NET-SRC: who inside talks to the outside, with connections, bytes, unique destinations and suspicious ports of each.
import { NO_CODE } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { portAt } from './count-ports.ts';
import { WAY, waysOf } from './flow-ways.ts';
import { NO_PARTY, partiesOf, partyAt, partyOrder } from './parties.ts';
import { SetMap } from './set-map.ts';
import { mapInSteps, rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, amountsOf, LEFT_OUT, type SortBy, searchTallies, searchWhole, sortInOrder } from './tally.ts';

export type SourceRow = Amounts &
  Readonly<{
    /** Undefined, like the other names, in the one row of flows whose source was not reported. */
    did: number | undefined;
    ip: string | undefined;
    hostname: string | undefined;
    label: string | undefined;
    uniqueDestinations: number;
    /** Those of the suspicious ports that it reached, the lowest first. */
    suspiciousPorts: readonly number[];
  }>;

export const countSources = (
  facts: TrafficFacts,
  suspiciousPorts: readonly number[],
  by: SortBy = 'connections',
): readonly SourceRow[] => runThrough(prepareSources(facts, suspiciousPorts, by));

/** In slices, and once for the same rows. */
export const prepareSources = (
  facts: TrafficFacts,
  suspiciousPorts: readonly number[],
  by: SortBy = 'connections',
): Steps<readonly SourceRow[]> => remembered(facts, by, ...suspiciousPorts);

function* searchSources(
  { table, rows }: TrafficFacts,
  by: string | number,
  ...suspiciousPorts: readonly (string | number)[]
): Steps<readonly SourceRow[]> {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const suspicious = new Set<string | number>(suspiciousPorts);
  const ports = new SetMap();
  const destinations = new SetMap();
  const whole = yield* searchWhole(table, rows);
  const tallies = yield* searchTallies(table, rows, (row) => {
    if (ways[row] !== WAY.outbound) return LEFT_OUT;
    const party = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    if (destination !== NO_PARTY) destinations.add(party, destination);
    const port = portAt(table.destinationPort, row);
    if (port !== undefined && suspicious.has(port)) ports.add(party, port);
    return party;
  });
  const list = yield* mapInSteps(tallies, ([number, tally]) => {
    const party = partyAt(parties, number);
    return {
      did: party?.did,
      ip: party?.ip,
      hostname: party?.hostname,
      label: party?.label,
      ...amountsOf(tally, whole),
      uniqueDestinations: destinations.countOf(number),
      suspiciousPorts: ports.of(number),
      order: partyOrder(party),
    };
  });
  const sorted = yield* sortInOrder(by === 'bytes' ? 'bytes' : 'connections', list, (row) => row.order);
  return yield* mapInSteps(sorted, ({ order: _, ...row }): SourceRow => row);
}

const remembered = rememberSteps(searchSources);
