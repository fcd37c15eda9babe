// Flows fetched through the thread that reads them: the same answers and failures as without it, and nothing waits for it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { bundleThread } from '../../src/build/thread-code.ts';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import type { FlowProgress } from '../../src/live/flows/fetch-flows.ts';
import { openFlowReader } from '../../src/live/flows/open-flow-reader.ts';
import { type FlowThread, startFlowThread } from '../../src/live/flows/start-flow-thread.ts';
import { decodeNetwork } from '../../src/wire/documented/network.ts';
import { flowsOf } from '../flows/a-flow.ts';
import { bytesOf, chunksOf, cutAt, steadyPace } from '../wire/chunks.ts';
import { FULL_TRAFFIC, METRIC, TRAFFIC } from '../wire/network-payloads.ts';
import { clientWith } from './flows-from-memory.ts';

const run = promisify(execFile);
const reader = openFlowReader();
afterAll(() => reader.close());

const listed = ({ flows, ...rest }: NetworkAnswer) => ({ ...rest, flows: flows && flowsOf(flows) });

const aFlowText = (index: number): string =>
  JSON.stringify({ sourcedevice: { did: index % 50, hostname: `host-${index % 50}` }, bytes: index, flags: ['ack'] });

/** So many flows, cut without regard to where they end. */
const manyFlows = (count: number): readonly Uint8Array[] => {
  const body = bytesOf(`{"traffic":[${Array.from({ length: count }, (_, index) => aFlowText(index)).join()}]}`);
  return cutAt(
    body,
    Array.from({ length: 200 }, (_, index) => Math.round((body.length * index) / 200)),
  );
};

describe('an answer read in the thread', () => {
  it.each([
    ['flows', JSON.stringify(TRAFFIC)],
    ['flows with full details', JSON.stringify(FULL_TRAFFIC)],
    ['a metric', JSON.stringify(METRIC)],
    ['no points', '{"data":[]}'],
    ['no flows', '{"traffic":[]}'],
    ['nothing', '{}'],
    ['a wrong value', '{"traffic":[{"bytes":1},{"bytes":true}]}'],
    ['half of it', '{"traffic":[{"bytes":1},{"by'],
    ['nothing at all', ''],
    ['something else', '<html>'],
  ])('(%s) is the same as without it', async (_what, text) => {
    const here = await decodeNetwork(chunksOf([bytesOf(text)]), steadyPace());
    const there = await reader.fetch(clientWith([bytesOf(text)]), {});
    if (!here.ok || !there.ok) expect(there).toEqual(here);
    else expect(listed(there.value.value)).toEqual(listed(here.value));
  });

  it('tells its size, its status and its way beside it', async () => {
    const text = JSON.stringify(TRAFFIC);
    expect(await reader.fetch(clientWith([bytesOf(text)]), {})).toMatchObject({
      ok: true,
      value: { status: 200, attempts: 1, bytes: text.length, elapsedMs: 5 },
    });
  });

  it('is whole, however large and however many come at once', async () => {
    const answers = await Promise.all(
      [20_000, 3_000, 1].map((count) => reader.fetch(clientWith(manyFlows(count)), {})),
    );
    const counts = answers.map((answer) => (answer.ok ? answer.value.value.flows?.rowCount : answer));
    expect(counts).toEqual([20_000, 3_000, 1]);
    const [first] = answers;
    const flows = first?.ok ? first.value.value.flows : undefined;
    expect(flows?.bytes.every((bytes, row) => bytes === row)).toBe(true);
    expect(flows?.ends.count).toBe(50);
  });

  it('brings many points in parts, in their order', async () => {
    const data = Array.from({ length: 1_703 }, (_, index) => ({
      timestamp: 1705320000000 + index,
      connections: index,
    }));
    const answer = await reader.fetch(clientWith([bytesOf(JSON.stringify({ data }))]), {});
    const points = answer.ok ? answer.value.value.points : undefined;
    expect(points?.map(({ connections }) => connections)).toEqual(data.map(({ connections }) => connections));
  });

  it('has its failures masked as the client masks its own', async () => {
    const client = clientWith([bytesOf('{"traffic":[{"bytes":"secret"}]}')], {
      mask: (failure) => ({ ...failure, came: failure.came.replace('secret', '***') }),
    });
    expect(await reader.fetch(client, {})).toMatchObject({ failure: { came: 'traffic[0].bytes is the text "***"' } });
  });
});

