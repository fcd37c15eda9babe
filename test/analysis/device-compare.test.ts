// Two devices side by side: figures worked out by hand, who shares which destination, what stays unknown, and what always holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedDestination } from '../../src/analysis/device/compare-destinations.ts';
import {
  type ComparedMeasure,
  compareDevices,
  type DeviceComparison,
} from '../../src/analysis/device/compare-devices.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { Destination } from '../../src/domain/device.ts';
import { clean } from '../../src/text/clean.ts';
import {
  aConnectionInterval,
  aDestination,
  anAnswer,
  anIdentity,
  aSummary,
  aTransferInterval,
  connecting,
  DAY,
  DID,
  hoursAgo,
  indicating,
  meeting,
  receiving,
  sending,
  someFacts,
} from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

const THRESHOLDS = standardThresholds();
const OTHER_DID = 777;

const compare = (one: DeviceFacts, other: DeviceFacts): DeviceComparison => compareDevices(one, other, DAY, THRESHOLDS);

const measureIn = ({ measures }: DeviceComparison, wanted: ComparedMeasure) => {
  const { one, other, changePercent, flag } = measures.find(({ measure }) => measure === wanted) ?? {};
  return [one, other, changePercent, flag];
};

const LAPTOP = someFacts({
  connections: {
    ...connecting(
      { at: hoursAgo(30), connections: 9_000 },
      {
        at: hoursAgo(3),
        connections: 60,
        uniqueDestinations: 6,
        internalConnections: 40,
        externalConnections: 20,
        ports: { 443: 50, 22: 10 },
        protocols: { TCP: 60 },
      },
      {
        at: hoursAgo(1),
        connections: 100,
        uniqueDestinations: 10,
        internalConnections: 80,
        externalConnections: 20,
        ports: { 443: 80, Other: 20 },
        protocols: { TCP: 75, UDP: 25 },
      },
    ),
    device: anIdentity({ did: DID, hostname: 'laptop.example', ip: '10.0.0.5', deviceType: 3 }),
    destinations: [
      { did: 9, ip: '10.0.0.9', hostname: 'nas', connections: 30, bytesSent: 5, bytesReceived: 5, isExternal: false },
      { ip: '203.0.113.7', hostname: 'a.example', connections: 50, bytesSent: 100, bytesReceived: 200, ports: [4_444] },
      { ip: '203.0.113.8', hostname: 'b.example', connections: 2, country: 'Russia' },
    ].map((known) => aDestination(known)),
    summary: aSummary({ indicators: [{ type: 'x', port: undefined, confidence: 1, description: undefined }] }),
  },
  sent: sending({ at: hoursAgo(3), bytes: 300 }, { at: hoursAgo(1), bytes: 500 }),
  received: receiving({ at: hoursAgo(3), bytes: 100 }, { at: hoursAgo(1), bytes: 100 }),
});

const SERVER = someFacts({
  did: OTHER_DID,
  connections: {
    ...connecting(
      {
        at: hoursAgo(2),
        connections: 20,
        uniqueDestinations: 5,
        internalConnections: 20,
        externalConnections: 0,
        ports: { 443: 15, 53: 5 },
        protocols: { UDP: 5, TCP: 15 },
      },
      {
        at: hoursAgo(1),
        connections: 80,
        uniqueDestinations: 5,
        internalConnections: 70,
        externalConnections: 10,
        ports: { 443: 80 },
        protocols: { TCP: 80 },
      },
    ),
    device: anIdentity({ did: OTHER_DID, hostname: 'server', os: 2 }),
    destinations: [
      { did: 9, ip: '10.0.0.99', connections: 70, bytesSent: 50, bytesReceived: undefined, isExternal: false },
      { did: 4, ip: '10.0.0.4', hostname: 'printer', connections: 7, isExternal: false },
      { ip: '203.0.113.7', connections: 10, bytesSent: 1, bytesReceived: 1 },
      { ip: undefined, hostname: 'c.example', connections: 8 },
    ].map((known) => aDestination(known)),
    summary: aSummary({ indicators: [] }),
  },
  sent: sending({ at: hoursAgo(1), bytes: 400 }),
  received: receiving({ at: hoursAgo(1), bytes: 800 }),
});

