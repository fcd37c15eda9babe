// GET /summarystatistics over worlds that can be counted by hand: exact windows, exact sums.
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { anAppliance, ask, stopAppliances } from './ask.ts';
import { aDevice, aFlow, aNotice, anEvent, device, fakeEngine, NOW_AT, peer } from './fake-engine.ts';

afterEach(stopAppliances);

const told = async (engine: Engine, query = ''): Promise<unknown> => {
  const answer = await ask(await anAppliance({ engine }), `/summarystatistics${query}`);
  if (answer.status !== 200) throw new Error(answer.body);
  return answer.json;
};

describe('the plain statistics', () => {
  const engine = fakeEngine({
    devices: [aDevice(1), aDevice(2), aDevice(3, { firstSeenAt: NOW_AT - HOUR_MS })],
    flows: [
      aFlow({ bytesOut: 86_400, bytesIn: 172_800 }),
      aFlow({ destination: peer(), bytesOut: 0, bytesIn: 0 }),
      aFlow({ startAt: NOW_AT - 25 * HOUR_MS }),
    ],
    events: [
      anEvent({ severity: 'critical' }),
      anEvent({ severity: 'high', kind: 'ai_analyst_incidents' }),
      anEvent({ severity: 'medium' }),
      anEvent({ severity: 'low' }),
      anEvent({ severity: 'high', kind: 'antigena_actions' }),
    ],
    notices: [aNotice(), aNotice()],
  });

  it('sum up the last 24 hours', async () =>
    expect(await told(engine)).toEqual({
      bandwidth: {
        total_bytes: 259_200,
        ingress_bytes: 172_800,
        egress_bytes: 86_400,
        peak_throughput: 1_000,
        average_throughput: 3,
      },
      events: { total_events: 9, security_events: 5, notices: 2, connections: 2 },
      devices: { total_devices: 3, active_devices: 2, new_devices: 1 },
      alerts: { total_alerts: 4, high_priority: 2, medium_priority: 1, low_priority: 1 },
      summary_period: {
        start_time: NOW_AT / 1_000 - 86_400,
        end_time: NOW_AT / 1_000,
        duration_hours: 24,
      },
    }));

  it('keep only the parts that were asked for, and of unknown ones nothing', async () => {
    expect(await told(engine, '?responsedata=events,alerts')).toEqual({
      events: expect.anything(),
      alerts: expect.anything(),
    });
    expect(await told(engine, '?responsedata=events&responsedata=devices')).toEqual({
      events: expect.anything(),
      devices: expect.anything(),
    });
    expect(await told(engine, '?responsedata=bogus')).toEqual({});
  });
});

