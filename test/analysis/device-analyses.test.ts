// The analyses of one device beyond the documents' sample: windows, gaps, names of codes, peers, bands and series.
import { describe, expect, it } from 'vitest';
import { measureActivity } from '../../src/analysis/device/activity.ts';
import { compareWithBaseline } from '../../src/analysis/device/baseline.ts';
import { deviceSeries } from '../../src/analysis/device/device-series.ts';
import { describeDevice } from '../../src/analysis/device/identity.ts';
import { comparePeers } from '../../src/analysis/device/peers.ts';
import { assessRisk, mostRisk } from '../../src/analysis/device/risk.ts';
import { bandOf, deviationFrom, weightedMedian } from '../../src/analysis/device/robust.ts';
import { measureTransfer, patternOf } from '../../src/analysis/device/transfer.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import {
  aConnectionInterval,
  amongPeers,
  anAnswer,
  anIdentity,
  aSimilarDevice,
  connecting,
  DAY,
  DID,
  hoursAgo,
  manyDestinations,
  meeting,
  receiving,
  sending,
  someFacts,
} from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

const THRESHOLDS = standardThresholds();

describe('the identity', () => {
  it.each([
    [1, 'server'],
    [3, 'laptop'],
    ['3', 'laptop'],
    [7, 'type 7'],
    ['desktop', 'desktop'],
    [undefined, undefined],
  ])('of device type %s is %s', (deviceType, name) => {
    const facts = someFacts({ connections: anAnswer({ device: anIdentity({ deviceType }) }) });
    expect(describeDevice(facts)?.deviceType).toBe(name);
  });

  it('leaves out the card of another device, and takes what any answer knows', () => {
    const facts = someFacts({
      connections: anAnswer({ device: anIdentity({ did: 1, hostname: 'other' }) }),
      sent: anAnswer({ details: [anIdentity({ did: DID, hostname: 'own', os: 2 })] }),
    });
    expect(describeDevice(facts)).toMatchObject({ did: DID, hostname: 'own', os: 'Linux', others: [] });
  });
});

describe('activity', () => {
  it('counts the intervals that begin in the window, and everything beside it', () => {
    const answer = connecting(
      { at: hoursAgo(25), connections: 1_000 },
      { at: hoursAgo(24), connections: 10 },
      { at: hoursAgo(1), connections: 30 },
      { at: hoursAgo(0), connections: 500 },
    );
    expect(measureActivity(someFacts({ connections: answer }), DAY)).toMatchObject({
      intervals: 2,
      connections: 40,
      averageConnections: 20,
      peakConnections: 30,
      peakAt: hoursAgo(1),
      everything: { intervals: 4, connections: 1_540, peakConnections: 1_000 },
    });
  });

  it('has the running interval in a window that is shorter than one', () => {
    const facts = someFacts({ intervalHours: 12, connections: connecting({ at: hoursAgo(9), connections: 7 }) });
    expect(measureActivity(facts, { ...DAY, hours: 1 })?.connections).toBe(7);
  });

  it('keeps a gap a gap, and takes what is unknown for no value', () => {
    const answer = connecting(
      { at: hoursAgo(5), connections: 3 },
      { at: hoursAgo(4) },
      { at: hoursAgo(2), connections: 5 },
      { at: hoursAgo(1), connections: -1 },
    );
    const activity = measureActivity(someFacts({ connections: answer }), DAY);
    expect(activity?.series.map(({ at, connections }) => [at, connections])).toEqual([
      [hoursAgo(5), 3],
      [hoursAgo(4), undefined],
      [hoursAgo(3), undefined],
      [hoursAgo(2), 5],
      [hoursAgo(1), undefined],
    ]);
    expect(activity).toMatchObject({ connections: 8, averageConnections: 4, externalConnections: undefined });
  });

  it('does not fill in the years between two mistaken clocks', () => {
    const answer = connecting({ at: -1e12, connections: 1 }, { at: hoursAgo(1), connections: 1 });
    const window = { ...DAY, hours: 1e9 };
    expect(measureActivity(someFacts({ connections: answer }), window)?.series).toHaveLength(3);
  });

  it('calls what the appliance left out "Other"', () => {
    const answer = connecting({ connections: 10, ports: { 443: 6, other: 1 }, protocols: { TCP: 10 } });
    const activity = measureActivity(someFacts({ connections: answer }), DAY);
    expect(activity?.ports.map(({ label, connections, sharePercent }) => [label, connections, sharePercent])).toEqual([
      ['443', 6, 60],
      ['Other', 4, 40],
    ]);
    expect(activity?.protocols).toHaveLength(1);
  });
});

