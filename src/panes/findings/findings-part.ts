// Everything that rules and detectors find: one look at statistics, flows, series and the devices that stand out, judged apart from the keys.
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
      onProgress: ({ bytes }) => asking.onProgress({ bytes, rows: undefined }),
    });
    if (!taken.ok) return taken;
    const { findings, deviceCount, failures } = taken.value;
    const missing = failures.filter(({ isOptional }) => !isOptional).map(({ part }) => part);
    return success({ findings, deviceCount, missing });
  },
});
