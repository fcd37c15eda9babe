// NET-R6: says where much data leaves for one destination outside, and how sure it is that it did leave.
import { MB_BYTES } from '../../domain/amounts.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { TrafficFacts } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import { type ExfiltrationHit, type ExfiltrationLimits, findExfiltration } from './find-exfiltration.ts';
import { flowLink } from './flow-link.ts';
import { onPort, partyEntity, partyKey, partyName, partyText } from './party-words.ts';

export const judgeExfiltration = (facts: TrafficFacts, thresholds: Thresholds): readonly Finding[] =>
  exfiltrationHits(facts, thresholds).map((hit) => exfiltrationFinding(hit, thresholds, facts));

export const exfiltrationHits = (facts: TrafficFacts, thresholds: Thresholds): readonly ExfiltrationHit[] =>
  findExfiltration(facts, limitsOf(thresholds));

export const exfiltrationFinding = (
  hit: ExfiltrationHit,
  thresholds: Thresholds,
  { window }: TrafficFacts,
): Finding => {
  const limits = limitsOf(thresholds);
  return makeFinding({
    rule: 'NET-R6',
    severity: severityOf(hit, limits),
    key: [partyKey(hit.source), partyKey(hit.destination), hit.port ?? 0],
    title: titleOf(hit),
    evidence: `${evidenceOf(hit, limits)}${hit.isHabit ? ' It moved as much on every earlier day looked at, as a backup does.' : ''}`,
    value: (hit.out?.bytesOut ?? hit.largestBytes) / MB_BYTES,
    threshold: limits.mb,
    action:
      hit.out === undefined
        ? 'Look at what the device sent and received in those hours; a large download looks the same here.'
        : 'Find out what was sent and who owns the destination; block it while that is open.',
    entity: partyEntity(hit.source),
    at: hit.firstAt ?? window.endAt,
    link: flowLink({ source: hit.source, destination: hit.destination, ports: [hit.port ?? 0] }),
  });
};

const limitsOf = ({ net_r6_mb: mb, net_r6_ratio: ratio }: Thresholds): ExfiltrationLimits => ({ mb, ratio });

/** Only what went out by the device's own transfers is high. What may be a download is no more than a hint, unless something speaks for an upload. */
const severityOf = (hit: ExfiltrationHit, { ratio }: ExfiltrationLimits): Severity => {
  if (hit.isHabit) return 'low';
  if (hit.out !== undefined) return 'high';
  return hit.isUploadType || isUploader(hit, ratio) ? 'medium' : 'low';
};

const isUploader = ({ device }: ExfiltrationHit, ratio: number): boolean =>
  device !== undefined && device.bytesOut > ratio * device.bytesIn;

const titleOf = (hit: ExfiltrationHit): string =>
  hit.out === undefined
    ? `${partyName(hit.source)} moved ${formatBytes(hit.bytes)} to or from ${partyName(hit.destination)}`
    : `${partyName(hit.source)} sent ${formatBytes(hit.out.bytesOut)} or more to ${partyName(hit.destination)}`;

const evidenceOf = (hit: ExfiltrationHit, { mb, ratio }: ExfiltrationLimits): string => {
  const flows = `${formatCount(hit.connections)} ${hit.connections === 1 ? 'flow' : 'flows'} from ${partyText(hit.source)} to ${partyText(hit.destination)}, ${onPort(hit.port)}: ${formatBytes(hit.bytes)} in both directions`;
  const limit = `The limit is ${formatCount(mb)} MB out, more than ${formatCount(ratio)} times what came in.`;
  if (hit.out !== undefined) {
    const { bytesOut, bytesIn } = hit.out;
    const times = bytesIn > 0 ? `, ${formatCount(bytesOut / bytesIn, 1)} times as much` : '';
    return `${flows}. By what the device sent and received in the same hours, ${formatBytes(bytesOut)} or more of it went out and at most ${formatBytes(bytesIn)} came in${times}. ${limit}`;
  }
  const device =
    hit.device === undefined
      ? 'What of it went out is not known'
      : `What of it went out is not certain: the device sent ${formatBytes(hit.device.bytesOut)} and received ${formatBytes(hit.device.bytesIn)} in those hours`;
  const type = hit.isUploadType ? '; its protocol or port is one for sending' : '';
  return `${flows}, the largest ${formatBytes(hit.largestBytes)}. ${device}${type}. ${limit}`;
};
