// NET-R1: says which external flows go to ports that have no business on the internet.
import type { Finding, Severity } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { TrafficFacts } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import { findSuspiciousPorts, type SuspiciousPortHit } from './find-suspicious-ports.ts';
import { flowLink } from './flow-link.ts';
import { onPort, partyEntity, partyKey, partyName, partyText } from './party-words.ts';

export const judgeSuspiciousPorts = (facts: TrafficFacts, thresholds: Thresholds): readonly Finding[] =>
  suspiciousPortHits(facts, thresholds).map((hit) => suspiciousPortFinding(hit, thresholds, facts));

export const suspiciousPortHits = (
  facts: TrafficFacts,
  { net_r1_suspicious_ports: suspicious, net_r1_high_ports: high }: Thresholds,
): readonly SuspiciousPortHit[] => findSuspiciousPorts(facts, [...suspicious, ...high]);

export const suspiciousPortFinding = (
  hit: SuspiciousPortHit,
  { net_r1_high_ports: high }: Thresholds,
  { window }: TrafficFacts,
): Finding =>
  makeFinding({
    rule: 'NET-R1',
    severity: severityOf(hit, high),
    key: [hit.way, partyKey(hit.party), hit.port],
    title: titleOf(hit),
    evidence: evidenceOf(hit),
    value: hit.connections,
    // Any external flow to such a port.
    threshold: 0,
    action:
      hit.way === 'out'
        ? 'Ask what the device does there; close the port towards the internet where nobody needs it.'
        : 'Close the port towards the internet, or let it be reached by VPN only; look at who logged in.',
    entity: partyEntity(hit.party),
    at: hit.firstAt ?? window.endAt,
    link: flowLink({ [hit.way === 'out' ? 'source' : 'destination']: hit.party, ports: [hit.port], way: hit.way }),
  });

/** What comes from outside and was let in by nobody is the usual noise of the internet. */
const severityOf = (hit: SuspiciousPortHit, high: readonly number[]): Severity => {
  if (hit.way === 'in' && hit.failedConnections === hit.connections) return 'low';
  return high.includes(hit.port) ? 'high' : 'medium';
};

const titleOf = (hit: SuspiciousPortHit): string =>
  hit.way === 'out'
    ? `${partyName(hit.party)} reaches ${othersText(hit, 'outside host')} on ${onPort(hit.port)}`
    : `${partyName(hit.party)} is reached on ${onPort(hit.port)} from outside by ${othersText(hit, 'host')}`;

const othersText = (hit: SuspiciousPortHit, noun: string): string => {
  if (hit.others === 0) return `${noun}s that were not reported`;
  return `${formatCount(hit.others)} ${noun}${hit.others === 1 ? '' : 's'}`;
};

const evidenceOf = (hit: SuspiciousPortHit): string => {
  const whom = hit.other === undefined ? othersText(hit, 'host') : partyText(hit.other);
  const connections = `${formatCount(hit.connections)} external ${hit.connections === 1 ? 'connection' : 'connections'}`;
  const way = hit.way === 'out' ? `from ${partyText(hit.party)} to ${whom}` : `from ${whom} to ${partyText(hit.party)}`;
  const failed = hit.failedConnections === 0 ? '' : `; ${formatCount(hit.failedConnections)} of them failed`;
  const bytes = hit.bytes === undefined ? 'bytes not reported' : `${formatBytes(hit.bytes)} both ways`;
  return `${connections} ${way} on ${onPort(hit.port)}, ${bytes}${failed}. The port is on the list of suspicious ones.`;
};
