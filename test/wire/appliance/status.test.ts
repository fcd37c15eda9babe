// How an appliance in the field says it is doing; of what it tells oddly, nothing is told, and the rest is not lost.
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/instant.ts';
import { toldOf } from './answers.ts';
import { STATUS, UNITED } from './status-payloads.ts';

const at = (utc: string): number => Date.parse(utc);

describe('the status', () => {
  it('tells who it is and how it is', async () => {
    expect(await toldOf('status', STATUS)).toMatchObject({
      version: '6.1.23 (f35936c6)',
      hostname: 'darktrace-01',
      label: 'head-office',
      ip: '10.0.18.20',
      uuid: '5d0c1c6e-8f0e-4c57-9a3b-2f6f3f1f9c11',
      applianceType: 'master',
      at: at('2026-01-01T10:21:00Z'),
      bundleVersion: '61200',
      bundleInstalledAt: at('2025-12-24T21:05:10Z'),
      modelsUpdatedAt: at('2025-12-27T09:15:20Z'),
      licences: {
        endsAt: at('2026-12-30T00:00:00Z'),
        saasEndsAt: at('2029-06-01T00:00:00Z'),
        networkResponseEndsAt: at('2026-12-31T00:00:00Z'),
        saasResponseEndsAt: at('2029-06-02T00:00:00Z'),
      },
      health: {
        cpuPercent: 11,
        loadPercent: 12,
        memoryPercent: 88,
        diskPercent: 1,
        diskUsedPercent: 98,
        dataQueueMs: 0,
        flowQueueMs: 3_000,
        hasExcessTraffic: false,
        uptimeMs: 4 * HOUR_MS + 55 * MINUTE_MS + 54 * SECOND_MS,
        systemUptimeMs: 1894 * HOUR_MS + 29 * MINUTE_MS + 43 * SECOND_MS,
      },
    });
  });

  it('tells what it sees', async () => {
    expect(await toldOf('status', STATUS)).toMatchObject({
      traffic: {
        bandwidth: { current: 251300400, average: 98700000, peakOfWeek: 803200100, peakOfTwoWeeks: 1012300400 },
        processedBandwidth: { current: 21500600, average: undefined },
        connectionsPerMinute: { current: 6120, average: 4830, peakOfWeek: 9010, peakOfTwoWeeks: 15440 },
        oneWayPercent: 4,
      },
      models: { total: 640, breached: 51200, suppressed: 230400 },
      devices: {
        active: { ofFourWeeks: 2510, ofWeek: 1305, ofDay: 760, ofHour: 402 },
        new: { ofFourWeeks: 210, ofWeek: 31, ofDay: 11, ofHour: 0 },
      },
      lastSeen: [
        { protocol: 'DHCP', at: at('2026-01-01T10:14:00Z') },
        { protocol: 'DNS', at: at('2026-01-01T10:18:00Z') },
      ],
      internalRanges: ['10.0.0.0/8', '192.168.0.0/16'],
      subnetCount: 97,
      subnets: [
        {
          sid: 4410,
          network: '10.12.14.0/24',
          deviceCount: 235,
          clientDevices: 231,
          recentTrafficPercent: 3,
          oneWayPercent: 2,
          lastTrafficAt: at('2026-01-01T10:00:00Z'),
          lastDhcpAt: undefined,
        },
      ],
      interfaces: [
        { name: 'eth0', state: 'up', ip: '10.0.18.20', receivedBytes: 41200300400, sentBytes: 90800700600 },
        { name: 'eth1', state: 'down', ip: undefined },
      ],
    });
  });

  it('tells of its probes, and which of them cannot be reached', async () => {
    expect(await toldOf('status', STATUS)).toMatchObject({
      probes: [
        {
          id: '12',
          hostname: 'probe1',
          label: 'Branch',
          ip: '10.10.12.12',
          at: at('2026-01-01T10:21:00Z'),
          health: { cpuPercent: 6, loadPercent: 25, memoryPercent: 18 },
          bandwidth: { current: 431200, average: 0 },
          hasError: undefined,
        },
        { id: '13', ip: '10.15.3.39', label: 'Factory', hasError: true, lastContactAt: at('2025-12-30T02:30:00Z') },
      ],
      instances: undefined,
    });
  });

  it('tells of the appliances below it, and of their probes', async () => {
    expect(await toldOf('status', UNITED)).toMatchObject({
      applianceType: 'uv',
      instances: [{ id: '1', hostname: 'north', health: { cpuPercent: 40 } }, { id: '2' }],
      probes: [{ id: '1/123', label: 'Factory', hasError: true }],
    });
  });

  it.each<[string, object, object]>([
    ['texts for numbers', { cpu: '11', memoryUsed: '88 %' }, { health: { cpuPercent: 11, memoryPercent: 88 } }],
    ['another name of a disk', { diskSpaceUsed: 98 }, { health: { diskUsedPercent: 98 } }],
    ['another name of the uptime', { systemUptime: '2 days, 01:00' }, { health: { systemUptimeMs: 49 * HOUR_MS } }],
    ['an uptime in seconds', { uptime: 90 }, { health: { uptimeMs: 90 * SECOND_MS } }],
    ['probes in a list', { probes: [{ id: 5 }, {}] }, { probes: [{ id: '5' }] }],
    ['a single probe', { probes: { id: 5, cpu: 1 } }, { probes: [{ id: '5' }] }],
    ['trouble in words', { probes: { '5': { error: 'timeout' } } }, { probes: [{ id: '5', hasError: true }] }],
    ['no trouble in words', { probes: { '5': { error: 'false' } } }, { probes: [{ id: '5', hasError: false }] }],
    ['a list of subnets', { subnets: [1, 2] }, { subnetCount: 2 }],
    ['a status in a list', [{ cpu: 4 }], { health: { cpuPercent: 4 } }],
    ['an empty one', {}, { version: undefined, probes: undefined, lastSeen: undefined, interfaces: undefined }],
  ])('understands %s', async (_what, answer, told) => {
    expect(await toldOf('status', answer)).toMatchObject(told);
  });

  it.each<[string, object]>([
    ['a text for a load', { cpu: 'busy' }],
    ['an object for a name', { hostname: {} }],
    ['a licence in words', { license: 'perpetual' }],
    ['a list for an uptime', { uptime: [] }],
    ['a text for probes', { probes: 'none' }],
    ['a subnet that is none', { subnetData: ['x', { sid: {} }] }],
    ['a number for instances', { instances: 4 }],
    ['an object for a time', { mostRecentDNSTraffic: {} }],
  ])('does not get lost over %s', async (_what, odd) => {
    expect(await toldOf('status', { version: '7.1.0', ...odd })).toMatchObject({ version: '7.1.0' });
  });
});
