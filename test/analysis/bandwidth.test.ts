// The bandwidth analyses, against the document's figures and against percentages that do not add up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandwidthNow } from '../../src/analysis/bandwidth/bandwidth-now.ts';
import { bandwidthTrends } from '../../src/analysis/bandwidth/bandwidth-trend.ts';
import { deploymentSplit } from '../../src/analysis/bandwidth/deployment-split.ts';
import { protocolShares } from '../../src/analysis/bandwidth/protocol-shares.ts';
import type { ProtocolShare } from '../../src/domain/stats.ts';
import { documentedBandwidth } from './documented-statistics.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aPeriod, someBandwidth } from './statistics-facts.ts';

describe('the bandwidth in use', () => {
  it('is that of the documented answer, in GB of 1024 MB', async () => {
    const now = bandwidthNow(await documentedBandwidth());
    expect(now).toMatchObject({
      totalGb: 23,
      ingressGb: 15,
      egressGb: 8,
      peakMbps: 1_024,
      peakAt: Date.parse('2024-01-15T14:30:00Z'),
      averageMbps: 392,
      averageIngressMbps: 256,
      averageEgressMbps: 136,
    });
    expect(now.ingressSharePercent).toBeCloseTo(65.217, 3);
    expect(now.egressSharePercent).toBeCloseTo(34.783, 3);
    expect(now.ratio).toBeCloseTo(2.612, 3);
  });

  it('has no shares of nothing, no ratio to an average of 0, and no total from one side', () => {
    expect(bandwidthNow(someBandwidth({ ingressMb: 0, egressMb: 0 })).ingressSharePercent).toBeUndefined();
    expect(bandwidthNow(someBandwidth({ ingressMb: 5 }))).toMatchObject({
      totalGb: undefined,
      ingressSharePercent: undefined,
    });
    const flat = someBandwidth({ peak: { at: undefined, mbps: 9 }, averageTotalMbps: 0 });
    expect(bandwidthNow(flat).ratio).toBeUndefined();
  });

  it('adds both directions where no total was reported', () => {
    const now = bandwidthNow(
      someBandwidth({ ingressMb: 1024, egressMb: 2048, averageIngressMbps: 1, averageEgressMbps: 2 }),
    );
    expect(now).toMatchObject({ totalGb: 3, averageMbps: 3 });
  });
});

