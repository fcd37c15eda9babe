// BW-NOW: volume in both directions with their shares, the peak with its time, and how far it stands above the average.
import type { Instant } from '../../domain/instant.ts';
import type { BandwidthStats } from '../../domain/stats.ts';
import { type Amount, addBoth, known, ratioOf, shareOf } from '../figures/known.ts';

export type BandwidthNow = Readonly<{
  totalGb: Amount;
  ingressGb: Amount;
  egressGb: Amount;
  /** Of both directions together. */
  ingressSharePercent: Amount;
  egressSharePercent: Amount;
  peakMbps: Amount;
  peakAt: Instant | undefined;
  averageMbps: Amount;
  averageIngressMbps: Amount;
  averageEgressMbps: Amount;
  /** Peak to average. */
  ratio: Amount;
}>;

export const MB_PER_GB = 1024;

export const gbOf = (mb: Amount): Amount => (mb === undefined ? undefined : known(mb / MB_PER_GB));

export const bandwidthNow = (stats: BandwidthStats | undefined): BandwidthNow => {
  const ingressMb = known(stats?.ingressMb);
  const egressMb = known(stats?.egressMb);
  const bothMb = addBoth(ingressMb, egressMb);
  const peakMbps = known(stats?.peak?.mbps);
  const averageIngressMbps = known(stats?.averageIngressMbps);
  const averageEgressMbps = known(stats?.averageEgressMbps);
  const averageMbps = known(stats?.averageTotalMbps) ?? addBoth(averageIngressMbps, averageEgressMbps);
  return {
    totalGb: gbOf(totalMbOf(stats)),
    ingressGb: gbOf(ingressMb),
    egressGb: gbOf(egressMb),
    ingressSharePercent: shareOf(ingressMb, bothMb),
    egressSharePercent: shareOf(egressMb, bothMb),
    peakMbps,
    peakAt: known(stats?.peak?.at),
    averageMbps,
    averageIngressMbps,
    averageEgressMbps,
    ratio: ratioOf(peakMbps, averageMbps),
  };
};

/** Both directions together where no total is reported. */
export const totalMbOf = (stats: BandwidthStats | undefined): Amount =>
  known(stats?.totalMb) ?? addBoth(known(stats?.ingressMb), known(stats?.egressMb));
