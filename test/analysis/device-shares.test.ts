// What is made of a device of which an appliance tells shares and counts alone: nothing is added up that does not belong together, and nothing is none.
import { describe, expect, it } from 'vitest';
import { measureActivity } from '../../src/analysis/device/activity.ts';
import { compareWithBaseline } from '../../src/analysis/device/baseline.ts';
import { compareDevices } from '../../src/analysis/device/compare-devices.ts';
import { listDestinations } from '../../src/analysis/device/destinations.ts';
import { deviceSeries } from '../../src/analysis/device/device-series.ts';
import { measureExternal } from '../../src/analysis/device/external.ts';
import { comparePeers } from '../../src/analysis/device/peers.ts';
import { assessRisk } from '../../src/analysis/device/risk.ts';
import { listShares, outsideShares, type ShareList, transferShares } from '../../src/analysis/device/shares.ts';
import { measureTransfer } from '../../src/analysis/device/transfer.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import {
  aConnectionInterval,
  anAnswer,
  connecting,
  DAY,
  END_AT,
  factsAbout,
  hoursAgo,
  meeting,
  sending,
  someFacts,
} from './device-builders.ts';
import { aShare, fieldAnswer, fieldFacts, OUTSIDE_SHARES, outsideAnswer, SHARES } from './field-device.ts';
import { standardThresholds } from './standard-thresholds.ts';

const THRESHOLDS = standardThresholds();

const told = (list: ShareList | undefined): readonly (readonly [string, number | undefined])[] | undefined =>
  list?.map(({ label, sharePercent }) => [label, sharePercent]);

describe('shares', () => {
  const shares = listShares(fieldFacts());

  it('of ports keep ranges as they are, the largest first and the rest last', () => {
    expect(told(shares?.portsUsed)).toEqual([
      ['443', 44],
      ['53', 30],
      ['5001 - 10000', 11],
      ['445', 11],
      ['others', 4],
    ]);
    expect(shares?.portsUsed?.map(({ port, service }) => [port, service])).toEqual([
      [443, 'HTTPS'],
      [53, 'DNS'],
      [undefined, undefined],
      [445, 'SMB'],
      [undefined, undefined],
    ]);
    expect(told(shares?.portsServed)).toEqual([['22', 100]]);
  });

  it('of devices have their names or addresses; those that are none keep their number', () => {
    expect(told(shares?.devicesUsed)).toEqual([
      ['external', 62],
      ['srv-file-01', 20],
      ['device -3', 10],
      ['10.10.0.11', 3],
      ['others', 5],
    ]);
    expect(told(shares?.devicesServed)).toEqual([['jump-01', 100]]);
  });

  it('of devices with their ports say which way it went', () => {
    expect(
      shares?.pairs?.map(({ label, portLabel, direction, isRest }) => [label, portLabel, direction, isRest]),
    ).toEqual([
      ['external', '443', 'out', false],
      ['srv-file-01', '445', 'out', false],
      ['device -3', '5001 - 10000', 'out', false],
      ['jump-01', '22', 'in', false],
      ['others', 'others', undefined, true],
    ]);
  });

  it('keep totals beside them, which nothing is made of', () => {
    expect([shares?.usedTotal, shares?.servedTotal, shares?.bothTotal]).toEqual([1_589, 41, 1_630]);
    expect(measureActivity(fieldFacts(), DAY)?.connections).not.toBe(1_589);
  });

  it('that were not told are unknown, and an empty list is none', () => {
    expect(listShares(someFacts({ connections: connecting({ connections: 3 }) }))).toBeUndefined();
    expect([shares?.domains, shares?.networks]).toEqual([undefined, undefined]);
    const none = fieldFacts({ connections: anAnswer({ shares: { ...SHARES, portsServed: [] } }) });
    expect(listShares(none)?.portsServed).toEqual([]);
  });

  it('of bytes, and of the outside, are lists of their own', () => {
    expect(told(transferShares(fieldFacts(), 'sent')?.devicesServed)).toEqual([['jump-01', 100]]);
    expect(outsideShares(fieldFacts())).toBeUndefined();
    expect(told(outsideShares(fieldFacts({ outside: outsideAnswer() }))?.domains)).toEqual([
      ['office.example', 40],
      ['Unknown', 20],
      ['cdn.example', 10],
      ['others', 30],
    ]);
  });

  it('without a percentage stand last among their like, and are not none', () => {
    const shares = {
      ...SHARES,
      portsUsed: [aShare({ port: 1 }), aShare({ port: 2, percent: 0 }), aShare({ port: 3, percent: 5 })],
    };
    expect(told(listShares(someFacts({ connections: anAnswer({ shares }) }))?.portsUsed)).toEqual([
      ['3', 5],
      ['2', 0],
      ['1', undefined],
    ]);
  });
});