describe('transfer', () => {
  it.each([
    [201, 100, 'upload-heavy'],
    [200, 100, 'balanced'],
    [50, 100, 'balanced'],
    [49, 100, 'download-heavy'],
    [1, 0, 'upload-heavy'],
    [0, 1, 'download-heavy'],
    [0, 0, undefined],
    [undefined, 1, undefined],
  ] as const)('of %s out and %s in is %s', (out, into, pattern) => {
    expect(patternOf(out, into, THRESHOLDS)).toBe(pattern);
  });

  it('pairs both directions, and shows the last five intervals, the latest first', () => {
    const hours = [7, 6, 5, 4, 3, 2, 1];
    const facts = someFacts({
      sent: sending(
        ...hours.map((hour) => ({
          at: hoursAgo(hour),
          bytes: hour,
          peers: [{ ip: `192.0.2.${hour}`, bytes: 1, packets: undefined }],
        })),
      ),
      received: receiving({ at: hoursAgo(2), bytes: 40 }),
    });
    const transfer = measureTransfer(facts, DAY, THRESHOLDS);
    expect(transfer?.topDestinations?.map(({ ip }) => ip)).toEqual([1, 2, 3, 4, 5].map((hour) => `192.0.2.${hour}`));
    expect(transfer?.series.find(({ at }) => at === hoursAgo(2))).toEqual({
      at: hoursAgo(2),
      bytesOut: 2,
      bytesIn: 40,
    });
    expect(transfer?.series.find(({ at }) => at === hoursAgo(1))?.bytesIn).toBeUndefined();
    expect(transfer).toMatchObject({ out: { bytes: 28, peakBytes: 7 }, in: { bytes: 40 }, ratio: 0.7 });
  });

  it('knows no ratio with one direction only', () => {
    const transfer = measureTransfer(someFacts({ sent: sending({ bytes: 5 }) }), DAY, THRESHOLDS);
    expect(transfer).toMatchObject({ out: { bytes: 5 }, in: undefined, ratio: undefined, pattern: undefined });
  });
});

describe('peers', () => {
  it('are compared as the device relative to the peer, and flagged beyond 50 %', () => {
    const own = { connections: 150, uniqueDestinations: 4, externalConnections: 15 };
    const peer = { connections: 100, uniqueDestinations: 10, externalConnections: 0 };
    expect(comparePeers(amongPeers(own, peer), DAY, THRESHOLDS)?.peers[0]?.deviations).toEqual([
      { measure: 'connections', changePercent: 50, flag: undefined },
      { measure: 'uniqueDestinations', changePercent: -60, flag: 'lower' },
      { measure: 'externalRatio', changePercent: undefined, flag: undefined },
      { measure: 'peakConnections', changePercent: 50, flag: undefined },
    ]);
  });

  it('have a mean of unique destinations that is not cut to a whole number', () => {
    const similar = [aSimilarDevice({}, { at: hoursAgo(2), uniqueDestinations: 3 }, { uniqueDestinations: 4 })];
    const facts = someFacts({ peers: anAnswer({ ...connecting({ uniqueDestinations: 7 }), similar }) });
    expect(comparePeers(facts, DAY, THRESHOLDS)?.peers).toMatchObject([{ uniqueDestinations: 3.5 }]);
  });

  it('without a series of their own are left out, and none at all is no comparison', () => {
    const nobody = anAnswer({
      ...connecting({ connections: 9 }),
      similar: [{ did: 4, hostname: 'quiet', score: 0.5, series: undefined }],
    });
    expect(comparePeers(someFacts({ peers: nobody }), DAY, THRESHOLDS)?.peers).toEqual([]);
    expect(comparePeers(someFacts({ connections: nobody }), DAY, THRESHOLDS)).toBeUndefined();
  });
});

describe('the robust baseline', () => {
  const alike = (count: number) => [1, 2, 3].map(() => ({ connections: count }));

  it('has the scale of 0.35 where peers agree, and 1 over the root of a small count', () => {
    const robust = (own: number, peers: number) =>
      compareWithBaseline(amongPeers({ connections: own }, ...alike(peers)), DAY, THRESHOLDS)?.connections.robust;
    expect(robust(1_000, 1_000)).toMatchObject({ median: expect.closeTo(1_000), scale: 0.35, units: 0 });
    expect(robust(4, 4)?.scale).toBeCloseTo(0.5);
    expect(robust(2_000, 1_000)?.units).toBeCloseTo(Math.log(2_000.5 / 1_000.5) / 0.35);
  });

  it('is moved by no single strange peer, where the mean is', () => {
    const peers = [...alike(100), { connections: 9_000 }];
    const compared = compareWithBaseline(amongPeers({ connections: 100 }, ...peers), DAY, THRESHOLDS)?.connections;
    expect(compared?.baseline).toBe(2_325);
    expect(compared?.robust).toMatchObject({ median: expect.closeTo(100), units: 0 });
  });

  it('believes those most that resemble the device most', () => {
    const weighted = [
      { value: 1, weight: 0.9 },
      { value: 5, weight: 0.3 },
      { value: 9, weight: 0.3 },
    ];
    expect(weightedMedian(weighted)).toBe(1);
    expect(weightedMedian(weighted.map(({ value }) => ({ value, weight: 0 })))).toBe(5);
    expect(weightedMedian([])).toBeUndefined();
  });

  it('takes the deviations of the peers for its scale, where they differ', () => {
    const peers = [10, 100, 1_000].map((value) => ({ value, weight: 1 }));
    const band = bandOf(peers, 0, (median) => median);
    expect(band?.scale).toBeCloseTo(1.4826 * Math.log(10));
    expect(band === undefined ? undefined : deviationFrom(band, 1_000)).toBeCloseTo(1 / 1.4826);
  });
});

