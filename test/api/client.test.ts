// The client against small servers: what it sends, what it reads, how it repeats, waits and stops.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BodyFailure, type OpenBody, type Progress } from '../../src/api/client.ts';
import { signatureOf } from '../../src/api/signature.ts';
import type { Result } from '../../src/domain/result.ts';
import { Secret } from '../../src/domain/secret.ts';
import { PRIVATE_TOKEN, PUBLIC_TOKEN } from './a-profile.ts';
import {
  AT,
  aClient,
  aFreePlace,
  aServer,
  type Handler,
  SUMMARY,
  sendJson,
  sendStatus,
  sendSummary,
  until,
} from './a-server.ts';

const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.kind);

const bodyOf = (result: Result<OpenBody>): OpenBody => {
  if (!result.ok) throw new Error(result.failure.came);
  return result.value;
};

const textOf = async (body: OpenBody): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.chunks) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const WITH_LENGTH = { 'content-length': String(JSON.stringify(SUMMARY).length) };

describe('a request', () => {
  it('is signed over exactly the target that arrives', async () => {
    const { url, requests } = await aServer((_request, response) => sendJson(response, { traffic: [] }));
    const { client } = aClient(url);
    const result = await client.get('network', {
      from_: '2026-01-15 09:00:00',
      to: '2026-01-15 10:00:00',
      metric: "it's (odd)*!",
      responsedata: ['traffic', 'summary'],
    });
    expect(kindOf(result)).toBe('ok');
    const target = requests[0]?.url ?? '';
    const headers = requests[0]?.headers ?? {};
    expect(target).toBe(
      '/network?from=2026-01-15%2009%3A00%3A00&metric=it%27s%20%28odd%29%2A%21&responsedata=traffic%2Csummary&to=2026-01-15%2010%3A00%3A00',
    );
    expect(headers).toMatchObject({ accept: 'application/json', 'dtapi-token': PUBLIC_TOKEN });
    expect(headers['dtapi-signature']).toBe(
      signatureOf({
        target,
        date: String(headers['dtapi-date']),
        publicToken: new Secret(PUBLIC_TOKEN),
        privateToken: new Secret(PRIVATE_TOKEN),
      }),
    );
  });

  it('is not sent when its parameters are wrong', async () => {
    const { url, requests } = await aServer(sendSummary);
    const { client } = aClient(url);
    expect(kindOf(await client.get('summarystatistics', { hours: 3 }))).toBe('bad-parameter');
    expect(requests).toHaveLength(0);
  });

  it('can be shown without token and signature', async () => {
    const { client } = aClient(new URL('https://appliance.example:8443'));
    const described = client.describe('deviceinfo', { did: 42, fulldevicedetails: true });
    expect(described).toMatchObject({
      ok: true,
      value: {
        method: 'GET',
        url: 'https://appliance.example:8443/deviceinfo?did=42&fulldevicedetails=true',
        headers: { 'DTAPI-Token': '[secret]', 'DTAPI-Signature': '[secret]', 'DTAPI-Date': '2026-01-15 10:00:00' },
      },
    });
  });

  it('is refused over plain http to another machine, unless that is allowed', async () => {
    const elsewhere = new URL('http://appliance.example');
    // Aborted before it starts, so that nothing is sent even where it is allowed.
    const ask = (allowsHttp: boolean) =>
      aClient(elsewhere, { allowsHttp }).client.get('summarystatistics', {}, { signal: AbortSignal.abort() });
    expect(await ask(false)).toMatchObject({ ok: false, failure: { kind: 'configuration', what: 'host' } });
    expect(kindOf(await ask(true))).toBe('cancelled');
  });
});