const COMPARED = compare(LAPTOP, SERVER);

describe('the measures', () => {
  it.each<readonly [ComparedMeasure, number, number, number | undefined, string | undefined]>([
    ['connections', 160, 100, 60, 'higher'],
    ['averageConnections', 80, 50, 60, 'higher'],
    ['peakConnections', 100, 80, 25, undefined],
    ['uniqueDestinations', 8, 5, 60, 'higher'],
    ['internalConnections', 120, 90, (30 * 100) / 90, undefined],
    ['externalConnections', 40, 10, 300, 'higher'],
    ['externalSharePercent', 25, 10, 150, 'higher'],
    ['bytesOut', 800, 400, 100, 'higher'],
    ['bytesIn', 200, 800, -75, 'lower'],
    ['outInRatio', 4, 0.5, 700, 'higher'],
    ['destinations', 3, 4, -25, undefined],
    ['externalDestinations', 2, 2, 0, undefined],
    // A country of high risk, an unusual port, one that holds most; the server has one that holds most alone.
    ['riskScore', 0.7, 0.2, 250, 'higher'],
    ['indicators', 1, 0, undefined, 'higher'],
  ])('of %s are %s and %s, a change of %s: %s', (measure, one, other, changePercent, flag) => {
    const [a, b, change, told] = measureIn(COMPARED, measure);
    expect([a, b, told]).toEqual([one, other, flag]);
    if (changePercent !== undefined) expect(change).toBeCloseTo(changePercent, 9);
    else expect(change).toBeUndefined();
  });

  it('stand beside the moment of the peak, the pattern, the level and who they are', () => {
    expect(COMPARED).toMatchObject({
      devices: {
        one: { did: DID, intervalHours: 1, identity: { hostname: 'laptop.example', deviceType: 'laptop' } },
        other: { did: OTHER_DID, intervalHours: 1, identity: { hostname: 'server', os: 'Linux' } },
      },
      peakAt: { one: hoursAgo(1), other: hoursAgo(1) },
      pattern: { one: 'upload-heavy', other: 'balanced' },
      riskLevel: { one: 'high', other: 'low' },
      deviationPercent: 50,
    });
  });

  it('leave out the devices that an answer refers to', () => {
    const referring = someFacts({ connections: anAnswer({ details: [anIdentity({ did: 4, hostname: 'printer' })] }) });
    expect(compare(referring, SERVER).devices.one.identity).not.toHaveProperty('others');
  });

  it('are flagged beyond the threshold, not at it', () => {
    const of = (connections: number) => someFacts({ connections: connecting({ connections }) });
    expect(measureIn(compare(of(150), of(100)), 'connections')).toEqual([150, 100, 50, undefined]);
    expect(measureIn(compare(of(151), of(100)), 'connections')).toEqual([151, 100, 51, 'higher']);
    expect(measureIn(compare(of(49), of(100)), 'connections')).toEqual([49, 100, -51, 'lower']);
    expect(measureIn(compare(of(0), of(0)), 'connections')).toEqual([0, 0, undefined, undefined]);
    expect(measureIn(compare(of(1), of(0)), 'connections')).toEqual([1, 0, undefined, 'higher']);
    expect(measureIn(compare(of(0), of(1)), 'connections')).toEqual([0, 1, -100, 'lower']);
  });

  it('of an interval have no change beside those of a longer interval; those of the window have', () => {
    const hourly = someFacts({ connections: connecting({ connections: 10, uniqueDestinations: 3 }) });
    const daily = someFacts({ intervalHours: 24, connections: connecting({ connections: 80, uniqueDestinations: 9 }) });
    const compared = compare(daily, hourly);
    expect(measureIn(compared, 'averageConnections')).toEqual([80, 10, undefined, undefined]);
    expect(measureIn(compared, 'peakConnections')).toEqual([80, 10, undefined, undefined]);
    expect(measureIn(compared, 'uniqueDestinations')).toEqual([9, 3, undefined, undefined]);
    expect(measureIn(compared, 'connections')).toEqual([80, 10, 700, 'higher']);
    const idle = someFacts({ connections: connecting({ connections: 0, uniqueDestinations: 0 }) });
    expect(measureIn(compare(daily, idle), 'uniqueDestinations')).toEqual([9, 0, undefined, undefined]);
  });

  it('leave it unknown how many are outside where the appliance places none', () => {
    const placed = (isExternal: boolean | undefined) => meeting({ isExternal });
    expect(measureIn(compare(placed(undefined), placed(false)), 'externalDestinations')).toEqual([
      undefined,
      0,
      undefined,
      undefined,
    ]);
  });
});

