// Takes one look at an appliance for everything that rules and detectors find: statistics, flows, series and the devices that stand out.
import { deviceSeries } from '../analysis/device/device-series.ts';
import type { DeviceFacts, Facts } from '../analysis/facts.ts';
import type { Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import { failed, type Result, success } from '../domain/result.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import { type AskedRequest, type AskerOptions, createAsker, type PartFailure } from './asker.ts';
import type { Judge } from './judge/judge.ts';
import type { Needs } from './needs.ts';
import { type WindowChoice, windowAt } from './session/window-choice.ts';
import type { Snapshot } from './snapshot.ts';
import { takeSnapshot } from './take-snapshot.ts';

export type TakenFindings = Readonly<{
  findings: readonly Finding[];
  /** So many devices were looked at closely. */
  deviceCount: number;
  /** What could not be had, and was therefore not judged; what the look can do without, too. */
  failures: readonly PartFailure[];
  /** Nothing is missing of what was asked for, but perhaps of single devices. */
  isWhole: boolean;
  /** False of a finding about a device that was not looked at closely this time, or told only a part. */
  wasJudged(finding: Finding): boolean;
}>;

export type LookForFindings = Omit<AskerOptions, 'now'> &
  Readonly<{
    at: Instant;
    thresholds: Thresholds;
    judge: Judge;
    /** Of the profile; else the appliance's own word for it. */
    linkCapacityMbps?: number | undefined;
  }>;

const CLOSE_LOOKS = 10;
const STANDARD_PERIODS = [1, 6, 24, 168];

/** Fails only where nothing at all could be had. */
export const takeFindings = async (choice: WindowChoice, look: LookForFindings): Promise<Result<TakenFindings>> => {
  const { at, signal, judge, thresholds, linkCapacityMbps } = look;
  const snapshot = await takeSnapshot(createAsker({ ...look, now: () => at }), needsOf(choice, at), {
    source: { profile: '', host: '', isDemo: false },
    at,
    linkCapacityMbps,
    thresholds,
    judge: (facts, compared) => judge(facts, compared, signal),
  });
  const { asked, failures, suspects } = snapshot;
  const first = failures.find(({ isOptional }) => !isOptional);
  if (first !== undefined && asked.every(({ failure }) => failure !== undefined)) return failed(first.failure);
  return success({
    findings: await judge(factsIn(snapshot), thresholds, signal),
    deviceCount: suspects.length,
    failures,
    isWhole: asked.every((one) => one.failure === undefined || isOfDevice(one)),
    wasJudged: judgedOf(suspects),
  });
};

const needsOf = (choice: WindowChoice, at: Instant): Needs => ({
  window: windowAt(choice, at),
  statistics: {
    periods: [choice.hours, ...STANDARD_PERIODS],
    parts: ['security', 'mitre', 'bandwidth'],
    system: choice.kind === 'last',
  },
  traffic: { fulldevicedetails: true },
  transfers: true,
  series: ['security', 'connections', 'notices', 'bandwidth'],
  suspects: CLOSE_LOOKS,
});

const factsIn = ({ facts, suspects }: Snapshot): readonly Facts[] => [
  facts,
  ...suspects.map((device) => ({
    ...facts,
    statistics: undefined,
    traffic: undefined,
    device,
    series: deviceSeries(device, Math.min(facts.at, facts.window.endAt)),
  })),
];

const isOfDevice = ({ target }: AskedRequest): boolean => target.split('?', 1)[0]?.endsWith('deviceinfo') === true;

/** Rules on a device and its series come from a close look at it; what else names a device is told by the flows of all. */
const judgedOf = (suspects: readonly DeviceFacts[]): ((finding: Finding) => boolean) => {
  const known = new Set(suspects.filter(isKnownWhole).map(({ did }) => did));
  return ({ rule, entity: { did } }) => did === undefined || !/^(?:DEV|SER)-/.test(rule) || known.has(did);
};

const isKnownWhole = ({ connections, sent, received, peers }: DeviceFacts): boolean =>
  [connections, sent, received, peers].every((answer) => answer !== undefined);
