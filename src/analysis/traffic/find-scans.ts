// NET-R2 and NET-R3: finds sources that try many hosts on one port, or many ports of one host, within minutes.
import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { isInstant } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { portAt } from './count-ports.ts';
import { createOutcomeReader, OUTCOME } from './flow-outcome.ts';
import { WAY, waysOf } from './flow-ways.ts';
import { pairKey } from './pair-key.ts';
import { NO_PARTY, type Parties, type Party, partiesOf, partyAt, partyOrder } from './parties.ts';
import { findWidestWindow, type WidestWindow } from './widest-window.ts';

export type ScanLimits = Readonly<{
  windowMinutes: number;
  failed: number;
  internal: number;
  external: number;
  /** Nobody browses there: on these ports hosts outside count whatever the outcome. */
  suspiciousPorts: ReadonlySet<number>;
}>;

export type ScanHit = Readonly<{
  source: Party;
  /** Of a scan of one host's ports. */
  destination: Party | undefined;
  /** Of a scan of many hosts: the port with the most of them first; 0 for none, as ICMP has. */
  ports: readonly number[];
  /** What was counted: hosts whose contacts failed, or hosts inside or outside where that is not known; or ports. */
  basis: 'failed' | 'internal' | 'external';
  /** The port of the most hosts is a suspicious one: hosts outside were counted whatever the outcome. */
  isSuspiciousPort: boolean;
  count: number;
  threshold: number;
  failedConnections: number;
  /** The window with the most. */
  startAt: Instant;
  endAt: Instant;
  /** From the first to the last such window of the ports together. */
  firstAt: Instant;
  lastAt: Instant;
  /** The source did so on every earlier day that the data tell of. */
  isHabit: boolean;
  /** All flows of the source to these ports, or to this destination, from `firstAt` to `lastAt`. */
  rows: Rows;
}>;

/** One for each source, the widest first. */
export const findHostScans = (facts: TrafficFacts, limits: ScanLimits): readonly ScanHit[] =>
  findScans(facts, limits, 'hosts');

/** One for each source and destination, the widest first. */
export const findPortScans = (facts: TrafficFacts, limits: ScanLimits): readonly ScanHit[] =>
  findScans(facts, limits, 'ports');

type Kind = 'hosts' | 'ports';
type Peak = Readonly<{
  source: number;
  key: number;
  rows: readonly number[];
  basis: ScanHit['basis'];
  threshold: number;
  window: WidestWindow;
}>;

const findScans = (facts: TrafficFacts, limits: ScanLimits, kind: Kind): readonly ScanHit[] => {
  const { table } = facts;
  const parties = partiesOf(table);
  const outcomeOf = createOutcomeReader(table);
  const peaks = groupTries(facts, kind).flatMap(({ source, key, rows }) => {
    const peak = findPeak(facts, { key, rows, limits, kind, outcomeOf });
    return peak === undefined ? [] : [{ source, key, rows, ...peak }];
  });
  const fullDays = countFullDays(table, facts.window.endAt);
  const bySource = [...Map.groupBy(peaks, ({ source }) => source).values()];
  const groups = kind === 'hosts' ? bySource : peaks.map((peak) => [peak]);
  const daysOf = new Map(bySource.map((own) => [own[0]?.source, unite(own.map(({ window }) => window.days))]));
  return groups
    .flatMap((group) => {
      const isHabit = isHabitual(daysOf.get(group[0]?.source) ?? new Set(), fullDays);
      return tellHit(table, parties, group, { kind, isHabit, limits, outcomeOf }) ?? [];
    })
    .sort(
      (one, other) =>
        other.count - one.count ||
        byText(partyOrder(one.source), partyOrder(other.source)) ||
        byText(partyOrder(one.destination), partyOrder(other.destination)),
    );
};

type Tries = { readonly source: number; readonly key: number; readonly rows: number[] };

/** Of a source on one port, or towards one destination; in the order of their start. */
const groupTries = ({ table, rows }: TrafficFacts, kind: Kind): readonly Tries[] => {
  const parties = partiesOf(table);
  const groups = new Map<number, Tries>();
  for (const row of rows) {
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    if (source === NO_PARTY || destination === NO_PARTY || !isInstant(table.startAt[row])) continue;
    if (isAnswerOnly(table, row)) continue;
    const key = kind === 'hosts' ? (portAt(table.destinationPort, row) ?? 0) : destination;
    const number = pairKey(source, key);
    const known = groups.get(number);
    if (known === undefined) groups.set(number, { source, key, rows: [row] });
    else known.rows.push(row);
  }
  for (const group of groups.values())
    group.rows.sort((one, other) => (table.startAt[one] ?? 0) - (table.startAt[other] ?? 0));
  return [...groups.values()];
};