describe('destinations', () => {
  it('are the same by number, else by address; the busiest of both together stand first', () => {
    expect(COMPARED.destinations?.shared).toEqual([
      {
        label: 'nas',
        ip: '10.0.0.9',
        did: 9,
        isExternal: false,
        connections: { one: 30, other: 70 },
        bytes: { one: 10, other: 50 },
        sharePercent: { one: 3_000 / 82, other: 7_000 / 95 },
      },
      {
        label: 'a.example',
        ip: '203.0.113.7',
        did: undefined,
        isExternal: true,
        connections: { one: 50, other: 10 },
        bytes: { one: 300, other: 2 },
        sharePercent: { one: 5_000 / 82, other: 1_000 / 95 },
      },
    ]);
  });

  it('that only one of them has stand by their own connections, without amounts of the other', () => {
    const told = COMPARED.destinations;
    expect([told?.sharedCount, told?.onlyOneCount, told?.onlyOtherCount]).toEqual([2, 1, 2]);
    expect(told?.onlyOne.map(({ label, connections }) => [label, connections])).toEqual([
      ['b.example', { one: 2, other: undefined }],
    ]);
    expect(told?.onlyOther.map(({ label, connections, bytes }) => [label, connections, bytes])).toEqual([
      ['c.example', { one: undefined, other: 8 }, { one: undefined, other: undefined }],
      ['printer', { one: undefined, other: 7 }, { one: undefined, other: undefined }],
    ]);
  });

  it.each<readonly [string, 'shared' | 'not shared', Partial<Destination>, Partial<Destination>]>([
    ['one number', 'shared', { did: 1, ip: '10.0.0.1' }, { did: 1, ip: '10.0.0.2' }],
    ['two numbers at one address', 'not shared', { did: 1, ip: '10.0.0.1' }, { did: 2, ip: '10.0.0.1' }],
    ['one address of two names', 'shared', { hostname: 'a' }, { hostname: 'b' }],
    ['two addresses of one name', 'not shared', { ip: '192.0.2.1', hostname: 'a' }, { ip: '192.0.2.2', hostname: 'a' }],
    ['one name alone', 'shared', { ip: undefined, hostname: 'A.Example' }, { ip: undefined, hostname: 'a.example' }],
    ['an address for a name', 'not shared', { ip: '192.0.2.1' }, { ip: undefined, hostname: '192.0.2.1' }],
    ['nothing at all', 'not shared', { ip: undefined }, { ip: undefined }],
  ])('told by %s are %s', (_, told, one, other) => {
    const isShared = told === 'shared';
    expect(compare(meeting(one), meeting(other)).destinations).toMatchObject({
      sharedCount: isShared ? 1 : 0,
      onlyOneCount: isShared ? 0 : 1,
      onlyOtherCount: isShared ? 0 : 1,
    });
  });

  it('that were listed twice count once, with both amounts', () => {
    const twice = meeting({ did: 1, ip: '10.0.0.1', connections: 3 }, { did: 1, ip: '10.0.0.2', connections: 4 });
    const compared = compare(twice, meeting({ did: 1, connections: 1 })).destinations;
    expect(compared).toMatchObject({ sharedCount: 1, onlyOneCount: 0, onlyOtherCount: 0 });
    expect(compared?.shared[0]?.connections).toEqual({ one: 7, other: 1 });
  });

  it('of equal amounts stand in the order of their addresses, whichever device is first', () => {
    const at = (ip: string, hostname: string): Partial<Destination> => ({ ip, hostname });
    const one = meeting(at('10.0.0.3', 'a'), at('10.0.0.1', 'c'), at('10.0.0.2', 'b'));
    const other = meeting(at('10.0.0.2', 'b'), at('10.0.0.3', 'z'), at('10.0.0.1', 'c'));
    for (const compared of [compare(one, other), compare(other, one)])
      expect(compared.destinations?.shared.map(({ ip }) => ip)).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
  });

  it('of a device that did not tell them are not compared', () => {
    expect(compare(LAPTOP, someFacts()).destinations).toBeUndefined();
    expect(compare(someFacts(), LAPTOP).destinations).toBeUndefined();
    expect(compare(LAPTOP, meeting()).destinations).toMatchObject({ sharedCount: 0, onlyOneCount: 3 });
  });
});

