// NET-R4: finds sources that contact one destination and port like a timer does.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type TimeSpan } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { spanOf } from '../../domain/window.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { isExactAmount, isInstant } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { type Fleet, isRare, surveyFleet, weightOf } from './fleet.ts';
import { WAY, waysOf } from './flow-ways.ts';
import { groupPairs, type Pairs } from './group-pairs.ts';
import { type Party, partiesOf, partyAt, partyOrder } from './parties.ts';
import { type BeaconScore, scoreBeacon } from './score-beacon.ts';
import { ROWS_PER_STEP, runThrough } from './steps.ts';

export type BeaconLimits = Readonly<{
  score: number;
  intervals: number;
  /** Distinct ones, at least two. */
  starts: number;
  /** In a span of hours a handful of contacts come evenly by chance: then more is asked for. */
  shortStarts: number;
  shortIntervals: number;
}>;

export const beaconLimits = (thresholds: Thresholds): BeaconLimits => ({
  score: thresholds.net_r4_score,
  intervals: thresholds.net_r4_interval_score,
  starts: thresholds.net_r4_starts,
  shortStarts: thresholds.net_r4_short_starts,
  shortIntervals: thresholds.net_r4_short_interval_score,
});

export type BeaconHit = Readonly<{
  source: Party;
  destination: Party;
  port: number | undefined;
  isInternal: boolean;
  /** By the regularity alone, over the best 24 hours, or over the span when it is shorter. */
  beacon: BeaconScore;
  /** The score, weighed by how common the destination is. */
  score: number;
  /** Hosts that talk to the destination, and all that begin flows. */
  sources: number;
  fleet: number;
  /** What was looked at: 24 hours or less. */
  spanMs: number;
  /** All rows of this source, destination and port. */
  rows: Rows;
}>;

const SPAN_OF_HOURS_MS = 12 * HOUR_MS;
/** Contacts that fill less time than this prove no habit, however regular they are. */
const LEAST_SPAN_MS = 45 * MINUTE_MS;
/** Contacts in a day: what comes more often than every four seconds is a stream, not a timer. */
const MOST_STARTS = 20_000;
/** Flows scored between two pauses. */
const SCORED_PER_STEP = 1_024;

export const findBeacons = (facts: TrafficFacts, limits: BeaconLimits): readonly BeaconHit[] =>
  runThrough(searchBeacons(facts, limits));

/** The same in slices of at most a few milliseconds, for a loop that must stay responsive. The highest score first. */
export function* searchBeacons(
  { table, rows, window }: TrafficFacts,
  limits: BeaconLimits,
): Generator<undefined, readonly BeaconHit[]> {
  const fleet = yield* surveyFleet(table);
  const span = yield* observedSpan(table, spanOf(window));
  if (span.endAt - span.startAt < LEAST_SPAN_MS) return [];
  const { ways } = waysOf(table);
  const isInSpan = (row: number): boolean => {
    const at = table.startAt[row] ?? Number.NaN;
    return at >= span.startAt && at < span.endAt && ways[row] !== WAY.inbound && ways[row] !== WAY.through;
  };
  const pairs = yield* groupPairs(table, rows, partiesOf(table), isInSpan);
  const hits: BeaconHit[] = [];
  let scored = 0;
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const own = pairs.rows.subarray(pairs.offsets[pair], pairs.offsets[pair + 1]);
    scored += 1;
    const isInternal = ways[own[0] ?? 0] === WAY.internal;
    if (own.length >= limits.starts && isOfInterest(isInternal, fleet, pairs.destinations[pair] ?? 0)) {
      scored += own.length;
      const hit = judgePair(table, pairs, pair, { own, span, fleet, limits, isInternal });
      if (hit !== undefined) hits.push(hit);
    }
    if (scored < SCORED_PER_STEP) continue;
    scored = 0;
    yield undefined;
  }
  return hits.sort(
    (one, other) =>
      other.score - one.score ||
      byText(partyOrder(one.source), partyOrder(other.source)) ||
      byText(partyOrder(one.destination), partyOrder(other.destination)) ||
      (one.port ?? 0) - (other.port ?? 0),
  );
}

/** In the first minutes of a window there may just be nothing to see. */
const LATE_PART = 0.05;

