// What holds for the analyses of a device whatever an appliance sends: no NaN, shares that add to 100, no trace of the order of arrival.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureActivity } from '../../src/analysis/device/activity.ts';
import { compareWithBaseline } from '../../src/analysis/device/baseline.ts';
import { listDestinations } from '../../src/analysis/device/destinations.ts';
import { deviceSeries } from '../../src/analysis/device/device-series.ts';
import { measureExternal } from '../../src/analysis/device/external.ts';
import { describeDevice } from '../../src/analysis/device/identity.ts';
import { listIndicators } from '../../src/analysis/device/indicators.ts';
import { comparePeers } from '../../src/analysis/device/peers.ts';
import { assessRisk } from '../../src/analysis/device/risk.ts';
import { measureTransfer } from '../../src/analysis/device/transfer.ts';
import { compareWithPast } from '../../src/analysis/device/transfer-habit.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import { DEVICE_RULES } from '../../src/analysis/rules/device.ts';
import { PEER_RULES } from '../../src/analysis/rules/peers.ts';
import type {
  ConnectionInterval,
  Destination,
  DeviceAnswer,
  SimilarDevice,
  TransferInterval,
} from '../../src/domain/device.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { anAnswer, aSummary, DAY, END_AT, factsAbout, someFacts } from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

const THRESHOLDS = standardThresholds();
const MONTH = { ...DAY, hours: 672 };

const wild = fc.oneof(
  fc.constant(undefined),
  fc.nat(1_000),
  fc.constantFrom(0, -1, -1e308, 1e308, Number.MAX_VALUE, Number.MIN_VALUE, 0.5, Number.MAX_SAFE_INTEGER),
);
const count = fc.nat(100_000);
const onGrid = fc.integer({ min: 1, max: 700 }).map((hour) => END_AT - hour * HOUR_MS);
const anywhen = fc.oneof(onGrid, fc.constantFrom(0, -8.64e15, 8.64e15, END_AT));
const name = fc.oneof(fc.constantFrom('TCP', '443', '80', 'Other', '__proto__', 'constructor', '99999'), fc.string());
const country = fc.option(fc.constantFrom('Russia', 'France', 'Unknown', ''), { nil: undefined });
const host = fc.option(fc.oneof(fc.constantFrom('a.example.com', 'b.example.com', '[::1]', 'nas'), fc.string()), {
  nil: undefined,
});
const ip = fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1');

type Amounts = fc.Arbitrary<number | undefined>;

const named = (amount: Amounts) =>
  fc.option(
    fc
      .array(fc.tuple(name, amount), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries.map(([key, value]) => [key, value ?? 0]))),
    { nil: undefined },
  );

const connectionInterval = (at: fc.Arbitrary<number>, amount: Amounts): fc.Arbitrary<ConnectionInterval> =>
  fc.record({
    at,
    connections: amount,
    uniqueDestinations: amount,
    internalConnections: amount,
    externalConnections: amount,
    protocols: named(amount),
    ports: named(amount),
  });

const transferInterval = (at: fc.Arbitrary<number>, amount: Amounts): fc.Arbitrary<TransferInterval> =>
  fc.record({
    at,
    bytes: amount,
    packets: amount,
    sessions: amount,
    peers: fc.option(fc.array(fc.record({ ip, bytes: amount, packets: amount }), { maxLength: 3 }), { nil: undefined }),
  });

const destination = (amount: Amounts): fc.Arbitrary<Destination> =>
  fc.record({
    ip: fc.option(ip, { nil: undefined }),
    hostname: host,
    did: fc.option(fc.nat(9), { nil: undefined }),
    connections: amount,
    firstAt: fc.option(anywhen, { nil: undefined }),
    lastAt: fc.option(anywhen, { nil: undefined }),
    bytesSent: amount,
    bytesReceived: amount,
    ports: fc.option(fc.array(fc.constantFrom(0, 443, 4444, 99_999, -5), { maxLength: 4 }), { nil: undefined }),
    protocols: fc.option(fc.array(name, { maxLength: 2 }), { nil: undefined }),
    isExternal: fc.option(fc.boolean(), { nil: undefined }),
    country,
    percent: amount,
  });

const similarDevice = (at: fc.Arbitrary<number>, amount: Amounts): fc.Arbitrary<SimilarDevice> =>
  fc.record({
    did: fc.nat(99),
    hostname: host,
    score: fc.option(fc.constantFrom(0, 0.4, 1), { nil: undefined }),
    series: fc.option(
      fc
        .uniqueArray(connectionInterval(at, amount), { maxLength: 4, selector: (interval) => interval.at })
        .map((intervals) => ({ kind: 'connections' as const, intervals })),
      { nil: undefined },
    ),
  });

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 4 });

