// Bandwidth over a span, for all sensors or for one kind of them. A megabyte is 1024 * 1024 bytes, a megabit 1,000,000 bits.
import { SECOND_MS } from '../../../domain/instant.ts';
import { percentOf, rounded } from '../../asking/rounded.ts';
import { toSecondText } from '../../asking/utc-text.ts';
import type { Asked } from '../../endpoint.ts';
import type { Deployment, TrafficTotals } from '../../model.ts';
import type { StatisticsQuestion } from './read-question.ts';

const PROTOCOL_LIMIT = 8;

export const tellBandwidth = async (
  { engine, signal }: Asked,
  { span, csensor }: StatisticsQuestion,
): Promise<Readonly<Record<string, unknown>>> => {
  const totals = await engine.totals(span, deploymentOf(csensor), signal);
  const totalBytes = totals.bytesIn + totals.bytesOut;
  const seconds = (span.endAt - span.startAt) / SECOND_MS;
  return {
    bandwidth_stats: {
      // Ingress is what came back to those who began the flows.
      total_bandwidth: {
        ingress_mb: toMb(totals.bytesIn),
        egress_mb: toMb(totals.bytesOut),
        total_mb: toMb(totalBytes),
      },
      ...tellPeak(totals),
      average_usage: {
        ingress_mbps: toMbps(totals.bytesIn / seconds),
        egress_mbps: toMbps(totals.bytesOut / seconds),
        total_mbps: toMbps(totalBytes / seconds),
      },
      top_protocols: tellProtocols(totals, totalBytes),
      csensor_specific: csensor === true,
    },
  };
};

const deploymentOf = (csensor: boolean | undefined): Deployment =>
  csensor === undefined ? 'all' : csensor ? 'csensor' : 'network';

/** Without traffic there is no peak, and none is told. */
const tellPeak = ({ peak }: TrafficTotals) =>
  peak === undefined ? {} : { peak_usage: { timestamp: toSecondText(peak.at), mbps: toMbps(peak.bytesPerSecond) } };

const tellProtocols = ({ bytesByApplication }: TrafficTotals, totalBytes: number) =>
  [...bytesByApplication]
    .sort(([oneName, one], [otherName, other]) => other - one || oneName.localeCompare(otherName))
    .slice(0, PROTOCOL_LIMIT)
    .map(([name, bytes]) => ({
      protocol: name.toUpperCase(),
      percentage: percentOf(bytes, totalBytes),
      mb: toMb(bytes),
    }));

const toMb = (bytes: number): number => rounded(bytes / 1_048_576, 6);

const toMbps = (bytesPerSecond: number): number => rounded((bytesPerSecond * 8) / 1_000_000, 6);
