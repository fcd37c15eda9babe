// Marks the flows behind what the traffic rules find, each with all the reasons for it.
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Rows } from '../../flows/flow-table.ts';
import { clean } from '../../text/clean.ts';
import type { TrafficFacts } from '../facts.ts';
import { inReadingOrder } from '../judge.ts';
import type { PackedMarks } from './flow-marks.ts';
import { prepareWays } from './flow-ways.ts';
import { beaconFinding, beaconHits } from './judge-beacons.ts';
import { exfiltrationFinding, exfiltrationHits } from './judge-exfiltration.ts';
import { longConnectionFinding, longConnectionHits } from './judge-long-connections.ts';
import { hostScanFinding, hostScanHits, portScanFinding, portScanHits } from './judge-scans.ts';
import { suspiciousPortFinding, suspiciousPortHits } from './judge-suspicious-ports.ts';
import { type MarkedRows, packMarks } from './pack-marks.ts';
import {
  beaconWords,
  exfiltrationWords,
  hostScanWords,
  longConnectionWords,
  portScanWords,
  suspiciousPortWords,
} from './reason-words.ts';
import { runThrough } from './steps.ts';

type Steps<Result> = Generator<undefined, Result>;

/** One reason for each hit of the rules; `openMarks` reads it. */
export const markFlows = (facts: TrafficFacts, thresholds: Thresholds): PackedMarks =>
  runThrough(searchMarks(facts, thresholds));

/** The same in slices: of a few milliseconds, or of one search through all rows. */
export function* searchMarks(facts: TrafficFacts, thresholds: Thresholds): Steps<PackedMarks> {
  yield* prepareWays(facts.table);
  const found: (readonly Found[])[] = [];
  for (const search of SEARCHES) found.push(yield* search(facts, thresholds));
  return yield* packMarks(facts.table.rowCount, inOrder(found.flat(), facts));
}

type Found = Readonly<{ finding: Finding; text: string; rows: Rows }>;

/** In the order of their findings, and with what makes a finding of what was found: the severity of each id, and none after the window. */
const inOrder = (found: readonly Found[], { window }: TrafficFacts): readonly MarkedRows[] => {
  const raised = found.filter(({ finding }) => finding.at <= window.endAt);
  const byId = Map.groupBy(raised, ({ finding }) => finding.id);
  return inReadingOrder(raised.map(({ finding }) => finding)).flatMap(({ id, severity }) =>
    (byId.get(id) ?? []).map(({ finding: { rule }, text, rows }) => ({
      reason: { rule, severity, text, findingId: id },
      rows,
    })),
  );
};

type Search = (facts: TrafficFacts, thresholds: Thresholds) => Steps<readonly Found[]>;

type Telling<Hit> = Readonly<{
  search: (facts: TrafficFacts, thresholds: Thresholds) => Steps<readonly Hit[]>;
  finding: (hit: Hit, thresholds: Thresholds, facts: TrafficFacts) => Finding;
  words: (hit: Hit, thresholds: Thresholds) => string;
}>;

/** A finding takes some ten microseconds to be put into words. */
const TOLD_PER_STEP = 128;

const LONGEST_TEXT = 80;

const searchAndTell = <Hit extends Readonly<{ rows: Rows }>>({ search, finding, words }: Telling<Hit>): Search =>
  function* (facts, thresholds) {
    const found: Found[] = [];
    for (const hit of yield* search(facts, thresholds)) {
      const text = clean(words(hit, thresholds), LONGEST_TEXT);
      found.push({ finding: finding(hit, thresholds, facts), text, rows: hit.rows });
      if (found.length % TOLD_PER_STEP === 0) yield undefined;
    }
    return found;
  };

const atOneGo = <Hit>(
  search: (facts: TrafficFacts, thresholds: Thresholds) => readonly Hit[],
): Telling<Hit>['search'] =>
  function* (facts, thresholds) {
    const hits = search(facts, thresholds);
    yield undefined;
    return hits;
  };

const SEARCHES: readonly Search[] = [
  searchAndTell({
    search: atOneGo(suspiciousPortHits),
    finding: suspiciousPortFinding,
    words: suspiciousPortWords,
  }),
  searchAndTell({ search: atOneGo(hostScanHits), finding: hostScanFinding, words: hostScanWords }),
  searchAndTell({ search: atOneGo(portScanHits), finding: portScanFinding, words: portScanWords }),
  searchAndTell({ search: beaconHits, finding: beaconFinding, words: beaconWords }),
  searchAndTell({ search: atOneGo(longConnectionHits), finding: longConnectionFinding, words: longConnectionWords }),
  searchAndTell({ search: atOneGo(exfiltrationHits), finding: exfiltrationFinding, words: exfiltrationWords }),
];
