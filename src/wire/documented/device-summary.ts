// The appliance's own summary of a device, and what it found unusual.
import type { AnomalyIndicator, DeviceSummary } from '../../domain/device.ts';
import type { Elements } from '../json-pattern.ts';
import { listOf, name, number, text, whole } from '../leaf.ts';
import { present, record } from '../record.ts';
import { field, part, readList } from '../shape.ts';

const amount = field(number);

const indicator = record<AnomalyIndicator>({
  type: ['type', name],
  port: ['port', whole],
  confidence: ['confidence', number],
  description: ['description', text],
});

export const SUMMARY_ELEMENTS: Elements = { 'summary.anomaly_indicators[]': present(indicator) };

export const deviceSummary = part(
  {
    total_connections: amount,
    unique_destinations: amount,
    external_ratio: amount,
    top_protocols: field(listOf(name)),
    top_ports: field(listOf(whole)),
    peak_activity_hour: amount,
    data_transfer: part({ total_bytes_out: amount, total_bytes_in: amount, avg_session_size: amount }, (wire) => wire),
    anomaly_indicators: readList<AnomalyIndicator>(),
  },
  (wire): DeviceSummary => ({
    totalConnections: wire.total_connections,
    uniqueDestinations: wire.unique_destinations,
    externalRatio: wire.external_ratio,
    topProtocols: wire.top_protocols,
    topPorts: wire.top_ports,
    peakHour: wire.peak_activity_hour,
    totalBytesOut: wire.data_transfer?.total_bytes_out,
    totalBytesIn: wire.data_transfer?.total_bytes_in,
    averageSessionBytes: wire.data_transfer?.avg_session_size,
    indicators: wire.anomaly_indicators,
  }),
);
