// NET-R4: says which contacts come like a timer's.
import type { Finding, Severity } from '../../domain/finding.ts';
import { HOUR_MS, SECOND_MS } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { formatCount } from '../../text/units.ts';
import type { TrafficFacts } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import { type BeaconHit, beaconLimits, searchBeacons } from './find-beacons.ts';
import { flowLink } from './flow-link.ts';
import { onPort, partyEntity, partyKey, partyName, partyText } from './party-words.ts';
import type { BeaconScore } from './score-beacon.ts';
import { runThrough } from './steps.ts';

export const judgeBeacons = (facts: TrafficFacts, thresholds: Thresholds): readonly Finding[] =>
  runThrough(beaconHits(facts, thresholds)).map((hit) => beaconFinding(hit, thresholds));

/** In slices. */
export function* beaconHits(facts: TrafficFacts, thresholds: Thresholds): Generator<undefined, readonly BeaconHit[]> {
  // How rare a destination is decides, and among the flows of a few hosts every destination is.
  return facts.isPart === true ? [] : yield* searchBeacons(facts, beaconLimits(thresholds));
}

export const beaconFinding = (hit: BeaconHit, thresholds: Thresholds): Finding =>
  makeFinding({
    rule: 'NET-R4',
    severity: severityOf(hit, thresholds),
    key: [partyKey(hit.source), partyKey(hit.destination), hit.port ?? 0],
    title: `${partyName(hit.source)} contacts ${partyName(hit.destination)} on ${onPort(hit.port)} ${everyText(hit.beacon)}`,
    evidence: `${evidenceOf(hit, thresholds.net_r4_score)}${isByChance(hit, thresholds) ? ' So few contacts come as regularly by chance.' : ''}`,
    value: round(hit.score),
    threshold: thresholds.net_r4_score,
    action: hit.isInternal
      ? 'Find out which program does this; a timer inside the network is mostly a job or a monitor.'
      : 'Find the program behind it and who owns the destination; block the destination while that is open.',
    entity: partyEntity(hit.source),
    at: hit.beacon.firstAt,
    link: flowLink({ source: hit.source, destination: hit.destination, ports: [hit.port ?? 0] }),
  });

/** Timers between two machines of one's own are everywhere, and most of them are jobs. */
const severityOf = (hit: BeaconHit, thresholds: Thresholds): Severity => {
  if (hit.isInternal) return 'low';
  return hit.destination.place === 'outside' && !isByChance(hit, thresholds) ? 'high' : 'medium';
};

/** As where only hours are looked at: a mail server that writes to somebody twelve times in a day does so evenly now and then. */
const isByChance = ({ beacon }: BeaconHit, thresholds: Thresholds): boolean =>
  beacon.contacts < thresholds.net_r4_short_starts && beacon.intervals < thresholds.net_r4_short_interval_score;

/** `every 300 s` */
export const everyText = ({ intervalMs }: BeaconScore): string => `every ${secondsText(intervalMs)}`;

const secondsText = (ms: number): string => {
  const seconds = ms / SECOND_MS;
  return `${formatCount(seconds, seconds < 10 && !Number.isInteger(seconds) ? 1 : 0)} s`;
};

const evidenceOf = (hit: BeaconHit, threshold: number): string => {
  const { beacon } = hit;
  const rhythm = `${everyText(beacon)}, give or take ${secondsText(beacon.jitterMs)}, ${formatCount(beacon.contacts)} times in ${hoursText(hit.spanMs)}`;
  const parts = [
    `regular intervals ${scoreText(beacon.intervals)}`,
    beacon.sizes === undefined ? 'sizes not reported' : `equal sizes ${scoreText(beacon.sizes)}`,
    `evenly over the hours ${scoreText(beacon.histogram)}`,
    `how long it lasts ${scoreText(beacon.duration)}`,
  ];
  const weighed = round(hit.score) === round(beacon.score) ? '' : `, weighed ${scoreText(hit.score)}`;
  const others = `${formatCount(hit.sources)} of ${formatCount(hit.fleet)} hosts ${hit.sources === 1 ? 'talks' : 'talk'} to this destination`;
  return `${partyText(hit.source)} to ${partyText(hit.destination)}, ${onPort(hit.port)}: ${rhythm}. Score ${scoreText(beacon.score)}${weighed}, limit ${scoreText(threshold)}: ${parts.join(', ')}. ${others}.`;
};

const hoursText = (ms: number): string => `${formatCount(ms / HOUR_MS, ms % HOUR_MS === 0 ? 0 : 1)} h`;

/** Two digits, never rounded up to a limit that was not reached. */
export const scoreText = (score: number): string => round(score).toFixed(2);

const round = (score: number): number => Math.floor(score * 100 + 1e-9) / 100;
