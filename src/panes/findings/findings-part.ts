// Everything that rules and detectors find: one look at statistics, flows, series and the devices that stand out, judged apart from the keys.
import { type TrackedFindings, trackFindings } from '../../analysis/findings/track-findings.ts';
import type { Finding } from '../../domain/finding.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { success } from '../../domain/result.ts';
import type { Part } from '../../live/part.ts';
import { formatWindow, type WindowChoice } from '../../live/session/window-choice.ts';
import { takeFindings } from '../../live/take-findings.ts';

export type FindingsAnswer = Readonly<{
  findings: readonly Finding[];
  deviceCount: number;
  /** What could not be had, and was therefore not judged. */
  missing: readonly string[];
  /** Path and query of what was asked. */
  requests?: readonly string[] | undefined;
  /** How often each was found, and since when; of the looks at this window by this console. */
  tracked?: TrackedFindings | undefined;
}>;

/** Many requests: never more often than this. */
const LEAST_INTERVAL_MS = 5 * MINUTE_MS;

export const findingsPart = (choice: WindowChoice): Part<FindingsAnswer> => ({
  key: `findings ${formatWindow(choice)}`,
  topic: 'summary',
  name: `findings, ${formatWindow(choice)}`,
  leastIntervalMs: LEAST_INTERVAL_MS,
  isFixed: choice.kind === 'span',
  ask: async (asking) => {
    const taken = await takeFindings(choice, {
      ...asking,
      judge: (facts, thresholds, signal) => asking.judge(facts, thresholds, signal, { withCourses: true }),
      onProgress: ({ bytes }) => asking.onProgress({ bytes, rows: undefined }),
    });
    if (!taken.ok) return taken;
    const { findings, deviceCount, failures, requests } = taken.value;
    const missing = failures.filter(({ isOptional }) => !isOptional).map(({ part }) => part);
    return success({ findings, deviceCount, missing, requests });
  },
  follow: (before, answer, at) => {
    const look = { isWhole: answer.missing.length === 0 };
    return { ...answer, tracked: trackFindings(before?.tracked ?? new Map(), answer.findings, at, look).tracked };
  },
});

const SWEEP_EVERY_MS = 15 * MINUTE_MS;

/** The same for whoever looks at something else: what needs attention shall be known all the same. A window of the past does not change. */
export const sweepParts = (choice: WindowChoice): readonly Part<FindingsAnswer>[] =>
  choice.kind === 'span'
    ? []
    : [{ ...findingsPart(choice), leastIntervalMs: SWEEP_EVERY_MS, isBackground: true, isOptional: true }];