describe('security counts', () => {
  const engine = fakeEngine({
    events: [
      anEvent({ at: NOW_AT - 3 * HOUR_MS - 1 }),
      anEvent({ at: NOW_AT - 3 * HOUR_MS, severity: 'critical' }),
      anEvent({ at: NOW_AT - HOUR_MS - 1, kind: 'enhanced_monitoring', severity: 'low' }),
      anEvent({ at: NOW_AT - HOUR_MS, kind: 'antigena_actions', severity: 'low' }),
      anEvent({ at: NOW_AT - 1 }),
    ],
  });

  it('hold exactly the window, by kind, severity and hour', async () =>
    expect(await told(engine, '?eventtype=security&hours=3')).toEqual({
      eventtype: 'security',
      time_range: { start: '2026-01-15 09:00:00', end: '2026-01-15 12:00:00', hours: 3 },
      event_counts: { model_breaches: 2, ai_analyst_incidents: 0, antigena_actions: 1, enhanced_monitoring: 1 },
      severity_breakdown: { critical: 1, high: 0, medium: 1, low: 2 },
      hourly_distribution: [
        { hour: '2026-01-15 09:00', count: 1 },
        { hour: '2026-01-15 10:00', count: 1 },
        { hour: '2026-01-15 11:00', count: 2 },
      ],
    }));

  it('count their hours back from an end off the hour', async () => {
    const endAt = NOW_AT - 30 * MINUTE_MS;
    const query = `?eventtype=security&hours=2&endtime=${endAt}&responsedata=hourly_distribution`;
    expect(await told(engine, query)).toEqual({
      hourly_distribution: [
        { hour: '2026-01-15 09:30', count: 0 },
        { hour: '2026-01-15 10:30', count: 2 },
      ],
    });
  });

  it('end at "to" as at "endtime"', async () => {
    const text = await told(engine, '?eventtype=security&hours=3&to=2026-01-15%2011:00:00');
    expect(text).toEqual(await told(engine, `?eventtype=security&hours=3&endtime=${NOW_AT - HOUR_MS}`));
  });

  it('tell 24 hours when nothing is said about them', async () =>
    expect(await told(engine, '?eventtype=security')).toMatchObject({
      time_range: { start: '2026-01-14 12:00:00', hours: 24 },
      hourly_distribution: expect.toSatisfy((hours) => hours.length === 24),
    }));

  it('tell nothing of hours that are yet to come', async () =>
    expect(await told(engine, `?eventtype=security&hours=2&endtime=${NOW_AT + HOUR_MS}`)).toMatchObject({
      hourly_distribution: [
        { hour: '2026-01-15 11:00', count: 2 },
        { hour: '2026-01-15 12:00', count: 0 },
      ],
    }));
});

describe('connection counts', () => {
  const engine = fakeEngine({
    flows: [
      aFlow({ startAt: NOW_AT - 2 * HOUR_MS }),
      aFlow({ startAt: NOW_AT - 90 * MINUTE_MS, destination: peer() }),
      aFlow({ startAt: NOW_AT - 1 }),
    ],
  });

  it('tell internal and external, the hours, and no severity', async () =>
    expect(await told(engine, '?eventtype=connection&hours=2')).toEqual({
      eventtype: 'connection',
      time_range: { start: '2026-01-15 10:00:00', end: '2026-01-15 12:00:00', hours: 2 },
      event_counts: { internal_connections: 2, external_connections: 1 },
      hourly_distribution: [
        { hour: '2026-01-15 10:00', count: 2 },
        { hour: '2026-01-15 11:00', count: 1 },
      ],
    }));

  it('hold every hour of a window that reaches into the future', async () =>
    expect(
      await told(
        engine,
        `?eventtype=connection&hours=4&endtime=${NOW_AT + 2 * HOUR_MS}&responsedata=hourly_distribution`,
      ),
    ).toEqual({
      hourly_distribution: [
        { hour: '2026-01-15 10:00', count: 2 },
        { hour: '2026-01-15 11:00', count: 1 },
        { hour: '2026-01-15 12:00', count: 0 },
        { hour: '2026-01-15 13:00', count: 0 },
      ],
    }));

  it('are all zero in a window that lies wholly in the future', async () =>
    expect(await told(engine, `?eventtype=connection&hours=1&endtime=${NOW_AT + 9 * HOUR_MS}`)).toMatchObject({
      event_counts: { internal_connections: 0, external_connections: 0 },
      hourly_distribution: [{ hour: '2026-01-15 20:00', count: 0 }],
    }));
});

describe('notice counts', () => {
  it('tell the kinds that were there', async () => {
    const engine = fakeEngine({ notices: [aNotice(), aNotice({ kind: 'license', severity: 'high' }), aNotice()] });
    expect(await told(engine, '?eventtype=notice&hours=1')).toEqual({
      eventtype: 'notice',
      time_range: { start: '2026-01-15 11:00:00', end: '2026-01-15 12:00:00', hours: 1 },
      event_counts: { probe_restarted: 2, license: 1 },
      severity_breakdown: { critical: 0, high: 1, medium: 0, low: 2 },
      hourly_distribution: [{ hour: '2026-01-15 11:00', count: 3 }],
    });
  });
});

