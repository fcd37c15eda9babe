// The rules of a device against those that resemble it: by the document's mean, with the robust comparison deciding how grave it is.
import type { Severity } from '../../domain/finding.ts';
import { periodName, type TimeWindow } from '../../domain/window.ts';
import { formatCount, formatPercent } from '../../text/units.ts';
import { type Baseline, busyPastOf, type Comparison, compareWithBaseline } from '../device/baseline.ts';
import { makeDeviceFinding } from '../device/device-finding.ts';
import { counted, type DeviceJudge, deviceRule } from '../device/device-rule.ts';
import type { RuleFamily } from '../rule.ts';

type Given = Parameters<DeviceJudge>;

/** Undefined too where the peers did too little to be a measure of anything. */
const baselineOf: (...given: Given) => Baseline | undefined = (facts, window, thresholds) => {
  const baseline = compareWithBaseline(facts, window, thresholds);
  return (baseline?.connections.baseline ?? 0) >= thresholds.dev_baseline_connections ? baseline : undefined;
};

/** Above or at times the peers' mean; their mean may be nothing, and then any value is above it. */
const isAbove = ({ value, baseline }: Comparison, times: number): boolean =>
  value !== undefined && baseline !== undefined && value > times * baseline;

/** High only far from the peers by the robust measure, and only for a device that does not do as much on its busy days. */
const severityOf = ({ measure, value = 0, robust }: Comparison, times: number, given: Given): Severity => {
  const [facts, window, thresholds] = given;
  if ((robust?.units ?? 0) <= thresholds.dev_baseline_high_deviations) return 'medium';
  const busy = busyPastOf(facts, window, measure);
  return busy === undefined || value > times * busy ? 'high' : 'medium';
};

const timesText = (ratio: number | undefined): string =>
  ratio === undefined ? 'where its peers have none' : `${formatCount(ratio, ratio < 1 ? 2 : 1)} times its peers`;

/** `write` writes an amount with its unit. */
const againstPeers = (
  { value, baseline, devices, usual, robust }: Comparison,
  window: TimeWindow,
  write: (amount: number | undefined) => string,
): string => {
  const mean = `${write(value)} in ${periodName(window.hours)}; the mean of ${counted(devices, 'similar device')} is ${write(baseline)}.`;
  const own = usual === undefined ? '' : ` Its own usual is ${write(usual)}.`;
  if (robust === undefined) return `${mean} Too few peers to tell how much such devices differ.${own}`;
  const side = robust.units < 0 ? 'below' : 'above';
  return `${mean} Their median is ${write(robust.median)}, the device is ${formatCount(Math.abs(robust.units), 1)} deviations ${side} it.${own}`;
};

const connections = (count: number | undefined): string => counted(count, 'connection');

const oddVolume = deviceRule(
  'DEV-R1',
  'A device makes far more or far fewer connections than its peers.',
  (facts, window, thresholds) => {
    const compared = baselineOf(facts, window, thresholds)?.connections;
    if (compared?.value === undefined || compared.baseline === undefined) return [];
    const { dev_r1_high_ratio: high, dev_r1_low_ratio: low } = thresholds;
    const isHigh = isAbove(compared, high);
    if (!isHigh && compared.value >= low * compared.baseline) return [];
    return [
      makeDeviceFinding(facts, window, {
        rule: 'DEV-R1',
        severity: isHigh ? severityOf(compared, high, [facts, window, thresholds]) : 'medium',
        key: [isHigh ? 'high' : 'low'],
        title: `unusually ${isHigh ? 'high' : 'low'} connection volume, ${timesText(compared.ratio)}`,
        evidence: againstPeers(compared, window, connections),
        value: compared.ratio,
        threshold: isHigh ? high : low,
        action: isHigh
          ? 'Find which destinations and ports the connections go to, and what on the device makes them.'
          : 'See whether the device is switched off, isolated, or no longer seen by its sensor.',
        view: 'peers',
      }),
    ];
  },
);

const oddDiversity = deviceRule(
  'DEV-R2',
  'A device speaks with far more destinations than its peers.',
  (facts, window, thresholds) => {
    const compared = baselineOf(facts, window, thresholds)?.uniqueDestinations;
    if (compared === undefined || !isAbove(compared, thresholds.dev_r2_ratio)) return [];
    const write = (mean: number | undefined): string => `${formatCount(mean, 1)} unique destinations per interval`;
    return [
      makeDeviceFinding(facts, window, {
        rule: 'DEV-R2',
        severity: severityOf(compared, thresholds.dev_r2_ratio, [facts, window, thresholds]),
        title: `unusually high destination diversity, ${timesText(compared.ratio)}`,
        evidence: againstPeers(compared, window, write),
        value: compared.ratio,
        threshold: thresholds.dev_r2_ratio,
        action: 'Look through its destinations for a scan, for lateral movement or for a new service.',
        view: 'peers',
      }),
    ];
  },
);

const oddExternalShare = deviceRule(
  'DEV-R3',
  'A device goes outside far more than its peers.',
  (facts, window, thresholds) => {
    const baseline = baselineOf(facts, window, thresholds);
    const compared = baseline?.externalRatio;
    const least = thresholds.dev_baseline_connections;
    if (compared === undefined || !isAbove(compared, thresholds.dev_r3_ratio)) return [];
    // A share of a handful of connections is noise, however large.
    if ((baseline?.own.externalConnections ?? 0) < least) return [];
    const write = (ratio: number | undefined): string =>
      `${formatPercent(ratio === undefined ? undefined : 100 * ratio)} of connections outside`;
    return [
      makeDeviceFinding(facts, window, {
        rule: 'DEV-R3',
        severity: severityOf(compared, thresholds.dev_r3_ratio, [facts, window, thresholds]),
        title: `unusually high external communication, ${timesText(compared.ratio)}`,
        evidence: `${againstPeers(compared, window, write)} External: ${connections(baseline?.own.externalConnections)}.`,
        value: compared.ratio,
        threshold: thresholds.dev_r3_ratio,
        action: 'Review its external destinations and countries, the newest first.',
        view: 'peers',
      }),
    ];
  },
);

export const PEER_RULES: RuleFamily = [oddVolume, oddDiversity, oddExternalShare];
