// NET-R2 and NET-R3: says which sources try many hosts on one port, or many ports of one host.
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { formatCount, formatDuration } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { TrafficFacts } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import { findHostScans, findPortScans, type ScanHit } from './find-scans.ts';
import { flowLink } from './flow-link.ts';
import { onPort, partyEntity, partyKey, partyName, partyText } from './party-words.ts';

export const judgeHostScans = (facts: TrafficFacts, thresholds: Thresholds): readonly Finding[] =>
  hostScanHits(facts, thresholds).map((hit) => hostScanFinding(hit, thresholds));

export const hostScanHits = (facts: TrafficFacts, thresholds: Thresholds): readonly ScanHit[] =>
  findHostScans(facts, {
    windowMinutes: thresholds.net_r2_window_minutes,
    failed: thresholds.net_r2_failed_hosts,
    internal: thresholds.net_r2_internal_hosts,
    external: thresholds.net_r2_external_hosts,
    suspiciousPorts: new Set(thresholds.net_r1_suspicious_ports),
  });

export const hostScanFinding = (hit: ScanHit, thresholds: Thresholds): Finding =>
  makeFinding({
    rule: 'NET-R2',
    severity: hit.isHabit ? 'low' : 'high',
    key: [partyKey(hit.source)],
    title: `${partyName(hit.source)} tries ${formatCount(hit.count)} hosts on ${onPort(hit.ports[0])}`,
    evidence: `${partyText(hit.source)} contacted ${hostsText(hit)} on ${onPort(hit.ports[0])} ${whenText(hit)}. ${otherPorts(hit)}${limitText(hit, 'hosts', thresholds.net_r2_window_minutes)}${habitText(hit)}`,
    value: hit.count,
    threshold: hit.threshold,
    action: 'Find out what runs on the device; isolate it unless it is a scanner or a management host of yours.',
    entity: partyEntity(hit.source),
    at: hit.startAt,
    link: flowLink({ source: hit.source, ports: hit.ports, span: hit }),
  });

export const judgePortScans = (facts: TrafficFacts, thresholds: Thresholds): readonly Finding[] =>
  portScanHits(facts, thresholds).map((hit) => portScanFinding(hit, thresholds));

export const portScanHits = (facts: TrafficFacts, thresholds: Thresholds): readonly ScanHit[] =>
  findPortScans(facts, {
    windowMinutes: thresholds.net_r3_window_minutes,
    failed: thresholds.net_r3_failed_ports,
    internal: thresholds.net_r3_ports,
    external: thresholds.net_r3_ports,
    suspiciousPorts: new Set(),
  });

export const portScanFinding = (hit: ScanHit, thresholds: Thresholds): Finding =>
  makeFinding({
    rule: 'NET-R3',
    severity: hit.isHabit ? 'low' : 'high',
    key: [partyKey(hit.source), partyKey(hit.destination)],
    title: `${partyName(hit.source)} tries ${formatCount(hit.count)} ports of ${partyName(hit.destination)}`,
    evidence: `${partyText(hit.source)} contacted ${portsText(hit)} of ${partyText(hit.destination)} ${whenText(hit)}. ${limitText(hit, 'ports', thresholds.net_r3_window_minutes)}${habitText(hit)}`,
    value: hit.count,
    threshold: hit.threshold,
    action: 'Find out what runs on the source; look at which ports answered and what they offer.',
    entity: partyEntity(hit.source),
    at: hit.startAt,
    link: flowLink({ source: hit.source, destination: hit.destination, span: hit }),
  });

const hostsText = (hit: ScanHit): string => {
  if (hit.basis === 'failed') return `${formatCount(hit.count)} hosts that did not let it in`;
  const where = hit.basis === 'internal' ? 'internal' : 'outside';
  return `${formatCount(hit.count)} ${where} hosts${hit.failedConnections === 0 ? '' : `, ${formatCount(hit.failedConnections)} times in vain,`}`;
};

const portsText = (hit: ScanHit): string =>
  hit.basis === 'failed' ? `${formatCount(hit.count)} ports in vain` : `${formatCount(hit.count)} different ports`;

const whenText = ({ startAt, endAt }: ScanHit): string =>
  `within ${formatDuration(endAt - startAt)} from ${formatUtcMinute(startAt)}Z on`;

const MOST_PORTS = 8;

const otherPorts = ({ ports }: ScanHit): string => {
  const others = ports.slice(1, MOST_PORTS + 1);
  if (others.length === 0) return '';
  const more = ports.length - 1 - others.length;
  return `It did so on ${others.map(onPort).join(', ')}${more > 0 ? ` and ${more} more` : ''}, too. `;
};

const limitText = (hit: ScanHit, what: string, minutes: number): string =>
  `The limit is ${formatCount(hit.threshold)} ${what} within ${formatCount(minutes)} min ${countedText(hit)}.`;

const countedText = ({ basis, isSuspiciousPort }: ScanHit): string => {
  if (basis === 'failed') return 'in vain';
  return basis === 'external' && isSuspiciousPort
    ? 'on a suspicious port, whatever the outcome'
    : 'where it is not known what failed';
};

const habitText = ({ isHabit }: ScanHit): string =>
  isHabit ? ' It did the same on every earlier day looked at, as scanners and management hosts do.' : '';
