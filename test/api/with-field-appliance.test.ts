// The caller, the definitions and the decoders against a running appliance as they are in the field: every endpoint, every refusal.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createCaller } from '../../src/api/client.ts';
import type { AnyEndpoint } from '../../src/api/endpoint.ts';
import { deviceinfo } from '../../src/api/endpoints/appliance/deviceinfo.ts';
import { devices } from '../../src/api/endpoints/appliance/devices.ts';
import { devicesearch } from '../../src/api/endpoints/appliance/devicesearch.ts';
import { enums } from '../../src/api/endpoints/appliance/enums.ts';
import { applianceEndpoints } from '../../src/api/endpoints/appliance/index.ts';
import { metrics } from '../../src/api/endpoints/appliance/metrics.ts';
import { network } from '../../src/api/endpoints/appliance/network.ts';
import { similardevices } from '../../src/api/endpoints/appliance/similardevices.ts';
import { status } from '../../src/api/endpoints/appliance/status.ts';
import { subnets } from '../../src/api/endpoints/appliance/subnets.ts';
import { summarystatistics } from '../../src/api/endpoints/appliance/summarystatistics.ts';
import type { Values } from '../../src/api/parameters/parameter.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Result } from '../../src/domain/result.ts';
import { Secret } from '../../src/domain/secret.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { type Appliance, startAppliance } from '../../src/simulator/start-appliance.ts';
import { aProfile } from './a-profile.ts';

const NOW = Date.parse('2026-01-15T14:00:00Z');

let appliance: Appliance;
let caller: Caller;

const engine = createEngine({
  seed: 3,
  deviceCount: 60,
  flowsPerHour: 300,
  scenarios: [],
  anchorAt: NOW,
  now: () => NOW,
});

const start = (options: Partial<Parameters<typeof startAppliance>[0]> = {}): Promise<Appliance> =>
  startAppliance({
    engine,
    dialect: 'appliance',
    dateNow: Date.now,
    random: createRandom(3, 'faults').unit,
    ...options,
  });

const callerOf = (running: Appliance, differs: Partial<Profile> = {}): Caller =>
  createCaller({
    profile: aProfile({
      host: new URL(running.url),
      publicToken: new Secret(running.publicToken),
      privateToken: new Secret(running.privateToken),
      maxBodyBytes: 100_000_000,
      ...differs,
    }),
    env: {},
    now: Date.now,
    sleep: async () => undefined,
  });

beforeAll(async () => {
  appliance = await start();
  caller = callerOf(appliance);
});

afterEach(() => appliance.faults.clear());

afterAll(async () => {
  await caller.close();
  await appliance.close();
});

const failWith = (...notations: readonly string[]): void => {
  appliance.faults.set(
    notations.map((notation) => {
      const fault = parseFault(notation);
      if (!fault.ok) throw new Error(fault.failure.came);
      return fault.value;
    }),
  );
};

const answerOf = <T>(result: Result<Readonly<{ value: T }>>): T => {
  if (!result.ok) throw new Error(tellFailure(result.failure));
  return result.value.value;
};

const LATELY = { starttime: NOW - HOUR_MS, endtime: NOW };

const QUESTIONS: readonly (readonly [AnyEndpoint, Values])[] = [
  [summarystatistics, {}],
  [summarystatistics, { eventtype: 'networkdevicedetails', endtime: NOW - HOUR_MS }],
  [summarystatistics, { eventtype: 'loginput', to: '2026-01-15 12:00:00' }],
  [summarystatistics, { csensor: true }],
  [summarystatistics, { mitreTactics: true }],
  [summarystatistics, { responsedata: 'devicecount' }],
  [network, { did: 9, ...LATELY, intext: 'external', fulldevicedetails: true }],
  [network, { viewsubnet: 1, from_: '2026-01-15 13:00:00', to: '2026-01-15 14:00:00' }],
  [network, { did: 9, port: 443, protocol: 'TCP' }],
  [deviceinfo, { did: 9, datatype: 'sizein', intervalhours: 24, showallgraphdata: true, similardevices: 2 }],
  [deviceinfo, { did: 9, odid: 0, fulldevicedetails: true }],
  [status, { fast: true, includechildren: false }],
  [status, {}],
  [devices, { did: 9, includetags: true }],
  [devices, { seensince: '6day', count: 3 }],
  [devicesearch, { query: 'type:"server" hostname:"*"', count: 5, offset: 1, orderBy: 'hostname', order: 'asc' }],
  [subnets, { seensince: '1week' }],
  [enums, { responsedata: 'protocol' }],
  [enums, {}],
  [metrics, {}],
  [similardevices, { did: 9, count: 3 }],
];