describe('destinations that are shares', () => {
  it('have no amounts and no counts of what is not told one by one', () => {
    expect(listDestinations(fieldFacts())).toMatchObject({
      hasAmounts: false,
      uniqueDestinations: undefined,
      externalDestinationCount: undefined,
      internalDestinationCount: undefined,
      unplacedDestinationCount: 1,
      restPercent: 5,
      connections: undefined,
      bytes: undefined,
    });
  });

  it('stand in the order of their shares, by name, address or number', () => {
    expect(
      listDestinations(fieldFacts())?.destinations.map(({ label, sharePercent }) => [label, sharePercent]),
    ).toEqual([
      ['external', 62],
      ['srv-file-01', 20],
      ['device -3', 10],
      ['10.10.0.11', 3],
    ]);
  });

  it('are counted where all of them are named', () => {
    const inside = [
      { did: 7, percent: 60, isExternal: false },
      { did: 8, percent: 40, isExternal: false },
    ];
    expect(listDestinations(meeting(...inside))).toMatchObject({ uniqueDestinations: 2, internalDestinationCount: 2 });
  });

  it('of the documents are counted as ever', () => {
    expect(listDestinations(meeting({ connections: 5 }, { connections: 3, isExternal: false }))).toMatchObject({
      hasAmounts: true,
      uniqueDestinations: 2,
      externalDestinationCount: 1,
      internalDestinationCount: 1,
      restPercent: undefined,
    });
  });
});

const interval = (at: number, connections: number | undefined) => aConnectionInterval({ at, connections });

describe('what went outside, asked by itself', () => {
  const facts = someFacts({
    connections: connecting({ at: hoursAgo(2), connections: 10 }, { at: hoursAgo(1), connections: 6 }),
    outside: connecting({ at: hoursAgo(2), connections: 4 }),
  });

  it('splits each interval in which both are told', () => {
    const series = measureActivity(facts, DAY)?.series ?? [];
    expect(
      series.map(({ internalConnections, externalConnections }) => [internalConnections, externalConnections]),
    ).toEqual([
      [6, 4],
      [undefined, undefined],
    ]);
  });

  it('is watched as a series of its own', () => {
    const keys = deviceSeries(facts, END_AT).map(({ key }) => key.split('.').at(-1));
    expect(keys).toEqual(['connections', 'external']);
  });

  it('never makes less than none of what stayed inside', () => {
    const odd = someFacts({ connections: connecting({ connections: 3 }), outside: connecting({ connections: 5 }) });
    expect(measureActivity(odd, DAY)?.series[0]).toMatchObject({
      internalConnections: undefined,
      externalConnections: 5,
    });
  });

  it('compares with that of similar devices, each by its number', () => {
    const peer = (did: number, connections: number) => ({
      did,
      hostname: `peer-${did}`,
      score: 0.9,
      series: { kind: 'connections', intervals: [interval(hoursAgo(1), connections)] } as const,
    });
    const peers = anAnswer({ ...connecting({ connections: 10 }), similar: [peer(1, 10), peer(2, 20), peer(3, 40)] });
    const outside = anAnswer({ ...connecting({ connections: 8 }), similar: [peer(3, 10), peer(1, 5)] });
    const compared = comparePeers(someFacts({ peers, outside }), DAY, THRESHOLDS);
    expect(compared?.own.externalRatio).toBe(0.8);
    expect(compared?.peers.map(({ did, externalRatio }) => [did, externalRatio])).toEqual([
      [1, 0.5],
      [2, undefined],
      [3, 0.25],
    ]);
  });
});

describe('peers of which counts alone are told', () => {
  it('are compared by their connections; the rest is unknown', () => {
    const baseline = compareWithBaseline(fieldFacts(), DAY, THRESHOLDS);
    expect(baseline?.connections.ratio).toBeGreaterThan(1.4);
    expect(baseline?.connections.robust).toBeDefined();
    expect(baseline?.uniqueDestinations).toMatchObject({ value: undefined, baseline: undefined, ratio: undefined });
    expect(baseline?.externalRatio).toMatchObject({ value: undefined, baseline: undefined, ratio: undefined });
    expect(baseline?.band.filter(({ high }) => high !== undefined)).toHaveLength(24);
  });
});

