// The marks of the flows on the screen: made once for each table, given up when it is replaced, and told when they are there.
import { describe, expect, it, vi } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { markFlows } from '../../src/analysis/traffic/mark-flows.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import type { Mark } from '../../src/live/judge/mark.ts';
import { createFlowMarker } from '../../src/live/session/mark-flows.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aFlow, aTable } from '../flows/a-flow.ts';

const NOW = Date.parse('2026-01-15T14:00:00Z');

const someTraffic = (): TrafficFacts => {
  const table = aTable([aFlow()]);
  return {
    window: { endAt: NOW, hours: 24, endsNow: true },
    table,
    rows: allRows(table),
    summary: undefined,
    transfers: undefined,
  };
};

const aMarker = () => {
  const asked: { traffic: TrafficFacts; signal: AbortSignal | undefined; end: PromiseWithResolvers<void> }[] = [];
  const mark: Mark = async (traffic, thresholds, signal) => {
    const end = Promise.withResolvers<void>();
    asked.push({ traffic, signal, end });
    await end.promise;
    return markFlows(traffic, thresholds);
  };
  const onMarked = vi.fn();
  return { asked, onMarked, marker: createFlowMarker({ mark, thresholds: standardThresholds(), onMarked }) };
};

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('marks', () => {
  it('are made once for a table, and told when they are there', async () => {
    const { asked, marker, onMarked } = aMarker();
    const traffic = someTraffic();
    expect(marker.marksOf(traffic)).toBeUndefined();
    expect(marker.marksOf({ ...traffic })).toBeUndefined();
    expect(asked).toHaveLength(1);
    asked[0]?.end.resolve();
    await settle();
    expect(onMarked).toHaveBeenCalledTimes(1);
    const marks = marker.marksOf(traffic);
    expect(marks).toMatchObject({ marks: { length: 1 } });
    expect(marker.marksOf(traffic)).toBe(marks);
    expect(asked).toHaveLength(1);
  });

  it('of a table that was replaced are given up', async () => {
    const { asked, marker, onMarked } = aMarker();
    const [one, other] = [someTraffic(), someTraffic()];
    marker.marksOf(one);
    marker.marksOf(other);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    asked[0]?.end.resolve();
    await settle();
    expect(onMarked).not.toHaveBeenCalled();
    asked[1]?.end.resolve();
    await settle();
    expect(onMarked).toHaveBeenCalledTimes(1);
    expect(marker.marksOf(other)).toBeDefined();
  });

  it('that could not be made are not tried again and again', async () => {
    const { asked, marker } = aMarker();
    const traffic = someTraffic();
    marker.marksOf(traffic);
    asked[0]?.end.reject(new Error('the thread broke'));
    await settle();
    expect(marker.marksOf(traffic)).toBe('failed');
    expect(asked).toHaveLength(1);
  });

  it('are made again once more is known of the devices, and stay until then', async () => {
    const { asked, marker } = aMarker();
    const traffic = someTraffic();
    marker.marksOf(traffic);
    asked[0]?.end.resolve();
    await settle();
    const first = marker.marksOf(traffic);
    const known = { ...traffic, transfers: [] };
    expect(marker.marksOf(known)).toBe(first);
    expect(marker.marksOf(known)).toBe(first);
    expect(asked).toHaveLength(2);
    asked[1]?.end.resolve();
    await settle();
    expect(marker.marksOf(known)).not.toBe(first);
    expect(asked).toHaveLength(2);
  });

  it('are given up when nobody looks any more', () => {
    const { asked, marker } = aMarker();
    marker.marksOf(someTraffic());
    marker.close();
    expect(asked[0]?.signal?.aborted).toBe(true);
  });
});
