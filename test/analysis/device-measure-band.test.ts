// The band of similar devices for each measure: what it is made of, where it is missing, and on which scale it lies.
import { describe, expect, it } from 'vitest';
import { measureBand } from '../../src/analysis/device/measure-band.ts';
import { anAnswer, connecting, DAY, hoursAgo, sending, someFacts } from './device-builders.ts';
import { alike, among, asked, bandAmong, MEASURES, seriesOf, sidesOf } from './peer-bands.ts';

describe.each(MEASURES)('the band of %s', (measure) => {
  it('marks and counts the intervals that lie outside of what the peers did in the same ones', () => {
    const peers = alike(3, { 4: 1_000, 3: 1_000, 2: 1_000, 1: 1_000 });
    const band = bandAmong(measure, { 4: 1_100, 3: 9_000, 2: 8_000, 1: 30 }, peers);
    expect(band).toMatchObject({ measure, intervalHours: 1, devices: 3, above: 2, below: 1 });
    expect(sidesOf(band)).toEqual([undefined, 'above', 'above', 'below']);
    expect(band?.points[0]).toMatchObject({ at: hoursAgo(4), value: 1_100, median: expect.closeTo(1_000) });
  });

  it('shows a gap where neither the device nor a peer told anything, and the peers where only the device did not', () => {
    const band = bandAmong(measure, { 4: 10, 1: 10 }, alike(3, { 4: 10, 3: 10, 1: 10 }));
    expect(band?.points.map(({ at, value }) => [at, value])).toEqual([
      [hoursAgo(4), 10],
      [hoursAgo(3), undefined],
      [hoursAgo(2), undefined],
      [hoursAgo(1), 10],
    ]);
    expect(band?.points.map(({ median }) => median !== undefined)).toEqual([true, true, false, true]);
  });

  it('is missing where fewer than three peers that were awake told something', () => {
    const [full, half] = [
      { 2: 100, 1: 100 },
      { 2: 100, 1: undefined },
    ];
    const band = bandAmong(measure, { 2: 9_000, 1: 9_000 }, [full, full, half]);
    expect(sidesOf(band)).toEqual(['above', undefined]);
    expect(band?.points[1]).toMatchObject({ value: 9_000, low: undefined, median: undefined, high: undefined });
    expect(bandAmong(measure, { 1: 9_000 }, [full, full])).toMatchObject({ devices: 2, above: 0, below: 0 });
  });

  it('is not there without a peer that told this measure', () => {
    expect(measureBand(someFacts(), DAY, measure)).toBeUndefined();
    expect(bandAmong(measure, { 1: 5 }, [])).toBeUndefined();
    expect(bandAmong(measure, { 1: 5 }, alike(3, {}))).toBeUndefined();
    expect(bandAmong(measure, { 1: 5 }, alike(3, { 1: undefined }))).toBeUndefined();
    // Told, but long before the window.
    expect(bandAmong(measure, { 1: 5 }, alike(3, { 99: 5 }))).toBeUndefined();
    const silent = { did: 1, hostname: 'silent', score: 0.5, series: undefined };
    const facts = asked(measure, anAnswer({ series: seriesOf(measure, { 1: 5 }), similar: [silent] }));
    expect(measureBand(facts, DAY, measure)).toBeUndefined();
  });

  it('is that of its own answer: no other measure stands in for it', () => {
    const others = MEASURES.filter((other) => other !== measure);
    for (const other of others) {
      expect(measureBand(among(other, { 1: 5 }, alike(4, { 1: 5 })), DAY, measure)).toBeUndefined();
    }
  });

  it('never says below of nothing, where the peers did next to nothing', () => {
    const band = bandAmong(measure, { 3: 0, 2: 0, 1: 0 }, alike(4, { 3: 1_000, 2: 1, 1: 0 }));
    expect(sidesOf(band)).toEqual(['below', undefined, undefined]);
  });

  it('is of the window only', () => {
    const band = bandAmong(measure, { 40: 10, 30: 10, 1: 10 }, alike(3, { 35: 10, 2: 10, 1: 10 }));
    expect(band?.points.map(({ at }) => at)).toEqual([hoursAgo(2), hoursAgo(1)]);
  });

  it('is moved by no single strange peer', () => {
    const usual = { 1: 1_000 };
    const strange = bandAmong(measure, { 1: 1_000 }, [...alike(4, usual), { 1: 9_000_000 }]);
    expect(strange?.points[0]).toMatchObject({ median: expect.closeTo(1_000), outside: undefined });
    expect(strange?.points[0]?.high).toBeLessThan(4_000);
  });
});

