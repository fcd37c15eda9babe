// Everything that rules and detectors find: one look at statistics, flows, series and the devices that stand out, judged apart from the keys.
import { type TrackedFindings, trackFindings } from '../../analysis/findings/track-findings.ts';
import { inReadingOrder } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { success } from '../../domain/result.ts';
import type { Part } from '../../live/part.ts';
import type { RecordedFindings } from '../../live/recording/values/findings.ts';
import { formatWindow, type WindowChoice } from '../../live/session/window-choice.ts';
import { takeFindings, wasJudgedClosely } from '../../live/take-findings.ts';

export type FindingsAnswer = RecordedFindings &
  Readonly<{
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
    const { findings, deviceCount, failures, requests, isWhole, closelyJudged } = taken.value;
    const missing = failures.filter(({ isOptional }) => !isOptional).map(({ part }) => part);
    return success({ findings, deviceCount, missing, requests, isWhole, closelyJudged });
  },
  follow: followLook,
});

/** What was found before and could not be judged this time is still there, for so long. */
const KEPT_MS = 2 * HOUR_MS;

const followLook = (before: FindingsAnswer | undefined, answer: FindingsAnswer, at: Instant): FindingsAnswer => {
  const { isWhole = answer.missing.length === 0, closelyJudged = [] } = answer;
  const wasJudged = (finding: Finding): boolean => wasJudgedClosely(finding, closelyJudged);
  const look = { isWhole, wasJudged };
  const { tracked } = trackFindings(before?.tracked ?? new Map(), answer.findings.map(withoutCourse), at, look);
  const kept = (before?.findings ?? []).filter((finding) => {
    const last = tracked.get(finding.id);
    return last !== undefined && !last.isGone && last.lastSeenAt < at && at - last.lastSeenAt <= KEPT_MS;
  });
  const findings = kept.length === 0 ? answer.findings : inReadingOrder([...answer.findings, ...kept]);
  return { ...answer, findings, tracked };
};

/** What is remembered for days is only its words. */
const withoutCourse = (finding: Finding): Finding =>
  finding.course === undefined ? finding : { ...finding, course: undefined };

const SWEEP_EVERY_MS = 15 * MINUTE_MS;

/** The same for whoever looks at something else: what needs attention shall be known all the same. A window of the past does not change. */
export const sweepParts = (choice: WindowChoice): readonly Part<FindingsAnswer>[] =>
  choice.kind === 'span'
    ? []
    : [{ ...findingsPart(choice), leastIntervalMs: SWEEP_EVERY_MS, isBackground: true, isOptional: true }];
