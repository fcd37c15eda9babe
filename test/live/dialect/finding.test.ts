// How it is found out in which dialect an appliance answers: by one plain request, by others where that one may not be asked, or not this time.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/domain/failure.ts';
import { MINUTE_MS, SECOND_MS } from '../../../src/domain/instant.ts';
import type { Dialect } from '../../../src/domain/profile.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import type { DialectClient } from '../../../src/live/dialect/dialect-client.ts';
import type { Shelf } from '../../../src/live/dialect/shelf.ts';
import { aCaller, type FakeCaller, type Told, trouble } from './a-caller.ts';
import { fieldAnswer, NETWORK, PLAIN, STATUS } from './appliance-json.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

const DOCUMENTED = {
  bandwidth: { total_bytes: 1 },
  events: { total_events: 3 },
  devices: { total_devices: 12 },
  alerts: { total_alerts: 2 },
};

type Answers = Readonly<Partial<Record<'/summarystatistics' | '/network' | '/status', Told>>>;

type More = Readonly<{ dialect?: Dialect; shelf?: Shelf }>;

const aClient = (answers: Answers | ((target: string) => Told), more: More = {}) => {
  let ms = 0;
  const pathOf = (target: string) => target.split('?', 1)[0] as keyof Answers;
  const answer =
    typeof answers === 'function'
      ? answers
      : (target: string): Told => answers[pathOf(target)] ?? { failure: trouble('not-found') };
  const caller = aCaller(answer);
  const client = clientOfDialect({ caller, dialect: 'auto', now: () => NOW + ms, elapsed: () => ms, ...more });
  const wait = (by: number): void => {
    ms += by;
  };
  return { caller, client, targets: caller.targets, wait };
};

const pathsOf = ({ targets }: Pick<FakeCaller, 'targets'>): readonly string[] =>
  targets.map((target) => target.split('?', 1)[0] ?? '');

const settled = async (client: DialectClient): Promise<string> => {
  const told = await client.settle();
  return told.ok ? told.value : `${told.failure.what}: ${told.failure.kind}`;
};

const plain = '/summarystatistics';

