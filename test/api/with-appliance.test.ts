// The client and the decoders against the running simulated appliance, over real sockets: every shape, every refusal.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../src/api/client.ts';
import type { RequestLogEntry } from '../../src/api/request-log.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Result } from '../../src/domain/result.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { type Appliance, startAppliance } from '../../src/simulator/start-appliance.ts';
import { flowsOf } from '../flows/a-flow.ts';
import { aProfile } from './a-profile.ts';

const NOW = Date.parse('2026-01-15T14:00:00Z');
const PRIVATE_TOKEN = 'c'.repeat(40);

let appliance: Appliance;
let client: Client;
const log: RequestLogEntry[] = [];

const clientFor = (differs: Partial<Profile> = {}): Client =>
  createClient({
    profile: aProfile({
      host: new URL(appliance.url),
      publicToken: new Secret(appliance.publicToken),
      privateToken: new Secret(appliance.privateToken),
      maxBodyBytes: 100_000_000,
      ...differs,
    }),
    env: {},
    now: Date.now,
    sleep: async () => undefined,
    onRequest: (entry) => log.push(entry),
  });

beforeAll(async () => {
  const engine = createEngine({
    seed: 3,
    deviceCount: 60,
    flowsPerHour: 600,
    scenarios: ['ransomware'],
    anchorAt: NOW,
    now: () => NOW,
  });
  appliance = await startAppliance({
    engine,
    publicToken: 'b'.repeat(40),
    privateToken: PRIVATE_TOKEN,
    dateNow: Date.now,
    random: createRandom(3, 'faults').unit,
  });
  client = clientFor();
});

afterEach(() => {
  appliance.faults.clear();
  log.length = 0;
});

afterAll(async () => {
  await client.close();
  await appliance.close();
});

