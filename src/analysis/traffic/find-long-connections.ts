// NET-R5: finds connections that have lasted for hours and still send.
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { isExactAmount, isInstant } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { portAt } from './count-ports.ts';
import { waysOf } from './flow-ways.ts';
import { NO_PARTY, type Party, partiesOf, partyAt, partyOrder } from './parties.ts';
import { addRow, emptyTally } from './tally.ts';

export type LongConnectionHit = Readonly<{
  source: Party | undefined;
  destination: Party | undefined;
  port: number | undefined;
  /** Of `WAY`. */
  way: number;
  /** Of the longest of them. */
  durationMs: number;
  connections: number;
  bytes: number | undefined;
  /** Undefined where no start was reported. */
  firstAt: Instant | undefined;
  rows: Rows;
}>;

/** An appliance reports a running flow a little late. */
const STILL_MS = 5 * MINUTE_MS;
const CLOSING = /^(?:fin|rst|reset|closed|completed|finished|ended|timeout|sf)$/i;

/** One for each source, destination and port; the longest first. */
export const findLongConnections = (
  { table, rows, window }: TrafficFacts,
  hours: number,
): readonly LongConnectionHit[] => {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const isStillSending = (row: number): boolean => {
    const endAt = table.endAt[row];
    if (isInstant(endAt) && endAt < window.endAt - STILL_MS) return false;
    return !(table.sets.textsOf(table.flags[row] ?? NO_CODE) ?? []).some((flag) => CLOSING.test(flag));
  };
  const durationOf = (row: number): number | undefined => {
    const told = table.durationMs[row];
    const startAt = table.startAt[row];
    const endAt = table.endAt[row];
    const between = isInstant(startAt) && isInstant(endAt) ? endAt - startAt : undefined;
    return isExactAmount(told) ? told : isExactAmount(between) ? between : undefined;
  };
  const long = rows.filter((row) => (durationOf(row) ?? -1) >= hours * HOUR_MS && isStillSending(row));
  const numberAt = (end: number | undefined): number => parties.ofEnd[end ?? NO_CODE] ?? NO_PARTY;
  const keyOf = (row: number): string =>
    `${numberAt(table.source[row])} ${numberAt(table.destination[row])} ${table.destinationPort[row]}`;
  return [...Map.groupBy(long, keyOf).values()]
    .map((own) => {
      const first = own[0] ?? 0;
      const tally = emptyTally();
      for (const row of own) addRow(tally, table, row);
      const starts = own.map((row) => table.startAt[row]).filter(isInstant);
      return {
        source: partyAt(parties, numberAt(table.source[first])),
        destination: partyAt(parties, numberAt(table.destination[first])),
        port: portAt(table.destinationPort, first),
        way: ways[first] ?? 0,
        durationMs: own.reduce((most, row) => Math.max(most, durationOf(row) ?? 0), 0),
        connections: own.length,
        bytes: tally.connectionsWithBytes === 0 ? undefined : tally.bytes,
        firstAt: starts.length === 0 ? undefined : starts.reduce((least, at) => Math.min(least, at)),
        rows: Uint32Array.from(own),
      };
    })
    .sort((one, other) => other.durationMs - one.durationMs || byText(nameOf(one), nameOf(other)));
};

const nameOf = (hit: LongConnectionHit): string =>
  `${partyOrder(hit.source)} ${partyOrder(hit.destination)} ${String(hit.port ?? 0).padStart(5, '0')}`;
