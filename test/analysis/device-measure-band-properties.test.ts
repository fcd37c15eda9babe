// What holds for the bands of similar devices whatever an appliance sends.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithBaseline } from '../../src/analysis/device/baseline.ts';
import { measureBand } from '../../src/analysis/device/measure-band.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { DeviceAnswer, DeviceSeries } from '../../src/domain/device.ts';
import { aConnectionInterval, anAnswer, aTransferInterval, DAY, hoursAgo, someFacts } from './device-builders.ts';
import { bandAmong, MEASURES, sidesOf } from './peer-bands.ts';
import { standardThresholds } from './standard-thresholds.ts';

const wild = fc.constantFrom(undefined, 0, -1, 0.5, 1e308, Number.MAX_VALUE, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);
const amount = fc.oneof(fc.nat(1_000), fc.nat(1_000_000_000), wild);

const factsWith = (value: fc.Arbitrary<number | undefined>): fc.Arbitrary<DeviceFacts> => {
  const hour = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 4 }), weight: 4 }, fc.integer({ min: 5, max: 30 }));
  const counted = fc
    .array(fc.record({ at: hour.map(hoursAgo), a: value, b: value, c: value }), { maxLength: 8 })
    .map((told): DeviceSeries => {
      const intervals = told.map(({ at, a, b, c }) =>
        aConnectionInterval({ at, connections: a, uniqueDestinations: b, externalConnections: c }),
      );
      return { kind: 'connections', intervals };
    });
  const moved = (kind: 'sent' | 'received') =>
    fc
      .array(fc.record({ at: hour.map(hoursAgo), bytes: value }), { maxLength: 8 })
      .map((told): DeviceSeries => ({ kind, intervals: told.map(aTransferInterval) }));
  const answers = (series: fc.Arbitrary<DeviceSeries>) => {
    const maybe = fc.option(series, { nil: undefined, freq: 6 });
    const peer = fc.record({
      did: fc.nat(99),
      hostname: fc.constantFrom(undefined, 'one', 'other'),
      score: fc.constantFrom(undefined, 0, 0.4, 1, 7),
      series: maybe,
    });
    const similar = fc.uniqueArray(peer, { maxLength: 7, selector: ({ did }) => did });
    return fc.option(fc.record({ series: maybe, similar }).map(anAnswer), { nil: undefined, freq: 6 });
  };
  return fc
    .record({
      intervalHours: fc.constantFrom(1, 4),
      connections: answers(counted),
      peers: answers(counted),
      sent: answers(moved('sent')),
      peersSent: answers(moved('sent')),
      peersReceived: answers(moved('received')),
    })
    .map(someFacts);
};

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

const bandsOf = (facts: DeviceFacts) => MEASURES.map((measure) => measureBand(facts, DAY, measure));

describe('whatever came', () => {
  it('the band of connections has the figures of the baseline that the report tells', () => {
    let compared = 0;
    fc.assert(
      fc.property(factsWith(amount), (facts) => {
        const band = measureBand(facts, DAY, 'connections');
        const reported = compareWithBaseline(facts, DAY, standardThresholds())?.band ?? [];
        if (band === undefined) expect(reported.filter(({ median }) => median !== undefined)).toEqual([]);
        else {
          compared += band.points.some(({ median }) => median !== undefined) ? 1 : 0;
          expect(band.points.map(({ value, ...rest }) => ({ connections: value, ...rest }))).toEqual(reported);
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  it('no figure is NaN or infinite, none is below nothing, and what lies outside is counted', () => {
    fc.assert(
      fc.property(factsWith(amount), (facts) => {
        for (const band of bandsOf(facts)) {
          expect(numbersIn(band).filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
          const sides = sidesOf(band) ?? [];
          expect(sides.filter((side) => side === 'above')).toHaveLength(band?.above ?? 0);
          expect(sides.filter((side) => side === 'below')).toHaveLength(band?.below ?? 0);
        }
      }),
    );
  });

  it('outside is beyond the ends of the band, and inside is between them', () => {
    const isAbove = (value: number, end: number): boolean => value > end * (1 + 1e-9) + 1e-6;
    fc.assert(
      fc.property(factsWith(fc.nat(1_000_000)), (facts) => {
        const points = bandsOf(facts).flatMap((band) => band?.points ?? []);
        for (const { value, low = 0, median = 0, high = Number.POSITIVE_INFINITY, outside } of points) {
          expect(isAbove(low, median) || isAbove(median, high)).toBe(false);
          if (value !== undefined && outside !== 'above') expect(isAbove(value, high)).toBe(false);
          if (value !== undefined && outside !== 'below') expect(isAbove(low, value)).toBe(false);
          if (outside === 'above') expect(isAbove(high, value ?? 0)).toBe(false);
          if (outside === 'below') expect(isAbove(value ?? 0, low)).toBe(false);
        }
      }),
    );
  });

  it('the order of arrival never shows', () => {
    const flipped = (answer: DeviceAnswer | undefined): DeviceAnswer | undefined =>
      answer && {
        ...answer,
        series: answer.series && flip(answer.series),
        similar: answer.similar?.map((peer) => ({ ...peer, series: peer.series && flip(peer.series) })).toReversed(),
      };
    const flip = (series: DeviceSeries): DeviceSeries =>
      series.kind === 'connections'
        ? { ...series, intervals: series.intervals.toReversed() }
        : { ...series, intervals: series.intervals.toReversed() };
    fc.assert(
      fc.property(factsWith(fc.nat(1_000_000)), (facts) => {
        const { connections, peers, sent, peersSent, peersReceived } = facts;
        const other = Object.fromEntries(
          Object.entries({ connections, peers, sent, peersSent, peersReceived }).map(([name, answer]) => [
            name,
            flipped(answer),
          ]),
        );
        expect(bandsOf({ ...facts, ...other })).toEqual(bandsOf(facts));
      }),
    );
  });

  it('bytes that are a thousand times as many lie outside in the same intervals', () => {
    const bytes = fc.array(fc.array(fc.integer({ min: 100, max: 5_000 }), { minLength: 6, maxLength: 6 }), {
      minLength: 4,
      maxLength: 7,
    });
    const sides = (rows: readonly (readonly number[])[], times: number) => {
      const [own = {}, ...peers] = rows.map((row) =>
        Object.fromEntries(row.map((value, index) => [index + 1, value * times])),
      );
      return sidesOf(bandAmong('sent', own, peers));
    };
    fc.assert(
      fc.property(bytes, (rows) => {
        expect(sides(rows, 1_024)).toEqual(sides(rows, 1));
      }),
    );
  });
});
