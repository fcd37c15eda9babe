// What looks odd in a device's flows: unusual external ports, much sent to one place, the shape of a scan.
import { rounded } from '../../asking/rounded.ts';
import { mostFrequent } from './counts.ts';
import type { DestinationTotals } from './destinations.ts';
import { countOf, type ScanShape } from './scan-shapes.ts';

export type AnomalyIndicator = Readonly<{ type: string; port?: number; confidence: number; description: string }>;

/** Ports that devices use outside every day; 0 is ICMP. */
const USUAL_PORTS = new Set([0, 22, 25, 53, 80, 110, 123, 143, 443, 465, 587, 853, 993, 995]);

const PORT_LIMIT = 5;
const EXFILTRATION_BYTES = 100 * 1_048_576;
const EXFILTRATION_RATIO = 10;

export const findAnomalies = (
  externalPorts: ReadonlyMap<number, number>,
  destinations: readonly DestinationTotals[],
  scan: ScanShape | undefined,
): readonly AnomalyIndicator[] => [
  ...findUnusualPorts(externalPorts),
  ...destinations.filter(isExfiltrationShaped).map(tellExfiltration),
  ...(scan === undefined ? [] : [tellScan(scan)]),
];

/** More connections make it surer, by doublings, up to 0.95. */
const findUnusualPorts = (externalPorts: ReadonlyMap<number, number>): readonly AnomalyIndicator[] =>
  mostFrequent(externalPorts)
    .filter(([port]) => !USUAL_PORTS.has(port))
    .slice(0, PORT_LIMIT)
    .map(([port, count]) => ({
      type: 'unusual_port',
      port,
      confidence: confidence(0.5 + 0.05 * Math.log2(count), 0.95),
      description: `Uncommon external port: ${count} connections to port ${port}`,
    }));

const isExfiltrationShaped = ({ isExternal, bytesSent, bytesReceived }: DestinationTotals): boolean =>
  isExternal && bytesSent >= EXFILTRATION_BYTES && bytesSent > EXFILTRATION_RATIO * bytesReceived;

const tellExfiltration = ({ end, bytesSent }: DestinationTotals): AnomalyIndicator => ({
  type: 'data_exfiltration',
  confidence: confidence(0.7 + 0.1 * Math.log10(bytesSent / EXFILTRATION_BYTES), 0.99),
  description: `${Math.round(bytesSent / 1_048_576)} MB sent to ${end.hostname === '' ? end.ip : end.hostname}, far more than came back`,
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

const confidence = (value: number, most: number): number => rounded(Math.min(value, most), 2);
