// The step that a series has, found while it arrives.
import { describe, expect, it } from 'vitest';
import { createStepwiseDetector } from '../../src/commands/detect/stepwise-detector.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';

const stepOf = (times: readonly number[]): number | undefined => {
  const detector = createStepwiseDetector('count', undefined);
  for (const at of times) detector.push(at, 5);
  return detector.stepMs();
};

const every = (stepMs: number, count = 40): readonly number[] =>
  Array.from({ length: count }, (_, index) => index * stepMs);

describe('the step', () => {
  it.each([MINUTE_MS, 5 * MINUTE_MS, HOUR_MS, DAY_MS])('is the time between two points: %d ms', (stepMs) => {
    expect(stepOf(every(stepMs))).toBe(stepMs);
    expect(stepOf(every(stepMs, 2))).toBe(stepMs);
  });

  it('is not changed by gaps, repeated points, or a clock that goes back', () => {
    const times = every(HOUR_MS).filter((_, index) => index % 7 !== 3);
    expect(stepOf([...times.slice(0, 5), times[4] ?? 0, ...times.slice(5, 10), 0, ...times.slice(10)])).toBe(HOUR_MS);
  });

  it('is unknown of one point', () => {
    expect(stepOf([5])).toBeUndefined();
  });

  it('makes the same scores as a step that was given', () => {
    const found = createStepwiseDetector('count', undefined);
    const given = createStepwiseDetector('count', HOUR_MS);
    const last = every(HOUR_MS, 300).map((at, index) => {
      const value = (index * 7_919) % 31;
      return [found.push(at, value), given.push(at, value)] as const;
    });
    for (const [one, other] of last.slice(2))
      expect({ ...one, reason: one.reason }).toEqual({ ...other, reason: other.reason });
  });
});
