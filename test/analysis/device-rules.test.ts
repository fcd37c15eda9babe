// The rules of one device, at, just below and just above their thresholds, and with what is not known.
import { describe, expect, it } from 'vitest';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import { DEVICE_RULES } from '../../src/analysis/rules/device.ts';
import { PEER_RULES } from '../../src/analysis/rules/peers.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import {
  aDestination,
  amongPeers,
  anAnswer,
  anIdentity,
  aSimilarDevice,
  connecting,
  DAY,
  DID,
  factsAbout,
  hoursAgo,
  indicating,
  manyDestinations,
  meeting,
  receiving,
  sending,
  someFacts,
} from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

const RULES = [...PEER_RULES, ...DEVICE_RULES];
const MB = 1024 * 1024;

const judge = (
  id: string,
  device: DeviceFacts | undefined,
  changed: Partial<Thresholds> = {},
  window = DAY,
): readonly Finding[] =>
  RULES.filter((rule) => rule.id === id).flatMap((rule) =>
    rule.judge(factsAbout(device, window), standardThresholds(changed)),
  );

const severities = (findings: readonly Finding[]): readonly string[] => findings.map(({ severity }) => severity);

it('are DEV-R1 to DEV-R9, each once', () => {
  expect(RULES.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, (_, index) => `DEV-R${index + 1}`));
});

it.each(RULES.map(({ id }) => id))('%s says nothing where nothing was asked or answered', (id) => {
  expect(judge(id, undefined)).toEqual([]);
  expect(judge(id, someFacts())).toEqual([]);
  expect(
    judge(id, someFacts({ connections: anAnswer(), sent: anAnswer(), received: anAnswer(), peers: anAnswer() })),
  ).toEqual([]);
});