describe('an answer', () => {
  it('comes with its value, its size, its attempts and the clock of the appliance', async () => {
    const date = new Date(AT - 94_000).toUTCString();
    const { url } = await aServer((_request, response) => sendJson(response, SUMMARY, { date }));
    const { client, log } = aClient(url, {}, { now: () => AT });
    const result = await client.get('summarystatistics', {});
    expect(result).toMatchObject({
      ok: true,
      value: {
        value: { kind: 'plain', summary: { devices: { total: 156, active: 142, new: 3 } } },
        status: 200,
        bytes: JSON.stringify(SUMMARY).length,
        attempts: 1,
        serverDateAt: AT - 94_000,
        skewMs: 94_000,
      },
    });
    expect(log).toEqual([
      {
        at: AT,
        endpoint: 'summarystatistics',
        target: '/summarystatistics',
        attempt: 1,
        status: 200,
        failure: undefined,
        bytes: JSON.stringify(SUMMARY).length,
        elapsedMs: expect.any(Number),
      },
    ]);
  });

  it('is counted unpacked when it comes compressed, and limited so', async () => {
    const text = JSON.stringify({ padding: ' '.repeat(100_000) });
    const packed: Handler = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(text));
    };
    const { url } = await aServer(packed);
    const seen: Progress[] = [];
    const body = bodyOf(await aClient(url).client.open('network', {}, { onProgress: (one) => seen.push(one) }));
    expect(await textOf(body)).toBe(text);
    expect(body.bytesRead()).toBe(text.length);
    expect(seen.at(-1)).toEqual({ receivedBytes: text.length, totalBytes: undefined });
    const small = aClient(url, { maxBodyBytes: 50_000 });
    expect(await small.client.get('network', {})).toMatchObject({
      ok: false,
      failure: { kind: 'too-large', limitBytes: 50_000 },
    });
  });

  it('is refused unread when it announces too much', async () => {
    const { url } = await aServer((_request, response) => sendJson(response, SUMMARY, WITH_LENGTH));
    const { client, log } = aClient(url, { maxBodyBytes: 10 });
    const result = await client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too-large', limitBytes: 10 } });
    expect(result.ok ? '' : result.failure.advice).toContain('raise max_body');
    expect(log).toMatchObject([{ status: 200, failure: 'too-large', bytes: 0 }]);
  });

  it.each([{}, WITH_LENGTH])('of any size can be streamed, because nobody keeps it (headers %j)', async (headers) => {
    const { url } = await aServer((_request, response) => sendJson(response, SUMMARY, headers));
    const { client, log } = aClient(url, { maxBodyBytes: 10 });
    expect(await textOf(bodyOf(await client.open('summarystatistics', {})))).toBe(JSON.stringify(SUMMARY));
    expect(log).toMatchObject([{ failure: undefined, bytes: JSON.stringify(SUMMARY).length }]);
  });

  it('tells how much of how much has come', async () => {
    const { url } = await aServer((_request, response) => {
      const text = JSON.stringify(SUMMARY);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
      response.end(text);
    });
    const seen: Progress[] = [];
    await aClient(url).client.get('summarystatistics', {}, { onProgress: (one) => seen.push(one) });
    const totalBytes = JSON.stringify(SUMMARY).length;
    expect(seen.at(-1)).toEqual({ receivedBytes: totalBytes, totalBytes });
  });

  it.each([
    ['application/problem+json', '{}', 'ok'],
    [undefined, ' \n\t{}', 'ok'],
    [undefined, '\ufeff[]', 'ok'],
    [undefined, '<html>', 'not-json'],
    [undefined, '', 'not-json'],
    ['text/html; charset=utf-8', '<title>Log In</title>', 'not-json'],
    ['text/plain', '{}', 'not-json'],
    ['application/jsonp', 'f()', 'not-json'],
  ])('of type %s with %j is %s', async (type, text, kind) => {
    const { url } = await aServer((_request, response) =>
      sendStatus(response, 200, type === undefined ? {} : { 'content-type': type }, text),
    );
    const opened = await aClient(url).client.open('summarystatistics', {});
    expect(kindOf(opened)).toBe(kind);
    if (opened.ok) expect(await textOf(opened.value)).toBe(text);
  });

  it('that breaks off is cut off, whether its length was announced or not', async () => {
    const handlers: readonly Handler[] = [
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"traffic":[', () => response.destroy());
      },
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"traffic":[', () => response.destroy());
      },
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end('this is not gzip');
      },
    ];
    for (const handler of handlers) {
      const { url, requests } = await aServer(handler);
      const { client, log } = aClient(url);
      expect(kindOf(await client.get('network', {}))).toBe('cut-off');
      expect(log).toMatchObject([{ status: 200, failure: 'cut-off' }]);
      expect(requests).toHaveLength(1);
    }
  });

  it('that starts and then stays silent is a time limit on reading', async () => {
    const { url } = await aServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    });
    const result = await aClient(url, { readTimeoutMs: 60 }).client.get('network', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'timeout', phase: 'read' } });
  });

  it('that never starts is a time limit on reading, and is not asked for again', async () => {
    const { url, requests } = await aServer(() => undefined);
    const { client, log } = aClient(url, { readTimeoutMs: 60 });
    expect(await client.get('network', {})).toMatchObject({ ok: false, failure: { kind: 'timeout', phase: 'read' } });
    expect(requests).toHaveLength(1);
    expect(log).toMatchObject([{ status: undefined, failure: 'timeout' }]);
  });

  it('that cannot be understood is the failure of the decoder', async () => {
    const { url } = await aServer((_request, response) => sendJson(response, [1]));
    expect(kindOf(await aClient(url).client.get('summarystatistics', {}))).toBe('bad-data');
  });
});