describe('ports and protocols', () => {
  it('stand by the connections of both in the window, with what nobody named last', () => {
    expect(COMPARED.ports).toEqual([
      {
        label: '443',
        port: 443,
        service: 'HTTPS',
        connections: { one: 130, other: 95 },
        sharePercent: { one: 81.25, other: 95 },
      },
      {
        label: '22',
        port: 22,
        service: 'SSH',
        connections: { one: 10, other: undefined },
        sharePercent: { one: 6.25, other: undefined },
      },
      {
        label: '53',
        port: 53,
        service: 'DNS',
        connections: { one: undefined, other: 5 },
        sharePercent: { one: undefined, other: 5 },
      },
      {
        label: 'Other',
        port: undefined,
        service: undefined,
        connections: { one: 20, other: undefined },
        sharePercent: { one: 12.5, other: undefined },
      },
    ]);
    expect(COMPARED.protocols.map(({ label, connections }) => [label, connections])).toEqual([
      ['TCP', { one: 135, other: 95 }],
      ['UDP', { one: 25, other: 5 }],
    ]);
  });
});

describe('the series', () => {
  it('are paired by instant; what one did not tell is unknown', () => {
    expect(COMPARED.series).toEqual({
      connections: [
        { at: hoursAgo(3), one: 60, other: undefined },
        { at: hoursAgo(2), one: undefined, other: 20 },
        { at: hoursAgo(1), one: 100, other: 80 },
      ],
      sent: [
        { at: hoursAgo(3), one: 300, other: undefined },
        { at: hoursAgo(2), one: undefined, other: undefined },
        { at: hoursAgo(1), one: 500, other: 400 },
      ],
      received: [
        { at: hoursAgo(3), one: 100, other: undefined },
        { at: hoursAgo(2), one: undefined, other: undefined },
        { at: hoursAgo(1), one: 100, other: 800 },
      ],
    });
  });

  it('have a gap between what only one told early and only the other late', () => {
    const at = (hours: number) => someFacts({ connections: connecting({ at: hoursAgo(hours), connections: 1 }) });
    expect(compare(at(4), at(2)).series.connections).toEqual([
      { at: hoursAgo(4), one: 1, other: undefined },
      { at: hoursAgo(3), one: undefined, other: undefined },
      { at: hoursAgo(2), one: undefined, other: 1 },
    ]);
  });

  it('of intervals of different lengths have the gaps of the shorter ones', () => {
    const longer = someFacts({
      intervalHours: 4,
      connections: connecting({ at: hoursAgo(9), connections: 8 }),
    });
    const hourly = someFacts({ connections: connecting({ at: hoursAgo(6), connections: 1 }) });
    expect(compare(longer, hourly).series.connections.map(({ at, one, other }) => [at, one, other])).toEqual([
      [hoursAgo(9), 8, undefined],
      [hoursAgo(8), undefined, undefined],
      [hoursAgo(7), undefined, undefined],
      [hoursAgo(6), undefined, 1],
    ]);
  });
});