describe('DEV-R1', () => {
  const peers = [{ connections: 100 }, { connections: 100 }, { connections: 100 }];

  it.each([
    [201, ['medium']],
    [200, []],
    [50, []],
    [49, ['medium']],
    [0, ['medium']],
  ])('of %d connections among peers with 100 makes %j', (connections, expected) => {
    expect(severities(judge('DEV-R1', amongPeers({ connections }, ...peers)))).toEqual(expected);
  });

  it('tells the mean and the robust comparison, and leads to the peers', () => {
    const [finding] = judge('DEV-R1', amongPeers({ connections: 300 }, ...peers));
    expect(finding).toMatchObject({
      id: `DEV-R1:${DID}:high`,
      value: 3,
      threshold: 2,
      title: `device ${DID}: unusually high connection volume, 3.0 times its peers`,
      evidence:
        '300 connections in 24h; the mean of 3 similar devices is 100 connections. ' +
        'Their median is 100 connections, the device is 3.1 deviations above it.',
      at: DAY.endAt,
      entity: { kind: 'device', did: DID },
      link: { pane: 'device', view: 'peers', did: DID },
    });
  });

  it('says what is the matter however long the device is called', () => {
    const named = anIdentity({ did: DID, hostname: 'a'.repeat(10_000) });
    const among = amongPeers({ connections: 300 }, ...peers);
    const [finding] = judge('DEV-R1', { ...among, connections: anAnswer({ ...among.connections, device: named }) });
    expect(finding?.title).toMatch(/^a+…: unusually high connection volume, 3\.0 times its peers$/);
  });

  it('is high only when the robust comparison is far out, too', () => {
    // e^(4 x 0.35) is 4.06 times the median.
    expect(severities(judge('DEV-R1', amongPeers({ connections: 405 }, ...peers)))).toEqual(['medium']);
    expect(severities(judge('DEV-R1', amongPeers({ connections: 408 }, ...peers)))).toEqual(['high']);
    expect(severities(judge('DEV-R1', amongPeers({ connections: 408 }, ...peers.slice(1))))).toEqual(['medium']);
  });

  it('does not count peers that were switched off when it comes to how grave it is', () => {
    const off = [1, 2, 3].map(() => ({ connections: 0 }));
    const found = judge('DEV-R1', amongPeers({ connections: 110 }, ...peers, ...off));
    expect(found).toMatchObject([{ severity: 'medium', value: 2.2 }]);
    expect(found[0]?.evidence).toContain('Their median is 100 connections, the device is 0.3 deviations above it.');
  });

  it('is not high for a device that does as much every day', () => {
    const similar = peers.map((interval) => aSimilarDevice({}, interval));
    const living = (usual: number) =>
      someFacts({
        peers: anAnswer({
          ...connecting(
            { at: hoursAgo(4 * 24), connections: usual },
            { at: hoursAgo(3 * 24), connections: usual },
            { at: hoursAgo(2 * 24), connections: usual },
            { connections: 900 },
          ),
          similar,
        }),
      });
    expect(severities(judge('DEV-R1', living(450)))).toEqual(['medium']);
    expect(severities(judge('DEV-R1', living(449)))).toEqual(['high']);
    expect(judge('DEV-R1', living(450))[0]?.evidence).toContain('Its own usual is 450 connections.');
  });

  it('is not high for a laptop that rests on most days and works as much on the others', () => {
    const similar = peers.map((interval) => aSimilarDevice({}, interval));
    const living = (...past: readonly number[]) =>
      someFacts({
        peers: anAnswer({
          ...connecting(
            ...past.map((connections, index) => ({ at: hoursAgo((past.length + 1 - index) * 24), connections })),
            { connections: 900 },
          ),
          similar,
        }),
      });
    const rests = Array.from({ length: 7 }, () => 40);
    expect(severities(judge('DEV-R1', living(...rests, 880, 890, 900)))).toEqual(['medium']);
    // One such day in ten is none of its habits; and days on which it was off say nothing of those on which it is on.
    expect(severities(judge('DEV-R1', living(...rests, 40, 40, 40, 900)))).toEqual(['high']);
    expect(severities(judge('DEV-R1', living(...rests.map(() => 0), 880, 890, 900)))).toEqual(['medium']);
  });

  it('never takes a silent device for more than medium', () => {
    const busy = [{ connections: 90_000 }, { connections: 90_000 }, { connections: 90_000 }];
    expect(severities(judge('DEV-R1', amongPeers({ connections: 1 }, ...busy)))).toEqual(['medium']);
  });

  it('is silent where the peers hardly did anything', () => {
    expect(judge('DEV-R1', amongPeers({ connections: 500 }, { connections: 19 }))).toEqual([]);
    expect(judge('DEV-R1', amongPeers({ connections: 500 }, { connections: 20 }))).toHaveLength(1);
  });

  it('is silent where counts are not known', () => {
    expect(judge('DEV-R1', amongPeers({}, ...peers))).toEqual([]);
    expect(judge('DEV-R1', amongPeers({ connections: 500 }, {}))).toEqual([]);
    expect(judge('DEV-R1', amongPeers({ connections: 500 }))).toEqual([]);
  });
});

describe('DEV-R2', () => {
  const peers = [1, 2, 3].map(() => ({ connections: 100, uniqueDestinations: 10 }));

  it.each([
    [20.5, ['medium']],
    [20, []],
    [60, ['high']],
  ])('of %d destinations among peers with 10 makes %j', (uniqueDestinations, expected) => {
    expect(severities(judge('DEV-R2', amongPeers({ connections: 100, uniqueDestinations }, ...peers)))).toEqual(
      expected,
    );
  });

  it('is silent without counts, and among peers that hardly did anything', () => {
    expect(judge('DEV-R2', amongPeers({ connections: 100 }, ...peers))).toEqual([]);
    const idle = { connections: 5, uniqueDestinations: 1 };
    expect(judge('DEV-R2', amongPeers({ connections: 100, uniqueDestinations: 40 }, idle, idle, idle))).toEqual([]);
  });
});

