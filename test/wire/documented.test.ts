// The documented answers, whole: each payload of the three documents and what becomes of it.
import { describe, expect, it } from 'vitest';
import { changed, decodeAnswer, GOLDEN } from './answers.ts';
import { DEVICE_ANSWERS } from './device-payloads.ts';
import { FULL_TRAFFIC, METRIC, TRAFFIC, TRIMMED_TRAFFIC } from './network-payloads.ts';
import { BANDWIDTH, EVENTS, MITRE, PLAIN } from './statistics-payloads.ts';

const at = (utc: string): number => Date.parse(utc);

describe('summarystatistics', () => {
  it('tells the plain statistics', async () => {
    expect(await decodeAnswer('plain', PLAIN)).toEqual({
      ok: true,
      value: {
        kind: 'plain',
        summary: {
          bandwidth: {
            totalBytes: 1073741824,
            ingressBytes: 536870912,
            egressBytes: 536870912,
            peakThroughput: 104857600,
            averageThroughput: 52428800,
          },
          events: { total: 15427, security: 234, notices: 1245, connections: 13948 },
          devices: { total: 156, active: 142, new: 3 },
          alerts: { total: 28, high: 5, medium: 15, low: 8 },
          period: { startAt: at('2024-01-15T13:20:00Z'), endAt: at('2024-01-15T14:20:00Z'), hours: 1 },
        },
      },
    });
  });

  it('tells the counts of one event type', async () => {
    expect(await decodeAnswer('events', EVENTS)).toEqual({
      ok: true,
      value: {
        kind: 'events',
        events: {
          eventType: 'security',
          period: { startAt: at('2024-01-15T12:00:00Z'), endAt: at('2024-01-16T12:00:00Z'), hours: 24 },
          counts: { model_breaches: 45, ai_analyst_incidents: 12, antigena_actions: 8, enhanced_monitoring: 156 },
          severities: { critical: 3, high: 12, medium: 25, low: 117 },
          hourly: [
            { at: at('2024-01-15T12:00:00Z'), count: 8 },
            { at: at('2024-01-15T13:00:00Z'), count: 12 },
          ],
        },
      },
    });
  });

  it('keeps event counts that no document names', async () => {
    const answer = { event_counts: { 'odd kind': '7', nothing: null, ...JSON.parse('{"__proto__":3}') } };
    const decoded = await decodeAnswer('events', answer);
    expect(decoded).toMatchObject({ value: { events: { counts: JSON.parse('{"odd kind":7,"__proto__":3}') } } });
  });

  it('tells tactics in the order they came, whatever they are called', async () => {
    const answer = changed(MITRE, ['mitre_tactics', 'reconnaissance'], { count: 0 });
    expect(await decodeAnswer('mitre', answer)).toMatchObject({
      value: {
        kind: 'mitre',
        mitre: {
          tactics: [
            {
              name: 'initial_access',
              count: 5,
              techniques: [
                { id: 'T1190', name: 'Exploit Public-Facing Application', count: 3 },
                { id: 'T1566', name: 'Phishing', count: 2 },
              ],
            },
            { name: 'persistence', count: 8 },
            { name: 'defense_evasion', count: 12 },
            { name: 'reconnaissance', count: 0, techniques: undefined },
          ],
          mappedCount: 67,
          unmappedCount: 23,
          coveragePercent: 74.4,
        },
      },
    });
  });

  it('tells bandwidth', async () => {
    expect(await decodeAnswer('bandwidth', BANDWIDTH)).toEqual({
      ok: true,
      value: {
        kind: 'bandwidth',
        bandwidth: {
          ingressMb: 15360,
          egressMb: 8192,
          totalMb: 23552,
          peak: { at: at('2024-01-15T14:30:00Z'), mbps: 1024 },
          averageIngressMbps: 256,
          averageEgressMbps: 136,
          averageTotalMbps: 392,
          protocols: [
            { protocol: 'HTTPS', percent: 45.2, mb: 10651 },
            { protocol: 'HTTP', percent: 23.1, mb: 5441 },
            { protocol: 'SSH', percent: 12.7, mb: 2991 },
          ],
          isCsensorSpecific: true,
        },
      },
    });
  });
});

const FLOW = {
  source: { did: 123, ip: '192.168.1.100', hostname: 'workstation-01', label: 'Employee Workstation' },
  destination: { did: 456, ip: '10.0.1.50', hostname: 'server-01', label: 'Database Server' },
  protocol: 'tcp',
  sourcePort: 54321,
  destinationPort: 3306,
  applicationProtocol: 'mysql',
  bytes: 1048576,
  packets: 768,
  durationMs: 300_000,
  startAt: 1705320000000,
  endAt: 1705320300000,
  direction: 'internal',
  flags: ['established', 'ack'],
};