describe('devices without data', () => {
  it('have nothing but their numbers', () => {
    const { measures, ...rest } = compare(someFacts(), someFacts({ did: OTHER_DID }));
    expect(measures).toHaveLength(14);
    for (const { one, other, changePercent, flag } of measures)
      expect([one, other, changePercent, flag]).toEqual([undefined, undefined, undefined, undefined]);
    expect(rest).toEqual({
      devices: {
        one: { did: DID, intervalHours: 1, identity: undefined },
        other: { did: OTHER_DID, intervalHours: 1, identity: undefined },
      },
      deviationPercent: 50,
      peakAt: { one: undefined, other: undefined },
      pattern: { one: undefined, other: undefined },
      riskLevel: { one: undefined, other: undefined },
      destinations: undefined,
      ports: [],
      protocols: [],
      series: { connections: [], sent: [], received: [] },
    });
  });

  it('leave the figures of the other as they are', () => {
    const compared = compare(LAPTOP, someFacts({ did: OTHER_DID }));
    expect(measureIn(compared, 'connections')).toEqual([160, undefined, undefined, undefined]);
    expect(measureIn(compared, 'indicators')).toEqual([1, undefined, undefined, undefined]);
    expect(compared.ports.map(({ connections }) => connections.other)).toEqual([undefined, undefined, undefined]);
  });

  it('have no indicators told apart from none found', () => {
    expect(measureIn(compare(indicating(), someFacts()), 'indicators')).toEqual([0, undefined, undefined, undefined]);
  });
});

it('cleans what the network called a destination', () => {
  const named = (hostname: string) => meeting({ hostname });
  const compared = compare(named('\u001b[31mred\u001b[0m'), named('\u202eexe.txt'));
  expect(compared.destinations?.shared[0]?.label).toBe('\ufffd[31mred\ufffd[0m');
  const proto = someFacts({ connections: connecting({ connections: 3, ports: JSON.parse('{"__proto__": 3}') }) });
  expect(compare(proto, proto).ports).toMatchObject([{ label: '__proto__', connections: { one: 3, other: 3 } }]);
  expect(
    compare(someFacts({ connections: anAnswer({ device: anIdentity({ os: '\u0007Linux' }) }) }), proto),
  ).toMatchObject({ devices: { one: { identity: { os: '\ufffdLinux' } } } });
});

const amount = fc.option(fc.nat(100_000), { nil: undefined });
const wildAmount = fc.oneof(amount, fc.constantFrom(-1, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 4 });
const named = maybe(fc.constantFrom('nas', 'NAS', 'a.example', '__proto__', '\u001b[2J', ''));

/** From few numbers, addresses and names, so that many are met on both sides, and some twice on one. */
const destination = (of: fc.Arbitrary<number | undefined>): fc.Arbitrary<Destination> =>
  fc
    .record({
      did: maybe(fc.nat(3)),
      ip: maybe(fc.constantFrom('10.0.0.1', '10.0.0.2', '2001:DB8::1', '2001:db8::1')),
      hostname: named,
      connections: of,
      bytesSent: of,
      bytesReceived: of,
      isExternal: maybe(fc.boolean()),
    })
    .map(aDestination);

const counts = fc.dictionary(fc.constantFrom('443', '22', 'other', 'ssh', '__proto__'), fc.nat(1_000));

const device = (of: fc.Arbitrary<number | undefined>): fc.Arbitrary<DeviceFacts> => {
  const at = fc.nat(30).map(hoursAgo);
  const transfers = (kind: 'sent' | 'received') =>
    fc
      .array(fc.record({ at, bytes: of }).map(aTransferInterval))
      .map((intervals) => anAnswer({ series: { kind, intervals } }));
  const connections = fc
    .record({
      at,
      connections: of,
      uniqueDestinations: of,
      internalConnections: of,
      externalConnections: of,
      ports: counts,
      protocols: counts,
    })
    .map(aConnectionInterval);
  return fc
    .record({
      did: fc.nat(3),
      intervalHours: fc.constantFrom(1, 4),
      connections: maybe(
        fc
          .record({ hostname: named, intervals: fc.array(connections), destinations: maybe(fc.array(destination(of))) })
          .map(({ hostname, intervals, destinations }) =>
            anAnswer({ device: anIdentity({ hostname }), series: { kind: 'connections', intervals }, destinations }),
          ),
      ),
      sent: maybe(transfers('sent')),
      received: maybe(transfers('received')),
    })
    .map(someFacts);
};