describe('the bytes of an answer', () => {
  it('wait while the thread has enough of them', async () => {
    const posted: string[] = [];
    let isHeldUp = true;
    const startThread = (): FlowThread => {
      const thread = startFlowThread();
      const held: (() => void)[] = [];
      return {
        ...thread,
        post: (message, moved) => {
          posted.push(message.kind);
          if (isHeldUp && message.kind === 'bytes') held.push(() => thread.post(message, moved));
          else {
            for (const one of held.splice(0)) one();
            thread.post(message, moved);
          }
        },
      };
    };
    const slow = openFlowReader({ startThread });
    const chunk = bytesOf(`${' '.repeat(64 * 1024 - 2)}{}`);
    const client = clientWith(Array.from({ length: 100 }, () => chunk));
    const fetched = slow.fetch(client, {});
    await vi.waitFor(() => expect(posted.filter((kind) => kind === 'bytes')).toHaveLength(12));
    expect(client.handedOver()).toBeLessThan(20);
    isHeldUp = false;
    await slow.close();
    expect(await fetched).toMatchObject({ failure: { kind: 'cancelled' } });
  });

  it('go through a few buffers, however many they are', async () => {
    const cameBack = new Set<ArrayBuffer>();
    const seen = { filledAnew: 0 };
    const startThread = (): FlowThread => {
      const thread = startFlowThread();
      return {
        ...thread,
        post: (message, moved) => {
          if (message.kind === 'bytes' && cameBack.has(message.bytes.buffer)) seen.filledAnew += 1;
          thread.post(message, moved);
        },
        onMessage: (take) =>
          thread.onMessage((message) => {
            if (message.kind === 'taken') cameBack.add(message.bytes.buffer);
            take(message);
          }),
      };
    };
    const watched = openFlowReader({ startThread });
    const chunk = bytesOf(' '.repeat(64 * 1024));
    const client = clientWith([...Array.from({ length: 100 }, () => chunk), bytesOf('{"traffic":[]}')]);
    expect(await watched.fetch(client, {})).toMatchObject({ ok: true });
    await watched.close();
    expect(seen.filledAnew).toBeGreaterThan(80);
  });

  it('are read no further when the thread has found a fault in them', async () => {
    const chunk = bytesOf('<'.repeat(64 * 1024));
    const client = clientWith(Array.from({ length: 1_000 }, () => chunk));
    expect(await reader.fetch(client, {})).toMatchObject({ failure: { kind: 'bad-data' } });
    expect(client.handedOver()).toBeLessThan(100);
    expect(client.isClosed()).toBe(true);
  });

  it('and the flows in them are counted while they come, but not for every chunk', async () => {
    let now = 0;
    const told: unknown[] = [];
    const clocked = openFlowReader({ elapsed: () => now });
    const client = clientWith(manyFlows(20_000), {
      onChunk: () => {
        now += 30;
      },
    });
    const answer = await clocked.fetch(client, {}, { onProgress: (progress) => told.push(progress) });
    await clocked.close();
    expect(told.length).toBeGreaterThan(5);
    expect(told.length).toBeLessThan(60);
    expect(told.at(-1)).toEqual({ bytes: answer.ok ? answer.value.bytes : 0, rows: 20_000 });
  });
});

describe('an answer that stalls', () => {
  it.each([
    ['less than a message', 1],
    ['many messages', 10_000],
  ])('is told of with what has come before: %s', async (_what, count) => {
    const told: FlowProgress[] = [];
    const stop = new AbortController();
    const stalled = Promise.withResolvers<void>();
    const chunks = manyFlows(count);
    const client = clientWith([...chunks, bytesOf(' ')], {
      onChunk: (index) => (index === chunks.length ? stalled.promise : undefined),
    });
    const onProgress = (progress: FlowProgress): number => told.push(progress);
    const answer = reader.fetch(client, {}, { signal: stop.signal, onProgress });
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    await vi.waitFor(() => expect(told.at(-1)?.bytes).toBe(bytes));
    stop.abort();
    stalled.resolve();
    expect(await answer).toMatchObject({ failure: { kind: 'cancelled' } });
  });
});

