// Work in slices: the same result as at one go, with pauses in between, and worked out once for the same rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDestinations, prepareDestinations } from '../../src/analysis/traffic/count-destinations.ts';
import { countPorts, preparePorts } from '../../src/analysis/traffic/count-ports.ts';
import { mapInSteps, rememberSteps, runThrough, type Steps, sortInSteps } from '../../src/analysis/traffic/steps.ts';
import { stageTraffic } from './traffic-scenario.ts';

const pausesOf = (steps: Steps<unknown>): number => {
  let count = 0;
  while (steps.next().done !== true) count += 1;
  return count;
};

describe('sorting in slices', () => {
  it('is sorting, and keeps the order of equal ones', () => {
    const item = fc.record({ key: fc.nat(20), place: fc.nat() });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 3_000, size: 'max' }), (items) => {
        const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
        expect(runThrough(sortInSteps(items, byKey))).toEqual(items.toSorted(byKey));
      }),
      { numRuns: 30 },
    );
  });

  it('pauses', () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ key: (index * 7_919) % 10_007 }));
    expect(pausesOf(sortInSteps(items, (a, b) => a.key - b.key))).toBeGreaterThan(30);
    expect(pausesOf(mapInSteps(items, ({ key }) => key))).toBe(19);
  });
});

describe('what was worked out of some rows', () => {
  it('is there for whoever asks again, the same for the same question', () => {
    let count = 0;
    const prepare = rememberSteps(function* (_: Readonly<{ rows: object }>, by: string): Steps<string> {
      count += 1;
      yield undefined;
      return `${by} ${count}`;
    });
    const rows = { rows: [] };
    expect([runThrough(prepare(rows, 'a')), runThrough(prepare(rows, 'a')), runThrough(prepare(rows, 'b'))]).toEqual([
      'a 1',
      'a 1',
      'b 2',
    ]);
    expect(runThrough(prepare({ rows: [] }, 'a'))).toBe('a 3');
  });

  it('serves the report that asks for it at one go', async () => {
    const traffic = await stageTraffic({ deviceCount: 60, flowsPerHour: 900, hasTransfers: false });
    expect(pausesOf(prepareDestinations(traffic, 'bytes'))).toBeGreaterThan(2);
    expect(countDestinations(traffic)).toBe(runThrough(prepareDestinations(traffic, 'bytes')));
    expect(pausesOf(preparePorts(traffic, 'bytes'))).toBeGreaterThan(4);
    expect(countPorts(traffic)).toBe(runThrough(preparePorts(traffic, 'bytes')));
  });
});
