// Bandwidth statistics: volumes in megabytes, rates in megabits per second, and the protocols that use them.
import type { BandwidthStats, ProtocolShare } from '../../domain/stats.ts';
import type { Elements } from '../json-pattern.ts';
import { anyText, flag, number, required } from '../leaf.ts';
import { present, record } from '../record.ts';
import { field, object, part, readList } from '../shape.ts';
import { instantIn } from './wire-time.ts';

const amount = field(number);

const protocolShare = record<ProtocolShare>({
  protocol: ['protocol', required(anyText, 'the name of a protocol')],
  percent: ['percentage', number],
  mb: ['mb', number],
});

export const BANDWIDTH_ELEMENTS: Elements = { 'bandwidth_stats.top_protocols[]': present(protocolShare) };

const volume = part({ ingress_mb: amount, egress_mb: amount, total_mb: amount }, (wire) => wire);

const rate = part({ ingress_mbps: amount, egress_mbps: amount, total_mbps: amount }, (wire) => wire);

/** The time of the peak is documented as a text; a number is taken to mean seconds, as in the plain statistics. */
const peak = part({ timestamp: field(instantIn('seconds')), mbps: amount }, ({ timestamp, mbps }) => ({
  at: timestamp,
  mbps,
}));

const stats = part(
  {
    total_bandwidth: volume,
    peak_usage: peak,
    average_usage: rate,
    top_protocols: readList<ProtocolShare>(),
    csensor_specific: field(flag),
  },
  (wire) => wire,
);

export const bandwidthStats = object(
  { bandwidth_stats: stats },
  ({ bandwidth_stats: wire }): BandwidthStats => ({
    ingressMb: wire?.total_bandwidth?.ingress_mb,
    egressMb: wire?.total_bandwidth?.egress_mb,
    totalMb: wire?.total_bandwidth?.total_mb,
    peak: wire?.peak_usage,
    averageIngressMbps: wire?.average_usage?.ingress_mbps,
    averageEgressMbps: wire?.average_usage?.egress_mbps,
    averageTotalMbps: wire?.average_usage?.total_mbps,
    protocols: wire?.top_protocols,
    isCsensorSpecific: wire?.csensor_specific,
    course: undefined,
  }),
);
