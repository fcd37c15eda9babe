// Figures of a device that lead somewhere in a special way: to an interval, to a window in which something was met, to one of several of the same name, or nowhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import { windowAt } from '../../src/live/session/window-choice.ts';
import { toCounted, toInterval, toPlace } from '../../src/panes/device/places.ts';
import { ADDRESSES, COUNTRIES, DOMAINS, PORTS, PROTOCOLS } from '../../src/panes/device/table-titles.ts';
import { intervalFrom, windowWith } from '../../src/panes/device/to-flows.ts';
import { checkFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import { emptyView } from '../../src/panes/view.ts';
import {
  aConnectionInterval,
  anAnswer,
  aSimilarDevice,
  connecting,
  DAY,
  DID,
  END_AT,
  hoursAgo,
  indicating,
  manyDestinations,
  meeting,
  sending,
  someFacts,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { flows, givenOf, lead, NO_MORE, VIEW } from './device-lead-kit.ts';

const span = (at: Instant, hours: number) => ({ kind: 'span', endAt: at + hours * HOUR_MS, hours });

describe('an interval', () => {
  it.each([1, 2, 4, 6, 12, 24])('of %i h leads to exactly its flows', (hours) => {
    const view = { ...VIEW, choices: { interval: String(hours) } };
    for (const at of [hoursAgo(hours + 1), hoursAgo(200)])
      expect(toInterval(at, givenOf(someFacts(), { view }))).toEqual({
        ...flows(`sdid:${DID}`),
        window: span(at, hours),
      });
  });

  it.each([
    [1, 0.25],
    [4, 3.5],
    [4, 4],
    [24, 13],
  ])('of %i h that is not over, and began %s h ago, leads to what began since', (hours, ago) => {
    const view = { ...VIEW, choices: { interval: String(hours) }, filter: 'port:443' };
    const at = END_AT - ago * HOUR_MS;
    expect(toInterval(at, givenOf(someFacts(), { view }))).toEqual({
      ...flows(`sdid:${DID} port:443 start>=${new Date(at).toISOString()}`),
      window: { kind: 'last', hours },
    });
  });

  it('that is not over leads to flows that the language of flows can find', () => {
    const outcome = toInterval(hoursAgo(1), givenOf(someFacts()), { all: true });
    const filter = outcome?.kind === 'open' ? outcome.view.filter : '';
    expect(filter).toBe(`did:${DID} start>=2024-01-15T13:00:00.000Z`);
    expect(checkFlowFilter(filter)).toBeUndefined();
  });

  it('that ends now is the last hours', () => {
    expect(intervalFrom(hoursAgo(4), 4, END_AT)).toEqual({ kind: 'last', hours: 4 });
    expect(windowAt(intervalFrom(hoursAgo(4), 4, END_AT), END_AT)).toMatchObject({ endAt: END_AT, hours: 4 });
  });

  it('is that of the peak, of the longest and of the first of several as high', () => {
    const facts = someFacts({
      connections: connecting({ at: hoursAgo(9), connections: 3 }, { at: hoursAgo(4), connections: 8 }),
      sent: sending({ at: hoursAgo(6), bytes: 10 }, { at: hoursAgo(3), bytes: 5 }),
    });
    expect(lead('DEV-ACTIVITY', 'peak', facts)).toMatchObject({ window: span(hoursAgo(4), 1) });
    expect(lead('DEV-TRANSFER', 'sent, peak interval', facts)).toEqual({
      ...flows(`did:${DID}`),
      window: span(hoursAgo(6), 1),
    });
    expect(lead('DEV-TRANSFER', 'received, peak interval', facts)).toEqual(NO_MORE);
    expect(lead('DEV-ACTIVITY', 'peak', someFacts())).toEqual(NO_MORE);
    expect(toInterval(undefined, givenOf(facts))).toBeUndefined();
  });
});

describe('what whole intervals count', () => {
  const counted = (hours: number, ...ago: readonly number[]) =>
    someFacts({
      intervalHours: hours,
      connections: connecting(...ago.map((one) => ({ at: hoursAgo(one), connections: 3, internal: 1, external: 2 }))),
    });

  it.each([
    ['all of the window, where it begins with one', 1, [24, 3], ''],
    ['all of it, though nothing was in the first', 1, [10, 3], ''],
    ['what began since the first', 1, [23.5, 3.5], ' start>=2024-01-14T14:30:00.000Z'],
    ['what began since the first that could have been', 1, [20.5, 3.5], ' start>=2024-01-14T14:30:00.000Z'],
    ['what began since the first of several hours', 6, [19.5, 1.5], ' start>=2024-01-14T18:30:00.000Z'],
  ] as const)('leads to %s', (_what, hours, ago, since) => {
    const facts = counted(hours, ...ago);
    expect(lead('DEV-ACTIVITY', 'connections', facts)).toEqual(flows(`sdid:${DID}${since}`));
    expect(lead('DEV-ACTIVITY', 'internal', facts)).toEqual(flows(`sdid:${DID} dir:internal${since}`));
    expect(lead('DEV-TRANSFER', 'sent', facts)).toEqual(flows(`did:${DID}${since}`));
  });
});

it('what is counted in a window shorter than its interval leads to all of the interval', () => {
  const facts = someFacts({ intervalHours: 4, connections: connecting({ at: hoursAgo(3), connections: 3 }) });
  const view = { ...VIEW, choices: { interval: '4' } };
  const given = givenOf(facts, { view });
  const anHour = { ...given, asked: { ...given.asked, window: { ...DAY, hours: 1 } } };
  expect(toCounted(anHour, ['dport:443'])).toEqual({
    ...flows(`sdid:${DID} dport:443 start>=${new Date(hoursAgo(3)).toISOString()}`),
    window: { kind: 'last', hours: 4 },
  });
});

it('bytes lead to the flows of the intervals that count them where no connections are told', () => {
  const facts = someFacts({ sent: sending({ at: hoursAgo(23.5), bytes: 10 }, { at: hoursAgo(3.5), bytes: 5 }) });
  expect(lead('DEV-TRANSFER', 'sent', facts)).toEqual(flows(`did:${DID} start>=2024-01-14T14:30:00.000Z`));
});

describe('a place', () => {
  it('that was met outside of the window leads to hours in which it was', () => {
    const anyTime = fc.record({
      ago: fc.integer({ min: 1, max: 3_000 * HOUR_MS }),
      endsAgo: fc.constantFrom(0, 1, 1.5, 30, 500),
      hours: fc.constantFrom(1, 6, 24, 168, 720),
    });
    fc.assert(
      fc.property(anyTime, ({ ago, endsAgo, hours }) => {
        const lastAt = END_AT - ago;
        const shown = { endAt: END_AT - endsAgo * HOUR_MS, hours, endsNow: endsAgo === 0 };
        const choice = windowWith(lastAt, shown, END_AT);
        const { endAt } = choice === undefined ? shown : windowAt(choice, END_AT);
        expect(choice?.hours ?? hours).toBe(hours);
        expect(endAt).toBeGreaterThan(lastAt);
        expect(endAt - hours * HOUR_MS).toBeLessThanOrEqual(lastAt);
        expect(endAt).toBeLessThanOrEqual(END_AT);
        if (choice === undefined) return;
        expect(lastAt < shown.endAt - hours * HOUR_MS || lastAt >= shown.endAt).toBe(true);
      }),
    );
    expect(windowWith(undefined, DAY, END_AT)).toBeUndefined();
  });

  it('leads to the device itself, else to the flows to its address, else to its name, else nowhere', () => {
    const open = (did: number | undefined, ip: string | undefined, hostname: string | undefined) =>
      toPlace({ did, ip, hostname, lastAt: hoursAgo(100) }, givenOf(someFacts()));
    expect(open(-6, '224.0.0.251', 'mdns')).toEqual({ kind: 'open', view: { ...emptyView('device'), did: -6 } });
    expect(open(undefined, '2001:db8::1', 'www.example.com')).toMatchObject(flows(`sdid:${DID} dst:2001:db8::1`));
    expect(open(undefined, undefined, 'two words')).toMatchObject(flows(`sdid:${DID} dst:"two words"`));
    expect(open(undefined, undefined, undefined)).toBeUndefined();
  });

  it('of which bytes are told leads to flows in both directions', () => {
    const facts = meeting(
      { did: 9, ip: '10.0.0.9' },
      { ip: '203.0.113.7', lastAt: hoursAgo(2) },
      { ip: '2001:db8::1', lastAt: hoursAgo(100) },
    );
    expect(lead('DEV-TRANSFER', '10.0.0.9', facts)).toEqual({
      kind: 'open',
      view: { ...emptyView('device'), did: 9 },
    });
    expect(lead('DEV-TRANSFER', '203.0.113.7', facts)).toEqual(flows(`did:${DID} ip:203.0.113.7`));
    expect(lead('DEV-TRANSFER', '2001:db8::1', facts)).toEqual({
      ...flows(`did:${DID} ip:2001:db8::1`),
      window: { kind: 'span', endAt: hoursAgo(99), hours: 24 },
    });
    expect(lead('DEV-TRANSFER', 'no.address', facts)).toEqual(NO_MORE);
  });

  it('outside is met when something of its domain last was', () => {
    const facts = meeting(
      { hostname: 'a.example.com', ip: '203.0.113.7', lastAt: hoursAgo(200) },
      { hostname: 'example.com', ip: '203.0.113.8', lastAt: hoursAgo(100) },
      { hostname: 'notexample.com', ip: '203.0.113.9', lastAt: hoursAgo(1) },
      { hostname: 'b.example.com', ip: '203.0.113.10', lastAt: undefined },
    );
    expect(lead('DEV-EXTERNAL', 'example.com', facts, { title: DOMAINS })).toEqual({
      ...flows(`sdid:${DID} dst:example.com`),
      window: { kind: 'span', endAt: hoursAgo(99), hours: 24 },
    });
    expect(lead('DEV-EXTERNAL', 'notexample.com', facts, { title: DOMAINS })).toEqual(
      flows(`sdid:${DID} dst:notexample.com`),
    );
  });

  it.each([
    ['WWW.Example.COM', 'example.com'],
    ['EXAMPLE.com', 'example.com'],
    ['NAS', 'nas'],
  ])('outside that is called %s is met as %s', (hostname, label) => {
    const outcome = lead('DEV-EXTERNAL', label, meeting({ hostname, lastAt: hoursAgo(100) }), { title: DOMAINS });
    expect(outcome).toEqual({
      ...flows(`sdid:${DID} dst:${label}`),
      window: { kind: 'span', endAt: hoursAgo(99), hours: 24 },
    });
  });
});

describe('a row of a table', () => {
  it.each([
    ['DEV-ACTIVITY', PROTOCOLS, 'TCP', 'proto:tcp'],
    ['DEV-ACTIVITY', PROTOCOLS, '17', 'proto:17'],
    ['DEV-ACTIVITY', PROTOCOLS, 'peak', 'proto:peak'],
    ['DEV-ACTIVITY', PROTOCOLS, 'internal', 'proto:internal'],
    ['DEV-ACTIVITY', PORTS, '443', 'dport:443'],
    ['DEV-EXTERNAL', COUNTRIES, 'Germany', 'dir:external country:Germany'],
    ['DEV-EXTERNAL', COUNTRIES, 'St. Lucia', 'dir:external country:"St. Lucia"'],
    ['DEV-EXTERNAL', COUNTRIES, '276', 'dir:external country:276'],
    ['DEV-EXTERNAL', COUNTRIES, 'Unknown', 'dir:external !has:country'],
    ['DEV-EXTERNAL', DOMAINS, 'example.com', 'dst:example.com'],
    ['DEV-EXTERNAL', DOMAINS, 'nas', 'dst:nas'],
    ['DEV-EXTERNAL', DOMAINS, 'bytes', 'dst:bytes'],
    ['DEV-EXTERNAL', DOMAINS, '365', 'dst:365'],
    ['DEV-EXTERNAL', ADDRESSES, '203.0.113.7', 'dst:203.0.113.7'],
    ['DEV-EXTERNAL', ADDRESSES, '2001:db8::1', 'dst:2001:db8::1'],
    ['DEV-EXTERNAL', PORTS, '8443', 'dir:external dport:8443'],
  ])('of %s, %s, called %s, leads by that table to %s', (section, title, label, conditions) => {
    expect(lead(section, label, someFacts(), { title })).toEqual(flows(`sdid:${DID} ${conditions}`));
    expect(checkFlowFilter(conditions)).toBeUndefined();
  });

  it('of what has neither name nor address says that there is no more', () => {
    for (const title of [ADDRESSES, ADDRESSES])
      expect(lead('DEV-EXTERNAL', 'unnamed', someFacts(), { title })).toEqual(NO_MORE);
  });
});

describe('one of several of the same name', () => {
  const twins = [22, undefined, 21].map((did, place) =>
    aSimilarDevice({ did, hostname: 'twin', score: 0.7 + place / 10 }, { connections: 1 }),
  );
  const facts = someFacts({
    peers: anAnswer({ series: { kind: 'connections', intervals: [aConnectionInterval()] }, similar: twins }),
  });

  it('is the peer of that number, in either of the tables', () => {
    const dids = [1, 2, 3, 4, 5, 6].map((number) => {
      const outcome = lead('DEV-PEERS', 'twin', facts, { number });
      return outcome?.kind === 'open' ? outcome.view.did : outcome;
    });
    expect(dids).toEqual([21, NO_MORE, 22, 21, NO_MORE, 22]);
    expect(lead('DEV-PEERS', 'nobody', facts)).toEqual(NO_MORE);
  });

  it('is the indicator of that number, with its port', () => {
    const told = indicating(
      { type: 'unusual_port', port: 22, confidence: 0.4 },
      { type: 'unusual_port', port: 4444, confidence: 0.9 },
      { type: 'unusual_port', confidence: 0.1 },
    );
    const filters = [1, 2, 3].map((number) => lead('DEV-ANOMALY', 'Unusual Port', told, { number }));
    expect(filters).toEqual([` port:4444`, ` port:22`, ''].map((port) => flows(`did:${DID}${port}`)));
  });
});

describe('a part of the risk', () => {
  it('that is nothing leads nowhere', () => {
    const usual = meeting({ ip: undefined, ports: [443] });
    for (const label of ['high-risk countries', 'unusual ports', 'concentration', 'level'])
      for (const facts of [usual, someFacts()]) expect(lead('DEV-RISK', label, facts)).toEqual(NO_MORE);
  });

  it('leads to twenty of very many ports, which a filter can still hold', () => {
    const facts = meeting({ ports: Array.from({ length: 300 }, (_, port) => 20_000 + port) });
    const outcome = lead('DEV-RISK', 'unusual ports', facts);
    const ports = Array.from({ length: 20 }, (_, port) => 20_000 + port).join(',');
    expect(outcome).toEqual(flows(`sdid:${DID} dir:external dport:${ports}`));
    expect(checkFlowFilter(`sdid:${DID} dir:external dport:${ports}`)).toBeUndefined();
  });

  it('leads to the countries, one or several, by name', () => {
    const high = { dev_risk_countries: ['Russia', "Côte d'Ivoire"] };
    const facts = meeting({ country: 'Russia' }, { country: 'RUSSIA' }, { country: "Côte d'Ivoire" }, {});
    const outcome = lead('DEV-RISK', 'high-risk countries', facts, { thresholds: standardThresholds(high) });
    const filter = outcome?.kind === 'open' ? outcome.view.filter : '';
    expect(filter).toMatch(/^sdid:\d+ dir:external \(country[:=].* or country[:=].* or country[:=].*\)$/);
    expect(checkFlowFilter(filter)).toBeUndefined();
  });

  it('of many destinations leads to those outside', () => {
    const outcome = lead('DEV-RISK', 'many destinations', meeting(...manyDestinations(150)));
    expect(outcome).toEqual({
      kind: 'open',
      view: { ...VIEW, path: ['destinations'], choices: { side: 'external' } },
    });
  });
});

describe('a row of the baseline', () => {
  it.each([
    ['connections', 'connections'],
    ['destinations', 'uniqueDestinations'],
    ['external, %', 'externalConnections'],
  ])('of %s draws that measure', (label, measure) => {
    const view = { ...VIEW, path: ['peers'], choices: { measure: 'sent', interval: '4' } };
    expect(lead('DEV-BASELINE', label, someFacts(), { view })).toEqual({
      kind: 'view',
      view: { ...view, choices: { measure, interval: '4' } },
    });
  });
});