describe('the shares of protocols', () => {
  const rows = (protocols: readonly Partial<ProtocolShare>[], totalMb?: number) =>
    protocolShares(
      someBandwidth({
        totalMb,
        protocols: protocols.map((one) => ({ protocol: 'X', percent: undefined, mb: undefined, ...one })),
      }),
    ).protocols?.map((row) => [row.protocol, row.sharePercent, row.sizeMb]);

  it('of the documented answer stand with the rest of 19 % and 4,469 MB as "other"', async () => {
    const { protocols = [] } = protocolShares(await documentedBandwidth());
    expect(protocols.map(({ protocol, sizeMb }) => [protocol, sizeMb])).toEqual([
      ['HTTPS', 10_651],
      ['HTTP', 5_441],
      ['SSH', 2_991],
      ['other', 4_469],
    ]);
    expect(protocols[0]).toMatchObject({ sharePercent: 45.2, sizeGb: 10_651 / 1_024 });
    expect(protocols[3]?.sharePercent).toBeCloseTo(19, 9);
  });

  it('shrink together where they add up to more than 100', () => {
    expect(
      rows([
        { protocol: 'A', percent: 150 },
        { protocol: 'B', percent: 50 },
      ]),
    ).toEqual([
      ['A', 75, undefined],
      ['B', 25, undefined],
    ]);
  });

  it('come from the volumes where no percentages were sent', () => {
    expect(
      rows(
        [
          { protocol: 'A', mb: 10 },
          { protocol: 'B', mb: 30 },
        ],
        100,
      ),
    ).toEqual([
      ['B', 30, 30],
      ['A', 10, 10],
      ['other', 60, 60],
    ]);
    expect(
      rows([
        { protocol: 'A', mb: 10 },
        { protocol: 'B', mb: 30 },
      ]),
    ).toEqual([
      ['B', 75, 30],
      ['A', 25, 10],
    ]);
  });

  it('keep a protocol of which nothing is known, whose share is then part of the rest', () => {
    expect(rows([{ protocol: 'A', percent: 60 }, { protocol: 'B' }])).toEqual([
      ['A', 60, undefined],
      ['B', undefined, undefined],
      ['other', 40, undefined],
    ]);
  });

  it("join the appliance's own rest with ours", () => {
    expect(
      rows([
        { protocol: 'Other', percent: 10, mb: 5 },
        { protocol: 'A', percent: 60 },
      ]),
    ).toEqual([
      ['A', 60, undefined],
      ['other', 40, 5],
    ]);
  });

  it('are all "other" where the appliance names nothing else, and none where it names nothing', () => {
    expect(rows([{ protocol: 'other', percent: 10 }])).toEqual([['other', 100, undefined]]);
    expect(rows([])).toEqual([]);
    expect(protocolShares(someBandwidth()).protocols).toBeUndefined();
  });

  it('add up to 100 whatever percentages were sent, in whatever order', () => {
    const percent = fc.oneof(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.constant(undefined),
      fc.integer({ max: -1 }),
    );
    const list = fc.uniqueArray(
      fc.record({ protocol: fc.string({ minLength: 1 }), percent, mb: fc.option(fc.nat(), { nil: undefined }) }),
      {
        selector: ({ protocol }) => protocol,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(list, fc.option(fc.nat(), { nil: undefined }), (protocols, totalMb) => {
        const told = protocolShares(someBandwidth({ protocols, totalMb })).protocols ?? [];
        const shares = told.map(({ sharePercent }) => sharePercent).filter((share) => share !== undefined);
        if (shares.length > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
        const reversed = protocolShares(someBandwidth({ protocols: protocols.toReversed(), totalMb })).protocols;
        expect(reversed).toEqual(told);
      }),
    );
  });
});

describe('the split between agents and sensors', () => {
  it('holds both volumes with their shares', () => {
    const split = deploymentSplit(someBandwidth({ totalMb: 1_024 }), someBandwidth({ totalMb: 3_072 }));
    expect(split).toEqual({
      isAvailable: true,
      totalGb: 4,
      csensorGb: 1,
      networkGb: 3,
      csensorSharePercent: 25,
      networkSharePercent: 75,
    });
  });

  it('is not available where one of the two was refused, and still tells the other', () => {
    expect(deploymentSplit(undefined, someBandwidth({ totalMb: 3_072 }))).toMatchObject({
      isAvailable: false,
      networkGb: 3,
      networkSharePercent: undefined,
    });
  });
});

describe('the trend of bandwidth', () => {
  const used = (hours: number, totalMb: number | undefined) =>
    aPeriod(hours, { bandwidth: someBandwidth({ totalMb }) });

  it('holds each period against the next longer one, so that a quiet hour after a busy week decreases', () => {
    const { trends } = bandwidthTrends([used(1, 100), used(24, 4_800), used(168, 33_600)], standardThresholds());
    expect(trends).toEqual([
      {
        recentPeriod: '1h',
        longPeriod: '24h',
        recentPerHourMb: 100,
        longPerHourMb: 200,
        changePercent: -50,
        direction: 'decreasing',
      },
      {
        recentPeriod: '24h',
        longPeriod: '7d',
        recentPerHourMb: 200,
        longPerHourMb: 200,
        changePercent: 0,
        direction: 'stable',
      },
    ]);
  });

  it('keeps the row of a pair of which one side is unknown, and is empty with one period', () => {
    const { trends } = bandwidthTrends([used(1, undefined), used(24, 4_800)], standardThresholds());
    expect(trends).toMatchObject([{ recentPerHourMb: undefined, longPerHourMb: 200, direction: undefined }]);
    expect(bandwidthTrends([used(24, 1)], standardThresholds()).trends).toEqual([]);
  });
});