const facts = (at: fc.Arbitrary<number>, amount: Amounts): fc.Arbitrary<DeviceFacts> => {
  const connections = fc
    .tuple(
      maybe(fc.uniqueArray(connectionInterval(at, amount), { maxLength: 6, selector: (interval) => interval.at })),
      maybe(fc.uniqueArray(destination(amount), { maxLength: 6, selector: ({ ip, hostname }) => `${ip} ${hostname}` })),
      maybe(fc.uniqueArray(similarDevice(at, amount), { maxLength: 5, selector: ({ did }) => did })),
      maybe(
        fc.array(fc.record({ type: maybe(name), port: maybe(fc.nat(70_000)), confidence: amount, description: host })),
      ),
    )
    .map(
      ([intervals, destinations, similar, indicators]): DeviceAnswer =>
        anAnswer({
          series: intervals === undefined ? undefined : { kind: 'connections', intervals },
          destinations,
          similar,
          summary: aSummary({ indicators }),
        }),
    );
  const transfer = (kind: 'sent' | 'received') =>
    maybe(fc.uniqueArray(transferInterval(at, amount), { maxLength: 6, selector: (interval) => interval.at })).map(
      (intervals) => anAnswer({ series: intervals === undefined ? undefined : { kind, intervals } }),
    );
  return fc
    .record({
      intervalHours: fc.constantFrom(1, 4, 24),
      connections: maybe(connections),
      peers: maybe(connections),
      sent: maybe(transfer('sent')),
      received: maybe(transfer('received')),
    })
    .map(someFacts);
};

const analyse = (known: DeviceFacts, window = MONTH) => ({
  identity: describeDevice(known),
  activity: measureActivity(known, window),
  destinations: listDestinations(known),
  transfer: measureTransfer(known, window, THRESHOLDS),
  habit: compareWithPast(known, { ...window, hours: 24 }, THRESHOLDS),
  peers: comparePeers(known, window, THRESHOLDS),
  baseline: compareWithBaseline(known, window, THRESHOLDS),
  external: measureExternal(known, window, THRESHOLDS),
  risk: assessRisk(known, window, THRESHOLDS),
  indicators: listIndicators(known),
  series: deviceSeries(known, END_AT),
  findings: [...PEER_RULES, ...DEVICE_RULES].flatMap((rule) => rule.judge(factsAbout(known, window), THRESHOLDS)),
});

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
};

describe('whatever was sent', () => {
  it('no NaN and no Infinity comes out, and nothing that came in is changed', () => {
    fc.assert(
      fc.property(facts(anywhen, wild), (known) => {
        const odd = numbersIn(analyse(freeze(known))).filter((value) => !Number.isFinite(value));
        expect(odd).toEqual([]);
      }),
    );
  });

  it('every title and piece of evidence is written without NaN or undefined', () => {
    fc.assert(
      fc.property(facts(anywhen, wild), (known) => {
        for (const { title, evidence, action } of analyse(known).findings)
          expect(`${title} ${evidence} ${action}`).not.toMatch(/NaN|Infinity|\bundefined\b/);
      }),
    );
  });
});

describe('the order of arrival', () => {
  const reversed = (answer: DeviceAnswer | undefined): DeviceAnswer | undefined => {
    if (answer === undefined) return undefined;
    const { series, destinations, similar, summary } = answer;
    return {
      ...answer,
      series: series === undefined ? undefined : flip(series),
      destinations: destinations?.toReversed(),
      similar: similar
        ?.map((peer) => ({ ...peer, series: peer.series === undefined ? undefined : flip(peer.series) }))
        .toReversed(),
      summary: summary === undefined ? undefined : { ...summary, indicators: summary.indicators?.toReversed() },
    };
  };

  const flip = <T extends NonNullable<DeviceAnswer['series']>>(series: T): T => ({
    ...series,
    intervals: series.intervals.toReversed(),
  });

  it('never shows', () => {
    fc.assert(
      fc.property(facts(onGrid, fc.option(count, { nil: undefined })), (known) => {
        const other = {
          ...known,
          connections: reversed(known.connections),
          peers: reversed(known.peers),
          sent: reversed(known.sent),
          received: reversed(known.received),
        };
        expect(analyse(other)).toEqual(analyse(known));
      }),
    );
  });
});

it('shares add to 100, or there are none', () => {
  const whole = (list: readonly Readonly<{ sharePercent: number | undefined }>[] = []) =>
    list.reduce((sum, { sharePercent = 0 }) => sum + sharePercent, 0);
  const isWhole = (sum: number) => Math.abs(sum - 100) < 1e-6 || sum === 0;
  fc.assert(
    fc.property(facts(onGrid, count), (known) => {
      const { activity, destinations, external } = analyse(known);
      const domains = [
        ...(external?.domains ?? []),
        ...(external?.unlistedNames ?? []),
        ...(external?.addresses ?? []),
      ];
      const sums = [activity?.protocols, activity?.ports, destinations?.destinations, external?.countries, domains].map(
        (list) => whole(list),
      );
      expect(sums.filter((sum) => !isWhole(sum))).toEqual([]);
    }),
  );
});
