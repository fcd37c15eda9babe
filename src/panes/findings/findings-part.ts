// Everything that rules and detectors find: one look at statistics, flows, series and the devices that stand out, judged apart from the keys.
import { deviceSeries } from '../../analysis/device/device-series.ts';
import type { Facts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { failed, success } from '../../domain/result.ts';
import { createAsker } from '../../live/asker.ts';
import type { Needs } from '../../live/needs.ts';
import type { Part } from '../../live/part.ts';
import { formatWindow, type WindowChoice, windowAt } from '../../live/session/window-choice.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import { takeSnapshot } from '../../live/take-snapshot.ts';

export type FindingsAnswer = Readonly<{
  findings: readonly Finding[];
  deviceCount: number;
  /** What could not be had, and was therefore not judged. */
  missing: readonly string[];
}>;

/** Many requests: never more often than this. */
const LEAST_INTERVAL_MS = 5 * MINUTE_MS;
const CLOSE_LOOKS = 10;
const STANDARD_PERIODS = [1, 6, 24, 168];

export const findingsPart = (choice: WindowChoice): Part<FindingsAnswer> => ({
  key: `findings ${formatWindow(choice)}`,
  topic: 'summary',
  name: `findings, ${formatWindow(choice)}`,
  leastIntervalMs: LEAST_INTERVAL_MS,
  isFixed: choice.kind === 'span',
  ask: async ({ client, fetchFlows, at, signal, onProgress, judge, thresholds }) => {
    const asker = createAsker({
      client,
      fetchFlows,
      now: () => at,
      signal,
      onProgress: ({ bytes }) => onProgress({ bytes, rows: undefined }),
    });
    const snapshot = await takeSnapshot(asker, needsOf(choice, at), {
      source: { profile: '', host: '', isDemo: false },
      at,
      linkCapacityMbps: undefined,
      thresholds,
      judge: (facts, compared) => judge(facts, compared, signal),
    });
    const failures = snapshot.failures.filter(({ isOptional }) => !isOptional);
    const [first] = failures;
    if (first !== undefined && snapshot.asked.every(({ failure }) => failure !== undefined))
      return failed(first.failure);
    const findings = await judge(factsIn(snapshot), thresholds, signal);
    return success({ findings, deviceCount: snapshot.suspects.length, missing: failures.map(({ part }) => part) });
  },
});

const needsOf = (choice: WindowChoice, at: number): Needs => ({
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
