// How an appliance of the field is: one request a minute at most, with its probes every few minutes, and which probes its answers lack.
import { describe, expect, it } from 'vitest';
import { clientOver } from '../../../src/api/client.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/instant.ts';
import { createAsker } from '../../../src/live/asker.ts';
import { collectAppliance } from '../../../src/live/collect/collect-appliance.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import { takeOverview } from '../../../src/live/overview.ts';
import { partsOffPart, silentProbesPart, statusPart } from '../../../src/live/questions/index.ts';
import { aSession, FAILURES } from '../session-kit.ts';
import { aCaller, type Told, trouble } from './a-caller.ts';
import { fieldAnswer, STATUS } from './appliance-json.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

const PROBES = { probes: { 12: { id: 12, label: 'Branch', version: '7.1.0', error: '' } } };

const ownStatus = (target: string): Told =>
  target.includes('includechildren=false') ? { json: { ...STATUS, cpu: 13 } } : { json: { ...STATUS, ...PROBES } };

const aField = async (answer: (target: string) => Told | Promise<Told> = ownStatus) => {
  let ms = 0;
  const caller = aCaller(answer);
  const client = clientOfDialect({ caller, dialect: 'appliance', now: () => NOW + ms, elapsed: () => ms });
  const field = await client.field();
  if (!field.ok || field.value === undefined) throw new Error('no field');
  return {
    client,
    field: field.value,
    targets: caller.targets,
    wait: (by: number) => {
      ms += by;
    },
  };
};

const BRIEF = '/status?fast=true&includechildren=false';
const WITH_PROBES = '/status?fast=true';

describe('how the appliance is', () => {
  it('is one request for all who ask within a minute', async () => {
    const { field, targets, wait } = await aField();
    await Promise.all([field.statusWithProbes(), field.statusWithProbes()]);
    wait(30 * SECOND_MS);
    const brief = await field.status();
    expect(targets).toEqual([WITH_PROBES]);
    expect(brief).toMatchObject({ value: { value: { probes: [{ label: 'Branch' }] } } });
  });

  it('is asked with its probes every five minutes, who are told in between', async () => {
    const { field, targets, wait } = await aField();
    for (let minute = 0; minute < 11; minute += 1) {
      expect(await field.statusWithProbes()).toMatchObject({ ok: true, value: { value: { probes: [{ id: '12' }] } } });
      wait(MINUTE_MS);
    }
    expect(targets).toHaveLength(11);
    expect(targets.filter((target) => target === WITH_PROBES)).toHaveLength(3);
    expect(targets[1]).toBe(BRIEF);
  });

  it('waits with its probes where it was asked briefly a moment ago', async () => {
    const { field, targets, wait } = await aField();
    await field.status();
    wait(20 * SECOND_MS);
    await field.statusWithProbes();
    expect(targets).toEqual([BRIEF]);
    wait(40 * SECOND_MS);
    await field.statusWithProbes();
    expect(targets).toEqual([BRIEF, WITH_PROBES]);
  });

  it.each(['timeout', 'server-error', 'too-large'] as const)(
    'is told without its probes where they come to %s',
    async (kind) => {
      const { field, targets, wait } = await aField((target) =>
        target === WITH_PROBES ? { failure: trouble(kind) } : ownStatus(target),
      );
      expect(await field.statusWithProbes()).toMatchObject({
        ok: true,
        value: { value: { health: { cpuPercent: 13 } } },
      });
      wait(10 * MINUTE_MS);
      expect(await field.statusWithProbes()).toMatchObject({ ok: true });
      expect(targets).toEqual([WITH_PROBES, BRIEF, BRIEF]);
      expect(field.partsOff()).toEqual([]);
      wait(HOUR_MS);
      await field.statusWithProbes();
      expect(targets.at(-2)).toBe(WITH_PROBES);
    },
  );

  it('is a failure where it fails, and not what it was before', async () => {
    let isBroken = false;
    const { field, wait } = await aField((target) => (isBroken ? { failure: trouble('timeout') } : ownStatus(target)));
    await field.statusWithProbes();
    isBroken = true;
    wait(2 * MINUTE_MS);
    expect(await field.statusWithProbes()).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
  });

  it('is polled once a minute while somebody looks, and not at all when nobody does', async () => {
    const { client, targets } = await aField();
    const session = aSession({ client });
    const stop = session.watch([statusPart(), silentProbesPart(), partsOffPart()]);
    await expect.poll(() => session.read(statusPart()).data?.version).toBe('7.1.0 (f35936c6)');
    const { at = 0, nextAt = 0 } = session.read(statusPart());
    expect(nextAt - at).toBeGreaterThan(55 * SECOND_MS);
    stop();
    session.close();
    expect(targets).toHaveLength(1);
  });
});

