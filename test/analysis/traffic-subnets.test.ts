// Subnets and the map of who talks to whom.
import { describe, expect, it } from 'vitest';
import { countSubnets } from '../../src/analysis/traffic/count-subnets.ts';
import { mapDevices, mapSubnets } from '../../src/analysis/traffic/map-traffic.ts';
import { trafficOf } from './traffic-facts.ts';

const between = (from: string, to: string, bytes = 10, applicationProtocol = 'smb') => ({
  source: { ip: from },
  destination: { ip: to },
  bytes,
  applicationProtocol,
});

const traffic = trafficOf([
  between('192.168.1.10', '192.168.1.11', 100),
  between('192.168.1.10', '192.168.2.11', 20),
  between('192.168.1.10', '8.8.8.8', 30, 'dns'),
  between('8.8.8.8', '9.9.9.9', 5),
  between('fd00:0:0:1::5', 'fd00::1:0:0:0:6', 7, 'ssh'),
]);

describe('the subnets', () => {
  it('are derived from private addresses where none are known, and it says so', () => {
    const result = countSubnets(traffic);
    expect(result.isDerived).toBe(true);
    expect(result.subnets.map(({ subnet, devices }) => [subnet, devices])).toEqual([
      ['192.168.1.0/24', 2],
      ['192.168.2.0/24', 1],
      ['fd00:0:0:1::/64', 2],
    ]);
    expect([result.intraConnections, result.interConnections, result.otherConnections]).toEqual([2, 2, 1]);
  });

  it('count what stays inside and what crosses the edge, with the protocols inside', () => {
    const [first] = countSubnets(traffic).subnets;
    expect(first).toMatchObject({
      intra: { connections: 1, bytes: 100 },
      inter: { connections: 2, bytes: 50 },
      applicationProtocols: [{ applicationProtocol: 'smb', connections: 1 }],
    });
    expect(first?.members.map(({ ip }) => ip)).toEqual(['192.168.1.10', '192.168.1.11']);
  });

  it('go by ranges, the narrowest first, and never by the beginning of a text', () => {
    const known = countSubnets(
      trafficOf([
        between('10.1.2.3', '10.1.200.4'),
        between('10.10.2.3', '10.1.2.9'),
        between('101.1.1.1', '10.1.130.1'),
      ]),
      ['10.1.0.0/16', '10.1.128.0/17', 'nonsense'],
    );
    expect(known.unreadable).toEqual(['nonsense']);
    expect(known.isDerived).toBe(false);
    expect(known.subnets.map(({ subnet, devices }) => [subnet, devices])).toEqual([
      ['10.1.0.0/16', 2],
      ['10.1.128.0/17', 2],
    ]);
    expect([known.intraConnections, known.interConnections]).toEqual([0, 3]);
  });
});

describe('the map', () => {
  it('of subnets has a cell for each pair that talks, and a place for everybody elsewhere', () => {
    const map = mapSubnets(traffic, ['192.168.0.0/16']);
    const told = map.cells.map((cell) => [
      map.sources[cell.source]?.name,
      map.destinations[cell.destination]?.kind,
      cell.bytes,
    ]);
    expect(told).toEqual([
      ['192.168.0.0/16', 'subnet', 120],
      ['192.168.0.0/16', 'elsewhere', 30],
      ['', 'elsewhere', 12],
    ]);
  });

  it('of devices holds the busiest sources and all they talk to', () => {
    const map = mapDevices(traffic, 'connections', 1);
    expect(map.sources.map(({ name }) => name)).toEqual(['192.168.1.10']);
    expect(map.destinations.map(({ name }) => name)).toEqual(['192.168.1.11', '8.8.8.8', '192.168.2.11']);
    expect(map.cells.map(({ connections, bytes }) => [connections, bytes])).toEqual([
      [1, 100],
      [1, 30],
      [1, 20],
    ]);
  });
});