const answerOf = <T>(result: Result<Readonly<{ value: T }>>): T => {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.came}`);
  return result.value.value;
};

/** An answer of the network with its flows one by one. */
const listed = (result: Result<Readonly<{ value: NetworkAnswer }>>) => {
  const answer = answerOf(result);
  return { ...answer, flows: answer.flows === undefined ? undefined : flowsOf(answer.flows) };
};

const failWith = (...notations: readonly string[]): void => {
  appliance.faults.set(
    notations.map((notation) => {
      const fault = parseFault(notation);
      if (!fault.ok) throw new Error(fault.failure.came);
      return fault.value;
    }),
  );
};

const sum = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('summary statistics', () => {
  it('come plain, with every part reported', async () => {
    const answer = answerOf(await client.get('summarystatistics', {}));
    if (answer.kind !== 'plain') throw new Error(answer.kind);
    const { bandwidth, devices, alerts, events, period } = answer.summary;
    expect(bandwidth?.totalBytes).toBe((bandwidth?.ingressBytes ?? 0) + (bandwidth?.egressBytes ?? 0));
    expect(devices?.total).toBe(60);
    expect(alerts?.total).toBe(sum([alerts?.high, alerts?.medium, alerts?.low]));
    expect(events?.total).toBe(sum([events?.security, events?.notices, events?.connections]));
    expect(period).toEqual({ startAt: NOW - 24 * HOUR_MS, endAt: NOW, hours: 24 });
  });

  it.each(['security', 'connection', 'notice'] as const)('come as %s counts that add up by hour', async (eventtype) => {
    const answer = answerOf(await client.get('summarystatistics', { eventtype, hours: 6 }));
    if (answer.kind !== 'events') throw new Error(answer.kind);
    const { counts, hourly, eventType } = answer.events;
    expect(eventType).toBe(eventtype);
    expect(hourly?.map((hour) => hour.at)).toEqual([6, 5, 4, 3, 2, 1].map((hours) => NOW - hours * HOUR_MS));
    expect(sum(hourly?.map((hour) => hour.count) ?? [])).toBe(sum(Object.values(counts ?? {})));
  });

  it('move with the end that is asked for, told in either notation', async () => {
    const endtime = NOW - 5 * HOUR_MS;
    const byNumber = answerOf(await client.get('summarystatistics', { eventtype: 'security', hours: 3, endtime }));
    const byText = answerOf(
      await client.get('summarystatistics', { eventtype: 'security', hours: 3, to: '2026-01-15 09:00:00' }),
    );
    expect(byNumber).toEqual(byText);
    const now = answerOf(await client.get('summarystatistics', { eventtype: 'security', hours: 3 }));
    expect(now).not.toEqual(byNumber);
  });

  it('come as ATT&CK tactics that add up to the mapped events', async () => {
    const answer = answerOf(
      await client.get('summarystatistics', { eventtype: 'security', mitreTactics: true, hours: 24 }),
    );
    if (answer.kind !== 'mitre') throw new Error(answer.kind);
    expect(sum(answer.mitre.tactics?.map((tactic) => tactic.count) ?? [])).toBe(answer.mitre.mappedCount);
    expect(answer.mitre.tactics?.flatMap((tactic) => tactic.techniques ?? []).length).toBeGreaterThan(3);
  });

  it('split bandwidth over cSensor agents and network sensors without a rest', async () => {
    const [all, agents, sensors] = await Promise.all(
      [{}, { csensor: true }, { csensor: false }].map(async (which) => {
        const answer = answerOf(await client.get('summarystatistics', { eventtype: 'bandwidth', hours: 24, ...which }));
        if (answer.kind !== 'bandwidth') throw new Error(answer.kind);
        return answer.bandwidth;
      }),
    );
    expect(sum([agents?.totalMb, sensors?.totalMb])).toBeCloseTo(all?.totalMb ?? 0, 1);
    expect(agents?.isCsensorSpecific).toBe(true);
    expect(agents?.totalMb).toBeGreaterThan(0);
    expect(all?.peak?.mbps).toBeGreaterThanOrEqual(all?.averageTotalMbps ?? 0);
  });

  it('are trimmed to the fields that were asked for', async () => {
    const answer = answerOf(await client.get('summarystatistics', { responsedata: ['devices', 'alerts'] }));
    if (answer.kind !== 'plain') throw new Error(answer.kind);
    expect(answer.summary).toMatchObject({ bandwidth: undefined, events: undefined, period: undefined });
    expect(answer.summary.devices?.total).toBe(60);
  });
});

describe('the network', () => {
  const window = { starttime: NOW - 6 * HOUR_MS, endtime: NOW };

  it('tells flows that add up to its summary', async () => {
    const { flows, summary } = listed(await client.get('network', window));
    expect(flows?.length).toBe(summary?.connectionCount);
    expect(sum(flows?.map((flow) => flow.bytes) ?? [])).toBe(summary?.totalBytes);
    expect(flows?.every((flow) => (flow.startAt ?? 0) >= window.starttime && (flow.startAt ?? NOW) < NOW)).toBe(true);
  });

  it('is filtered by what is asked, and the parts make up the whole', async () => {
    const { flows: all } = listed(await client.get('network', window));
    const { flows: outside } = listed(await client.get('network', { ...window, intext: 'external' }));
    const { flows: inside } = listed(await client.get('network', { ...window, intext: 'internal' }));
    expect((outside?.length ?? 0) + (inside?.length ?? 0)).toBe(all?.length);
    const did = all?.[0]?.source?.did ?? 0;
    const { flows: ofDevice } = listed(await client.get('network', { ...window, did }));
    expect(ofDevice?.length).toBe(
      all?.filter((flow) => flow.source?.did === did || flow.destination?.did === did).length,
    );
    const { flows: ofPort } = listed(await client.get('network', { ...window, destinationport: 53, protocol: 'UDP' }));
    expect(ofPort?.length).toBe(all?.filter((flow) => flow.destinationPort === 53 && flow.protocol === 'udp').length);
  });

  it('means the same span in milliseconds and in words', async () => {
    const inWords = { from_: '2026-01-15 08:00:00', to: '2026-01-15 14:00:00' };
    expect(listed(await client.get('network', inWords))).toEqual(listed(await client.get('network', window)));
  });

  it('tells everything of a device when asked to, and country of who is outside', async () => {
    const full = { ...window, fulldevicedetails: true, intext: 'external' } as const;
    const { flows } = listed(await client.get('network', full));
    expect(flows?.[0]?.source).toMatchObject({ mac: expect.stringMatching(/^[0-9A-F:]{17}$/), os: expect.any(String) });
    expect(flows?.[0]?.destination).toMatchObject({ did: undefined, country: expect.any(String) });
  });

  it('tells a metric by device and hour, which adds up to the flows', async () => {
    const did = 9;
    const { points, metric } = answerOf(await client.get('network', { ...window, metric: 'bandwidth', did }));
    const { flows } = listed(await client.get('network', { ...window, did }));
    expect(metric).toBe('bandwidth');
    expect(sum(points?.flatMap((point) => [point.bytesIn, point.bytesOut]) ?? [])).toBe(
      sum(flows?.map((flow) => flow.bytes) ?? []),
    );
  });

  it('is trimmed to fields of a flow', async () => {
    const { flows, summary } = listed(await client.get('network', { ...window, responsedata: 'bytes,packets' }));
    expect(summary).toBeUndefined();
    expect(flows?.[0]).toMatchObject({ source: undefined, protocol: undefined, bytes: expect.any(Number) });
  });
});

describe('a device', () => {
  it('tells a series of connections that equals its flows', async () => {
    const did = 9;
    const answer = answerOf(await client.get('deviceinfo', { did, intervalhours: 1 }));
    if (answer.series?.kind !== 'connections') throw new Error('no connections');
    const lastDay = answer.series.intervals.filter((interval) => interval.at >= NOW - 24 * HOUR_MS);
    const { flows } = listed(await client.get('network', { did, starttime: NOW - 24 * HOUR_MS, endtime: NOW }));
    expect(sum(lastDay.map((interval) => interval.connections))).toBe(
      flows?.filter((flow) => flow.source?.did === did).length,
    );
    expect(answer.device?.did).toBe(did);
    expect(answer.destinations?.length).toBeGreaterThan(0);
    expect(answer.summary?.totalConnections).toBe(sum(answer.series.intervals.map((interval) => interval.connections)));
  });

  it.each([1, 2, 4, 6, 12, 24] as const)(
    'is cut into intervals of %i hours without losing any',
    async (intervalhours) => {
      const answer = answerOf(await client.get('deviceinfo', { did: 9, intervalhours }));
      const gaps = answer.series?.intervals
        .slice(1)
        .map((interval, index) => interval.at - (answer.series?.intervals[index]?.at ?? 0));
      expect(new Set(gaps)).toEqual(new Set([intervalhours * HOUR_MS]));
    },
  );

  it.each(['sizeout', 'sizein'] as const)('tells %s with those it exchanged most with', async (datatype) => {
    const { series } = answerOf(await client.get('deviceinfo', { did: 9, datatype, intervalhours: 24 }));
    if (series === undefined || series.kind === 'connections') throw new Error('no transfer');
    expect(series.kind).toBe(datatype === 'sizeout' ? 'sent' : 'received');
    expect(series.intervals.some((interval) => (interval.bytes ?? 0) > 0 && (interval.peers?.length ?? 0) > 0)).toBe(
      true,
    );
  });

  it('tells its like and everything known of everybody mentioned', async () => {
    const params = { did: 9, similardevices: 3, fulldevicedetails: true, intervalhours: 24 } as const;
    const { similar, details } = answerOf(await client.get('deviceinfo', params));
    expect(similar).toHaveLength(3);
    const scores = similar?.map((one) => one.score ?? 0) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(details?.find((one) => one.did === 9)).toMatchObject({
      vendor: expect.any(String),
      location: expect.any(String),
    });
  });

  it('leaves out idle intervals when asked to', async () => {
    const { destinations } = answerOf(await client.get('deviceinfo', { did: 9 }));
    const [rarest] = (destinations ?? []).toSorted((one, other) => (one.connections ?? 0) - (other.connections ?? 0));
    const towards = rarest?.did === undefined ? { externaldomain: rarest?.hostname } : { odid: rarest.did };
    const all = answerOf(await client.get('deviceinfo', { did: 9, ...towards }));
    const busy = answerOf(await client.get('deviceinfo', { did: 9, ...towards, showallgraphdata: false }));
    expect(all.series?.intervals).toHaveLength(672);
    expect(busy.series?.intervals.length).toBeGreaterThan(0);
    expect(busy.series?.intervals.length).toBeLessThan(672);
    expect(busy.summary?.totalConnections).toBe(rarest?.connections);
  });

  it('that nobody knows is not found', async () => {
    expect(await client.get('deviceinfo', { did: 4711 })).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });
});

describe('what goes wrong', () => {
  it.each([
    ['error=400', 'bad-parameter'],
    ['error=401', 'bad-credentials'],
    ['error=403', 'forbidden'],
    ['error=404', 'not-found'],
    ['error=422', 'bad-parameter'],
    ['error=429', 'rate-limited'],
    ['error=500', 'server-error'],
    ['error=503', 'server-error'],
    ['drop', 'no-connection'],
    ['drop=body', 'cut-off'],
    ['cut', 'cut-off'],
    ['malformed', 'bad-data'],
    ['html', 'not-json'],
    ['redirect', 'redirect'],
    ['skew=-45m', 'bad-date'],
    ['skew=45m', 'bad-date'],
    ['rate-limit=0', 'rate-limited'],
  ])('%s is told as %s', async (notation, kind) => {
    failWith(notation);
    const result = await client.get('network', {});
    expect(result).toMatchObject({ ok: false, failure: { kind, what: 'network' } });
  });

  it('is asked again when it may pass, with a signature of its own', async () => {
    failWith('error=503:50%');
    const results = await Promise.all(Array.from({ length: 12 }, () => client.get('summarystatistics', {})));
    const answered = results.filter((result) => result.ok);
    expect(answered.length).toBeGreaterThan(6);
    expect(answered.some((result) => result.ok && result.value.attempts > 1)).toBe(true);
  });

  it('strikes only the endpoint it was meant for', async () => {
    failWith('error=500@network');
    expect((await client.get('network', {})).ok).toBe(false);
    expect((await client.get('summarystatistics', {})).ok).toBe(true);
  });

  it.each([
    ['a wrong private token', { privateToken: new Secret('d'.repeat(40)) }],
    ['a wrong public token', { publicToken: new Secret('d'.repeat(40)) }],
  ])('%s is bad credentials', async (_name, differs) => {
    const other = clientFor(differs);
    const result = await other.get('summarystatistics', {});
    await other.close();
    expect(result).toMatchObject({ ok: false, failure: { kind: 'bad-credentials' } });
  });

  it('never carries a token or a signature into a failure or the log', async () => {
    failWith('error=400');
    const result = await client.get('summarystatistics', { eventtype: 'security' });
    const told = JSON.stringify([result, log]);
    expect(log.length).toBeGreaterThan(0);
    expect(told).not.toContain(PRIVATE_TOKEN);
    expect(told).not.toContain(appliance.publicToken);
    expect(told).not.toMatch(/[0-9a-f]{40}/);
  });
});

describe('dates and windows', () => {
  it('are accepted in the compact form too', async () => {
    const compact = clientFor({ dateFormat: 'compact' });
    expect((await compact.get('summarystatistics', {})).ok).toBe(true);
    await compact.close();
  });

  it('are put right by the clock offset', async () => {
    failWith('skew=-45m');
    const shifted = clientFor({ clockOffsetMs: -45 * 60_000 });
    expect((await shifted.get('summarystatistics', {})).ok).toBe(true);
    await shifted.close();
  });
});

describe('a large answer', () => {
  it('is streamed with its progress, and stops when nobody wants it any more', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const span = { starttime: NOW - 72 * HOUR_MS, endtime: NOW };
    const opened = await client.open('network', span, {
      signal: stop.signal,
      onProgress: ({ receivedBytes }) => seen.push(receivedBytes),
    });
    if (!opened.ok) throw new Error(opened.failure.came);
    let bytes = 0;
    const read = (async () => {
      for await (const chunk of opened.value.chunks) {
        bytes += chunk.length;
        if (bytes > 1_000_000) stop.abort();
      }
    })();
    await expect(read).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(seen.at(-1)).toBeGreaterThan(1_000_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect((await client.get('summarystatistics', {})).ok).toBe(true);
  });
});
