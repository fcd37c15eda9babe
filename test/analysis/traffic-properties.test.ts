// What holds for every table of flows, however strange: nothing throws, parts add up, no order matters, every number is one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { TRAFFIC_RULES } from '../../src/analysis/rules/traffic.ts';
import { countCountries } from '../../src/analysis/traffic/count-countries.ts';
import { countDestinations } from '../../src/analysis/traffic/count-destinations.ts';
import { countPorts } from '../../src/analysis/traffic/count-ports.ts';
import { countApplications, countProtocols } from '../../src/analysis/traffic/count-protocols.ts';
import { countSources } from '../../src/analysis/traffic/count-sources.ts';
import { countSubnets } from '../../src/analysis/traffic/count-subnets.ts';
import { countTalkers } from '../../src/analysis/traffic/count-talkers.ts';
import { countTotals } from '../../src/analysis/traffic/count-totals.ts';
import { describeDeviceTraffic } from '../../src/analysis/traffic/describe-device-traffic.ts';
import { mapDevices, mapSubnets } from '../../src/analysis/traffic/map-traffic.ts';
import type { FlowParts } from '../flows/a-flow.ts';
import { aPoint, END_AT, findingsOf, trafficOf } from './traffic-facts.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const strangeNumber = fc.oneof(
  fc.nat({ max: 1_000_000_000 }),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, 2 ** 53, 0.5),
);
const instant = fc.oneof(
  fc.integer({ min: END_AT - 90_000_000, max: END_AT + 1_000_000 }),
  fc.constantFrom(0, -1, Number.NaN, 8.64e15, 1e300, Number.POSITIVE_INFINITY),
);
const ip = fc.oneof(
  fc.constantFrom(
    '10.0.0.1',
    '10.0.0.2',
    '10.0.1.7',
    '192.168.1.1',
    '8.8.8.8',
    '198.51.100.7',
    '::1',
    'fe80::1%eth0',
    '2001:db8::9',
    '',
    '10.1',
    '999.1.1.1',
    '::ffff:10.0.0.1',
    '239.0.0.1',
    'a "b" (c)',
  ),
  fc.ipV4(),
  fc.ipV6(),
);
const end = fc.record({
  did: maybe(fc.oneof(fc.integer({ min: -2, max: 4 }), fc.constant(Number.NaN))),
  ip: maybe(ip),
  hostname: maybe(fc.string({ unit: 'binary', maxLength: 12 })),
  country: maybe(fc.constantFrom('Norway', '', 'France')),
});
const flow: fc.Arbitrary<FlowParts> = fc.record({
  source: maybe(end),
  destination: maybe(end),
  protocol: maybe(fc.constantFrom('tcp', 'udp', '', '__proto__')),
  applicationProtocol: maybe(fc.constantFrom('https', 'unknown', 'ftp', 'constructor')),
  sourcePort: maybe(fc.integer({ min: 0, max: 65_535 })),
  destinationPort: maybe(fc.constantFrom(0, 22, 53, 443, 445, 65_535)),
  bytes: maybe(strangeNumber),
  packets: maybe(strangeNumber),
  durationMs: maybe(strangeNumber),
  startAt: maybe(instant),
  endAt: maybe(instant),
  direction: maybe(fc.constantFrom('internal', 'external', 'EXTERNAL', 'sideways', 'out', 'in')),
  flags: maybe(fc.array(fc.constantFrom('syn', 'rst', 'established', 'S0', ''), { maxLength: 3 })),
});
const point = fc
  .record({
    at: maybe(instant),
    device: maybe(end),
    bytesIn: maybe(strangeNumber),
    bytesOut: maybe(strangeNumber),
    connections: maybe(strangeNumber),
  })
  .map(({ device, ...amounts }) => aPoint(device === undefined ? amounts : { ...amounts, device }));

const traffic: fc.Arbitrary<TrafficFacts> = fc
  .tuple(fc.array(flow, { maxLength: 40 }), maybe(fc.array(point, { maxLength: 12 })))
  .map(([flows, transfers]) => trafficOf(flows, { transfers }));