describe('DEV-R3', () => {
  const peers = [1, 2, 3].map(() => ({ connections: 100, externalConnections: 10 }));

  it.each([
    [201, ['medium']],
    [200, []],
    [900, ['high']],
  ])('of %d external among 1,000, with peers at a tenth, makes %j', (externalConnections, expected) => {
    expect(severities(judge('DEV-R3', amongPeers({ connections: 1_000, externalConnections }, ...peers)))).toEqual(
      expected,
    );
  });

  it('sees a device that goes outside where no peer does, once it does so often enough', () => {
    const inside = [1, 2, 3].map(() => ({ connections: 100, externalConnections: 0 }));
    expect(judge('DEV-R3', amongPeers({ connections: 100, externalConnections: 19 }, ...inside))).toEqual([]);
    const [finding] = judge('DEV-R3', amongPeers({ connections: 100, externalConnections: 20 }, ...inside));
    expect(finding).toMatchObject({ value: undefined, severity: 'medium' });
    expect(finding?.title).toContain('where its peers have none');
  });

  it('is silent where shares are not known', () => {
    expect(judge('DEV-R3', amongPeers({ connections: 100 }, ...peers))).toEqual([]);
    expect(judge('DEV-R3', amongPeers({ externalConnections: 100 }, ...peers))).toEqual([]);
  });
});

describe('DEV-R4', () => {
  const even = manyDestinations(4);

  it('comes at a score of 0.5 and not below', () => {
    expect(judge('DEV-R4', meeting(...even, { country: 'Russia' }))).toEqual([]);
    const [finding] = judge('DEV-R4', meeting(...even, { country: 'Russia', ports: [9999] }));
    expect(finding).toMatchObject({ severity: 'high', value: 0.5, threshold: 0.5, link: { view: 'external' } });
    expect(finding?.title).toBe(`device ${DID}: risk of its external contacts is 0.5 of 0.9 (medium)`);
    expect(finding?.evidence).toBe(
      'Over all that the appliance keeps: +0.3 1 connection to 1 destination in high-risk countries (Russia); +0.2 1 unusual port (9999), 1 connection.',
    );
  });

  it('tells the most there is to reach, and weights of two digits, as they are configured', () => {
    const [finding] = judge('DEV-R4', meeting({ country: 'Russia', ports: [9999] }), { dev_risk_port_weight: 0.25 });
    expect(finding).toMatchObject({ value: 0.75 });
    expect(finding?.title).toContain('is 0.75 of 0.95 (high)');
    expect(finding?.evidence).toContain('; +0.25 1 unusual port (9999)');
  });

  it('scores at most 0.9, with all four parts', () => {
    const many = manyDestinations(101);
    const all = meeting(...many, { country: 'North Korea', ports: [4444], connections: 500 });
    expect(judge('DEV-R4', all)).toMatchObject([{ value: 0.9 }]);
  });

  it('adds for more than 100 destinations, for more than half in one', () => {
    const withReach = (count: number) =>
      judge('DEV-R4', meeting(...manyDestinations(count), { ports: [4444], country: 'China' }));
    expect(withReach(99)).toMatchObject([{ value: 0.5 }]);
    expect(withReach(100)).toMatchObject([{ value: 0.7 }]);
    const withOne = (connections: number) =>
      judge('DEV-R4', meeting(...manyDestinations(10), { ports: [4444], country: 'China', connections }));
    expect(withOne(10)).toMatchObject([{ value: 0.5 }]);
    expect(withOne(11)).toMatchObject([{ value: 0.7 }]);
  });
});

describe('DEV-R5', () => {
  const onPorts = (...ports: number[]) => meeting({ ports });

  it('comes above five unusual ports', () => {
    expect(judge('DEV-R5', onPorts(1001, 1002, 1003, 1004, 1005, 443, 0))).toEqual([]);
    expect(judge('DEV-R5', onPorts(1001, 1002, 1003, 1004, 1005, 1006))).toMatchObject([
      { severity: 'medium', value: 6, threshold: 5 },
    ]);
  });

  it('counts no port inside, and none that is configured to be usual', () => {
    const ports = [1001, 1002, 1003, 1004, 1005, 1006];
    expect(judge('DEV-R5', meeting({ ports, isExternal: false }))).toEqual([]);
    expect(judge('DEV-R5', onPorts(...ports), { dev_risk_usual_ports: ports })).toEqual([]);
  });
});

