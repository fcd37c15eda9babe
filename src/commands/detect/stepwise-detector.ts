// A series detector that finds the step of its series by itself, from the first points, without making any of them wait.
import { createSeriesDetector } from '../../analysis/series/create-series-detector.ts';
import type { SeriesScore, SeriesUnit } from '../../analysis/series/series-score.ts';
import type { SeriesDetector } from '../../analysis/series/watch.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';

export type StepwiseDetector = Readonly<{
  push(at: Instant, value: number | undefined): SeriesScore;
  /** As far as it is known; undefined before the second point. */
  stepMs(): number | undefined;
}>;

/** The step is settled after so many points: the median of the times between them, which gaps do not change. */
const LOOKED_AT = 24;

export const createStepwiseDetector = (unit: SeriesUnit, fixedStepMs: number | undefined): StepwiseDetector => {
  const seen: { at: Instant; value: number | undefined }[] = [];
  let stepMs = fixedStepMs;
  let detector: SeriesDetector = createSeriesDetector({ unit, stepMs: stepMs ?? HOUR_MS });
  /** With another step everything is told anew: in these first points nothing is raised yet, so nothing is taken back. */
  const startOver = (newStepMs: number): void => {
    stepMs = newStepMs;
    detector = createSeriesDetector({ unit, stepMs: newStepMs });
    for (const { at, value } of seen.slice(0, -1)) detector.push(at, value);
  };
  return {
    push: (at, value) => {
      if (fixedStepMs === undefined && seen.length < LOOKED_AT) {
        seen.push({ at, value });
        const found = medianStep(seen.map((point) => point.at));
        if (found !== undefined && found !== stepMs) startOver(found);
      }
      return detector.push(at, value);
    },
    stepMs: () => stepMs,
  };
};

const medianStep = (times: readonly Instant[]): number | undefined => {
  const steps = times
    .slice(1)
    .map((at, index) => Math.abs(at - (times[index] ?? at)))
    .filter((ms) => ms > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor((steps.length - 1) / 2)];
};