/** Every pair the other way round. */
const swapped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(swapped);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    (Object.hasOwn(SWAPPED, key) ? SWAPPED[key] : undefined) ?? key,
    swapped(inner),
  ]);
  return Object.fromEntries(entries);
};

const SWAPPED: Readonly<Record<string, string>> = {
  one: 'other',
  other: 'one',
  onlyOne: 'onlyOther',
  onlyOther: 'onlyOne',
  onlyOneCount: 'onlyOtherCount',
  onlyOtherCount: 'onlyOneCount',
};

/** Without what is said of the first against the second, and without names: where both tell one, the first is believed. */
const figuresOf = ({ measures, destinations, ...rest }: DeviceComparison): unknown => {
  const bare = (list: readonly ComparedDestination[]) => list.map(({ connections, bytes }) => ({ connections, bytes }));
  return {
    ...rest,
    measures: measures.map(({ measure, one, other }) => ({ measure, one, other })),
    destinations: destinations && {
      ...destinations,
      shared: bare(destinations.shared),
      onlyOne: bare(destinations.onlyOne),
      onlyOther: bare(destinations.onlyOther),
    },
  };
};

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

const sumOf = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((sum, value = 0) => sum + value, 0);

describe('whatever was sent', () => {
  it('the two sides the other way round give the same figures the other way round', () => {
    fc.assert(
      fc.property(device(wildAmount), device(wildAmount), (one, other) => {
        expect(figuresOf(compare(other, one))).toEqual(swapped(figuresOf(compare(one, other))));
      }),
    );
  });

  it('what is shared and what only one has is all that this one has', () => {
    fc.assert(
      fc.property(device(amount), device(amount), (one, other) => {
        const compared = compare(one, other).destinations;
        if (compared === undefined) return;
        const { shared, onlyOne, onlyOther } = compared;
        const mine = one.connections?.destinations ?? [];
        const theirs = other.connections?.destinations ?? [];
        const connectionsIn = (list: readonly Destination[]) => sumOf(list.map(({ connections }) => connections));
        expect(sumOf([...shared, ...onlyOne].map(({ connections }) => connections.one))).toBe(connectionsIn(mine));
        expect(sumOf([...shared, ...onlyOther].map(({ connections }) => connections.other))).toBe(
          connectionsIn(theirs),
        );
        expect([compared.sharedCount, compared.onlyOneCount, compared.onlyOtherCount]).toEqual([
          shared.length,
          onlyOne.length,
          onlyOther.length,
        ]);
        const isOnce =
          new Set(mine.map(({ did }) => did)).size === mine.length && mine.every(({ did }) => did !== undefined);
        if (isOnce) expect(shared.length + onlyOne.length).toBe(mine.length);
        expect(shared.length + onlyOne.length).toBeLessThanOrEqual(mine.length);
      }),
    );
  });

  it('a device beside itself shares all that can be named, and differs in nothing', () => {
    fc.assert(
      fc.property(device(wildAmount), (one) => {
        const { measures, destinations, series, ports } = compare(one, one);
        for (const { changePercent, flag } of measures) expect([changePercent ?? 0, flag]).toEqual([0, undefined]);
        for (const { ip, did, label } of [...(destinations?.onlyOne ?? []), ...(destinations?.onlyOther ?? [])])
          expect([ip, did, label]).toEqual([undefined, undefined, 'unnamed']);
        for (const pair of [
          ...series.connections,
          ...series.sent,
          ...series.received,
          ...ports.map((port) => port.connections),
        ])
          expect(pair.one).toBe(pair.other);
      }),
    );
  });

  it('no NaN and no infinity comes out, no label acts on a terminal, and nothing that came in is changed', () => {
    fc.assert(
      fc.property(device(wildAmount), device(wildAmount), (one, other) => {
        const before = structuredClone([one, other]);
        const compared = compare(one, other);
        expect(numbersIn(compared).filter((value) => !Number.isFinite(value))).toEqual([]);
        const { shared = [], onlyOne = [], onlyOther = [] } = compared.destinations ?? {};
        for (const { label } of [...shared, ...onlyOne, ...onlyOther]) expect(clean(label)).toBe(label);
        expect([one, other]).toEqual(before);
      }),
    );
  });
});