describe('a peer that was asleep', () => {
  it.each(['connections', 'sent', 'received'] as const)('draws no band of %s down', (measure) => {
    const hours = { 2: 500, 1: 500 };
    const asleep = { 2: 0, 1: 0 };
    const band = bandAmong(measure, { 2: 500, 1: 9_000 }, [...alike(3, hours), ...alike(4, asleep)]);
    expect(band).toMatchObject({ devices: 3, above: 1 });
    expect(band?.points).toEqual(bandAmong(measure, { 2: 500, 1: 9_000 }, alike(3, hours))?.points);
  });

  it('leaves points without a band where all of them were', () => {
    expect(bandAmong('sent', { 1: 7 }, alike(4, { 1: 0 }))).toMatchObject({
      devices: 0,
      points: [{ value: 7, median: undefined, outside: undefined }],
    });
  });

  it('is not one that spoke, though never with the outside', () => {
    const peers = alike(3, { 2: 0, 1: 0 });
    const band = measureBand(among('externalConnections', { 2: 0, 1: 40 }, peers, 80), DAY, 'externalConnections');
    expect(band).toMatchObject({ devices: 3, above: 1, points: [{ median: 0 }, { outside: 'above' }] });
  });
});

it('counts are compared in halves of one', () => {
  const band = bandAmong('uniqueDestinations', { 2: 0, 1: 100 }, alike(3, { 2: 0, 1: 100 }));
  expect(band?.points[0]?.high).toBeCloseTo(0.5 * Math.exp(3) - 0.5);
  expect(band?.points[1]?.high).toBeCloseTo(100.5 * Math.exp(1.05) - 0.5);
});

describe('bytes', () => {
  it('are compared in tenths of what a typical peer moves in an interval', () => {
    const band = bandAmong('sent', { 2: 1_000, 1: 1_000 }, alike(3, { 2: 1_000, 1: 1_000 }));
    expect(band?.points[0]?.high).toBeCloseTo(1_100 * Math.exp(1.05) - 100);
    expect(band?.points[0]?.low).toBeCloseTo(1_100 * Math.exp(-1.05) - 100);
    // Peers that sent nothing in this interval: one event at most, which varies by a factor of e.
    const night = bandAmong('received', { 1: 0 }, alike(3, { 2: 2_000, 1: 0 }));
    expect(night?.points.at(-1)?.high).toBeCloseTo(100 * Math.exp(3) - 100);
  });

  const day = Object.fromEntries(Array.from({ length: 12 }, (_, hour) => [hour + 2, 20_000_000]));

  it.each([
    ['a few kilobytes', 5_000, undefined],
    ['as much as in an hour of the day', 20_000_000, undefined],
    ['three times as much as in an hour of the day', 60_000_000, 'above'],
  ])('in a silent hour of busy peers: %s', (_what, bytes, side) => {
    expect(sidesOf(bandAmong('sent', { ...day, 1: bytes }, alike(4, { ...day, 1: 0 })))?.at(-1)).toBe(side);
  });

  it('that no network has moved still compare', () => {
    const most = { 1: Number.MAX_VALUE };
    expect(sidesOf(bandAmong('sent', most, alike(3, most)))).toEqual([undefined]);
    expect(sidesOf(bandAmong('sent', { 1: 5 }, alike(3, most)))).toEqual(['below']);
  });

  it('are those of the answer that the peers came in, cut into the same intervals', () => {
    const facts = among('sent', { 1: 1_000 }, alike(3, { 1: 1_000 }));
    const other = { ...facts, sent: sending({ at: hoursAgo(3), bytes: 77 }) };
    expect(measureBand(other, DAY, 'sent')?.points).toEqual(measureBand(facts, DAY, 'sent')?.points);
    const without = { ...other, peersSent: { ...anAnswer(), similar: other.peersSent?.similar } };
    expect(measureBand(without, DAY, 'sent')?.points.map(({ value }) => value)).toEqual([77, undefined, undefined]);
    expect(measureBand({ ...without, sent: connecting({}) }, DAY, 'sent')).toBeUndefined();
  });
});