describe('an answer that is cancelled', () => {
  it('ends at once, and the next one is read', async () => {
    const stop = new AbortController();
    const endless = (function* () {
      yield bytesOf('{"traffic":[{}');
      for (;;) yield bytesOf(',{"bytes":1}');
    })();
    const client = clientWith(endless, {
      onChunk: (index) => {
        if (index === 5_000) stop.abort();
      },
    });
    expect(await reader.fetch(client, {}, { signal: stop.signal })).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(client.isClosed()).toBe(true);
    expect(await reader.fetch(clientWith([bytesOf('{"traffic":[]}')]), {})).toMatchObject({ ok: true });
  });

  it('ends also when all its bytes are there and the thread is still busy', async () => {
    const stop = new AbortController();
    const startThread = (): FlowThread => ({
      ...startFlowThread(),
      post: (message) => message.kind === 'end' && stop.abort(),
    });
    const deaf = openFlowReader({ startThread });
    const fetched = deaf.fetch(clientWith([bytesOf('{}')]), {}, { signal: stop.signal });
    expect(await fetched).toMatchObject({ failure: { kind: 'cancelled' } });
    await deaf.close();
  });
});

/** A thread of another program. */
const threadOf = (code: string) => (): FlowThread => {
  const worker = new Worker(code, { eval: true, stderr: true });
  return startFlowThread(worker);
};

describe('the thread', () => {
  it.each([
    ['throws', 'require("node:worker_threads").parentPort.on("message", () => { throw new Error("broken inside") })'],
    ['ends', 'require("node:worker_threads").parentPort.on("message", () => process.exit(3))'],
  ])('that %s is an error for whoever waits, and the next answer gets a new one', async (_how, code) => {
    const threads = [threadOf(code), startFlowThread];
    const fragile = openFlowReader({ startThread: () => (threads.shift() ?? startFlowThread)() });
    await expect(fragile.fetch(clientWith(manyFlows(10)), {})).rejects.toThrow('the thread that reads flows broke');
    expect(await fragile.fetch(clientWith(manyFlows(10)), {})).toMatchObject({ ok: true });
    await fragile.close();
  });

  it('runs from the text that is put into the built program, and is made of nothing heavy', async () => {
    const { text, files } = await bundleThread('src/live/flows/flow-thread.ts');
    expect(text.length).toBeLessThan(64 * 1024);
    expect(
      files.filter(
        (file) => !/^src\/(domain|flows|live\/(flows|(collect-garbage|yield-to-keys)\.ts$)|text|wire)/.test(file),
      ),
    ).toEqual([]);
    const built = openFlowReader({ startThread: threadOf(text) });
    expect(await built.fetch(clientWith(manyFlows(10)), {})).toMatchObject({
      value: { value: { flows: { rowCount: 10 } } },
    });
    await built.close();
  });

  it('does not keep a program alive that has nothing else to do', async () => {
    const code = `
      const { openFlowReader } = await import('./src/live/flows/open-flow-reader.ts');
      const { clientWith } = await import('./test/live/flows-from-memory.ts');
      const answer = await openFlowReader().fetch(clientWith([Buffer.from('{"traffic":[{}]}')]), {});
      console.log(answer.value.value.flows.rowCount);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { timeout: 20_000 });
    expect(stdout.trim()).toBe('1');
  });

  it('serves one answer after the other, and is not started before the first', async () => {
    let started = 0;
    const counted = openFlowReader({
      startThread: () => {
        started += 1;
        return startFlowThread();
      },
    });
    expect(started).toBe(0);
    for (const count of [1, 2, 3]) await counted.fetch(clientWith(manyFlows(count)), {});
    expect(started).toBe(1);
    await counted.close();
  });
});