describe('a redirect', () => {
  it('is never followed, and neither headers nor anything else reach the other host', async () => {
    const other = await aServer(sendSummary);
    const { url, requests } = await aServer((_request, response) =>
      sendStatus(response, 302, { location: `${other.url.origin}/redirect?token=x` }),
    );
    const result = await aClient(url).client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'redirect' } });
    expect(result.ok ? '' : result.failure.came).toContain(`to ${other.url.origin}`);
    expect(result.ok ? '' : result.failure.came).not.toContain('token=x');
    expect([requests.length, other.requests.length]).toEqual([1, 0]);
  });
});

describe('an attempt', () => {
  it.each([429, 502, 503, 504])(
    'that meets %i is repeated twice, each time dated and signed afresh',
    async (status) => {
      const { url, requests } = await aServer((_request, response, count) =>
        count < 3 ? sendStatus(response, status) : sendJson(response, SUMMARY),
      );
      const { client, waits, log } = aClient(url);
      expect(await client.get('summarystatistics', {})).toMatchObject({ ok: true, value: { attempts: 3 } });
      const dates = requests.map(({ headers }) => headers['dtapi-date']);
      const signatures = requests.map(({ headers }) => headers['dtapi-signature']);
      expect(new Set(dates).size).toBe(3);
      expect(new Set(signatures).size).toBe(3);
      expect(waits).toEqual([250, 500]);
      expect(log.map((entry) => [entry.attempt, entry.status])).toEqual([
        [1, status],
        [2, status],
        [3, 200],
      ]);
    },
  );

  it('is given up after two repetitions', async () => {
    const { url, requests } = await aServer((_request, response) => sendStatus(response, 503));
    expect(await aClient(url).client.get('summarystatistics', {})).toMatchObject({
      ok: false,
      failure: { kind: 'server-error', status: 503 },
    });
    expect(requests).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 418, 422, 500])('that meets %i is not repeated', async (status) => {
    const { url, requests } = await aServer((_request, response) => sendStatus(response, status));
    expect((await aClient(url).client.get('summarystatistics', {})).ok).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('waits as long as the appliance asks, told in seconds', async () => {
    const { url } = await aServer((_request, response, count) =>
      count === 1 ? sendStatus(response, 429, { 'retry-after': '7' }) : sendJson(response, SUMMARY),
    );
    const { client, waits } = aClient(url);
    expect(kindOf(await client.get('summarystatistics', {}))).toBe('ok');
    expect(waits).toEqual([7250]);
  });

  it('waits until the time the appliance names, by the clock of the appliance', async () => {
    const { url } = await aServer((_request, response, count) => {
      const date = new Date(AT + 3_600_000).toUTCString();
      const after = new Date(AT + 3_609_000).toUTCString();
      if (count === 1) sendStatus(response, 503, { date, 'retry-after': after });
      else sendJson(response, SUMMARY);
    });
    const { client, waits } = aClient(url);
    expect(kindOf(await client.get('summarystatistics', {}))).toBe('ok');
    expect(waits).toEqual([9250]);
  });

  it.each([
    [429, 'rate-limited'],
    [502, 'server-error'],
    [503, 'server-error'],
    [504, 'server-error'],
  ])('does not wait longer than 30 s (%i): that is told instead, as %s', async (status, kind) => {
    const { url, requests } = await aServer((_request, response) =>
      sendStatus(response, status, { 'retry-after': '31' }),
    );
    const { client, waits } = aClient(url);
    const result = await client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind } });
    expect(result.ok ? '' : result.failure.came).toContain(`(${status}); it wants 31 s of rest`);
    expect([requests.length, waits.length]).toEqual([1, 0]);
  });

  it('that meets 401 tells what the appliance says of it', async () => {
    const date = new Date(AT - 94_000).toUTCString();
    const { url } = await aServer((_request, response, count) =>
      count === 1
        ? sendStatus(response, 401, { date }, '{"network":"API DATE ERROR"}')
        : sendStatus(response, 401, { date: new Date(AT).toUTCString() }, '{"error":"unknown token"}'),
    );
    const { client } = aClient(url, {}, { now: () => AT });
    expect(await client.get('network', {})).toMatchObject({ failure: { kind: 'bad-date', skewMs: 94_000 } });
    const unknown = await client.get('network', {});
    expect(unknown).toMatchObject({ failure: { kind: 'bad-credentials' } });
    expect(unknown.ok ? '' : unknown.failure.came).toContain('"unknown token"');
  });

  it('that was reset is repeated', async () => {
    const { url } = await aServer((request, response, count) =>
      count === 1 ? request.socket.destroy() : sendJson(response, SUMMARY),
    );
    const { client, log } = aClient(url);
    expect(await client.get('summarystatistics', {})).toMatchObject({ ok: true, value: { attempts: 2 } });
    expect(log.map(({ failure }) => failure)).toEqual(['no-connection', undefined]);
  });

  it('that finds nobody listening is repeated, then told', async () => {
    const { client, log } = aClient(await aFreePlace());
    expect(await client.get('summarystatistics', {})).toMatchObject({
      ok: false,
      failure: { kind: 'no-connection', code: 'ECONNREFUSED' },
    });
    expect(log).toHaveLength(3);
  });
});