const analyse = (facts: TrafficFacts) => ({
  totals: countTotals(facts),
  protocols: countProtocols(facts),
  applications: countApplications(facts),
  ports: countPorts(facts),
  destinations: countDestinations(facts),
  sources: countSources(facts, [22, 445]),
  countries: countCountries(facts),
  talkers: countTalkers(facts),
  subnets: countSubnets(facts),
  known: countSubnets(facts, ['10.0.0.0/8', '::/0', 'x']),
  map: mapSubnets(facts, undefined),
  devices: mapDevices(facts, 'connections'),
  device: describeDeviceTraffic(facts, 2),
});

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

const eager = {
  net_r2_failed_hosts: 2,
  net_r2_internal_hosts: 2,
  net_r2_external_hosts: 2,
  net_r3_failed_ports: 2,
  net_r3_ports: 2,
  net_r4_score: 0,
  net_r4_interval_score: 0,
  net_r5_hours: 0,
  net_r6_mb: 0,
};
const judge = (facts: TrafficFacts) => TRAFFIC_RULES.flatMap(({ id }) => findingsOf(id, facts, eager));

const reordered = (facts: TrafficFacts): TrafficFacts => ({
  ...facts,
  rows: facts.rows.toReversed(),
  transfers: facts.transfers?.toReversed(),
});

describe('every table of flows', () => {
  it('can be analysed, and every number that comes out is one', () => {
    fc.assert(
      fc.property(traffic, (facts) => {
        expect(numbersIn(analyse(facts)).filter((number) => !Number.isFinite(number))).toEqual([]);
      }),
    );
  });

  it('can be judged, with stable ids and finite values', () => {
    fc.assert(
      fc.property(traffic, (facts) => {
        const findings = judge(facts);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        expect(
          numbersIn(findings.map(({ entity: _, ...rest }) => rest)).filter((number) => !Number.isFinite(number)),
        ).toEqual([]);
        expect(findings.filter(({ title, evidence }) => /NaN|Infinity|undefined/.test(title + evidence))).toEqual([]);
      }),
    );
  });

  it('is told the same in whatever order its rows come', () => {
    fc.assert(
      fc.property(traffic, (facts) => {
        expect(analyse(reordered(facts))).toEqual(analyse(facts));
        expect(judge(reordered(facts))).toEqual(judge(facts));
      }),
    );
  });

  it('is parted by every grouping: connections and bytes of the groups add up to the whole, shares to 100', () => {
    fc.assert(
      fc.property(traffic, (facts) => {
        const { totals, protocols, applications, ports, subnets } = analyse(facts);
        const parts = [totals.external, totals.internal, totals.undecided];
        for (const groups of [parts, protocols, applications, ports.sources, ports.destinations]) {
          expect(groups.reduce((sum, group) => sum + group.connections, 0)).toBe(totals.connections);
          expect(groups.reduce((sum, group) => sum + (group.bytes ?? 0), 0)).toBeCloseTo(totals.bytes ?? 0, 0);
          const share = groups.reduce((sum, group) => sum + (group.sharePercent ?? 0), 0);
          expect(share).toBeCloseTo(totals.connections === 0 ? 0 : 100, 6);
        }
        expect(subnets.intraConnections + subnets.interConnections + subnets.otherConnections).toBe(totals.connections);
      }),
    );
  });

  it('is the sum of any two parts of it', () => {
    fc.assert(
      fc.property(traffic, fc.nat(), (facts, seed) => {
        const isFirst = (row: number): boolean => (row * 7 + seed) % 3 === 0;
        const one = countTotals({ ...facts, rows: facts.rows.filter(isFirst) });
        const other = countTotals({ ...facts, rows: facts.rows.filter((row) => !isFirst(row)) });
        const whole = countTotals(facts);
        expect(one.connections + other.connections).toBe(whole.connections);
        expect(one.external.connections + other.external.connections).toBe(whole.external.connections);
        expect((one.bytes ?? 0) + (other.bytes ?? 0)).toBeCloseTo(whole.bytes ?? 0, 0);
      }),
    );
  });
});