describe('an appliance of the field', () => {
  it.each(QUESTIONS.map(([endpoint, params]) => [endpoint.name, params, endpoint] as const))(
    'answers %s with %j in a way that is understood',
    async (_name, params, endpoint) => {
      const result = await caller.get(endpoint, params);
      expect(result.ok ? '' : tellFailure(result.failure)).toBe('');
    },
  );

  it('is asked for every endpoint there is', () => {
    const asked = new Set(QUESTIONS.map(([endpoint]) => endpoint.name));
    expect(applianceEndpoints.filter(({ name }) => !asked.has(name))).toEqual([]);
  });

  it('tells what was asked for', async () => {
    const plain = answerOf(await caller.get(summarystatistics, {}));
    expect(plain).toMatchObject({ kind: 'plain', summary: { devices: { total: expect.any(Number) } } });
    expect(answerOf(await caller.get(summarystatistics, { csensor: true })).kind).toBe('csensor');
    expect(answerOf(await caller.get(summarystatistics, { mitreTactics: true })).kind).toBe('mitre');
    expect(answerOf(await caller.get(summarystatistics, { eventtype: 'network' })).kind).toBe('events');
    const found = answerOf(await caller.get(devicesearch, { count: 5 }));
    expect(found.devices).toHaveLength(5);
    expect(found.total).toBeGreaterThan(5);
    const [did] = found.devices.flatMap((device) => (device.did === undefined ? [] : [device.did]));
    if (did === undefined) throw new Error('no device has a did');
    expect(answerOf(await caller.get(deviceinfo, { did })).series).toBeDefined();
    expect(answerOf(await caller.get(status, { fast: true })).version).toMatch(/^\d/);
  });
});

describe('an appliance of the field that refuses', () => {
  it.each([
    [['no-right=redirect'], 'forbidden'],
    [['no-right=json'], 'forbidden'],
    [['no-right=short'], 'forbidden'],
  ])('a missing right (%j) is told so', async (notations, kind) => {
    const poor = await start({ rights: ['summarystatistics'] });
    poor.faults.set(
      notations.flatMap((notation) => {
        const fault = parseFault(notation);
        return fault.ok ? [fault.value] : [];
      }),
    );
    const asking = callerOf(poor);
    const result = await asking.get(status, {});
    await asking.close();
    await poor.close();
    expect(result).toMatchObject({ ok: false, failure: { kind, what: 'status' } });
    expect(result.ok ? '' : tellFailure(result.failure)).toContain('right Status');
  });

  it('hours says that some versions do', async () => {
    const result = await caller.get(summarystatistics, { eventtype: 'network', hours: 24 });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'bad-parameter' } });
    expect(result.ok ? '' : tellFailure(result.failure)).toContain('take no hours');
  });

  it.each([
    ['eventtype-refused', summarystatistics, { eventtype: 'network' }, 'bad-parameter'],
    ['unknown-did=400', deviceinfo, { did: 4711 }, 'bad-parameter'],
    ['unknown-did=404', deviceinfo, { did: 4711 }, 'not-found'],
    ['skew=-45m', status, {}, 'bad-date'],
    ['date-format=compact', status, {}, 'bad-date'],
    ['error=500', subnets, {}, 'server-error'],
    ['error=502', subnets, {}, 'server-error'],
    ['redirect=/login', metrics, {}, 'redirect'],
    ['redirect=/403', metrics, {}, 'forbidden'],
    ['redirect', metrics, {}, 'redirect'],
    ['html', enums, {}, 'not-json'],
  ] as const)('%s is told as what it is', async (notation, endpoint: AnyEndpoint, params: Values, kind) => {
    failWith(notation);
    expect(await caller.get(endpoint, params)).toMatchObject({ ok: false, failure: { kind, what: endpoint.name } });
  });

  it.each([{ privateToken: new Secret('d'.repeat(40)) }, { publicToken: new Secret('d'.repeat(40)) }])(
    'a wrong token is told as bad credentials',
    async (differs) => {
      const asking = callerOf(appliance, differs);
      expect(await asking.get(status, {})).toMatchObject({ ok: false, failure: { kind: 'bad-credentials' } });
      await asking.close();
    },
  );

  it('takes dates of the other form where only they are taken', async () => {
    failWith('date-format=compact');
    const asking = callerOf(appliance, { dateFormat: 'compact' });
    expect((await asking.get(status, { fast: true })).ok).toBe(true);
    await asking.close();
  });

  it('one of its probes says so', async () => {
    failWith('child-error=probe-7');
    expect(await caller.get(devicesearch, { count: 1 })).toMatchObject({
      ok: true,
      value: { missingProbe: 'probe-7' },
    });
  });
});
