// BW-DEPLOYMENT: what the cSensor agents saw against what the network sensors saw.
import type { BandwidthStats } from '../../domain/stats.ts';
import { type Amount, addBoth, shareOf } from '../figures/known.ts';
import { gbOf, totalMbOf } from './bandwidth-now.ts';

export type DeploymentSplit = Readonly<{
  /** False where one of the two was refused or told no volume; then there are no shares. */
  isAvailable: boolean;
  totalGb: Amount;
  csensorGb: Amount;
  networkGb: Amount;
  csensorSharePercent: Amount;
  networkSharePercent: Amount;
}>;

export const deploymentSplit = (
  csensor: BandwidthStats | undefined,
  network: BandwidthStats | undefined,
): DeploymentSplit => {
  const csensorMb = totalMbOf(csensor);
  const networkMb = totalMbOf(network);
  const bothMb = addBoth(csensorMb, networkMb);
  return {
    isAvailable: bothMb !== undefined,
    totalGb: gbOf(bothMb),
    csensorGb: gbOf(csensorMb),
    networkGb: gbOf(networkMb),
    csensorSharePercent: shareOf(csensorMb, bothMb),
    networkSharePercent: shareOf(networkMb, bothMb),
  };
};