describe('network', () => {
  it('tells flows and their summary', async () => {
    expect(await decodeAnswer('network', TRAFFIC)).toEqual({
      ok: true,
      value: {
        flows: [FLOW],
        summary: {
          connectionCount: 1543,
          totalBytes: 536870912,
          totalPackets: 245760,
          startAt: 1705320000000,
          endAt: 1705323600000,
          topProtocols: [
            { protocol: 'tcp', percent: 78.5 },
            { protocol: 'udp', percent: 19.3 },
            { protocol: 'icmp', percent: 2.2 },
          ],
          topPorts: [
            { port: 443, percent: 45.2 },
            { port: 80, percent: 23.1 },
            { port: 53, percent: 12.7 },
          ],
        },
      },
    });
  });

  it('tells the full details of the devices at the ends, and their country', async () => {
    const answer = changed(FULL_TRAFFIC, ['traffic', 0, 'destinationdevice', 'country'], 'Norway');
    const source = {
      ...FLOW.source,
      mac: '00:1B:44:11:3A:B7',
      vendor: 'Dell Inc.',
      os: 'Windows 10',
      deviceType: 'desktop',
      firstSeenAt: 1705233600000,
      lastSeenAt: 1705320300000,
      tags: ['corporate', 'finance-dept'],
    };
    const flow = { ...FLOW, source, destination: { ...FLOW.destination, country: 'Norway' } };
    expect(await decodeAnswer('network', answer)).toEqual({ ok: true, value: { flows: [flow] } });
  });

  it('tells the points of a metric', async () => {
    const point = {
      at: 1705320000000,
      device: { did: 123, ip: '192.168.1.100' },
      bytesIn: 10485760,
      bytesOut: 5242880,
      packetsIn: 7680,
      packetsOut: 3840,
      connections: 15,
    };
    expect(await decodeAnswer('network', METRIC)).toEqual({
      ok: true,
      value: { metric: 'bandwidth', points: [point] },
    });
  });

  it('knows nothing of what a trimmed flow leaves out', async () => {
    const decoded = await decodeAnswer('network', TRIMMED_TRAFFIC);
    expect(decoded).toEqual({ ok: true, value: { flows: [{ bytes: 1048576, packets: 768 }] } });
    expect(decoded).toMatchObject({ value: { flows: [{ source: undefined, destination: undefined }] } });
  });

  it('reads codes at the ends as names', async () => {
    const answer = { traffic: [{ protocol: 6, sourcedevice: { devicetype: 3, os: 1 } }] };
    expect(await decodeAnswer('network', answer)).toMatchObject({
      value: { flows: [{ protocol: '6', source: { deviceType: '3', os: '1' } }] },
    });
  });
});

