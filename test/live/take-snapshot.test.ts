// One look at the simulated appliance: what is asked, what becomes of it, and what is said of parts that fail.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { AskProgress } from '../../src/live/asker.ts';
import { findDevice } from '../../src/live/find-device.ts';
import type { Needs } from '../../src/live/needs.ts';
import type { Snapshot } from '../../src/live/snapshot.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW, type Running, runAppliance } from './an-appliance.ts';

let running: Running;
beforeAll(async () => {
  running = await runAppliance();
});
afterEach(() => running.appliance.faults.clear());
afterAll(() => running.stop());

const window = { endAt: NOW, hours: 2, endsNow: true };
const source = { profile: 'test', host: 'appliance.example', isDemo: false };

const look = (needs: Omit<Needs, 'window'>, onProgress?: (progress: AskProgress) => void): Promise<Snapshot> =>
  takeSnapshot(
    running.asker(onProgress),
    { window, ...needs },
    { source, at: NOW, linkCapacityMbps: 500, thresholds: standardThresholds() },
  );

const breakWith = (text: string): void => {
  const fault = parseFault(text);
  if (!fault.ok) throw new Error(text);
  running.appliance.faults.set([fault.value]);
};

describe('a look at the statistics', () => {
  it('asks for each part of each period once and ends all of them at the same moment', async () => {
    const snapshot = await look({ statistics: { periods: [24, 1, 24], parts: ['security', 'mitre', 'bandwidth'] } });
    expect(snapshot.asked).toHaveLength(6);
    expect(snapshot.asked.every(({ target }) => target.includes('to=2026-01-15'))).toBe(true);
    expect(snapshot.facts.statistics?.periods.map(({ hours }) => hours)).toEqual([1, 24]);
    expect(snapshot.facts.statistics?.firstAskedHours).toBe(24);
    expect(snapshot.facts.statistics?.periods[1]?.security?.counts).toBeDefined();
    expect(snapshot.facts.statistics?.periods[1]?.csensor).toBeUndefined();
  });

  it('keeps what came when another part fails, and says which and why', async () => {
    breakWith('error=503@network');
    const snapshot = await look({ statistics: { periods: [1], parts: ['security'], system: true }, traffic: {} });
    expect(snapshot.facts.statistics?.system?.devices?.total).toBe(60);
    expect(snapshot.facts.traffic).toBeUndefined();
    expect(snapshot.failures.map(({ part, failure, isOptional }) => [part, failure.kind, isOptional])).toEqual([
      ['flows', 'server-error', false],
    ]);
  });

  it('never shows a token or signature in what it remembers of requests', async () => {
    const snapshot = await look({ statistics: { periods: [1], parts: ['security'] } });
    const told = JSON.stringify(snapshot);
    expect(told).not.toContain(running.appliance.privateToken);
    expect(told).not.toContain(running.appliance.publicToken);
  });
});

describe('a look at the flows', () => {
  it('holds the flows of the window, and the bytes of each device beside them', async () => {
    const { traffic } = (await look({ traffic: {}, transfers: true })).facts;
    expect(traffic?.table.rowCount).toBeGreaterThan(100);
    expect(traffic?.rows.length).toBe(traffic?.table.rowCount);
    expect(Math.min(...(traffic?.table.startAt ?? []))).toBeGreaterThanOrEqual(NOW - 2 * HOUR_MS);
    expect(traffic?.transfers?.length).toBeGreaterThan(0);
    expect(traffic?.summary?.connectionCount).toBe(traffic?.table.rowCount);
  });

  it('narrows what is fetched and selects among what came', async () => {
    const select = (): Uint32Array => Uint32Array.of(1, 3);
    const { facts, asked } = await look({ traffic: { intext: 'external' }, select });
    expect([...(facts.traffic?.rows ?? [])]).toEqual([1, 3]);
    expect(asked[0]?.target).toContain('intext=external');
  });

  it('knows the devices of the flows in detail, in fewer requests than there are devices', async () => {
    const snapshot = await look({ traffic: {}, detailRequests: 500 });
    const dids = new Set([...(snapshot.facts.traffic?.table.ends.did ?? [])].filter((did) => !Number.isNaN(did)));
    expect(dids.size).toBeGreaterThan(10);
    expect([...dids].every((did) => snapshot.details?.has(did))).toBe(true);
    expect(snapshot.asked.length - 1).toBeLessThan(dids.size);
  });

  it('stops asking for details after as many requests as it may make', async () => {
    const snapshot = await look({ traffic: {}, detailRequests: 3 });
    expect(snapshot.asked).toHaveLength(4);
  });
});

describe('a look at the use of the link', () => {
  it('adds the devices up hour by hour over thirty days', async () => {
    const capacity = (await look({ capacity: true, series: ['bandwidth'] })).facts.statistics?.capacity;
    expect(capacity?.hourly).toHaveLength(720);
    expect(capacity?.hourly.at(-1)?.at).toBe(NOW - HOUR_MS);
    expect(capacity?.hourly.every(({ mbps }) => mbps === undefined || mbps > 0)).toBe(true);
    expect(capacity?.linkCapacityMbps).toBe(500);
  });

  it('watches thirty days of each series that was asked for', async () => {
    const { series } = (await look({ series: ['security', 'notices', 'bandwidth'] })).facts;
    expect(series.map(({ key, points }) => [key, points.length])).toEqual([
      ['security.hourly', 720],
      ['notices.hourly', 720],
      ['bandwidth.hourly', 720],
    ]);
  });
});

describe('a look at a device', () => {
  it('asks for the parts that are wanted and no others', async () => {
    const did = await findDevice(running.asker(), 'dc-0001', window);
    if (!did.ok) throw new Error(did.failure.came);
    const { facts, asked } = await look({ device: { did: did.value, intervalHours: 1, parts: ['sent', 'peers'] } });
    expect(asked.map(({ target }) => /datatype=\w+/.exec(target)?.[0])).toEqual(['datatype=sizeout', 'datatype=co']);
    expect(facts.device?.sent?.series?.kind).toBe('sent');
    expect(facts.device?.peers?.similar?.length).toBeGreaterThan(0);
    expect(facts.device?.connections).toBeUndefined();
  });
});

describe('progress', () => {
  it('counts what was asked and answered, and ends with everything answered', async () => {
    const seen: AskProgress[] = [];
    await look({ statistics: { periods: [1, 6], parts: ['security'] }, traffic: {} }, (progress) =>
      seen.push(progress),
    );
    const last = seen.at(-1);
    expect(last?.askedCount).toBe(3);
    expect(last?.answeredCount).toBe(3);
    expect(last?.bytes).toBeGreaterThan(1_000);
  });
});
