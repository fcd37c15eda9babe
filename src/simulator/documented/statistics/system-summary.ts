// The plain statistics, for which no event type was asked: everything about the last 24 hours at a glance.
import { DAY_MS, type TimeSpan } from '../../../domain/instant.ts';
import { toSeconds } from '../../asking/utc-text.ts';
import type { Asked } from '../../endpoint.ts';
import type { Engine } from '../../engine.ts';
import type { SecurityEvent } from '../../model.ts';

const HOURS = 24;

export const tellSystemSummary = async ({
  engine,
  nowAt,
  signal,
}: Asked): Promise<Readonly<Record<string, unknown>>> => {
  const span = { startAt: nowAt - DAY_MS, endAt: nowAt };
  const totals = await engine.totals(span, 'all', signal);
  const events = engine.events(span);
  const noticeCount = engine.notices(span).length;
  const connectionCount = totals.internalCount + totals.externalCount;
  const totalBytes = totals.bytesIn + totals.bytesOut;
  return {
    bandwidth: {
      total_bytes: totalBytes,
      ingress_bytes: totals.bytesIn,
      egress_bytes: totals.bytesOut,
      // Bytes per second, both.
      peak_throughput: Math.round(totals.peak?.bytesPerSecond ?? 0),
      average_throughput: Math.round(totalBytes / (HOURS * 3_600)),
    },
    events: {
      total_events: events.length + noticeCount + connectionCount,
      security_events: events.length,
      notices: noticeCount,
      connections: connectionCount,
    },
    devices: await tellDevices(engine, span, signal),
    alerts: tellAlerts(events),
    summary_period: {
      start_time: toSeconds(span.startAt),
      end_time: toSeconds(span.endAt),
      duration_hours: HOURS,
    },
  };
};

const tellDevices = async (engine: Engine, span: TimeSpan, signal: AbortSignal) => ({
  total_devices: engine.devices.filter((device) => device.firstSeenAt < span.endAt).length,
  active_devices: (await engine.activeDevices(span, signal)).size,
  new_devices: engine.devices.filter(({ firstSeenAt }) => firstSeenAt >= span.startAt && firstSeenAt < span.endAt)
    .length,
});

/** Alerts are what somebody has to look at: model breaches and incidents. Critical ones count among the high. */
const tellAlerts = (events: readonly SecurityEvent[]) => {
  const alerts = events.filter(({ kind }) => kind === 'model_breaches' || kind === 'ai_analyst_incidents');
  const count = (...severities: readonly string[]): number =>
    alerts.filter(({ severity }) => severities.includes(severity)).length;
  return {
    total_alerts: alerts.length,
    high_priority: count('critical', 'high'),
    medium_priority: count('medium'),
    low_priority: count('low'),
  };
};