describe('a port that fetch never uses', () => {
  it('is a setting to change', async () => {
    const { client, log } = aClient(new URL('http://127.0.0.1:6000'));
    expect(await client.get('summarystatistics', {})).toMatchObject({
      ok: false,
      failure: { kind: 'configuration', what: 'host' },
    });
    expect(log).toHaveLength(1);
  });
});

/** After three requests of somebody else, one that was let through has long arrived too. */
const haveTimeToArrive = async (url: URL): Promise<void> => {
  const { client } = aClient(url);
  for (let asked = 0; asked < 3; asked += 1) bodyOf(await client.open('summarystatistics', {})).cancel();
};

describe('requests in flight', () => {
  it('are four at most, and the rest come in the order they were asked', async () => {
    let inFlight = 0;
    let most = 0;
    const open: (() => void)[] = [];
    const { url, requests } = await aServer((_request, response) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      open.push(() => {
        inFlight -= 1;
        sendJson(response, { traffic: [] });
      });
    });
    const { client } = aClient(url);
    const answers = [1, 2, 3, 4, 5, 6, 7].map((did) => client.get('network', { did }));
    await until(() => open.length === 4);
    for (let answered = 0; answered < 7; answered += 1) {
      await until(() => open.length > answered);
      open[answered]?.();
    }
    expect((await Promise.all(answers)).map(kindOf)).toEqual(Array(7).fill('ok'));
    expect(most).toBe(4);
    expect(requests.slice(4).map((request) => request.url)).toEqual([
      '/network?did=5',
      '/network?did=6',
      '/network?did=7',
    ]);
  });

  it('keep their place until their body is read or cancelled', async () => {
    const { url, requests } = await aServer(sendSummary);
    const { client } = aClient(url);
    const held = await Promise.all([1, 2, 3, 4].map(() => client.open('summarystatistics', {})));
    const fifth = client.get('summarystatistics', {});
    await until(() => requests.length === 4);
    const first = bodyOf(held[0] ?? (await client.open('summarystatistics', {})));
    expect(requests).toHaveLength(4);
    first.cancel();
    expect(kindOf(await fifth)).toBe('ok');
    await expect(textOf(first)).rejects.toThrow(BodyFailure);
  });

  it('lend their place while they wait for another attempt, and queue for it again', async () => {
    const refusedOnce = new Set<string>();
    const { url, requests } = await aServer((request, response) => {
      const isFirst = !refusedOnce.has(request.url ?? '') && request.url?.startsWith('/network');
      refusedOnce.add(request.url ?? '');
      if (isFirst) sendStatus(response, 429);
      else sendJson(response, { traffic: [] });
    });
    const wakings: (() => void)[] = [];
    const sleep = (): Promise<void> => new Promise((resolve) => wakings.push(resolve));
    const { client } = aClient(url, {}, { sleep });
    const refused = [1, 2, 3, 4].map((did) => client.get('network', { did }));
    await until(() => wakings.length === 4);
    const held = await Promise.all([1, 2, 3, 4].map(() => client.open('summarystatistics', {})));
    const queued = client.open('deviceinfo', { did: 5 });
    for (const wake of wakings) wake();
    await haveTimeToArrive(url);
    const earlier = requests.length;
    expect(requests.filter((request) => request.url?.startsWith('/network'))).toHaveLength(4);
    bodyOf(held[0] ?? (await queued)).cancel();
    bodyOf(await queued).cancel();
    expect((await Promise.all(refused)).map(kindOf)).toEqual(Array(4).fill('ok'));
    const [next, ...repeated] = requests.slice(earlier).map((request) => request.url);
    expect(next).toBe('/deviceinfo?did=5');
    expect(repeated.sort()).toEqual([1, 2, 3, 4].map((did) => `/network?did=${did}`));
    for (const one of held) bodyOf(one).cancel();
    const again = await Promise.all([1, 2, 3, 4].map(() => client.open('summarystatistics', {})));
    expect(again.map(kindOf)).toEqual(Array(4).fill('ok'));
  });

  it('leave no place behind when they are cancelled while they wait to try again', async () => {
    const { url } = await aServer((request, response) =>
      request.url === '/network' ? sendStatus(response, 429) : sendJson(response, SUMMARY),
    );
    const wakings: (() => void)[] = [];
    const sleep = (): Promise<void> => new Promise((resolve) => wakings.push(resolve));
    const { client } = aClient(url, {}, { sleep });
    const stop = new AbortController();
    const refused = [1, 2].map(() => client.get('network', {}, { signal: stop.signal }));
    await until(() => wakings.length === 2);
    const held = await Promise.all([1, 2, 3, 4].map(() => client.open('summarystatistics', {})));
    wakings[0]?.();
    await haveTimeToArrive(url);
    stop.abort();
    wakings[1]?.();
    expect((await Promise.all(refused)).map(kindOf)).toEqual(['cancelled', 'cancelled']);
    for (const one of held) bodyOf(one).cancel();
    const again = await Promise.all([1, 2, 3, 4].map(() => client.open('summarystatistics', {})));
    expect(again.map(kindOf)).toEqual(Array(4).fill('ok'));
    for (const one of again) bodyOf(one).cancel();
  });

  it('are left by whoever is cancelled while queued', async () => {
    const { url, requests } = await aServer(sendSummary);
    const { client } = aClient(url);
    const held = await Promise.all([1, 2, 3, 4].map(() => client.open('summarystatistics', {})));
    const stop = new AbortController();
    const queued = client.get('network', {}, { signal: stop.signal });
    const after = client.get('summarystatistics', {});
    stop.abort();
    expect(kindOf(await queued)).toBe('cancelled');
    for (const one of held) bodyOf(one).cancel();
    expect(kindOf(await after)).toBe('ok');
    expect(requests.map((request) => request.url)).toEqual(Array(5).fill('/summarystatistics'));
  });
});

