// NET-R5: says which connections have lasted for hours and still send.
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { formatBytes, formatCount, formatDuration } from '../../text/units.ts';
import type { TrafficFacts } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import { findLongConnections, type LongConnectionHit } from './find-long-connections.ts';
import { flowLink } from './flow-link.ts';
import { onPort, partyEntity, partyKey, partyName, partyText } from './party-words.ts';

export const judgeLongConnections = (facts: TrafficFacts, thresholds: Thresholds): readonly Finding[] =>
  longConnectionHits(facts, thresholds).map((hit) => longConnectionFinding(hit, thresholds, facts));

export const longConnectionHits = (
  facts: TrafficFacts,
  { net_r5_hours: hours }: Thresholds,
): readonly LongConnectionHit[] => findLongConnections(facts, hours);

export const longConnectionFinding = (
  hit: LongConnectionHit,
  { net_r5_hours: hours }: Thresholds,
  { window }: TrafficFacts,
): Finding =>
  makeFinding({
    rule: 'NET-R5',
    severity: 'medium',
    key: [partyKey(hit.source), partyKey(hit.destination), hit.port ?? 0],
    title: `${partyName(hit.source)} has been connected to ${partyName(hit.destination)} for ${formatDuration(hit.durationMs)}`,
    evidence: evidenceOf(hit, hours),
    value: hit.durationMs / HOUR_MS,
    threshold: hours,
    action: 'Find out what the connection is for: tunnels, remote control and data theft like to stay open.',
    entity: partyEntity(hit.source),
    at: hit.firstAt ?? window.endAt,
    link: linkOf(hit),
  });

const evidenceOf = (hit: LongConnectionHit, hours: number): string => {
  const many = hit.connections === 1 ? 'One connection' : `${formatCount(hit.connections)} connections`;
  const lasts = hit.connections === 1 ? 'lasts' : 'last';
  const bytes = hit.bytes === undefined ? 'bytes not reported' : `${formatBytes(hit.bytes)} so far`;
  return `${many} from ${partyText(hit.source)} to ${partyText(hit.destination)}, ${onPort(hit.port)}, ${lasts} ${hit.connections === 1 ? '' : 'up to '}${formatDuration(hit.durationMs)} and had not ended at the end of the window; ${bytes}. The limit is ${formatCount(hours)} h.`;
};

const linkOf = (hit: LongConnectionHit) =>
  flowLink({ source: hit.source, destination: hit.destination, ports: [hit.port ?? 0] });
