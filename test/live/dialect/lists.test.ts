// Lists of an appliance: asked for when they are needed, kept for a while in memory and for a day on the shelf, given up where they are not to be had.
import { describe, expect, it } from 'vitest';
import { type Failure, tellFailure } from '../../../src/domain/failure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import type { Field } from '../../../src/live/dialect/field.ts';
import type { Shelf } from '../../../src/live/dialect/shelf.ts';
import { aCaller, type Told, trouble } from './a-caller.ts';
import { FOUND, STATUS } from './appliance-json.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

const METRICS = [{ mlid: 17, name: 'datatransfervolume', label: 'Data Transfer', units: 'bytes' }];
const ENUMS = { Protocol: [{ code: '6', name: 'TCP' }] };

const anAnswer = (target: string): Told => {
  const { pathname, searchParams: asked } = new URL(target, 'https://field.example');
  const offset = Number(asked.get('offset') ?? 0);
  if (pathname === '/devicesearch') return { json: FOUND(Math.min(300, 1_000 - offset), offset, 1_000) };
  if (pathname === '/metrics') return { json: METRICS };
  if (pathname === '/enums') return { json: ENUMS };
  if (pathname === '/status') return { json: STATUS };
  return { json: [] };
};

const aShelf = () => {
  const kept = new Map<string, string>();
  const shelf: Shelf = {
    read: async (name) => kept.get(name),
    write: async (name, text) => {
      kept.set(name, text);
    },
  };
  return { kept, shelf };
};

const aField = async (answer = anAnswer, shelf?: Shelf, startAt = NOW) => {
  let ms = 0;
  const caller = aCaller((target) => answer(target));
  const client = clientOfDialect({
    caller,
    dialect: 'appliance',
    now: () => startAt + ms,
    elapsed: () => ms,
    shelf,
  });
  const field = await client.field();
  if (!field.ok || field.value === undefined) throw new Error('no field');
  const told: Field = field.value;
  return {
    field: told,
    client,
    targets: caller.targets,
    wait: (by: number) => {
      ms += by;
    },
  };
};

const sure = <T>(result: Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; failure: Failure }>): T => {
  if (!result.ok) throw new Error(tellFailure(result.failure));
  return result.value;
};

describe('the directory of devices', () => {
  it('is three pages at most, those seen last', async () => {
    const { field, targets } = await aField();
    const directory = sure(await field.directory());
    expect(targets).toEqual([
      '/devicesearch?count=300&order=desc&orderBy=lastSeen',
      '/devicesearch?count=300&offset=300&order=desc&orderBy=lastSeen',
      '/devicesearch?count=300&offset=600&order=desc&orderBy=lastSeen',
    ]);
    expect([directory.devices.length, directory.isPart]).toEqual([900, true]);
    expect(directory.byDid.get(899)?.hostname).toBe('host-899');
    expect(directory.byIp.get('10.0.0.7')?.did).toBe(7);
  });

  it('is one page where that holds them all', async () => {
    const { field, targets } = await aField(() => ({ json: FOUND(300, 0, 300) }));
    expect(sure(await field.directory()).isPart).toBe(false);
    expect(targets).toHaveLength(1);
  });

  it('is known to be a part where an appliance tells fewer on a page than it is asked for', async () => {
    const { field, targets } = await aField((target) => {
      const offset = Number(new URL(target, 'https://field.example').searchParams.get('offset') ?? 0);
      return { json: FOUND(100, offset, 5_000) };
    });
    expect(sure(await field.directory())).toMatchObject({ devices: { length: 300 }, isPart: true });
    expect(targets).toHaveLength(3);
  });

  it('ends with an empty page, whatever the total says', async () => {
    const { field, targets } = await aField((target) => ({
      json: target.includes('offset') ? FOUND(0, 0, 310) : FOUND(300, 0, 310),
    }));
    expect(sure(await field.directory())).toMatchObject({ devices: { length: 300 }, isPart: true });
    expect(targets).toHaveLength(2);
  });

  it('serves for a quarter of an hour, then goes on serving while it is asked for anew', async () => {
    const { field, targets, wait } = await aField(() => ({ json: FOUND(20) }));
    const first = sure(await field.directory());
    wait(14 * MINUTE_MS);
    expect(sure(await field.directory())).toBe(first);
    expect(targets).toHaveLength(1);
    wait(2 * MINUTE_MS);
    expect(sure(await field.directory())).toBe(first);
    await expect.poll(() => targets.length).toBe(2);
    await expect.poll(async () => sure(await field.directory()) !== first).toBe(true);
    expect(targets).toHaveLength(2);
  });

  it('is worth having without its last pages', async () => {
    const { field } = await aField((target) =>
      target.includes('offset') ? { failure: trouble('timeout') } : anAnswer(target),
    );
    expect(sure(await field.directory())).toMatchObject({ devices: { length: 300 }, isPart: true });
  });
});