describe('DEV-R6', () => {
  it('comes with the first connection to a country of high risk, whatever its case', () => {
    const firstAt = hoursAgo(30);
    expect(judge('DEV-R6', meeting({ country: 'north korea', firstAt, connections: 3 }))).toMatchObject([
      { severity: 'medium', value: 3, threshold: 0, at: firstAt },
    ]);
    expect(judge('DEV-R6', meeting({ country: 'France' }))).toEqual([]);
    expect(judge('DEV-R6', meeting({ country: 'Russia', connections: 0 }))).toEqual([]);
    expect(judge('DEV-R6', meeting({ country: 'Russia', isExternal: false }))).toEqual([]);
  });

  it('counts a destination without a country as Unknown, where others have one', () => {
    expect(judge('DEV-R6', meeting({ country: undefined }, {}))).toHaveLength(1);
  });

  it('says nothing of an appliance that tells no countries at all', () => {
    expect(judge('DEV-R6', meeting({ country: undefined }, { country: undefined }))).toEqual([]);
    expect(judge('DEV-R4', meeting({ country: undefined, ports: [123] }, { country: undefined }))).toEqual([]);
  });
});

describe('DEV-R7', () => {
  it('comes above 200 external destinations', () => {
    expect(judge('DEV-R7', meeting(...manyDestinations(200)))).toEqual([]);
    expect(judge('DEV-R7', meeting(...manyDestinations(200), { isExternal: false }))).toEqual([]);
    expect(judge('DEV-R7', meeting(...manyDestinations(201)))).toMatchObject([{ severity: 'medium', value: 201 }]);
  });
});

describe('DEV-R8', () => {
  const moving = (out: number | undefined, into: number | undefined, past: readonly number[] = []): DeviceFacts => {
    const before = past.map((bytes, index) => ({ at: hoursAgo(25 + index), bytes }));
    return someFacts({
      sent: sending({ bytes: out }, ...before),
      received: receiving({ bytes: into }, ...before.map(({ at }) => ({ at, bytes: 0 }))),
    });
  };

  it.each([
    [50 * MB, 25 * MB - 1, ['high']],
    [50 * MB, 25 * MB, []],
    [50 * MB - 1, 1, []],
    [50 * MB, 0, ['high']],
    [3 * 1024, 10, []],
    [undefined, 10, []],
    [900 * MB, undefined, []],
  ])('of %s bytes out and %s in makes %j', (out, into, expected) => {
    expect(severities(judge('DEV-R8', moving(out, into)))).toEqual(expected);
  });

  it('takes a device by its own past, once there are 48 hours of it', () => {
    const habit = (hours: number) => Array.from({ length: hours }, () => 400 * MB);
    expect(severities(judge('DEV-R8', moving(450 * MB, 1, habit(47))))).toEqual(['high']);
    expect(severities(judge('DEV-R8', moving(450 * MB, 1, habit(48))))).toEqual(['low']);
    expect(severities(judge('DEV-R8', moving(499 * MB, 1, habit(48))))).toEqual(['low']);
    expect(severities(judge('DEV-R8', moving(500 * MB, 1, habit(48))))).toEqual(['high']);
  });

  it('takes the tiers for how grave it is from the configuration', () => {
    const past = Array.from({ length: 48 }, () => 400 * MB);
    const severe = (out: number, changed: Partial<Thresholds>) =>
      severities(judge('DEV-R8', moving(out * MB, 1, past), changed));
    expect(severe(450, { dev_r8_beyond_habit_mb: 50 })).toEqual(['high']);
    expect(severe(450, { dev_r8_beyond_habit_mb: 51 })).toEqual(['low']);
    expect(severe(450, { dev_r8_within_habit_mb: 450 })).toEqual(['medium']);
    expect(severe(450, { dev_r8_within_habit_mb: 451 })).toEqual(['low']);
  });

  it('says how much, how many times, and what is usual', () => {
    const [finding] = judge(
      'DEV-R8',
      moving(
        600 * MB,
        50 * MB,
        Array.from({ length: 50 }, () => MB),
      ),
    );
    expect(finding?.evidence).toBe(
      'Out 600 MB in 24h, in 50 MB: 12.0 times what came in. ' +
        '599 MB of it is beyond the 1.0 MB that 99 of 100 intervals kept to over the 50 h before.',
    );
    expect(finding).toMatchObject({ value: 12, threshold: 2, at: hoursAgo(1), link: { view: 'transfer' } });
  });
});

