// The same looks as ever at a running appliance of the field, over loopback: what comes of them, and how little is asked for it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCaller } from '../../../src/api/client.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../src/domain/instant.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { createAsker } from '../../../src/live/asker.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import type { DialectClient } from '../../../src/live/dialect/dialect-client.ts';
import { findDevice } from '../../../src/live/find-device.ts';
import { openFlowReader } from '../../../src/live/flows/open-flow-reader.ts';
import { takeOverview } from '../../../src/live/overview.ts';
import { takeSnapshot } from '../../../src/live/take-snapshot.ts';
import { createEngine } from '../../../src/simulator/create-engine.ts';
import { parseFault } from '../../../src/simulator/fault-notation.ts';
import { createRandom } from '../../../src/simulator/random.ts';
import { type Appliance, startAppliance } from '../../../src/simulator/start-appliance.ts';
import { standardThresholds } from '../../analysis/standard-thresholds.ts';
import { aProfile } from '../../api/a-profile.ts';
import { lookForFindings } from '../look-for-findings.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');
const WINDOW = { endAt: NOW, hours: 24, endsNow: true };

let appliance: Appliance;
let client: DialectClient;
let ms = 0;
let asked = 0;

const open = (): DialectClient =>
  clientOfDialect({
    caller: createCaller({
      profile: aProfile({
        host: new URL(appliance.url),
        publicToken: new Secret(appliance.publicToken),
        privateToken: new Secret(appliance.privateToken),
        maxBodyBytes: 100_000_000,
      }),
      env: {},
      now: Date.now,
      sleep: async () => undefined,
    }),
    dialect: 'auto',
    now: () => NOW + ms,
    elapsed: () => ms,
  });

/** Since the beginning of the test. */
const targets = (): readonly string[] =>
  appliance
    .log()
    .slice(asked)
    .map(({ target }) => target);

const pathsAsked = (): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const target of targets()) {
    const path = target.split('?', 1)[0] ?? '';
    counts[path] = (counts[path] ?? 0) + 1;
  }
  return counts;
};

const anAsker = () =>
  createAsker({
    client,
    fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
    now: () => NOW,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });

const OPTIONS = {
  source: { profile: 'test', host: 'test', isDemo: false },
  at: NOW,
  linkCapacityMbps: 100,
  thresholds: standardThresholds(),
};

beforeAll(async () => {
  const engine = createEngine({
    seed: 5,
    deviceCount: 60,
    flowsPerHour: 300,
    scenarios: ['ransomware'],
    anchorAt: NOW,
    now: () => NOW,
  });
  appliance = await startAppliance({
    engine,
    dialect: 'appliance',
    dateNow: Date.now,
    random: createRandom(5, 'faults').unit,
  });
});

beforeEach(async () => {
  await client?.close();
  appliance.faults.clear();
  client = open();
  ms = 0;
  asked = appliance.log().length;
});

afterAll(async () => {
  await client.close();
  await appliance.close();
});

describe('an overview', () => {
  it('is six questions and five requests, all of them answered', async () => {
    const { system, security, mitre, bandwidth, network } = await takeOverview(
      client,
      OPTIONS.source,
      NOW,
      new AbortController().signal,
    );
    expect([system, security, mitre, bandwidth, network].every(({ ok }) => ok)).toBe(true);
    expect([...targets()].sort()).toEqual([
      '/network?responsedata=statistics',
      '/status?fast=true&includechildren=false',
      '/summarystatistics',
      '/summarystatistics?eventtype=modelevents',
      '/summarystatistics?mitreTactics=true',
    ]);
    expect(system).toMatchObject({
      value: { devices: { total: 60 }, inventory: { subnetCount: 7 }, alerts: undefined },
    });
    expect(bandwidth).toMatchObject({ value: { ingressMb: undefined, protocols: undefined } });
  });
});