describe('a status that never comes', () => {
  const never = new Promise<Told>(() => undefined);
  const LATE = { status: undefined, failure: { kind: 'timeout', what: 'status' }, silentProbes: [], partsOff: [] };
  const silent = (target: string): Told | Promise<Told> =>
    target.startsWith('/status') ? never : { json: fieldAnswer(NOW)(target) };
  const { signal } = new AbortController();

  it('holds up no overview, which says so', async () => {
    const { client, targets } = await aField(silent);
    const source = { profile: 'p', host: 'h', isDemo: false };
    const { appliance, network } = await takeOverview(client, source, NOW, signal, 1);
    expect(network.ok).toBe(true);
    expect(appliance).toMatchObject(LATE);
    expect(targets).toContain(BRIEF);
  });

  it('holds up no look either, and is told where it came before the rest', async () => {
    const answers: ((told: Told) => void)[] = [];
    const { client } = await aField((target) =>
      target.startsWith('/status') ? new Promise((resolve) => answers.push(resolve)) : silent(target),
    );
    const fetchFlows = async () => ({ ok: false as const, failure: FAILURES.offline });
    const asker = createAsker({ client, fetchFlows, now: () => NOW, signal, onProgress: () => undefined });
    const facts = await collectAppliance(asker, NOW, 1);
    expect(facts?.()).toMatchObject(LATE);
    expect(asker.failures()).toEqual([]);
    answers[0]?.({ json: STATUS });
    await expect.poll(() => facts?.().status?.version).toBe('7.1.0 (f35936c6)');
  });
});

describe('a probe that does not answer', () => {
  const lacking = (target: string): Told => {
    const json = fieldAnswer(NOW)(target);
    return target.startsWith('/network') ? { json: { ...Object(json), darktraceChildError: 'Branch' } } : { json };
  };

  it('is told with the endpoints whose last answers lack it, and until one is whole again', async () => {
    let answer = lacking;
    const { client, field } = await aField((target) => answer(target));
    expect(field.silentProbes()).toEqual([]);
    await client.get('network', {});
    await client.get('summarystatistics', {});
    const silent = client.silentProbes();
    expect(silent).toEqual([{ probe: 'Branch', endpoints: ['network'], at: NOW }]);
    await client.get('network', { did: 7 });
    expect(client.silentProbes()).toBe(silent);
    answer = (target) => ({ json: fieldAnswer(NOW)(target) });
    await client.get('network', {});
    expect(client.silentProbes()).toEqual([]);
  });

  it('is nothing that is asked for, and nothing where the appliance answers as its documents say', async () => {
    const caller = aCaller(() => ({ failure: trouble('not-found') }));
    const asking = {
      fetchFlows: async () => ({ ok: false as const, failure: FAILURES.offline }),
      now: () => NOW,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    };
    for (const client of [clientOver(caller), clientOfDialect({ caller, dialect: 'documented', now: () => NOW })]) {
      const asker = createAsker({ ...asking, client });
      expect(await collectAppliance(asker, NOW)).toBeUndefined();
      expect(asker.failures()).toEqual([]);
    }
    expect(caller.targets).toEqual([]);
  });

  it('is in the facts of a look, with what else the look met', async () => {
    const { client } = await aField((target) =>
      target.startsWith('/status') ? { failure: trouble('forbidden') } : lacking(target),
    );
    const source = { profile: 'p', host: 'h', isDemo: false };
    const { appliance, network } = await takeOverview(client, source, NOW, new AbortController().signal);
    expect(network.ok).toBe(true);
    expect(appliance).toMatchObject({
      status: undefined,
      failure: { kind: 'forbidden' },
      silentProbes: [{ probe: 'Branch', endpoints: ['network'] }],
      partsOff: [{ name: 'status' }],
    });
  });
});