const LAST_SERVICE_PORT = 1_023;
const FIRST_CLIENT_PORT = 32_768;

/** A sensor that missed the beginning reports the answers of a server as flows to many ports of its client. */
const isAnswerOnly = (table: FlowTable, row: number): boolean => {
  const from = portAt(table.sourcePort, row);
  const to = portAt(table.destinationPort, row);
  return from !== undefined && to !== undefined && from <= LAST_SERVICE_PORT && to >= FIRST_CLIENT_PORT;
};

type Search = Readonly<{
  /** The port, of many hosts. */
  key: number;
  rows: readonly number[];
  limits: ScanLimits;
  kind: Kind;
  outcomeOf: (row: number) => number;
}>;

/**
 * Failed contacts count first; without them, hosts inside however they answered, and outside those of which nothing is known:
 * browsing is answered.
 */
const findPeak = (
  { table, window }: TrafficFacts,
  { key, rows, limits, kind, outcomeOf }: Search,
): Omit<Peak, 'source' | 'key' | 'rows'> | undefined => {
  if (rows.length < Math.min(limits.failed, limits.internal, limits.external)) return undefined;
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const memberOf = (row: number): number =>
    kind === 'hosts'
      ? (parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY)
      : (portAt(table.destinationPort, row) ?? -1);
  const isAnyOutcome = limits.suspiciousPorts.has(key);
  const isInside = (row: number): boolean => ways[row] === WAY.internal;
  const counts: Readonly<Record<ScanHit['basis'], (row: number) => boolean>> = {
    failed: (row) => outcomeOf(row) === OUTCOME.failed,
    internal: kind === 'ports' ? () => true : isInside,
    external: (row) => kind === 'hosts' && !isInside(row) && (isAnyOutcome || outcomeOf(row) === OUTCOME.unknown),
  };
  for (const basis of ['failed', 'internal', 'external'] as const) {
    const least = limits[basis];
    const member = (row: number): number => (counts[basis](row) ? memberOf(row) : -1);
    const at = { windowMs: limits.windowMinutes * MINUTE_MS, least, endAt: window.endAt };
    const widest = findWidestWindow(table, rows, member, at);
    if (widest !== undefined) return { basis, threshold: least, window: widest };
  }
  return undefined;
};

/** Nearly a day counts as one: the first flow of a window begins a little after the window. */
const DAY_SLACK = 0.02;

const countFullDays = (table: FlowTable, endAt: Instant): number => {
  let firstAt = endAt;
  for (const at of table.startAt) if (isInstant(at) && at < firstAt) firstAt = at;
  return Math.floor((endAt - firstAt) / DAY_MS + DAY_SLACK);
};

const unite = (sets: readonly ReadonlySet<number>[]): ReadonlySet<number> => new Set(sets.flatMap((set) => [...set]));

/** On every whole day before the latest on which it happened, of which there is at least one. */
const isHabitual = (days: ReadonlySet<number>, fullDays: number): boolean => {
  if (days.size === 0) return false;
  const latest = Math.min(...days);
  if (latest + 1 >= fullDays) return false;
  for (let day = latest + 1; day < fullDays; day += 1) if (!days.has(day)) return false;
  return true;
};

type Telling = Omit<Search, 'key' | 'rows'> & Readonly<{ isHabit: boolean }>;

const tellHit = (
  table: FlowTable,
  parties: Parties,
  group: readonly Peak[],
  { kind, isHabit, limits, outcomeOf }: Telling,
): ScanHit | undefined => {
  const sorted = group.toSorted((one, other) => other.window.count - one.window.count || one.key - other.key);
  const widest = sorted[0];
  const source = widest === undefined ? undefined : partyAt(parties, widest.source);
  if (widest === undefined || source === undefined) return undefined;
  const firstAt = Math.min(...group.map(({ window }) => window.startAt));
  const lastAt = Math.max(...group.map(({ window }) => window.endAt));
  const isThen = (row: number): boolean => {
    const at = table.startAt[row] ?? Number.NaN;
    return at >= firstAt && at <= lastAt;
  };
  return {
    source,
    destination: kind === 'ports' ? partyAt(parties, widest.key) : undefined,
    ports: kind === 'hosts' ? sorted.map(({ key }) => key) : [],
    basis: widest.basis,
    isSuspiciousPort: kind === 'hosts' && limits.suspiciousPorts.has(widest.key),
    count: widest.window.count,
    threshold: widest.threshold,
    failedConnections: widest.window.rows.filter((row) => outcomeOf(row) === OUTCOME.failed).length,
    startAt: widest.window.startAt,
    endAt: widest.window.endAt,
    firstAt,
    lastAt,
    isHabit,
    rows: Uint32Array.from(sorted.flatMap(({ rows }) => rows.filter(isThen))),
  };
};
