// How what is found went, on a whole look at the simulated appliance: pictures that agree with what the findings say.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { requestsBehind } from '../../src/live/requests-behind.ts';
import { type Running, runAppliance } from './an-appliance.ts';
import { lookForFindings } from './look-for-findings.ts';

let running: Running;
let found: readonly Finding[];
let requests: readonly string[];

beforeAll(async () => {
  running = await runAppliance(['ransomware']);
  const taken = await lookForFindings(running.client, {
    judge: (facts, thresholds, signal) => judgeHere(facts, thresholds, signal, { withCourses: true }),
  });
  if (!taken.ok) throw new Error(taken.failure.came);
  found = taken.value.findings;
  requests = taken.value.requests;
});
afterAll(() => running.stop());

const ofRule = (pattern: RegExp): readonly Finding[] => {
  const some = found.filter(({ rule }) => pattern.test(rule));
  expect(some.length).toBeGreaterThan(0);
  return some;
};

describe('the course of what is found', () => {
  it('of a series leaves the band at the moment of the finding', () => {
    for (const { id, at, course } of ofRule(/^SER-/)) {
      const point = course?.points.find((one) => one.at === at);
      expect(point?.value, id).toBeDefined();
      const { value = 0, low = 0, high = 0 } = point ?? {};
      expect(value > high || value < low, `${id}: ${value} within ${low} to ${high}`).toBe(true);
    }
  });

  it('of a scan is in the minutes of the scan, and of an upload in bytes', () => {
    const [scan] = ofRule(/^NET-R2$/);
    const hits = scan?.course?.points.filter(({ value = 0 }) => value > 0) ?? [];
    expect(hits.length).toBeLessThanOrEqual(2);
    expect(hits.reduce((sum, { value = 0 }) => sum + value, 0)).toBeGreaterThan(scan?.value ?? 0);
    const [upload] = ofRule(/^NET-R6$/);
    expect(upload?.course?.unit).toBe('bytes');
  });

  it('of a device stands beside those that resemble it', () => {
    for (const { id, course } of ofRule(/^DEV-R[123]$/)) {
      expect(course?.usual, id).toBe('its similar devices');
      expect(
        course?.points.some(({ high }) => high !== undefined),
        id,
      ).toBe(true);
    }
  });

  it('is never long, whatever it is of', () => {
    for (const { course } of found) expect(course?.points.length ?? 0).toBeLessThanOrEqual(48);
  });
});

it('each finding rests on a request of the look', () => {
  for (const finding of found) expect(requestsBehind(finding, requests), finding.id).not.toEqual([]);
});
