// Counts of connections and notices, and the plain statistics.
import { describe, expect, it } from 'vitest';
import { eventBreakdown } from '../../src/analysis/counts/event-breakdown.ts';
import { connectionTrend, noticeTrend } from '../../src/analysis/counts/event-trend.ts';
import { systemFigures } from '../../src/analysis/counts/system-figures.ts';
import { documentedSystem } from './documented-statistics.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aPeriod, someEvents } from './statistics-facts.ts';

describe('counts of connections and notices', () => {
  it('break down into every kind that was sent, the most frequent first, ties by name', () => {
    const { events, kinds } = eventBreakdown(someEvents({ counts: { udp_flows: 3, tcp_flows: 6, icmp_flows: 3 } }));
    expect(events).toBe(12);
    expect(kinds?.map(({ kind, title, sharePercent }) => [kind, title, sharePercent])).toEqual([
      ['tcp_flows', 'tcp flows', 50],
      ['icmp_flows', 'icmp flows', 25],
      ['udp_flows', 'udp flows', 25],
    ]);
  });

  it('are compared across periods, each with its own kind of event', () => {
    const counted = (count: number) => someEvents({ counts: { all: count } });
    const periods = [
      aPeriod(1, { connections: counted(200), notices: counted(1) }),
      aPeriod(24, { connections: counted(2_400), notices: counted(48) }),
    ];
    expect(connectionTrend(periods, standardThresholds())).toMatchObject({
      changePercent: 100,
      direction: 'increasing',
    });
    expect(noticeTrend(periods, standardThresholds())).toMatchObject({ changePercent: -50, direction: 'decreasing' });
  });
});

describe('the plain statistics', () => {
  it('of the documented answer hold bandwidth, events, devices, alerts and the period', async () => {
    const figures = systemFigures(await documentedSystem());
    expect(figures.bandwidth).toMatchObject({
      bytes: 1_073_741_824,
      ingressSharePercent: 50,
      egressSharePercent: 50,
      ratio: 2,
    });
    expect(figures.bandwidth.peakMbps).toBeCloseTo(838.86, 2);
    expect(figures.events).toEqual({ events: 15_427, securityEvents: 234, notices: 1_245, connections: 13_948 });
    expect(figures.devices).toMatchObject({ devices: 156, activeDevices: 142, newDevices: 3 });
    expect(figures.devices.activeSharePercent).toBeCloseTo(91.03, 2);
    expect(figures.alerts.alerts).toBe(28);
    expect(figures.alerts.priorities.map(({ priority, alerts }) => [priority, alerts])).toEqual([
      ['high', 5],
      ['medium', 15],
      ['low', 8],
    ]);
    expect(figures.period).toEqual({ startAt: 1_705_324_800_000, endAt: 1_705_328_400_000, hours: 1 });
  });

  it('stay unknown where they were not fetched', () => {
    expect(JSON.stringify(systemFigures(undefined))).toBe(
      '{"bandwidth":{},"events":{},"devices":{},"alerts":{"priorities":[{"priority":"high"},{"priority":"medium"},{"priority":"low"}]},"period":{}}',
    );
  });
});