describe('the risk of what is told together', () => {
  it('says which parts are not known, and adds nothing for them', () => {
    expect(assessRisk(fieldFacts(), DAY, THRESHOLDS)).toMatchObject({
      score: 0,
      uniqueDestinations: undefined,
      notTold: ['high-risk countries', 'concentration', 'many destinations'],
      port: { ports: [] },
      concentration: { label: undefined, sharePercent: undefined },
    });
  });

  it('knows more of what was asked of the outside alone; what has no domain is no destination', () => {
    expect(assessRisk(fieldFacts({ outside: outsideAnswer() }), DAY, THRESHOLDS)).toMatchObject({
      score: THRESHOLDS.dev_risk_port_weight,
      notTold: ['high-risk countries', 'many destinations'],
      port: { ports: [3_478], connections: undefined },
      concentration: { label: 'office.example', sharePercent: 40, score: 0 },
    });
  });

  it('adds the concentration where one domain holds most', () => {
    const outside = outsideAnswer();
    const destinations = outside.destinations?.map((one) =>
      one.hostname === 'office.example' ? { ...one, percent: 71 } : one,
    );
    const risk = assessRisk(fieldFacts({ outside: { ...outside, destinations } }), DAY, THRESHOLDS);
    expect(risk?.concentration.score).toBe(THRESHOLDS.dev_risk_concentration_weight);
  });

  it('is none where nobody outside is named, as long as all are', () => {
    const inside = meeting({ did: 7, percent: 100, connections: undefined, isExternal: false });
    expect(assessRisk(inside, DAY, THRESHOLDS)).toMatchObject({ score: 0, uniqueDestinations: 0, notTold: [] });
  });

  it('of the documents knows every part as ever', () => {
    expect(assessRisk(meeting({ country: undefined }), DAY, THRESHOLDS)?.notTold).toEqual([]);
  });

  it('is judged without a slip', () => {
    const outside = outsideAnswer();
    const portsUsed = Array.from({ length: 12 }, (_, place) => aShare({ port: 6_000 + place, percent: 1 }));
    const shares = { ...OUTSIDE_SHARES, portsUsed };
    const found = judgeAll(factsAbout(fieldFacts({ outside: { ...outside, shares } })), THRESHOLDS);
    const [ports] = found.filter(({ rule }) => rule === 'DEV-R5');
    expect(ports?.evidence).toMatch(/ports 3478.*6000/);
    expect(found.map(({ evidence, title }) => `${title} ${evidence}`).join(' ')).not.toMatch(
      /not reported|undefined|NaN/,
    );
  });
});

describe('talk with the outside', () => {
  it('is told by domain, and by no more than is told', () => {
    const external = measureExternal(fieldFacts({ outside: outsideAnswer() }), DAY, THRESHOLDS);
    expect(external).toMatchObject({
      hasAmounts: false,
      uniqueDestinations: undefined,
      countries: [],
      hasCountries: false,
    });
    expect(external?.unlistedNames.map(({ domain, sharePercent }) => [domain, sharePercent])).toEqual([
      ['office.example', 40],
      ['unknown', 20],
      ['cdn.example', 10],
    ]);
    // A port that everybody outside was met on is no share of it.
    expect(external?.ports.map(({ port, sharePercent }) => [port, sharePercent])).toEqual([
      [443, undefined],
      [3_478, undefined],
    ]);
  });

  it('counts what intervals of the outside count, over everything that is kept', () => {
    const facts: DeviceFacts = fieldFacts({
      outside: anAnswer({
        ...connecting({ connections: 4 }, { at: hoursAgo(9), connections: 5 }),
        destinations: outsideAnswer().destinations,
      }),
    });
    expect(measureExternal(facts, DAY, THRESHOLDS)?.connections).toBe(9);
  });
});

describe('two devices of which shares are told', () => {
  it('are laid beside each other by their shares', () => {
    const other = fieldFacts({
      connections: anAnswer({
        ...fieldAnswer('co'),
        shares: { ...SHARES, portsUsed: [aShare({ port: 443, percent: 10 }), aShare({ port: 3_389, percent: 70 })] },
      }),
      peers: undefined,
    });
    const compared = compareDevices(fieldFacts(), other, DAY, THRESHOLDS);
    expect(compared.ports.map(({ label, sharePercent }) => [label, sharePercent])).toEqual([
      ['3389', { one: undefined, other: 70 }],
      ['443', { one: 44, other: 10 }],
      ['53', { one: 30, other: undefined }],
      ['445', { one: 11, other: undefined }],
      ['5001 - 10000', { one: 11, other: undefined }],
      ['others', { one: 4, other: undefined }],
    ]);
    expect(compared.destinations).toMatchObject({ hasAmounts: false, sharedCount: 4, onlyOneCount: 0 });
    expect(compared.measures.find(({ measure }) => measure === 'destinations')).toMatchObject({
      one: undefined,
      other: undefined,
    });
  });
});

describe('intervals', () => {
  it('that tell nobody leave out with whom it was; those that tell somebody do not', () => {
    expect(measureTransfer(fieldFacts(), DAY, THRESHOLDS)?.topDestinations).toBeUndefined();
    const documented = someFacts({ sent: sending({ bytes: 5, peers: [] }) });
    expect(measureTransfer(documented, DAY, THRESHOLDS)?.topDestinations).toEqual([]);
  });

  it('say since when they are told, where that is a day or more into the window', () => {
    const since = END_AT - 28 * 24 * HOUR_MS;
    const during = (hours: number) => measureActivity(fieldFacts(), { ...DAY, hours })?.toldSinceAt;
    expect([during(24), during(672), during(690), during(720)]).toEqual([undefined, undefined, undefined, since]);
  });
});
