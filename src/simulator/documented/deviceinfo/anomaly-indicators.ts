// What looks odd in a device's flows: unusual ports, a beat, much sent to one place, data in questions, the shape of a scan.
import { MINUTE_MS } from '../../../domain/instant.ts';
import type { BeaconShape } from './beacon-shapes.ts';
import type { DestinationTotals } from './destinations.ts';
import { type AnomalyIndicator, confidence } from './indicator.ts';
import type { Ordinary } from './ordinary.ts';
import type { OtherEnd } from './party.ts';
import { countOf, type ScanShape } from './scan-shapes.ts';
import { findUnusualPorts } from './unusual-ports.ts';

const EXFILTRATION_BYTES = 100 * 1_048_576;
const EXFILTRATION_RATIO = 10;
/** An ordinary question takes 60 to 90 bytes. */
const LONG_QUESTION_BYTES = 150;
const MANY_QUESTIONS = 500;

type Findings = Readonly<{
  externalPorts: ReadonlyMap<number, number>;
  destinations: readonly DestinationTotals[];
  beacons: readonly BeaconShape[];
  scan: ScanShape | undefined;
}>;

export const findAnomalies = (
  { externalPorts, destinations, beacons, scan }: Findings,
  ordinary: Ordinary,
): readonly AnomalyIndicator[] => [
  ...findUnusualPorts(externalPorts, ordinary),
  ...beacons.filter(({ end }) => ordinary.isRarePeer(end.ip)).map(tellBeacon),
  ...destinations.filter((met) => isExfiltrationShaped(met, ordinary.dutyPorts)).map(tellExfiltration),
  ...destinations.filter(isTunnelShaped).map(tellTunnel),
  ...(scan === undefined ? [] : [tellScan(scan)]),
];

const tellBeacon = ({ end, port, contactCount, gapMs, steadiness }: BeaconShape): AnomalyIndicator => ({
  type: 'beaconing',
  port,
  confidence: confidence(0.5 + 0.45 * steadiness, 0.95),
  description: `${contactCount} contacts with ${nameOf(end)}, about every ${Math.round((10 * gapMs) / MINUTE_MS) / 10} minutes`,
});

/** A mail server that delivers mail does what it is there for. */
const isExfiltrationShaped = (
  { isExternal, bytesSent, bytesReceived, ports }: DestinationTotals,
  dutyPorts: ReadonlySet<number>,
): boolean =>
  isExternal &&
  bytesSent >= EXFILTRATION_BYTES &&
  bytesSent > EXFILTRATION_RATIO * bytesReceived &&
  [...ports].some((port) => !dutyPorts.has(port));

const tellExfiltration = ({ end, bytesSent }: DestinationTotals): AnomalyIndicator => ({
  type: 'data_exfiltration',
  confidence: confidence(0.7 + 0.1 * Math.log10(bytesSent / EXFILTRATION_BYTES), 0.99),
  description: `${Math.round(bytesSent / 1_048_576)} MB sent to ${nameOf(end)}, far more than came back`,
});

const isTunnelShaped = ({ isExternal, ports, connections, bytesSent }: DestinationTotals): boolean =>
  isExternal &&
  ports.size === 1 &&
  ports.has(53) &&
  connections >= MANY_QUESTIONS &&
  bytesSent / connections >= LONG_QUESTION_BYTES;

const tellTunnel = ({ end, connections, bytesSent }: DestinationTotals): AnomalyIndicator => ({
  type: 'dns_tunneling',
  port: 53,
  confidence: confidence(0.75 + 0.1 * Math.log10(connections / MANY_QUESTIONS), 0.95),
  description: `${connections} DNS queries of ${Math.round(bytesSent / connections)} bytes each to ${nameOf(end)}`,
});

const tellScan = (scan: ScanShape): AnomalyIndicator => ({
  type: 'port_scan',
  ...(scan.kind === 'horizontal' ? { port: scan.port } : {}),
  confidence: confidence(0.7 + 0.1 * Math.log10(countOf(scan) / 40), 0.99),
  description:
    scan.kind === 'horizontal'
      ? `${scan.destinationCount} devices tried on port ${scan.port} within five minutes`
      : `${scan.portCount} ports of ${scan.ip} tried within five minutes`,
});

const nameOf = ({ hostname, ip }: OtherEnd): string => (hostname === '' ? ip : hostname);
