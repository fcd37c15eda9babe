// The company and its surroundings: what exists, and that it scales.
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/domain/instant.ts';
import { ANCHOR_AT, anEngine, collect, didOf, hoursBefore } from './an-engine.ts';

const RESERVED_ADDRESS = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/;
const RESERVED_NAME = /(^|\.)example(\.(com|net|org|co\.uk))?$/;

const isInside = (ip: string, network: string): boolean => ip.startsWith(network.replace(/\.0\/24$/, '.'));

describe('the fleet', () => {
  const { devices, subnets } = anEngine();

  it('has the mix of the default world', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(devices, (device) => device.kind)].map(([kind, group]) => [kind, group.length]),
    );
    expect(counts).toEqual({
      'domain-controller': 2,
      'dns-server': 2,
      proxy: 2,
      server: 16,
      workstation: 66,
      laptop: 30,
      phone: 16,
      printer: 10,
      camera: 12,
    });
    expect(devices.filter((device) => device.hasCsensor).length).toBe(12);
  });

  it('counts dids from one and gives each device its own names and addresses', () => {
    expect(devices.map((device) => device.did)).toEqual(devices.map((_, index) => index + 1));
    for (const key of ['hostname', 'ip', 'mac'] as const)
      expect(new Set(devices.map((device) => device[key])).size).toBe(devices.length);
  });

  it('lives in the subnets it names', () => {
    for (const device of devices) {
      const subnet = subnets.find(({ sid }) => sid === device.sid);
      expect(isInside(device.ip, subnet?.network ?? '')).toBe(true);
    }
  });

  it('has owners that are roles, and only where somebody sits', () => {
    const owners = devices.flatMap((device) => device.owner ?? []);
    expect(owners.every((owner) => /^[a-z]+-\d\d@corp\.example$/.test(owner))).toBe(true);
    expect(owners.length).toBe(96);
  });

  it('met a few of its devices within the last day, and none of them says anything before', async () => {
    const newcomers = devices.filter((device) => device.firstSeenAt > ANCHOR_AT - DAY_MS);
    expect(newcomers.length).toBe(3);
    const dids = new Map(newcomers.map((device) => [device.did, device.firstSeenAt]));
    const early = (await collect(anEngine().flows(hoursBefore(48)))).filter((flow) =>
      [flow.source, flow.destination].some((party) => flow.startAt < (dids.get(didOf(party)) ?? 0)),
    );
    expect(early).toEqual([]);
    const notices = anEngine().notices(hoursBefore(24));
    expect(notices.filter((notice) => notice.kind === 'device_new').length).toBe(3);
  });
});

describe('the outside', () => {
  it('has only addresses and names that are reserved for examples', () => {
    const { peers } = anEngine();
    expect(peers.length).toBeGreaterThan(350);
    expect(peers.filter((peer) => !RESERVED_ADDRESS.test(peer.ip) || !RESERVED_NAME.test(peer.hostname))).toEqual([]);
    expect(new Set(peers.map((peer) => peer.ip)).size).toBe(peers.length);
    expect(new Set(peers.map((peer) => peer.hostname)).size).toBe(peers.length);
  });

  it('is in no high-risk country on a quiet day', async () => {
    const risky = new Set(['Unknown', 'China', 'Russia', 'North Korea']);
    const flows = await collect(anEngine().flows(hoursBefore(24)));
    const countries = flows.flatMap(({ source, destination }) =>
      [source, destination].flatMap((party) => (party.kind === 'peer' ? [party.peer.country] : [])),
    );
    expect(new Set(countries).size).toBeGreaterThan(8);
    expect(countries.filter((country) => risky.has(country))).toEqual([]);
  });
});

describe('a world of another size', () => {
  const scenarios = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent', 'silent-sensor'];

  it('works from a single device on', async () => {
    for (const deviceCount of [1, 2, 3, 7, 25]) {
      const engine = anEngine({ deviceCount, scenarios });
      expect(engine.devices.length).toBe(deviceCount);
      const flows = await collect(engine.flows(hoursBefore(24)));
      expect(flows.length).toBeGreaterThan(0);
      expect((await engine.totals(hoursBefore(24), 'all')).bytesOut).toBe(
        flows.reduce((sum, flow) => sum + flow.bytesOut, 0),
      );
      expect(engine.events(hoursBefore(24)).length).toBeGreaterThan(0);
    }
  });

  it('works with 5,000 devices, all with addresses of their own', () => {
    const { devices, subnets } = anEngine({ deviceCount: 5_000 });
    expect(devices.length).toBe(5_000);
    expect(new Set(devices.map((device) => device.ip)).size).toBe(5_000);
    expect(subnets.length).toBeGreaterThan(60);
  });

  it('stays silent when no flows are wanted', async () => {
    const engine = anEngine({ flowsPerHour: 0 });
    expect(await collect(engine.flows(hoursBefore(2)))).toEqual([]);
  });
});
