// Takes one look at an appliance for everything that rules and detectors find: statistics, flows, series and the devices that stand out.
import { deviceSeries } from '../analysis/device/device-series.ts';
import type { DeviceFacts, Facts } from '../analysis/facts.ts';
import { inReadingOrder } from '../analysis/judge.ts';
import type { Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import { failed, type Result, success } from '../domain/result.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { TimeWindow } from '../domain/window.ts';
import { type AskedRequest, type Asker, type AskerOptions, createAsker, type PartFailure } from './asker.ts';
import { collectSuspect, suspectsAmong } from './collect/collect-suspects.ts';
import type { Judge } from './judge/judge.ts';
import type { Needs } from './needs.ts';
import { type WindowChoice, windowAt } from './session/window-choice.ts';
import { takeSnapshot } from './take-snapshot.ts';

export type TakenFindings = Readonly<{
  findings: readonly Finding[];
  /** So many devices were looked at closely. */
  deviceCount: number;
  /** What could not be had, and was therefore not judged; what the look can do without, too. */
  failures: readonly PartFailure[];
  /** Path and query of each request of this look. */
  requests: readonly string[];
  /** Nothing is missing of what was asked for, but perhaps of single devices. */
  isWhole: boolean;
  /** The devices that were looked at closely and told everything. */
  closelyJudged: readonly number[];
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

/**
 * Fails only where nothing at all could be had. Each device is judged as soon as its answers are there, which are let go then: those of
 * all at once would be most of what a look needs.
 */
export const takeFindings = async (choice: WindowChoice, look: LookForFindings): Promise<Result<TakenFindings>> => {
  const asker = createAsker({ ...look, now: () => look.at });
  const network = await judgeNetwork(asker, choice, look);
  const first = asker.failures().find(({ isOptional }) => !isOptional);
  if (first !== undefined && asker.asked().every(({ failure }) => failure !== undefined)) return failed(first.failure);
  const devices = await judgeDevices(asker, network, look);
  const asked = asker.asked();
  const closelyJudged = devices.filter((device) => device.isKnownWhole).map(({ did }) => did);
  return success({
    findings: inReadingOrder([network, ...devices].flatMap(({ findings }) => findings)),
    deviceCount: devices.length,
    failures: asker.failures(),
    requests: asked.map(({ target }) => target),
    isWhole: asked.every((one) => one.failure === undefined || isOfDevice(one)),
    closelyJudged,
    wasJudged: (finding) => wasJudgedClosely(finding, closelyJudged),
  });
};

type JudgedNetwork = Readonly<{ findings: readonly Finding[]; suspects: readonly number[]; window: TimeWindow }>;

/** Gives no facts back, so that the flows go, too, before devices are asked for. */
const judgeNetwork = async (
  asker: Asker,
  choice: WindowChoice,
  { at, signal, judge, thresholds, linkCapacityMbps }: LookForFindings,
): Promise<JudgedNetwork> => {
  const source = { profile: '', host: '', isDemo: false };
  const { facts } = await takeSnapshot(asker, needsOf(choice, at), { source, at, linkCapacityMbps, thresholds });
  const findings = await judge([facts], thresholds, signal);
  return { findings, suspects: suspectsAmong(findings, facts, CLOSE_LOOKS), window: facts.window };
};

/** The client lets four requests through at once, and each device takes three. */
const DEVICES_AT_ONCE = 2;

const judgeDevices = async (
  asker: Asker,
  { suspects, window }: JudgedNetwork,
  look: LookForFindings,
): Promise<readonly JudgedDevice[]> => {
  const judged: JudgedDevice[] = [];
  const waiting = suspects.entries();
  const judgeNext = async (): Promise<void> => {
    for (const [place, did] of waiting) judged[place] = await judgeDevice(asker, did, window, look);
  };
  await Promise.all(Array.from({ length: DEVICES_AT_ONCE }, judgeNext));
  return judged;
};

type JudgedDevice = Readonly<{ did: number; findings: readonly Finding[]; isKnownWhole: boolean }>;

const judgeDevice = async (
  asker: Asker,
  did: number,
  window: TimeWindow,
  { at, signal, judge, thresholds }: LookForFindings,
): Promise<JudgedDevice> => {
  const device = await collectSuspect(asker, did, { isOptional: true, isForOne: true });
  const series = deviceSeries(device, Math.min(at, window.endAt));
  const facts: Facts = { at, window, statistics: undefined, traffic: undefined, device, series };
  return { did, findings: await judge([facts], thresholds, signal), isKnownWhole: isKnownWhole(device) };
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
  appliance: choice.kind === 'last',
  series: ['security', 'connections', 'notices', 'bandwidth'],
});

const isOfDevice = ({ target }: AskedRequest): boolean => target.split('?', 1)[0]?.endsWith('deviceinfo') === true;

/** Rules on a device and its series come from a close look at it; what else names a device is told by the flows of all. */
export const wasJudgedClosely = ({ rule, entity: { did } }: Finding, closelyJudged: readonly number[]): boolean =>
  did === undefined || !/^(?:DEV|SER)-/.test(rule) || closelyJudged.includes(did);

const isKnownWhole = ({ connections, sent, received, peers }: DeviceFacts): boolean =>
  [connections, sent, received, peers].every((answer) => answer !== undefined);
