// NET-R1: finds external flows to ports that have no business on the internet.
import type { Instant } from '../../domain/instant.ts';
import { NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { isInstant } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { portAt } from './count-ports.ts';
import { createOutcomeReader, OUTCOME } from './flow-outcome.ts';
import { isExternal, WAY, waysOf } from './flow-ways.ts';
import { NO_PARTY, type Party, partiesOf, partyAt, partyOrder } from './parties.ts';
import { addRow, emptyTally, type Tally } from './tally.ts';

export type SuspiciousPortHit = Readonly<{
  /** `in` where somebody outside reached a device of ours. */
  way: 'out' | 'in';
  /** Whose finding it is: the source of what goes out, the destination of what comes in. */
  party: Party | undefined;
  port: number;
  /** How many others take part. */
  others: number;
  /** The other, where it is one. */
  other: Party | undefined;
  connections: number;
  /** Undefined where no flow told its bytes. */
  bytes: number | undefined;
  failedConnections: number;
  firstAt: Instant | undefined;
  rows: Rows;
}>;

type Draft = {
  readonly way: 'out' | 'in';
  readonly party: number;
  readonly port: number;
  readonly others: Set<number>;
  readonly tally: Tally;
  readonly rows: number[];
  failed: number;
  firstAt: Instant | undefined;
};

/** By name and port. */
export const findSuspiciousPorts = (
  { table, rows }: TrafficFacts,
  suspiciousPorts: readonly number[],
): readonly SuspiciousPortHit[] => {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const suspicious = new Set(suspiciousPorts);
  const outcomeOf = createOutcomeReader(table);
  const drafts = new Map<string, Draft>();
  for (const row of rows) {
    const port = portAt(table.destinationPort, row);
    if (port === undefined || !suspicious.has(port) || !isExternal(ways[row])) continue;
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    const isIn = ways[row] === WAY.inbound;
    const draft = draftOf(drafts, isIn ? 'in' : 'out', isIn ? destination : source, port);
    const other = isIn ? source : destination;
    if (other !== NO_PARTY) draft.others.add(other);
    addRow(draft.tally, table, row);
    draft.rows.push(row);
    if (outcomeOf(row) === OUTCOME.failed) draft.failed += 1;
    const at = table.startAt[row];
    if (isInstant(at) && (draft.firstAt === undefined || at < draft.firstAt)) draft.firstAt = at;
  }
  return [...drafts.values()]
    .map(({ way, party, port, others, tally, rows: own, failed, firstAt }) => {
      const [only] = others;
      return {
        way,
        party: partyAt(parties, party),
        port,
        others: others.size,
        other: others.size === 1 && only !== undefined ? partyAt(parties, only) : undefined,
        connections: tally.connections,
        bytes: tally.connectionsWithBytes === 0 ? undefined : tally.bytes,
        failedConnections: failed,
        firstAt,
        rows: Uint32Array.from(own),
      };
    })
    .sort(
      (one, other) =>
        byText(one.way, other.way) || byText(partyOrder(one.party), partyOrder(other.party)) || one.port - other.port,
    );
};

const draftOf = (drafts: Map<string, Draft>, way: 'out' | 'in', party: number, port: number): Draft => {
  const key = `${way} ${party} ${port}`;
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const draft: Draft = {
    way,
    party,
    port,
    others: new Set(),
    tally: emptyTally(),
    rows: [],
    failed: 0,
    firstAt: undefined,
  };
  drafts.set(key, draft);
  return draft;
};