it('the band of the peers marks the intervals outside of it', () => {
  const at = (hour: number, connections: number) => ({ at: hoursAgo(hour), connections });
  const similar = [1, 2, 3].map((did) => aSimilarDevice({ did }, at(4, 100), at(3, 100), at(1, 100)));
  const series = {
    kind: 'connections' as const,
    intervals: [at(4, 110), at(3, 900), at(1, 3)].map(aConnectionInterval),
  };
  const facts = someFacts({ peers: anAnswer({ series, similar }) });
  const band = compareWithBaseline(facts, DAY, THRESHOLDS)?.band;
  expect(band?.map(({ outside }) => outside)).toEqual([undefined, 'above', undefined, 'below']);
  expect(band?.[0]).toMatchObject({ connections: 110, median: expect.closeTo(100) });
  expect(band?.[2]).toMatchObject({ at: hoursAgo(2), connections: undefined, median: undefined });
});

it.each([
  [[{}, {}], 0, 'minimal'],
  [[{}], 0.2, 'low'],
  [[{ ports: [9999] }], 0.4, 'medium'],
  [[{ ports: [9999], country: 'China' }], 0.7, 'high'],
  [[...manyDestinations(100), { ports: [9999], country: 'China', connections: 900 }], 0.9, 'high'],
])('risk number %# scores as the document adds it up', (destinations, score, level) => {
  expect(assessRisk(meeting(...destinations), DAY, THRESHOLDS)).toMatchObject({ score, level });
});

it('risk is weighed and levelled as configured', () => {
  const facts = meeting({ ports: [9999], country: 'China' });
  const risk = (changed: Partial<Thresholds>) => assessRisk(facts, DAY, standardThresholds(changed));
  expect(risk({ dev_risk_country_weight: 0.05 })).toMatchObject({ score: 0.45, level: 'medium' });
  expect(risk({ dev_risk_port_weight: 0, dev_risk_concentration_weight: 0.4 })?.score).toBe(0.7);
  expect(risk({ dev_risk_high_score: 0.71 })?.level).toBe('medium');
  expect(risk({ dev_risk_high_score: 0.8, dev_risk_medium_score: 0.71 })?.level).toBe('low');
  expect(risk({ dev_risk_high_score: 0.8, dev_risk_medium_score: 0.8, dev_risk_low_score: 0.8 })?.level).toBe(
    'minimal',
  );
  const reach = manyDestinations(101).map((known) => ({ ...known, connections: 1 }));
  expect(assessRisk(meeting(...reach), DAY, standardThresholds({ dev_risk_reach_weight: 0.35 }))?.score).toBe(0.35);
  expect(mostRisk(THRESHOLDS)).toBe(0.9);
});

describe('the series for the detectors', () => {
  it('are five, without the interval that is not over, with gaps', () => {
    const facts = someFacts({
      connections: connecting(
        { at: hoursAgo(4), connections: 4, uniqueDestinations: 2, externalConnections: 1 },
        { at: hoursAgo(2), connections: 5, uniqueDestinations: 2, externalConnections: 0 },
        { at: hoursAgo(0.5), connections: 1, uniqueDestinations: 1, externalConnections: 1 },
      ),
      sent: sending({ bytes: 10 }),
      received: receiving({ bytes: 20 }),
    });
    const series = deviceSeries(facts, DAY.endAt);
    expect(series.map(({ key, unit }) => [key, unit])).toEqual([
      [`device.${DID}.connections`, 'count'],
      [`device.${DID}.destinations`, 'count'],
      [`device.${DID}.external`, 'count'],
      [`device.${DID}.sizeout`, 'bytes'],
      [`device.${DID}.sizein`, 'bytes'],
    ]);
    expect(series[0]?.points).toEqual([
      { at: hoursAgo(4), value: 4 },
      { at: hoursAgo(3), value: undefined },
      { at: hoursAgo(2), value: 5 },
    ]);
    expect(series[3]).toMatchObject({ title: `Bytes out of device ${DID}`, link: { view: 'transfer', did: DID } });
  });

  it('are none where nothing was reported', () => {
    expect(deviceSeries(someFacts({ connections: connecting({}) }), DAY.endAt)).toEqual([]);
  });
});