describe('a list on the shelf', () => {
  const first = async (shelf: Shelf) => {
    const told = await aField(anAnswer, shelf);
    sure(await told.field.metrics());
    await told.client.close();
  };

  it('serves the next run for a day', async () => {
    const { kept, shelf } = aShelf();
    await first(shelf);
    expect([...kept.keys()]).toEqual(['metrics']);
    const next = await aField(anAnswer, shelf, NOW + DAY_MS - HOUR_MS);
    expect(sure(await next.field.metrics()).value).toMatchObject([{ name: 'datatransfervolume' }]);
    expect(next.targets).toEqual([]);
  });

  it('is asked for anew after a day', async () => {
    const { shelf } = aShelf();
    await first(shelf);
    const next = await aField(anAnswer, shelf, NOW + DAY_MS);
    sure(await next.field.metrics());
    expect(next.targets).toEqual(['/metrics']);
  });

  it.each([
    ['empty', () => ''],
    ['cut off', (text: string) => text.slice(0, -20)],
    ['no list', () => 'darktop'],
    ['full of nonsense', () => '\u0000{"format":1}\n[['],
    ['about something else', (text: string) => text.replace('/metrics', '/enums')],
    ['from the future', (text: string) => text.replace(/"at":\d+/, `"at":${NOW + DAY_MS}`)],
    ['without a time', (text: string) => text.replace(/"at":\d+/, '"at":"now"')],
    ['of another version', (text: string) => text.replace('darktop-list-1', 'darktop-list-9')],
  ])('that is %s is none, and does no harm', async (_, spoil) => {
    const { kept, shelf } = aShelf();
    await first(shelf);
    kept.set('metrics', spoil(kept.get('metrics') ?? ''));
    const next = await aField(anAnswer, shelf);
    expect(sure(await next.field.metrics()).value).toHaveLength(1);
    expect(next.targets).toEqual(['/metrics']);
    await next.client.close();
    // And it is put right.
    const last = await aField(anAnswer, shelf);
    await last.field.metrics();
    expect(last.targets).toEqual([]);
  });

  it('is read once, however many want it', async () => {
    let reads = 0;
    const { shelf } = aShelf();
    await first(shelf);
    const counting: Shelf = {
      ...shelf,
      read: (name) => {
        reads += 1;
        return shelf.read(name);
      },
    };
    const { field } = await aField(anAnswer, counting);
    await Promise.all([field.metrics(), field.metrics(), field.metrics()]);
    expect(reads).toBe(1);
  });

  it('is not written where a probe below the appliance did not answer it', async () => {
    const { kept, shelf } = aShelf();
    const part = { ...FOUND(3), darktraceChildError: 'probe-7' };
    const { field, client } = await aField(() => ({ json: part }), shelf);
    expect(sure(await field.directory()).devices).toHaveLength(3);
    await client.close();
    expect(kept.size).toBe(0);
  });

  it('of names is one for each kind of code, of which only that is asked for', async () => {
    const { kept, shelf } = aShelf();
    const { field, client, targets } = await aField(anAnswer, shelf);
    expect(sure(await field.names('protocol')).value).toMatchObject([
      { category: 'Protocol', codes: [{ name: 'TCP' }] },
    ]);
    await field.names('country');
    await field.names('protocol');
    await client.close();
    expect(targets).toEqual(['/enums?responsedata=protocol', '/enums?responsedata=country']);
    expect([...kept.keys()]).toEqual(['names-protocol', 'names-country']);
  });

  it('is never the status, which is about this moment', async () => {
    const { kept, shelf } = aShelf();
    const { field, client, targets, wait } = await aField(anAnswer, shelf);
    expect(sure(await field.status()).value.version).toBe('7.1.0 (f35936c6)');
    wait(MINUTE_MS);
    await field.status();
    await client.close();
    expect(targets).toHaveLength(2);
    expect(kept.size).toBe(0);
  });
});

describe('a list that is not to be had', () => {
  const failing = (failure: Failure) => aField(() => ({ failure }));
  const error = (status: number) => trouble('server-error', { status });

  it.each([
    ['it is not allowed', trouble('forbidden')],
    ['it is refused', trouble('bad-parameter')],
    ['there is none', trouble('not-found')],
  ])('because %s is not asked for again, and the reason can be read', async (_, failure) => {
    const { field, client, targets, wait } = await failing(failure);
    await field.subnets();
    wait(3 * DAY_MS);
    expect(await field.subnets()).toMatchObject({ ok: false, failure: { kind: failure.kind } });
    expect(targets).toEqual(['/subnets']);
    expect(field.partsOff()).toEqual([{ name: 'subnets', failure }]);
    expect(client.partsOff()).toBe(field.partsOff());
  });

  it('because it is not allowed is asked for again once a person wants everything fresh', async () => {
    const { field, client, targets } = await failing(trouble('forbidden'));
    await field.subnets();
    client.forget();
    expect(client.partsOff()).toEqual([]);
    await field.subnets();
    expect(targets).toHaveLength(2);
  });

  it.each([
    ['the appliance cannot answer it, now or ever', error(500)],
    ['it leads elsewhere', trouble('redirect')],
    ['a page came', trouble('not-json')],
  ])('because %s is asked for again after an hour', async (_, failure) => {
    const { field, targets, wait } = await failing(failure);
    await field.metrics();
    wait(HOUR_MS - 1);
    await field.metrics();
    expect([targets.length, field.partsOff().length]).toEqual([1, 1]);
    wait(1);
    expect(field.partsOff()).toEqual([]);
    await field.metrics();
    expect(targets).toHaveLength(2);
  });

  it.each([
    ['of the way there', trouble('timeout')],
    ['a gateway got no answer', error(502)],
    ['the appliance is busy', error(503)],
  ])('because %s rests for a minute, and is not called off', async (_, failure) => {
    const { field, targets, wait } = await failing(failure);
    await field.metrics();
    await field.metrics();
    expect([targets.length, field.partsOff().length]).toEqual([1, 0]);
    wait(MINUTE_MS);
    await field.metrics();
    expect(targets).toHaveLength(2);
  });

  it('because nobody waited is asked for again at once', async () => {
    const { field, targets } = await failing(trouble('cancelled'));
    await field.metrics();
    await field.metrics();
    expect(targets).toHaveLength(2);
  });

  it('is told as it was where it had been told before', async () => {
    let told: Told = { json: METRICS };
    const { field, wait } = await aField(() => told);
    sure(await field.metrics());
    told = { failure: error(500) };
    wait(DAY_MS - 1);
    expect((await field.metrics()).ok).toBe(true);
  });
});