describe('a cancelled request', () => {
  it('is over before it began when the signal was aborted already', async () => {
    const { url, requests } = await aServer(sendSummary);
    const result = await aClient(url).client.get('summarystatistics', {}, { signal: AbortSignal.abort() });
    expect(kindOf(result)).toBe('cancelled');
    expect(requests).toHaveLength(0);
  });

  it('ends while the appliance still thinks', async () => {
    const { url, requests } = await aServer(() => undefined);
    const { client, log } = aClient(url);
    const stop = new AbortController();
    const result = client.get('network', {}, { signal: stop.signal });
    await until(() => requests.length === 1);
    stop.abort();
    expect(kindOf(await result)).toBe('cancelled');
    expect(log).toMatchObject([{ failure: 'cancelled', status: undefined }]);
  });

  it('ends at once while it waits for its next attempt', async () => {
    const { url, requests } = await aServer((_request, response) => sendStatus(response, 429, { 'retry-after': '29' }));
    const stop = new AbortController();
    let isWaiting = false;
    const sleep = (_ms: number, signal: AbortSignal): Promise<void> => {
      isWaiting = true;
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    };
    const result = aClient(url, {}, { sleep }).client.get('network', {}, { signal: stop.signal });
    await until(() => isWaiting);
    stop.abort();
    expect(kindOf(await result)).toBe('cancelled');
    expect(requests).toHaveLength(1);
  });

  it('ends while its body is read, and gives its place back', async () => {
    const { url } = await aServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"traffic":[');
    });
    const { client, log } = aClient(url);
    const stop = new AbortController();
    const bodies = await Promise.all([1, 2, 3, 4].map(() => client.open('network', {}, { signal: stop.signal })));
    const reads = bodies.map((body) => textOf(bodyOf(body)));
    stop.abort();
    for (const read of reads) {
      await expect(read).rejects.toMatchObject({ name: 'BodyFailure', failure: { kind: 'cancelled' } });
    }
    expect(log.map(({ failure }) => failure)).toEqual(Array(4).fill('cancelled'));
    expect(kindOf(await client.open('network', {}))).toBe('ok');
  });

  it('is every request of a client that is closed', async () => {
    const { url, requests } = await aServer(() => undefined);
    const { client } = aClient(url);
    const results = [1, 2, 3, 4, 5].map((did) => client.get('network', { did }));
    await until(() => requests.length === 4);
    await client.close();
    expect((await Promise.all(results)).map(kindOf)).toEqual(Array(5).fill('cancelled'));
    expect(kindOf(await client.get('network', {}))).toBe('cancelled');
  });
});
