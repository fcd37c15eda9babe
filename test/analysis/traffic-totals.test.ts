// The sums over network flows: the documents' own example, and small tables added up by hand.
import { describe, expect, it } from 'vitest';
import { countCountries } from '../../src/analysis/traffic/count-countries.ts';
import { countDestinations } from '../../src/analysis/traffic/count-destinations.ts';
import { countPorts } from '../../src/analysis/traffic/count-ports.ts';
import { countApplications, countProtocols } from '../../src/analysis/traffic/count-protocols.ts';
import { countSources } from '../../src/analysis/traffic/count-sources.ts';
import { countTalkers } from '../../src/analysis/traffic/count-talkers.ts';
import { countTotals } from '../../src/analysis/traffic/count-totals.ts';
import { describeDeviceTraffic } from '../../src/analysis/traffic/describe-device-traffic.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { FlowParts } from '../flows/a-flow.ts';
import { aPoint, insideHost, trafficOf } from './traffic-facts.ts';

/** As the network document prints it. */
const DOCUMENTED: FlowParts = {
  source: {
    did: 123,
    ip: '192.168.1.100',
    hostname: 'workstation-01',
    label: 'Employee Workstation',
    mac: '00:1B:44:11:3A:B7',
    vendor: 'Dell Inc.',
    os: 'Windows 10',
    deviceType: 'desktop',
    tags: ['corporate', 'finance-dept'],
  },
  destination: { did: 456, ip: '10.0.1.50', hostname: 'server-01', label: 'Database Server' },
  protocol: 'tcp',
  sourcePort: 54_321,
  destinationPort: 3306,
  applicationProtocol: 'mysql',
  bytes: 1_048_576,
  packets: 768,
  durationMs: 300_000,
  startAt: 1_705_320_000_000,
  endAt: 1_705_320_300_000,
  direction: 'internal',
  flags: ['established', 'ack'],
};

const SUMMARY = {
  connectionCount: 1543,
  totalBytes: 536_870_912,
  totalPackets: 245_760,
  startAt: 1_705_320_000_000,
  endAt: 1_705_323_600_000,
  topProtocols: undefined,
  topPorts: undefined,
};

const documented = trafficOf([DOCUMENTED], { summary: SUMMARY });

/** Two to one web server, one of them with unknown bytes; one DNS; one internal; one from outside. */
const SERVER = { ip: '93.184.215.14', hostname: 'www.example.com', country: 'Norway' };
const RESOLVER = { ip: '9.9.9.9' };
const small = trafficOf([
  {
    source: insideHost(1),
    destination: SERVER,
    bytes: 3_000,
    packets: 3,
    destinationPort: 443,
    applicationProtocol: 'https',
  },
  {
    source: insideHost(2),
    destination: SERVER,
    bytes: undefined,
    packets: 1,
    destinationPort: 22,
    applicationProtocol: 'ssh',
  },
  {
    source: insideHost(1),
    destination: RESOLVER,
    bytes: 1_000,
    protocol: 'udp',
    destinationPort: 53,
    applicationProtocol: 'dns',
  },
  {
    source: insideHost(1),
    destination: insideHost(3),
    bytes: 6_000,
    direction: undefined,
    destinationPort: 445,
    applicationProtocol: 'unknown',
  },
  {
    source: { ip: '8.8.4.4', country: 'France' },
    destination: insideHost(3),
    bytes: 500,
    destinationPort: 443,
    protocol: undefined,
  },
]);