describe('the dialect', () => {
  it.each([
    ['documented', DOCUMENTED],
    ['documented', { summary_period: {} }],
    ['documented', { bandwidth: { total_bytes: 1 } }],
    ['appliance', PLAIN(NOW)],
    ['appliance', { bandwidth: [] }],
    ['appliance', { usercredentials: 3 }],
    ['appliance', { patterns: 0, subnets: 0 }],
  ])('is %s where the plain statistics look like it: %j', async (dialect, json) => {
    const { client, targets } = aClient({ [plain]: { json } });
    expect(await settled(client)).toBe(dialect);
    expect(targets).toEqual([plain]);
    expect(client.dialect()).toEqual({ kind: 'known', dialect, how: 'found' });
  });

  it.each(['forbidden', 'redirect', 'server-error', 'not-found', 'not-json'] as const)(
    'is told by the network where the statistics are %s',
    async (kind) => {
      for (const [json, dialect] of [
        [NETWORK, 'appliance'],
        [{ traffic: [] }, 'documented'],
        [{ summary: {} }, 'documented'],
      ] as const) {
        const { client, caller } = aClient({ [plain]: { failure: trouble(kind) }, '/network': { json } });
        expect(await settled(client)).toBe(dialect);
        expect(pathsOf(caller)).toEqual([plain, '/network']);
      }
    },
  );

  it.each(['forbidden', 'server-error', 'bad-parameter'] as const)(
    'is told by the status where the network is %s, too',
    async (kind) => {
      const { client, caller } = aClient({
        [plain]: { failure: trouble('forbidden') },
        '/network': { failure: trouble(kind) },
        '/status': { json: STATUS },
      });
      expect(await settled(client)).toBe('appliance');
      expect(caller.targets.at(-1)).toBe('/status?fast=true&includechildren=false');
    },
  );

  it('is told by the network where the statistics say nothing', async () => {
    const { client, caller } = aClient({ [plain]: { json: {} }, '/network': { json: NETWORK } });
    expect(await settled(client)).toBe('appliance');
    expect(pathsOf(caller)).toEqual([plain, '/network']);
  });

  it('stays unknown where this token may ask for nothing, for the reason of the first', async () => {
    const { client, caller } = aClient(() => ({ failure: trouble('forbidden') }));
    expect(await settled(client)).toBe('summarystatistics: forbidden');
    expect(pathsOf(caller)).toEqual([plain, '/network', '/status']);
    expect(client.dialect()).toEqual({ kind: 'unknown' });
  });

  it.each<Told>([{ failure: trouble('forbidden') }, { json: {} }])(
    'that nobody told is sought once for all who ask within seconds: %j',
    async (told) => {
      const { client, targets, wait } = aClient(() => told);
      for (let count = 0; count < 5; count += 1) await client.get('summarystatistics', {});
      expect(targets).toHaveLength(3);
      client.forget();
      await client.settle();
      expect(targets).toHaveLength(6);
      wait(4 * SECOND_MS);
      await client.settle();
      expect(targets).toHaveLength(9);
    },
  );

  it('stays unknown where no answer tells it, which is said', async () => {
    const { client } = aClient(() => ({ json: { hello: 1 } }));
    expect(await client.settle()).toMatchObject({
      ok: false,
      failure: { kind: 'bad-data', advice: expect.stringContaining('dialect') },
    });
  });

  it.each<Failure['kind']>([
    'no-connection',
    'bad-credentials',
    'bad-date',
    'timeout',
    'rate-limited',
    'tls',
    'cut-off',
    'too-large',
    'cancelled',
    'configuration',
    'bad-parameter',
  ])(
    'is not sought elsewhere after %s, which says nothing: that is the failure of this request alone',
    async (kind) => {
      let told: Told = { failure: trouble(kind) };
      const { client, targets } = aClient(() => told);
      const failing = await client.get('network', {});
      expect(failing).toMatchObject({ ok: false, failure: { kind } });
      expect(targets).toEqual([plain]);
      told = { json: DOCUMENTED };
      expect(await settled(client)).toBe('documented');
      expect(targets).toEqual([plain, plain]);
    },
  );

  it('is not told by a network that cannot be reached any more', async () => {
    const { client, caller } = aClient({
      [plain]: { failure: trouble('forbidden') },
      '/network': { failure: trouble('timeout') },
    });
    expect(await settled(client)).toBe('summarystatistics: timeout');
    expect(pathsOf(caller)).toEqual([plain, '/network']);
  });

  it('is sought once for all who ask at the same time, and its answer serves one of them', async () => {
    const { client, targets } = aClient((target) => ({ json: fieldAnswer(NOW)(target) }));
    const [totals, bandwidth, security] = await Promise.all([
      client.get('summarystatistics', {}),
      client.get('summarystatistics', { eventtype: 'bandwidth', hours: 24 }),
      client.get('summarystatistics', { eventtype: 'security', hours: 24 }),
    ]);
    expect([totals.ok, bandwidth.ok, security.ok]).toEqual([true, true, true]);
    expect(targets).toEqual([plain, `${plain}?eventtype=modelevents`]);
  });

  it('gives the answer that told it to whoever asks as the documents do', async () => {
    const { client, targets } = aClient({ [plain]: { json: DOCUMENTED } });
    const told = await client.get('summarystatistics', {});
    expect(told).toMatchObject({ ok: true, value: { value: { kind: 'plain', summary: { devices: { total: 12 } } } } });
    expect(targets).toEqual([plain]);
    await client.get('summarystatistics', {});
    expect(targets).toEqual([plain, plain]);
  });

  it('is given up with the last who waits for it', async () => {
    const gone = new AbortController();
    let answer: (told: Told) => void = () => undefined;
    const caller = aCaller(() => new Promise((resolve) => (answer = resolve)));
    const client = clientOfDialect({ caller, dialect: 'auto', now: () => NOW });
    const asked = client.get('network', {}, { signal: gone.signal });
    await expect.poll(() => caller.targets.length).toBe(1);
    gone.abort();
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(caller.aborted).toEqual([plain]);
    answer({ failure: trouble('cancelled') });
  });

  it.each(['documented', 'appliance'] as const)('that is configured as %s is not sought at all', async (dialect) => {
    const { client, caller } = aClient((target) => ({ json: fieldAnswer(NOW)(target) }), { dialect });
    expect(client.dialect()).toEqual({ kind: 'known', dialect, how: 'configured' });
    await client.get('deviceinfo', { did: 7 });
    expect(pathsOf(caller)[0]).toBe('/deviceinfo');
  });

  it('is told to those who want to know when it becomes known', async () => {
    const { client } = aClient({ [plain]: { json: DOCUMENTED } });
    const heard: string[] = [];
    const stop = client.onDialect(() => heard.push(client.dialect().kind));
    await client.settle();
    stop();
    expect(heard).toEqual(['known']);
  });
});