describe('a look at the statistics of several periods', () => {
  const needs = {
    window: WINDOW,
    statistics: {
      periods: [1, 24, 168, 720],
      parts: ['security', 'mitre', 'bandwidth', 'deployment', 'connections', 'notices'] as const,
      system: true,
    },
    capacity: true,
    series: ['security', 'connections', 'notices', 'bandwidth'] as const,
  };

  it('asks for each kind once, and tells the books what was really asked', async () => {
    const asker = anAsker();
    const { facts, failures } = await takeSnapshot(asker, needs, OPTIONS);
    expect(failures).toEqual([]);
    expect([...targets()].sort()).toEqual([
      '/summarystatistics',
      '/summarystatistics?csensor=false',
      '/summarystatistics?csensor=true',
      '/summarystatistics?eventtype=modelevents',
      '/summarystatistics?eventtype=network',
      '/summarystatistics?eventtype=notices',
      '/summarystatistics?mitreTactics=true',
    ]);
    expect(new Set(asker.asked().map(({ target }) => target))).toEqual(new Set(targets()));
    expect(asker.asked().filter(({ bytes }) => bytes !== 0)).toHaveLength(7);
    const counts = facts.statistics?.periods.map(({ security }) => security?.counts?.['model events'] ?? 0) ?? [];
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('is asked for again as a whole at the next poll, and not before', async () => {
    await takeSnapshot(anAsker(), needs, OPTIONS);
    ms = 45 * SECOND_MS;
    await takeSnapshot(anAsker(), needs, OPTIONS);
    expect(targets()).toHaveLength(7);
    ms = 60 * SECOND_MS;
    await takeSnapshot(anAsker(), needs, OPTIONS);
    expect(targets()).toHaveLength(14);
  });

  it('tells the use of the link by days, of which it knows the mean', async () => {
    const { facts } = await takeSnapshot(anAsker(), needs, OPTIONS);
    const capacity = facts.statistics?.capacity;
    expect(capacity?.stepMs).toBe(DAY_MS);
    expect(capacity?.hourly.length).toBeGreaterThan(25);
    expect(capacity?.hourly.every(({ mbps }) => (mbps ?? 0) > 0)).toBe(true);
    expect(facts.series.map(({ key, stepMs }) => [key, stepMs])).toEqual([
      ['security.hourly', HOUR_MS],
      ['connections.hourly', HOUR_MS],
      ['notices.hourly', HOUR_MS],
      ['bandwidth.daily', DAY_MS],
    ]);
  });
});

describe('a look for findings', () => {
  it('finds what there is, in far fewer requests than it has questions', async () => {
    const taken = await lookForFindings(client, { at: NOW });
    if (!taken.ok) throw new Error(taken.failure.came);
    expect(taken.value.failures).toEqual([]);
    const { '/deviceinfo': devices = 0, ...rest } = pathsAsked();
    expect(rest).toEqual({ '/summarystatistics': 5, '/network': 1, '/status': 1 });
    expect(devices).toBeGreaterThan(0);
    expect(targets().some((target) => target.includes('hours=') && !target.includes('intervalhours'))).toBe(false);
  });
});

describe('the flows of a device', () => {
  it('are those inside and those with the outside', async () => {
    const window = { starttime: NOW - 6 * HOUR_MS, endtime: NOW };
    const [all, inside, outside] = await Promise.all(
      [{}, { intext: 'internal' }, { intext: 'external' }].map(async (which) => {
        const told = await client.get('network', { ...window, did: 22, ...(which as { intext?: 'internal' }) });
        if (!told.ok) throw new Error(told.failure.came);
        return told.value.value;
      }),
    );
    expect(inside?.flows?.rowCount).toBeGreaterThan(0);
    expect(outside?.flows?.rowCount).toBeGreaterThan(0);
    expect(all?.flows?.rowCount).toBe((inside?.flows?.rowCount ?? 0) + (outside?.flows?.rowCount ?? 0));
    expect(all?.summary?.totalBytes).toBe((inside?.summary?.totalBytes ?? 0) + (outside?.summary?.totalBytes ?? 0));
    expect(all?.parties?.some(({ isExternal }) => isExternal)).toBe(true);
  });

  it('come without a thread, and are the same as without a reader', async () => {
    const reader = openFlowReader({
      startThread: () => {
        throw new Error('nothing here needs a thread');
      },
    });
    const params = { starttime: NOW - HOUR_MS, endtime: NOW };
    const heard: number[] = [];
    const read = await reader.fetch(client, params, { onProgress: ({ bytes }) => heard.push(bytes) });
    const told = await client.get('network', params);
    await reader.close();
    expect(read.ok && read.value.value.flows?.rowCount).toBe(told.ok ? told.value.value.flows?.rowCount : undefined);
    expect(heard.at(-1)).toBeGreaterThan(0);
  });
});

describe('a device that is meant', () => {
  it.each([
    ['by its name', 'ws-0022', 22],
    ['by its address', '10.20.0.23', 22],
  ])('%s is found in the list of devices', async (_, text, did) => {
    expect(await findDevice(anAsker(), text, WINDOW)).toEqual({ ok: true, value: did });
    expect(pathsAsked()).toEqual({ '/summarystatistics': 1, '/devicesearch': 1 });
  });

  it('is known in detail from the same list', async () => {
    const needs = { window: { ...WINDOW, hours: 1 }, traffic: {}, detailRequests: 50 };
    const { details } = await takeSnapshot(anAsker(), needs, OPTIONS);
    expect(details?.get(22)).toMatchObject({ hostname: 'ws-0022', vendor: expect.any(String) });
    expect(pathsAsked()['/deviceinfo']).toBeUndefined();
  });
});

describe('an appliance in trouble', () => {
  const failWith = (notation: string): void => {
    const fault = parseFault(notation);
    if (!fault.ok) throw new Error(fault.failure.came);
    appliance.faults.set([fault.value]);
  };

  it.each(['error=403@summarystatistics', 'error=500@summarystatistics', 'redirect@summarystatistics'])(
    '(%s) is known by what it answers all the same',
    async (notation) => {
      failWith(notation);
      const told = await client.get('network', { responsedata: 'summary' });
      expect(told.ok).toBe(true);
      expect(client.dialect()).toMatchObject({ dialect: 'appliance' });
    },
  );

  it('is not known before it can be reached', async () => {
    failWith('drop');
    expect(await client.get('network', {})).toMatchObject({ ok: false, failure: { kind: 'no-connection' } });
    expect(client.dialect().kind).toBe('unknown');
    appliance.faults.clear();
    expect((await client.get('network', { responsedata: 'summary' })).ok).toBe(true);
  });

  it('without names for its devices tells the rest', async () => {
    failWith('error=500@devicesearch');
    const told = await client.get('deviceinfo', { did: 22, intervalhours: 24 });
    expect(told.ok).toBe(true);
    const field = await client.field();
    expect(field.ok && field.value?.partsOff()).toMatchObject([{ name: 'devicesearch' }]);
  });
});