describe('the ATT&CK breakdown', () => {
  const attack = (tactic: string, techniqueId: string) => ({
    tactic,
    techniqueId,
    techniqueName: `name ${techniqueId}`,
  });

  it('tells the tactics that were seen, and what maps to none', async () => {
    const engine = fakeEngine({
      events: [
        anEvent({ attack: attack('discovery', 'T1046') }),
        anEvent({ attack: attack('discovery', 'T1018') }),
        anEvent({ attack: attack('discovery', 'T1018') }),
        anEvent({ attack: attack('impact', 'T1486') }),
        anEvent({ at: NOW_AT - 2 * HOUR_MS, attack: attack('exfiltration', 'T1041') }),
        anEvent(),
        anEvent(),
      ],
    });
    expect(await told(engine, '?eventtype=security&mitreTactics=true&hours=1')).toEqual({
      mitre_tactics: {
        discovery: {
          count: 3,
          techniques: [
            { id: 'T1018', name: 'name T1018', count: 2 },
            { id: 'T1046', name: 'name T1046', count: 1 },
          ],
        },
        impact: { count: 1, techniques: [{ id: 'T1486', name: 'name T1486', count: 1 }] },
      },
      total_mapped_events: 4,
      unmapped_events: 2,
      coverage_percentage: 66.7,
    });
  });
});

describe('bandwidth', () => {
  const laptop = { hasCsensor: true };
  const engine = fakeEngine({
    flows: [
      aFlow({ bytesOut: 1_048_576, bytesIn: 2_097_152 }),
      aFlow({ bytesOut: 0, bytesIn: 1_048_576, applicationProtocol: 'dns', source: device(3, laptop) }),
    ],
  });

  it('tells megabytes, megabits per second over the window, the peak and the protocols', async () =>
    expect(await told(engine, '?eventtype=bandwidth&hours=1')).toEqual({
      bandwidth_stats: {
        total_bandwidth: { ingress_mb: 3, egress_mb: 1, total_mb: 4 },
        peak_usage: { timestamp: '2026-01-15 11:50:00', mbps: 0.008 },
        average_usage: { ingress_mbps: 0.006991, egress_mbps: 0.00233, total_mbps: 0.009321 },
        top_protocols: [
          { protocol: 'HTTPS', percentage: 75, mb: 3 },
          { protocol: 'DNS', percentage: 25, mb: 1 },
        ],
        csensor_specific: false,
      },
    }));

  it('is the sum of what agents and the network saw', async () => {
    const part = async (query: string): Promise<unknown> => told(engine, `?eventtype=bandwidth&hours=1${query}`);
    expect(await part('&csensor=true')).toMatchObject({
      bandwidth_stats: { total_bandwidth: { ingress_mb: 1, egress_mb: 0, total_mb: 1 }, csensor_specific: true },
    });
    expect(await part('&csensor=false')).toMatchObject({
      bandwidth_stats: { total_bandwidth: { ingress_mb: 2, egress_mb: 1, total_mb: 3 }, csensor_specific: false },
    });
  });

  it('without traffic tells no peak and eight protocols at most', async () => {
    expect(await told(fakeEngine(), '?eventtype=bandwidth')).toEqual({
      bandwidth_stats: {
        total_bandwidth: { ingress_mb: 0, egress_mb: 0, total_mb: 0 },
        average_usage: { ingress_mbps: 0, egress_mbps: 0, total_mbps: 0 },
        top_protocols: [],
        csensor_specific: false,
      },
    });
    const many = fakeEngine({ flows: Array.from('abcdefghij', (name) => aFlow({ applicationProtocol: name })) });
    expect(await told(many, '?eventtype=bandwidth')).toMatchObject({
      bandwidth_stats: { top_protocols: expect.toSatisfy((protocols) => protocols.length === 8) },
    });
  });
});