/** Where each thing is kept under its name. */
const aShelf = (first: Record<string, string> = {}) => {
  const kept = new Map(Object.entries(first));
  const shelf: Shelf = {
    read: async (name) => kept.get(name),
    write: async (name, text) => {
      kept.set(name, text);
    },
  };
  return { kept, shelf };
};

describe('a dialect that was found out', () => {
  it('is remembered, and not sought again', async () => {
    const { kept, shelf } = aShelf();
    const first = aClient({ [plain]: { json: PLAIN(NOW) } }, { shelf });
    await first.client.settle();
    await first.client.close();
    expect(kept.get('dialect')?.trim()).toBe('appliance');
    const second = aClient((target) => ({ json: fieldAnswer(NOW)(target) }), { shelf });
    await second.client.get('summarystatistics', { eventtype: 'security', hours: 24 });
    expect(second.targets).toEqual([`${plain}?eventtype=modelevents`]);
    expect(second.client.dialect()).toMatchObject({ how: 'remembered' });
  });

  it('is known without asking anybody', async () => {
    const { client, targets } = aClient({}, aShelf({ dialect: 'appliance\n' }));
    expect(await client.recall()).toEqual({ kind: 'known', dialect: 'appliance', how: 'remembered' });
    const described = client.describe('summarystatistics', { eventtype: 'security', hours: 24 });
    expect(described.ok && described.value.url).toBe('https://field.example/summarystatistics?eventtype=modelevents');
    expect(targets).toEqual([]);
  });

  it.each(['', 'klingon', '{"dialect":'])('and stands in a file as %j is nothing', async (text) => {
    const { client, targets } = aClient({ [plain]: { json: DOCUMENTED } }, aShelf({ dialect: text }));
    expect(await settled(client)).toBe('documented');
    expect(targets).toHaveLength(1);
  });

  const documentedAnswer = (target: string): Told => {
    const { pathname, searchParams: asked } = new URL(target, 'https://field.example');
    if (asked.get('eventtype') === 'modelevents') return { failure: trouble('bad-parameter') };
    if (asked.has('eventtype')) return { json: { event_counts: { model_breaches: 4 }, total: 4 } };
    return { json: pathname === plain ? DOCUMENTED : { traffic: [], summary: { totalbytes: 5 } } };
  };
  const fieldTold = (target: string): Told => {
    const asked = new URL(target, 'https://field.example').searchParams;
    return asked.has('hours') ? { failure: trouble('bad-parameter') } : { json: fieldAnswer(NOW)(target) };
  };

  it.each([
    ['appliance', 'documented', 'statistics refused', documentedAnswer, { eventtype: 'security', hours: 24 }],
    ['documented', 'appliance', 'statistics refused', fieldTold, { eventtype: 'security', hours: 24 }],
    ['documented', 'appliance', 'statistics not understood', fieldTold, {}],
    ['appliance', 'documented', 'statistics not understood', documentedAnswer, {}],
  ] as const)('as %s but is %s shows itself by %s, and is put right', async (before, now, _, answer, params) => {
    const { kept, shelf } = aShelf({ dialect: before });
    const { client } = aClient(answer, { shelf });
    const told = await client.get('summarystatistics', params);
    expect(told.ok).toBe(true);
    expect(client.dialect()).toEqual({ kind: 'known', dialect: now, how: 'found' });
    await client.close();
    expect(kept.get('dialect')?.trim()).toBe(now);
  });

  it.each([
    ['appliance', 'documented', documentedAnswer],
    ['documented', 'appliance', fieldTold],
  ] as const)(
    'as %s but is %s shows itself by a network of which nothing is understood',
    async (before, now, answer) => {
      const { client } = aClient(answer, aShelf({ dialect: before }));
      const told = await client.get('network', {});
      expect(told.ok && Object.values(told.value.value).some((one) => one !== undefined)).toBe(true);
      expect(client.dialect()).toMatchObject({ dialect: now });
    },
  );

  it('and was right all along is sought once more where an answer is doubtful, and not again soon', async () => {
    const { client, targets } = aClient(
      (target) => (target.startsWith('/deviceinfo') ? { failure: trouble('not-found') } : documentedAnswer(target)),
      aShelf({ dialect: 'documented' }),
    );
    for (let count = 0; count < 3; count += 1)
      expect(await client.get('deviceinfo', { did: 4711 })).toMatchObject({
        ok: false,
        failure: { kind: 'not-found' },
      });
    expect(targets.filter((target) => target === plain)).toHaveLength(1);
  });

  it('is not doubted any more once an answer was understood', async () => {
    const { client, targets } = aClient(
      (target) => (target.startsWith('/deviceinfo') ? { failure: trouble('not-found') } : documentedAnswer(target)),
      aShelf({ dialect: 'documented' }),
    );
    await client.get('network', {});
    await client.get('deviceinfo', { did: 4711 });
    expect(targets).not.toContain(plain);
  });

  it.each(['found', 'remembered'])(
    '(%s) is doubted where nothing was understood for minutes: another appliance may answer now',
    async (how) => {
      let answer = documentedAnswer;
      const shelf = how === 'found' ? {} : aShelf({ dialect: 'documented' });
      const { client, targets, wait } = aClient((target) => answer(target), shelf);
      await client.get('network', {});
      answer = fieldTold;
      expect((await client.get('summarystatistics', { eventtype: 'security', hours: 24 })).ok).toBe(false);
      wait(5 * MINUTE_MS);
      expect((await client.get('summarystatistics', { eventtype: 'security', hours: 24 })).ok).toBe(true);
      expect(client.dialect()).toMatchObject({ dialect: 'appliance' });
      expect(targets.filter((target) => target === plain)).toHaveLength(how === 'found' ? 2 : 1);
    },
  );

  it('is doubted at once where a person wants everything fresh', async () => {
    let answer = documentedAnswer;
    const { client } = aClient((target) => answer(target));
    await client.get('network', {});
    answer = fieldTold;
    client.forget();
    expect((await client.get('summarystatistics', {})).ok).toBe(true);
    expect(client.dialect()).toMatchObject({ dialect: 'appliance' });
  });

  it('is not doubted because the appliance cannot be reached', async () => {
    const { client, targets } = aClient(
      () => ({ failure: trouble('no-connection') }),
      aShelf({ dialect: 'appliance' }),
    );
    await client.get('network', {});
    expect(pathsOf({ targets })).toEqual(['/network']);
  });
});