/** The window, but not before the first flow there is: an answer may have been cut, or the appliance be new. */
function* observedSpan(table: FlowTable, window: TimeSpan): Generator<undefined, TimeSpan> {
  let firstAt = window.endAt;
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % (8 * ROWS_PER_STEP) === 8 * ROWS_PER_STEP - 1) yield undefined;
    const at = table.startAt[row] ?? Number.NaN;
    if (isInstant(at) && at < firstAt) firstAt = at;
  }
  const isLate = firstAt - window.startAt > LATE_PART * (window.endAt - window.startAt);
  return { startAt: isLate ? firstAt : window.startAt, endAt: window.endAt };
}

/** Inside the network, timers are everywhere: clocks, directories, monitoring. Only what next to nobody else talks to is looked at. */
const isOfInterest = (isInternal: boolean, fleet: Fleet, destination: number): boolean =>
  !isInternal || isRare(fleet, destination) || (fleet.hostsTo[destination] ?? 0) <= 1;

type Look = Readonly<{ own: Rows; span: TimeSpan; fleet: Fleet; limits: BeaconLimits; isInternal: boolean }>;

const judgePair = (table: FlowTable, pairs: Pairs, pair: number, look: Look): BeaconHit | undefined => {
  const { own, span, fleet, limits, isInternal } = look;
  const parties = partiesOf(table);
  const source = partyAt(parties, pairs.sources[pair] ?? 0);
  const destinationNumber = pairs.destinations[pair] ?? 0;
  const destination = partyAt(parties, destinationNumber);
  // What was seen for hours only is not made surer by being rare: in an hour, most is.
  const isShort = span.endAt - span.startAt < SPAN_OF_HOURS_MS;
  const weight = Math.min(isShort ? 0 : 1, weightOf(fleet, destinationNumber));
  // Where next to nobody else goes, half a day is enough: laptops are shut, and infections begin at some hour.
  const beacon = scoreDays(table, look, isRare(fleet, destinationNumber));
  if (beacon === undefined || source === undefined || destination === undefined) return undefined;
  const score = Math.max(0, Math.min(1, beacon.score + weight));
  const leastIntervals = isShort ? Math.max(limits.intervals, limits.shortIntervals) : limits.intervals;
  if (score < limits.score || beacon.intervals < leastIntervals) return undefined;
  const port = pairs.ports[pair] ?? 0;
  return {
    source,
    destination,
    port: port === 0 ? undefined : port,
    isInternal,
    beacon,
    score,
    sources: fleet.hostsTo[destinationNumber] ?? 0,
    fleet: fleet.hosts,
    spanMs: Math.min(DAY_MS, span.endAt - span.startAt),
    rows: own.slice(),
  };
};

/** A longer span is looked at day by day, back from its end; the best day counts. */
const scoreDays = (table: FlowTable, { own, span, limits }: Look, mayRest: boolean): BeaconScore | undefined => {
  const isShort = span.endAt - span.startAt < SPAN_OF_HOURS_MS;
  const asked = { fewest: isShort ? limits.shortStarts : limits.starts, mayRest };
  if (span.endAt - span.startAt <= DAY_MS) return scoreRows(table, own, span, asked);
  let best: BeaconScore | undefined;
  const days = Map.groupBy(own, (row) => Math.ceil((span.endAt - (table.startAt[row] ?? 0)) / DAY_MS));
  for (const [day, rows] of days) {
    const endAt = span.endAt - (day - 1) * DAY_MS;
    const score = scoreRows(table, Uint32Array.from(rows), { startAt: endAt - DAY_MS, endAt }, asked);
    if (score !== undefined && (best === undefined || score.score > best.score)) best = score;
  }
  return best;
};

const scoreRows = (
  table: FlowTable,
  rows: Rows,
  span: TimeSpan,
  { fewest, mayRest }: Readonly<{ fewest: number; mayRest: boolean }>,
): BeaconScore | undefined => {
  if (rows.length < fewest || rows.length > MOST_STARTS) return undefined;
  const starts = distinct(Float64Array.from(rows, (row) => table.startAt[row] ?? 0).sort());
  if (starts.length < fewest || (starts.at(-1) ?? 0) - (starts[0] ?? 0) < LEAST_SPAN_MS) return undefined;
  const bytes = Float64Array.from(rows, (row) => knownOrNaN(table.bytes[row]));
  return scoreBeacon(starts, bytes, span, mayRest);
};

const knownOrNaN = (bytes: number | undefined): number => (isExactAmount(bytes) ? bytes : Number.NaN);

const distinct = (sorted: Float64Array): Float64Array => {
  let count = 0;
  let last: Instant | undefined;
  for (const at of sorted) {
    if (at === last) continue;
    sorted[count] = at;
    last = at;
    count += 1;
  }
  return sorted.subarray(0, count);
};
