// The plain statistics: totals of bandwidth, events, devices and alerts, and the period they cover.
import type { SystemSummary } from '../../domain/stats.ts';
import { number } from '../leaf.ts';
import { field, object, part } from '../shape.ts';
import { instantIn } from './wire-time.ts';

const amount = field(number);
const instant = field(instantIn('seconds'));

const bandwidth = part(
  {
    total_bytes: amount,
    ingress_bytes: amount,
    egress_bytes: amount,
    peak_throughput: amount,
    average_throughput: amount,
  },
  (wire) => ({
    totalBytes: wire.total_bytes,
    ingressBytes: wire.ingress_bytes,
    egressBytes: wire.egress_bytes,
    peakThroughput: wire.peak_throughput,
    averageThroughput: wire.average_throughput,
  }),
);

const events = part(
  { total_events: amount, security_events: amount, notices: amount, connections: amount },
  (wire) => ({
    total: wire.total_events,
    security: wire.security_events,
    notices: wire.notices,
    connections: wire.connections,
  }),
);

const devices = part({ total_devices: amount, active_devices: amount, new_devices: amount }, (wire) => ({
  total: wire.total_devices,
  active: wire.active_devices,
  new: wire.new_devices,
}));

const alerts = part(
  { total_alerts: amount, high_priority: amount, medium_priority: amount, low_priority: amount },
  (wire) => ({
    total: wire.total_alerts,
    high: wire.high_priority,
    medium: wire.medium_priority,
    low: wire.low_priority,
  }),
);

const period = part({ start_time: instant, end_time: instant, duration_hours: amount }, (wire) => ({
  startAt: wire.start_time,
  endAt: wire.end_time,
  hours: wire.duration_hours,
}));

export const systemSummary = object(
  { bandwidth, events, devices, alerts, summary_period: period },
  (wire): SystemSummary => ({
    bandwidth: wire.bandwidth,
    events: wire.events,
    devices: wire.devices,
    alerts: wire.alerts,
    period: wire.summary_period,
    inventory: undefined,
  }),
);