describe('the totals', () => {
  it("tell what the documents' example prints", () => {
    const totals = countTotals(documented);
    expect([totals.connections, totals.bytes, totals.packets]).toEqual([1, 1_048_576, 768]);
    expect([totals.external.connections, totals.external.sharePercent]).toEqual([0, 0]);
    expect(totals.reported.map(({ measure, difference }) => [measure, difference])).toEqual([
      ['connections', 1542],
      ['bytes', 535_822_336],
      ['packets', 244_992],
    ]);
    expect(totals.note).toContain('1,543 connections where the flows shown make 1');
  });

  it('add what is known, count what is not, and share by connections and by bytes', () => {
    const totals = countTotals(small);
    expect([totals.connections, totals.bytes, totals.connectionsWithoutBytes]).toEqual([5, 10_500, 1]);
    expect([totals.external.connections, totals.external.sharePercent, totals.external.bytes]).toEqual([4, 80, 4_500]);
    expect(totals.external.bytesSharePercent).toBeCloseTo(42.857, 2);
    expect([totals.internal.connections, totals.derivedConnections, totals.undecided.connections]).toEqual([1, 1, 0]);
    expect(totals.note).toBeUndefined();
  });

  it('have no shares where there are no flows', () => {
    const totals = countTotals(trafficOf([]));
    expect([totals.connections, totals.bytes, totals.sharePercent, totals.external.sharePercent]).toEqual([
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('say nothing about sums that agree but for rounding', () => {
    const summary = { ...SUMMARY, connectionCount: 1, totalBytes: 1_048_000, totalPackets: 768 };
    expect(countTotals({ ...documented, summary }).note).toBeUndefined();
    expect(countTotals({ ...documented, summary: { ...summary, totalBytes: 1_040_000 } }).note).toBeDefined();
  });

  it.each([
    ['10.0.0.1', '8.8.8.8', 'external'],
    ['10.0.0.1', '172.16.9.9', 'internal'],
    ['10.0.0.1', '172.32.0.1', 'external'],
    ['fd00::1', 'fe80::2', 'internal'],
    ['fd00::1', '2001:db8::1', 'external'],
    ['10.0.0.1', '239.255.255.250', 'internal'],
    ['::ffff:10.0.0.1', '192.168.0.9', 'internal'],
    ['10.0.0.1', undefined, 'undecided'],
    ['not an address', '10.0.0.1', 'undecided'],
  ] as const)('decide the direction between %s and %s by the addresses: %s', (from, to, direction) => {
    const totals = countTotals(
      trafficOf([
        { source: { ip: from }, destination: to === undefined ? undefined : { ip: to }, direction: undefined },
      ]),
    );
    expect(totals[direction].connections).toBe(1);
    expect(totals.derivedConnections).toBe(direction === 'undecided' ? 0 : 1);
  });
});

describe('the tables', () => {
  it('of protocols count, add and name what was not reported', () => {
    expect(countProtocols(small).map(({ protocol, connections, bytes }) => [protocol, connections, bytes])).toEqual([
      ['TCP', 3, 9_000],
      ['udp', 1, 1_000],
      [undefined, 1, 500],
    ]);
    expect(countProtocols(documented)[0]).toMatchObject({
      protocol: 'tcp',
      connections: 1,
      bytes: 1_048_576,
      packets: 768,
    });
  });

  it('of application protocols take "unknown" for not reported', () => {
    expect(
      countApplications(small).map(({ applicationProtocol, connections }) => [applicationProtocol, connections]),
    ).toEqual([
      [undefined, 1],
      ['https', 1],
      ['dns', 1],
      ['HTTPS', 1],
      ['ssh', 1],
    ]);
  });

  it('of ports stand for sources and destinations, with the names of services', () => {
    const { sources, destinations } = countPorts(documented);
    expect(sources[0]).toMatchObject({ port: 54_321, service: undefined, connections: 1, bytes: 1_048_576 });
    expect(destinations[0]).toMatchObject({ port: 3306, service: 'MySQL', connections: 1, sharePercent: 100 });
    expect(countPorts(small, 'connections').destinations.map(({ port, connections }) => [port, connections])).toEqual([
      [443, 2],
      [445, 1],
      [53, 1],
      [22, 1],
    ]);
  });

  it('of ports put flows without one into one row', () => {
    const icmp = trafficOf([{ destinationPort: 0, sourcePort: undefined }, { destinationPort: undefined }]);
    expect(countPorts(icmp).destinations).toMatchObject([{ port: undefined, connections: 2 }]);
  });

  it('of external destinations leave out what comes from outside', () => {
    expect(countDestinations(small)).toMatchObject([
      {
        ip: '93.184.215.14',
        connections: 2,
        bytes: 3_000,
        ports: [22, 443],
        applicationProtocols: ['https', 'ssh'],
        devices: 2,
      },
      { ip: '9.9.9.9', connections: 1, bytes: 1_000, ports: [53] },
    ]);
  });

  it('of sources count destinations and suspicious ports', () => {
    expect(countSources(small, [22, 23])).toMatchObject([
      { ip: '10.0.0.2', connections: 2, bytes: 4_000, uniqueDestinations: 2, suspiciousPorts: [] },
      { ip: '10.0.0.3', connections: 1, bytes: undefined, uniqueDestinations: 1, suspiciousPorts: [22] },
    ]);
  });

  it('of countries look at the end outside', () => {
    expect(countCountries(small).map(({ country, connections, bytes }) => [country, connections, bytes])).toEqual([
      ['Norway', 2, 3_000],
      [undefined, 1, 1_000],
      ['France', 1, 500],
    ]);
  });
});

describe('a device', () => {
  it("is described as the documents' example describes it", () => {
    const device = describeDeviceTraffic(documented, 123);
    expect(device.identity).toMatchObject({
      hostname: 'workstation-01',
      ip: '192.168.1.100',
      label: 'Employee Workstation',
      os: 'Windows 10',
      deviceType: 'desktop',
      tags: ['corporate', 'finance-dept'],
    });
    expect([device.outbound.connections, device.inbound.connections]).toEqual([1, 0]);
    expect([device.externalDestinations, device.internalDestinations]).toEqual([[], ['10.0.1.50']]);
    expect(device.protocols).toMatchObject([{ protocol: 'tcp', bytes: 1_048_576 }]);
    expect(device.destinationPorts).toMatchObject([{ port: 3306, connections: 1 }]);
  });

  it('that nobody mentions is not known', () => {
    expect(describeDeviceTraffic(documented, 9)).toMatchObject({ identity: undefined, outbound: { connections: 0 } });
  });
});

describe('the talkers', () => {
  const at = 1_705_320_000_000;
  const device = { did: 123, ip: '192.168.1.100' };

  it("tell what the documents' example prints", () => {
    const talkers = countTalkers(
      trafficOf([], { transfers: [aPoint({ at, device, bytesIn: 10_485_760, bytesOut: 5_242_880, connections: 15 })] }),
    );
    expect(talkers?.talkers).toEqual([
      {
        did: 123,
        ip: '192.168.1.100',
        hostname: undefined,
        label: undefined,
        connections: 15,
        bytesIn: 10_485_760,
        bytesOut: 5_242_880,
        bytes: 15_728_640,
        sharePercent: 100,
      },
    ]);
    expect(talkers?.hourly).toMatchObject([
      { at, bytesIn: 10_485_760, bytesOut: 5_242_880, bytes: 15_728_640, devices: 1 },
    ]);
  });

  it('keep hours of different days apart and points without a time last', () => {
    const talkers = countTalkers(
      trafficOf([], {
        transfers: [
          aPoint({ at: undefined, device, bytesIn: 1 }),
          aPoint({ at: at + 24 * HOUR_MS + 5, device, bytesIn: 7 }),
          aPoint({ at: at + HOUR_MS - 1, device, bytesOut: 3 }),
          aPoint({ at, device: { ip: '10.0.0.9' }, bytesOut: 4 }),
        ],
      }),
    );
    expect(talkers?.hourly.map((hour) => [hour.at, hour.bytes, hour.devices])).toEqual([
      [at, 7, 2],
      [at + 24 * HOUR_MS, 7, 1],
      [undefined, 1, 1],
    ]);
    expect(talkers?.talkers.map((row) => row.bytes)).toEqual([11, 4]);
  });

  it('are unknown where the metric was not fetched', () => {
    expect(countTalkers(small)).toBeUndefined();
  });
});
