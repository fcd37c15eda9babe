// The payloads that deviceinfo.md prints, and every line that its four programs print of them.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Activity, measureActivity } from '../../src/analysis/device/activity.ts';
import { compareWithBaseline } from '../../src/analysis/device/baseline.ts';
import { listDestinations } from '../../src/analysis/device/destinations.ts';
import { measureExternal } from '../../src/analysis/device/external.ts';
import { describeDevice } from '../../src/analysis/device/identity.ts';
import { listIndicators } from '../../src/analysis/device/indicators.ts';
import { comparePeers } from '../../src/analysis/device/peers.ts';
import { assessRisk } from '../../src/analysis/device/risk.ts';
import { measureTransfer } from '../../src/analysis/device/transfer.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { DataType, DeviceAnswer } from '../../src/domain/device.ts';
import { decodeDevice } from '../../src/wire/documented/device.ts';
import { bytesOf, chunksOf, steadyPace } from '../wire/chunks.ts';
import { DEVICE_ANSWERS } from '../wire/device-payloads.ts';
import { DID, someFacts } from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

const THRESHOLDS = standardThresholds();
const SEEN_AT = Date.parse('2024-01-15T13:20:00Z');
const WINDOW = { endAt: Date.parse('2024-01-15T14:00:00Z'), hours: 24, endsNow: true };

let facts: DeviceFacts;

const decoded = async (asked: DataType): Promise<DeviceAnswer> => {
  const chunks = chunksOf([bytesOf(JSON.stringify(DEVICE_ANSWERS[asked]))]);
  const result = await decodeDevice(chunks, asked, steadyPace());
  if (!result.ok) throw new Error(result.failure.came);
  return result.value;
};

beforeAll(async () => {
  const connections = await decoded('co');
  facts = someFacts({
    connections,
    sent: await decoded('sizeout'),
    received: await decoded('sizein'),
    peers: connections,
  });
});

describe('device connection analysis', () => {
  it('tells who the device is, with all that its details add', () => {
    expect(describeDevice(facts)).toMatchObject({
      did: DID,
      hostname: 'workstation-01',
      ip: '192.168.1.100',
      mac: '00:11:22:33:44:55',
      deviceType: 'laptop',
      os: 'Windows',
      vendor: 'Dell Inc.',
      model: 'OptiPlex 7090',
      location: 'Building A, Floor 2',
      owner: 'hr-01@corp.example',
      tags: ['corporate', 'hr_department'],
      complianceTags: ['SOX', 'GDPR'],
      firstSeenAt: Date.parse('2022-01-01T00:00:00Z'),
      lastSeenAt: SEEN_AT,
      updatedAt: SEEN_AT,
      others: [
        {
          did: 67890,
          hostname: 'server-01',
          deviceType: 'server',
          os: 'Linux',
          criticality: 'high',
          services: ['web', 'database'],
        },
      ],
    });
  });

  it('counts connections, protocols and ports, "Other" last', () => {
    const numbers = {
      connections: 45,
      averageConnections: 45,
      peakConnections: 45,
      peakAt: SEEN_AT,
      uniqueDestinations: 12,
      internalConnections: 35,
      externalConnections: 10,
      externalSharePercent: expect.closeTo(22.22, 2),
      protocols: [
        { protocol: 'TCP', connections: 40, sharePercent: expect.closeTo(88.89, 2) },
        { protocol: 'UDP', connections: 5, sharePercent: expect.closeTo(11.11, 2) },
      ],
      ports: [
        { port: 443, label: '443', service: 'HTTPS', connections: 25, sharePercent: expect.closeTo(55.56, 2) },
        { port: 80, label: '80', service: 'HTTP', connections: 10, sharePercent: expect.closeTo(22.22, 2) },
        { port: 53, label: '53', service: 'DNS', connections: 5, sharePercent: expect.closeTo(11.11, 2) },
        { port: 22, label: '22', service: 'SSH', connections: 3, sharePercent: expect.closeTo(6.67, 2) },
        { port: undefined, label: 'Other', service: undefined, connections: 2, sharePercent: expect.closeTo(4.44, 2) },
      ],
    } satisfies Partial<Record<keyof Activity, unknown>>;
    expect(measureActivity(facts, WINDOW)).toMatchObject({
      ...numbers,
      everything: numbers,
      reported: { connections: 1247, uniqueDestinations: 89, externalRatio: 0.15, peakHour: 14, bytesOut: 104857600 },
      series: [{ at: SEEN_AT, connections: 45, uniqueDestinations: 12 }],
    });
  });

  it('lists destinations by connections, inside and outside, with what was transferred', () => {
    expect(listDestinations(facts)).toMatchObject({
      uniqueDestinations: 2,
      externalDestinationCount: 1,
      internalDestinationCount: 1,
      destinations: [
        {
          label: 'dns.google',
          isExternal: true,
          connections: 25,
          sharePercent: 62.5,
          bytes: 1572864,
          bytesOut: 524288,
          bytesIn: 1048576,
          ports: [53, 443],
          protocols: ['TCP', 'UDP'],
          country: 'United States',
          firstAt: Date.parse('2024-01-15T12:00:00Z'),
          lastAt: SEEN_AT,
        },
        { label: 'server-01', did: 67890, isExternal: false, connections: 15, bytes: 786432 },
      ],
    });
  });

  it('names the indicators of the appliance', () => {
    expect(listIndicators(facts)).toEqual([
      {
        type: 'unusual_port',
        title: 'Unusual Port',
        port: 8080,
        service: expect.any(String),
        confidence: 0.75,
        description: 'Uncommon port usage detected',
      },
    ]);
  });
});

