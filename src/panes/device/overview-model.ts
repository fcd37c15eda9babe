// Everything that the overview of a device shows, worked out step by step.
import type { Activity } from '../../analysis/device/activity.ts';
import { type Baseline, compareWithBaseline } from '../../analysis/device/baseline.ts';
import { type DestinationList, listDestinations } from '../../analysis/device/destinations.ts';
import { type Identity, identityOf } from '../../analysis/device/identity.ts';
import { type Indicator, listIndicators } from '../../analysis/device/indicators.ts';
import { assessRisk, type Risk } from '../../analysis/device/risk.ts';
import { listShares, type Shares } from '../../analysis/device/shares.ts';
import type { Transfer } from '../../analysis/device/transfer.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Steps } from '../parts/work.ts';
import { activityOf, transferOf } from './measured.ts';
import type { DeviceAsked } from './questions.ts';

export type OverviewModel = Readonly<{
  card: Identity | undefined;
  activity: Activity | undefined;
  transfer: Transfer | undefined;
  destinations: DestinationList | undefined;
  /** Where the appliance tells shares of what intervals leave out. */
  shares: Shares | undefined;
  baseline: Baseline | undefined;
  risk: Risk | undefined;
  indicators: readonly Indicator[] | undefined;
}>;

export function* overviewModel(asked: DeviceAsked, thresholds: Thresholds): Steps<OverviewModel> {
  const { facts, window } = asked;
  const card = identityOf(facts);
  yield;
  const activity = activityOf(asked);
  yield;
  const transfer = transferOf({ ...asked, thresholds });
  yield;
  const destinations = listDestinations(facts);
  yield;
  const shares = listShares(facts);
  yield;
  const baseline = compareWithBaseline(facts, window, thresholds);
  yield;
  return {
    card,
    activity,
    transfer,
    destinations,
    shares,
    baseline,
    risk: assessRisk(facts, window, thresholds),
    indicators: listIndicators(facts),
  };
}