describe('deviceinfo', () => {
  const connections = {
    at: at('2024-01-15T13:20:00Z'),
    connections: 45,
    uniqueDestinations: 12,
    internalConnections: 35,
    externalConnections: 10,
    protocols: { TCP: 40, UDP: 5 },
    ports: { '443': 25, '80': 10, '53': 5, '22': 3, Other: 2 },
  };
  const sent = {
    at: at('2024-01-15T13:20:00Z'),
    bytes: 1048576,
    packets: 1024,
    sessions: 15,
    peers: [{ ip: '8.8.8.8', bytes: 524288, packets: 512 }],
  };
  const received = {
    at: at('2024-01-15T13:20:00Z'),
    bytes: 2097152,
    packets: 2048,
    sessions: 20,
    peers: [{ ip: '10.0.1.5', bytes: 1048576, packets: 1024 }],
  };

  it.each([
    ['co', 'connections', connections],
    ['sizeout', 'sent', sent],
    ['sizein', 'received', received],
  ] as const)('%s tells what the device and those like it did per interval', async (asked, kind, interval) => {
    const series = { kind, intervals: [interval] };
    expect(await decodeAnswer(asked, DEVICE_ANSWERS[asked])).toMatchObject({
      value: {
        series,
        similar: [
          { did: 12346, hostname: 'workstation-02', score: 0.92, series },
          { did: 12347, hostname: 'workstation-03', score: 0.87, series },
        ],
      },
    });
  });

  it('tells who the device is and who the others are', async () => {
    const identity = {
      hostname: 'workstation-01',
      ip: '192.168.1.100',
      mac: '00:11:22:33:44:55',
      deviceType: 3,
      os: 1,
    };
    expect(await decodeAnswer('co', DEVICE_ANSWERS.co)).toMatchObject({
      value: {
        device: {
          ...identity,
          did: 12345,
          firstSeenAt: at('2022-01-01T00:00:00Z'),
          lastSeenAt: at('2024-01-15T13:20:00Z'),
          tags: ['corporate', 'hr_department'],
          vendor: undefined,
        },
        details: [
          {
            ...identity,
            did: 12345,
            vendor: 'Dell Inc.',
            model: 'OptiPlex 7090',
            location: 'Building A, Floor 2',
            owner: 'hr-01@corp.example',
            complianceTags: ['SOX', 'GDPR'],
            updatedAt: at('2024-01-15T13:20:00Z'),
          },
          { did: 67890, deviceType: 1, os: 2, criticality: 'high', services: ['web', 'database'] },
        ],
      },
    });
  });

  it('tells the destinations, external ones without a did', async () => {
    expect(await decodeAnswer('co', DEVICE_ANSWERS.co)).toMatchObject({
      value: {
        destinations: [
          {
            ip: '8.8.8.8',
            hostname: 'dns.google',
            did: undefined,
            connections: 25,
            firstAt: at('2024-01-15T12:00:00Z'),
            lastAt: at('2024-01-15T13:20:00Z'),
            bytesSent: 524288,
            bytesReceived: 1048576,
            ports: [53, 443],
            protocols: ['UDP', 'TCP'],
            isExternal: true,
            country: 'United States',
          },
          { did: 67890, isExternal: false, country: undefined },
        ],
      },
    });
  });

  it('tells the summary and what the appliance found unusual', async () => {
    const decoded = await decodeAnswer('co', DEVICE_ANSWERS.co);
    expect(decoded.ok && 'summary' in decoded.value && decoded.value.summary).toEqual({
      totalConnections: 1247,
      uniqueDestinations: 89,
      externalRatio: 0.15,
      topProtocols: ['TCP', 'UDP'],
      topPorts: [443, 80, 53],
      peakHour: 14,
      totalBytesOut: 104857600,
      totalBytesIn: 209715200,
      averageSessionBytes: 1048576,
      indicators: [{ type: 'unusual_port', port: 8080, confidence: 0.75, description: 'Uncommon port usage detected' }],
    });
  });

  it('keeps type and system as they came, name or number', async () => {
    const decoded = await decodeAnswer('co', { device: { devicetype: 'laptop', os: 1 } });
    expect(decoded).toMatchObject({ value: { device: { deviceType: 'laptop', os: 1 } } });
  });

  it('believes the did of an entry before the name it stands under, and invents none', async () => {
    const answer = { devicedetails: { '7': { did: 8 }, router: { ip: '10.0.0.1' }, gone: null } };
    const decoded = await decodeAnswer('co', answer);
    expect(decoded).toMatchObject({ value: { details: [{ did: 8 }, { did: undefined, ip: '10.0.0.1' }] } });
  });

  it.each([
    [0.92, 0.92],
    [1, 1],
    [92, 0.92],
    ['87.5', 0.875],
    [null, undefined],
  ])('reads a similarity of %j as %j', async (wire, score) => {
    const decoded = await decodeAnswer('co', { similar_devices: [{ did: 1, similarity_score: wire }] });
    expect(decoded).toMatchObject({ value: { similar: [{ score }] } });
  });
});

describe('any answer', () => {
  it.each(GOLDEN)('%s may be trimmed to any of its parts', async (asked, payload) => {
    for (const [key, value] of Object.entries(payload ?? {})) {
      expect(await decodeAnswer(asked, { [key]: value })).toMatchObject({ ok: true });
    }
    expect(await decodeAnswer(asked, {})).toMatchObject({ ok: true });
  });

  it.each(GOLDEN)('%s may hold fields that nobody knows', async (asked, payload) => {
    const answer = { unknown: [{ deep: [1, null] }], ...Object.fromEntries(Object.entries(payload ?? {})) };
    expect(await decodeAnswer(asked, answer)).toEqual(await decodeAnswer(asked, payload));
  });

  it('tells an empty list from none', async () => {
    expect(await decodeAnswer('network', { traffic: [] })).toEqual({ ok: true, value: { flows: [] } });
    expect(await decodeAnswer('co', { devicedetails: {} })).toEqual({ ok: true, value: { details: [] } });
  });
});