describe('data transfer pattern analysis', () => {
  it('tells totals, means, peaks, the ratio, and the latest destinations and sources', () => {
    const totals = {
      out: { bytes: 1048576, averageBytes: 1048576, peakBytes: 1048576, peakAt: SEEN_AT, packets: 1024, sessions: 15 },
      in: { bytes: 2097152, averageBytes: 2097152, peakBytes: 2097152, peakAt: SEEN_AT, packets: 2048, sessions: 20 },
      ratio: 0.5,
      pattern: 'balanced',
    };
    expect(measureTransfer(facts, WINDOW, THRESHOLDS)).toMatchObject({
      ...totals,
      everything: totals,
      series: [{ at: SEEN_AT, bytesOut: 1048576, bytesIn: 2097152 }],
      topDestinations: [{ at: SEEN_AT, ip: '8.8.8.8', hostname: 'dns.google', bytes: 524288, sharePercent: 50 }],
      topSources: [{ at: SEEN_AT, ip: '10.0.1.5', hostname: undefined, bytes: 1048576, sharePercent: 50 }],
    });
  });
});

describe('device comparison and baseline analysis', () => {
  it('sets each peer beside the device', () => {
    const measures = {
      connections: 45,
      uniqueDestinations: 12,
      externalRatio: expect.closeTo(0.2222, 4),
      peakConnections: 45,
    };
    expect(comparePeers(facts, WINDOW, THRESHOLDS)).toMatchObject({
      own: measures,
      peers: [
        { did: 12346, hostname: 'workstation-02', score: 0.92, ...measures },
        { did: 12347, hostname: 'workstation-03', score: 0.87, ...measures },
      ],
    });
  });

  it('tells the mean of the peers, and the device as a multiple of it', () => {
    expect(compareWithBaseline(facts, WINDOW, THRESHOLDS)).toMatchObject({
      devices: 2,
      connections: { value: 45, baseline: 45, ratio: 1, devices: 2, robust: undefined },
      uniqueDestinations: { baseline: 12, ratio: 1 },
      externalRatio: { baseline: expect.closeTo(0.2222, 4), ratio: 1 },
    });
  });
});

describe('external communication analysis', () => {
  it('breaks external connections down by country, domain and port', () => {
    expect(measureExternal(facts, WINDOW, THRESHOLDS)).toMatchObject({
      connections: 25,
      uniqueDestinations: 1,
      countries: [{ country: 'United States', connections: 25, sharePercent: 100, isHighRisk: false }],
      domains: [{ domain: 'dns.google', connections: 25, sharePercent: 100 }],
      unlistedNames: [],
      addresses: [],
      ports: [
        { port: 53, service: 'DNS', connections: 25, sharePercent: 100, isUsual: true },
        { port: 443, service: 'HTTPS', connections: 25, sharePercent: 100, isUsual: true },
      ],
    });
  });

  it('tells the risk with its factors', () => {
    expect(assessRisk(facts, WINDOW, THRESHOLDS)).toMatchObject({
      score: 0.2,
      level: 'low',
      country: { score: 0, connections: undefined },
      port: { score: 0, ports: [] },
      concentration: { score: 0.2, label: 'dns.google', connections: 25, sharePercent: 100 },
      reach: { score: 0, uniqueDestinations: 1 },
    });
  });
});
