// What is asked of an appliance of the field beside the three endpoints of the documents: how it is, which device is meant, and nothing in vain.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientOver } from '../../../src/api/client.ts';
import { HOUR_MS } from '../../../src/domain/instant.ts';
import { createAsker } from '../../../src/live/asker.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import { findDevice } from '../../../src/live/find-device.ts';
import type { Haste } from '../../../src/live/in-turn.ts';
import type { Asking } from '../../../src/live/part.ts';
import {
  capacityPart,
  newFlowsPart,
  partsOffPart,
  seriesPart,
  statusPart,
  versionPart,
} from '../../../src/live/questions/index.ts';
import { aSession, FAILURES } from '../session-kit.ts';
import { aCaller, type Told, trouble } from './a-caller.ts';
import { FOUND, fieldAnswer } from './appliance-json.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

const aField = (answer: (target: string) => Told = (target) => ({ json: fieldAnswer(NOW)(target) })) => {
  const caller = aCaller(answer);
  return { caller, client: clientOfDialect({ caller, dialect: 'appliance', now: () => NOW }) };
};

const askingOf = (client: Asking['client'], haste?: () => Haste): Asking => ({
  client,
  fetchFlows: async () => ({ ok: false, failure: FAILURES.offline }),
  judge: async () => [],
  thresholds: {} as Asking['thresholds'],
  at: NOW,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...(haste === undefined ? {} : { haste }),
});

describe('how the appliance is', () => {
  it('is asked of one of the field, without the subnets that take it long', async () => {
    const { client, caller } = aField();
    expect(await statusPart().ask(askingOf(client))).toMatchObject({
      ok: true,
      value: { version: '7.1.0 (f35936c6)', health: { cpuPercent: 12 } },
    });
    expect(caller.targets).toEqual(['/status?fast=true']);
  });

  it('is not asked of one that answers as its documents say', async () => {
    const caller = aCaller(() => ({ failure: trouble('not-found') }));
    for (const client of [clientOver(caller), clientOfDialect({ caller, dialect: 'documented', now: () => NOW })])
      expect(await statusPart().ask(askingOf(client))).toEqual({ ok: true, value: undefined });
    expect(caller.targets).toEqual([]);
  });

  it('is a failure that stays with whoever asked, where the token may not ask', async () => {
    const { client, caller } = aField(() => ({ failure: trouble('forbidden') }));
    const asked = [await statusPart().ask(askingOf(client)), await statusPart().ask(askingOf(client))];
    expect(asked).toMatchObject([{ failure: { kind: 'forbidden' } }, { failure: { kind: 'forbidden' } }]);
    expect(caller.targets).toHaveLength(1);
    expect(await partsOffPart().ask(askingOf(client))).toMatchObject({ ok: true, value: [{ name: 'status' }] });
    expect(statusPart().isOptional).toBe(true);
  });

  describe('for the header alone', () => {
    beforeEach(async () => {
      // Loading it takes time that no test can make pass.
      await import('../../../src/live/dialect/translate.ts');
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('is asked when there is time', async () => {
      const { client, caller } = aField();
      const version = versionPart().ask(askingOf(client, () => 'slowly'));
      await vi.advanceTimersByTimeAsync(29_000);
      expect(caller.targets).toEqual([]);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await version).toEqual({ ok: true, value: '7.1.0 (f35936c6)' });
    });
  });
});

describe('questions that an appliance of the field cannot answer', () => {
  it('of how many flows are new are not asked', async () => {
    const { client, caller } = aField();
    expect(await newFlowsPart(NOW - HOUR_MS).ask(askingOf(client))).toMatchObject({
      ok: true,
      value: { connectionCount: undefined },
    });
    expect(caller.targets).toEqual([]);
  });

  it('of the use of the link by hours are one question for its days', async () => {
    const { client, caller } = aField();
    const [capacity, series] = await Promise.all([
      capacityPart(100).ask(askingOf(client)),
      seriesPart('bandwidth').ask(askingOf(client)),
    ]);
    expect(capacity).toMatchObject({ ok: true, value: { linkCapacityMbps: 100, stepMs: 24 * HOUR_MS } });
    expect(series).toMatchObject({ ok: true, value: { key: 'bandwidth.daily' } });
    expect(caller.targets).toEqual(['/summarystatistics']);
  });
});

describe('a device that a person means, in a network of more devices than are listed', () => {
  const pages = (target: string): Told => {
    const asked = new URL(target, 'https://field.example').searchParams;
    if (asked.has('query')) return { json: FOUND(1, 4_710, 1) };
    const offset = Number(asked.get('offset') ?? 0);
    return { json: FOUND(300, offset, 5_000) };
  };
  const find = async (text: string) => {
    const { client, caller } = aField(pages);
    const asker = createAsker({
      client,
      fetchFlows: async () => ({ ok: false, failure: FAILURES.offline }),
      now: () => NOW,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const found = await findDevice(asker, text, { endAt: NOW, hours: 24, endsNow: true });
    const queries = caller.targets.map((target) => new URL(target, 'https://field.example').searchParams.get('query'));
    return { found, queries: queries.filter((query) => query !== null), asker };
  };

  it('is among those listed, and nothing is searched for', async () => {
    expect(await find('host-850')).toMatchObject({ found: { value: 850 }, queries: [] });
  });

  it.each([
    ['by the beginning of its name', 'HOST-4711', '"HOST-4711*"'],
    ['by its address', '10.0.18.211', 'ip:"10.0.18.211"'],
  ])('is searched for %s', async (_, text, query) => {
    expect(await find(text)).toMatchObject({ found: { ok: true, value: 4_711 }, queries: [query] });
  });

  it('is searched for in words that mean nothing but themselves', async () => {
    const { queries } = await find('a" OR mac:"*');
    expect(queries).toEqual(['"a OR mac:*"']);
  });

  it('is told to be unknown where nothing is called so', async () => {
    const { found } = await find('nobody');
    expect(found).toMatchObject({ ok: false, failure: { came: expect.stringContaining('is called that') } });
  });
});

describe('a person who refreshes', () => {
  it('gets new answers, not those that serve several', async () => {
    const { client, caller } = aField();
    const session = aSession({ client });
    const stop = session.watch([capacityPart(100)]);
    await expect.poll(() => session.read(capacityPart(100)).data !== undefined).toBe(true);
    await client.get('summarystatistics', {});
    expect(caller.targets).toHaveLength(1);
    await expect.poll(() => session.refresh(), { timeout: 5_000 }).toBe(1);
    await expect.poll(() => caller.targets.length).toBe(2);
    stop();
    session.close();
  });
});