describe('DEV-R9', () => {
  it.each([
    [0.69, []],
    [0.7, ['medium']],
    [0.89, ['medium']],
    [0.9, ['high']],
    [95, ['high']],
    [undefined, []],
    [-1, []],
  ])('of confidence %s makes %j', (confidence, expected) => {
    expect(
      severities(
        judge('DEV-R9', indicating({ type: 'beaconing', ...(confidence === undefined ? {} : { confidence }) })),
      ),
    ).toEqual(expected);
  });

  it('makes one finding for each type and port, by the surest', () => {
    const found = judge(
      'DEV-R9',
      indicating(
        { type: 'beaconing', port: 443, confidence: 0.8 },
        { type: 'beaconing', port: 443, confidence: 0.95, description: '96 contacts' },
        { type: 'beaconing', port: 8443, confidence: 0.8 },
        { type: 'port_scan', confidence: 0.75 },
      ),
    );
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([
      [`DEV-R9:${DID}:beaconing:443`, 'high'],
      [`DEV-R9:${DID}:beaconing:8443`, 'medium'],
      [`DEV-R9:${DID}:port_scan:any`, 'medium'],
    ]);
    expect(found[0]?.evidence).toContain('1 more of the kind');
  });
});

describe('what covers all that the appliance keeps', () => {
  const russian = meeting(...manyDestinations(201), {
    country: 'Russia',
    ports: [1001, 1002, 1003, 1004, 1005, 1006],
    connections: 300,
  });
  const cases: readonly (readonly [string, DeviceFacts])[] = [
    ['DEV-R4', russian],
    ['DEV-R5', russian],
    ['DEV-R6', russian],
    ['DEV-R7', russian],
    ['DEV-R9', indicating({ type: 'beaconing', confidence: 0.9 })],
  ];

  it.each(cases)('is told to do so by %s', (rule, facts) => {
    const found = judge(rule, facts);
    expect(found).toHaveLength(1);
    expect(found[0]?.evidence).toMatch(/^Over all that the appliance keeps: /);
  });

  it.each(cases)('is not told by %s under a window that ended earlier', (rule, facts) => {
    expect(judge(rule, facts, {}, { ...DAY, endsNow: false })).toEqual([]);
  });

  it('is not what DEV-R1 and DEV-R8 judge: they look at the window, whenever it ended', () => {
    const earlier = { ...DAY, endsNow: false };
    expect(judge('DEV-R1', amongPeers({ connections: 300 }, { connections: 100 }), {}, earlier)).toHaveLength(1);
    const moved = someFacts({ sent: sending({ bytes: 60 * MB }), received: receiving({ bytes: 0 }) });
    expect(judge('DEV-R8', moved, {}, earlier)).toHaveLength(1);
  });
});

it('names the device, and shows no control characters of what the network sent', () => {
  const device = anIdentity({ hostname: 'host\u001b[31m-01', ip: '10.0.0.9' });
  const facts = someFacts({
    connections: anAnswer({
      device,
      destinations: [aDestination({ country: 'Russia\u0007' }), aDestination({ country: 'Russia' })],
    }),
  });
  const [finding] = judge('DEV-R6', facts);
  expect(finding?.entity).toMatchObject({ did: DID, ip: '10.0.0.9' });
  expect(JSON.stringify(finding)).not.toMatch(/\\u00[01]/);
});
