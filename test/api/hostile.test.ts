// The client against servers that echo secrets, never end, or do not speak HTTP at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/api/body.ts';
import type { StatisticsParams } from '../../src/api/endpoints/documented/summarystatistics.ts';
import { endpointOf } from '../../src/api/endpoints/index.ts';
import { maskFailure } from '../../src/api/failures/mask-failure.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import type { Result } from '../../src/domain/result.ts';
import { Secret } from '../../src/domain/secret.ts';
import { aProfile, PRIVATE_TOKEN, PUBLIC_TOKEN } from './a-profile.ts';
import {
  aClient,
  aRawPlace,
  aServer,
  drip,
  type Handler,
  SUMMARY,
  sendJson,
  sendStatus,
  sendSummary,
  someAlarms,
  until,
} from './a-server.ts';

const toldOf = (result: Result<unknown>): string => {
  if (result.ok) throw new Error('an answer came');
  return `${tellFailure(result.failure)} ${JSON.stringify(result.failure)}`;
};

const BYTE_TYPE = { 'content-type': 'application/json' };

describe('a token or a signature that the server echoes', () => {
  const ECHOES: readonly (readonly [string, (secret: string) => Handler])[] = [
    ['a content type', (secret) => (_, response) => sendStatus(response, 200, { 'content-type': `text/${secret}` })],
    [
      'a long content type',
      (secret) => (_, response) => sendStatus(response, 200, { 'content-type': `text/${'x'.repeat(30)}${secret}` }),
    ],
    ['a value', (secret) => (_, response) => sendJson(response, { devices: { total_devices: secret } })],
    [
      'the middle of a value',
      (secret) => (_, response) => sendJson(response, { devices: { total_devices: `_${secret}z` } }),
    ],
    ['a section', (secret) => (_, response) => sendJson(response, { bandwidth_stats: secret })],
    ['a key', (secret) => (_, response) => sendJson(response, { event_counts: { [secret]: 'x' } })],
    ['a long key', (secret) => (_, response) => sendJson(response, { event_counts: { [`xx ${secret}`]: 'x' } })],
    ['a word', (secret) => (_, response) => sendStatus(response, 200, BYTE_TYPE, `{"a":${secret}`)],
    ['a refusal', (secret) => (_, response) => sendStatus(response, 400, {}, JSON.stringify({ error: `_${secret}z` }))],
    ['a place to go', (secret) => (_, response) => sendStatus(response, 302, { location: `/to/x${secret}x` })],
    [
      'a place to go in words',
      (secret) => (_, response) => sendStatus(response, 302, {}, `Redirecting to /to/${secret}`),
    ],
    ['words beside a place', (secret) => (_, response) => sendStatus(response, 302, {}, `{"error":"no ${secret}"}`)],
    [
      'the title of a page',
      (secret) => (_, response) =>
        sendStatus(response, 200, { 'content-type': 'text/html' }, `<title>${'x'.repeat(60)}${secret}</title>`),
    ],
  ];

  const paramsOf = (where: string): StatisticsParams => {
    if (where === 'a section') return { eventtype: 'bandwidth' };
    return where.includes('key') ? { eventtype: 'security' } : {};
  };

  it.each(ECHOES)('in %s is never shown, in whatever case', async (where, handlerOf) => {
    for (const change of [(text: string) => text, (text: string) => text.toUpperCase()]) {
      let secrets: readonly string[] = [];
      const { url } = await aServer((request, response, count) => {
        const { headers } = request;
        secrets = [String(headers['dtapi-token']), String(headers['dtapi-signature'])];
        handlerOf(change(secrets[count % 2] ?? ''))(request, response, count);
      });
      const { client } = aClient(url);
      for (let asked = 0; asked < 2; asked += 1) {
        const told = toldOf(await client.get('summarystatistics', paramsOf(where))).toLowerCase();
        for (const secret of secrets) expect(told).not.toContain(secret.slice(0, 20));
      }
    }
  });

  it('is taken out of every text of a failure, wherever it stands', () => {
    const secret = fc.constantFrom(PUBLIC_TOKEN, PRIVATE_TOKEN, 'f0cb235e858937ee9637ef4967082d001f45ee4d');
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), fc.boolean(), (text, before, after, isUpper) => {
        const said = `${before}${isUpper ? text.toUpperCase() : text}${after}`;
        const failure = { kind: 'bad-data', what: said, came: said, advice: said, path: said } as const;
        const shown = JSON.stringify(maskFailure(aProfile(), failure)).toLowerCase();
        expect(shown).not.toContain(text);
      }),
    );
  });

  it('is taken out of what ends a streamed answer too', async () => {
    const { right, absence } = endpointOf('network');
    const profile = aProfile();
    const body = readBody({
      subject: {
        endpoint: `x${PUBLIC_TOKEN}`,
        right,
        absence,
        refusal: undefined,
        isBare: true,
        profile,
        proxyName: undefined,
        limitBytes: undefined,
      },
      reader: { read: () => Promise.reject(new TypeError('terminated')), cancel: () => Promise.resolve() },
      first: [],
      totalBytes: undefined,
      signal: new AbortController().signal,
      onProgress: undefined,
      onEnd: () => undefined,
    });
    const read = body.chunks[Symbol.asyncIterator]().next();
    await expect(read).rejects.toMatchObject({ name: 'BodyFailure', failure: { kind: 'cut-off', what: 'x[secret]' } });
  });

  it('keeps a type from being quoted at all when it is too short to be found', async () => {
    const { url } = await aServer((_, response) => sendStatus(response, 200, { 'content-type': 'text/port123' }));
    const { client } = aClient(url, { publicToken: new Secret('port123') });
    expect(toldOf(await client.get('network', {}))).toContain('network: something else came instead of JSON');
  });

  it('does not keep a fingerprint from being told', () => {
    const came = `it has ${'ab'.repeat(32)}`;
    const failure = { kind: 'tls', problem: 'fingerprint', what: 'network', came, advice: '' } as const;
    expect(maskFailure(aProfile(), failure)).toEqual(failure);
  });
});

describe('a refusal that never ends', () => {
  const slowly =
    (status: number, type: string, start: string): Handler =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': type });
      response.write(start);
      drip(response, 1);
    };

  it.each([
    ['a refused request', slowly(400, 'application/json', '{"error":"wait'), /refused the request \(400\)\. /],
    ['a redirect', slowly(302, 'text/plain', 'Found. Redirecting to /login '), /elsewhere \(302, to \/login\)/],
    ['a page', slowly(200, 'text/html', '<title>Log In | Darktrace</title>'), /a login page came/],
  ])('(%s) is told after 3 s, without the words that did not come', async (_what, handler, words) => {
    const { url } = await aServer(handler);
    const { alarm, ring, set } = someAlarms();
    const asked = aClient(url, {}, { alarm }).client.open('network', {});
    await until(() => ring(3_000) === 1);
    const told = toldOf(await asked);
    expect(told).toMatch(words);
    expect(set()).toEqual([]);
  });

  it('is not read any further than words may stand', async () => {
    const { url } = await aServer(slowly(200, 'text/html', `<title>${'<'.repeat(100_000)}`));
    expect(toldOf(await aClient(url).client.get('network', {}))).toContain('a web page came instead of data.');
  });
});

describe('an answer that never ends', () => {
  it('is given up after ten times the read timeout when it is kept', async () => {
    const { url } = await aServer((_request, response) => {
      response.writeHead(200, BYTE_TYPE);
      drip(response, 1);
    });
    const { alarm, ring, set } = someAlarms();
    const { client, log } = aClient(url, { readTimeoutMs: 7_000 }, { alarm });
    let receivedBytes = 0;
    const onProgress = (progress: { receivedBytes: number }): void => {
      receivedBytes = progress.receivedBytes;
    };
    const asked = client.get('network', {}, { onProgress });
    await until(() => receivedBytes > 3);
    expect(ring(70_000)).toBe(1);
    const result = await asked;
    expect(result).toMatchObject({ ok: false, failure: { kind: 'timeout', phase: 'read' } });
    expect(toldOf(result)).toContain('the answer was not complete after 70 s');
    expect(log).toMatchObject([{ status: 200, failure: 'timeout' }]);
    expect(set()).toEqual([]);
  });

  it('is given up likewise when it is streamed and must have an end', async () => {
    const { url } = await aServer((_request, response) => {
      response.writeHead(200, BYTE_TYPE);
      drip(response, 1);
    });
    const { alarm, ring } = someAlarms();
    const opened = await aClient(url, { readTimeoutMs: 7_000 }, { alarm }).client.open('network', {}, { hasEnd: true });
    if (!opened.ok) throw new Error(opened.failure.came);
    const reading = (async () => {
      for await (const _ of opened.value.chunks) if (ring(70_000) > 0) continue;
    })();
    await expect(reading).rejects.toMatchObject({ failure: { kind: 'timeout', phase: 'read' } });
  });

  it('is given up too when not even its head is complete', async () => {
    const { url, requests } = await aServer(() => undefined);
    const { alarm, ring } = someAlarms();
    const asked = aClient(url, {}, { alarm }).client.get('network', {});
    await until(() => requests.length === 1);
    expect(ring(50_000)).toBe(1);
    expect(toldOf(await asked)).toContain('not complete after 50 s');
  });

  it('has as long as it likes when it is streamed', async () => {
    const { url } = await aServer(sendSummary);
    const { alarm, set } = someAlarms();
    const opened = await aClient(url, {}, { alarm }).client.open('summarystatistics', {});
    expect(set()).toEqual([]);
    if (opened.ok) opened.value.cancel();
    expect(opened.ok).toBe(true);
  });

  it('leaves no alarm behind when it does end, nor while another attempt is waited for', async () => {
    const { url } = await aServer((_request, response, count) =>
      count === 1 ? sendStatus(response, 503) : sendJson(response, SUMMARY),
    );
    const { alarm, set } = someAlarms();
    const whileResting: number[] = [];
    const sleep = async (): Promise<void> => {
      whileResting.push(...set(), -1);
    };
    expect((await aClient(url, {}, { alarm, sleep }).client.get('summarystatistics', {})).ok).toBe(true);
    expect(whileResting).toEqual([-1]);
    expect(set()).toEqual([]);
  });

  it('and begins with white space of no type is no JSON after 64 KB', async () => {
    const { url } = await aServer((_request, response) => {
      response.writeHead(200);
      drip(response, 4_096);
    });
    const { alarm } = someAlarms();
    const opened = await aClient(url, {}, { alarm }).client.open('network', {});
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'not-json' } });
  });

  it('and drips white space of no type is no JSON after the read timeout', async () => {
    const { url } = await aServer((_request, response) => {
      response.writeHead(200);
      response.write(' ');
    });
    const { alarm, ring } = someAlarms();
    const opening = aClient(url, {}, { alarm }).client.open('network', {});
    await until(() => ring(5_000) === 1);
    expect(await opening).toMatchObject({ ok: false, failure: { kind: 'not-json' } });
  });
});

describe('what answers', () => {
  const JSON_HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

  it.each([
    '\x00\x01garbage\r\n\r\n',
    'hello',
    'SSH-2.0-x\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n',
    'HTTP/1.1 000 X\r\n\r\n',
  ])('with %j is not HTTP', async (bytes) => {
    const { client, log } = aClient(await aRawPlace(bytes));
    const result = await client.get('network', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'no-connection' } });
    expect(toldOf(result)).toMatch(/what answered is not HTTP.*something else than the appliance/);
    expect(toldOf(result)).not.toContain('ERR_ASSERTION\u0029');
    expect(log).toHaveLength(1);
  });

  it.each([
    'content-length: 2\r\ncontent-length: 3\r\n\r\n{}',
    'content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  ])('with two lengths (%j) is cut off', async (rest) => {
    const result = await aClient(await aRawPlace(JSON_HEAD + rest)).client.get('network', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'cut-off' } });
    expect(toldOf(result)).toContain('two lengths');
  });

  it.each(['content-length: 50\r\n\r\n{}', 'transfer-encoding: chunked\r\n\r\nzz\r\n'])(
    'with less than it announced (%j) is cut off',
    async (rest) => {
      const result = await aClient(await aRawPlace(JSON_HEAD + rest)).client.get('network', {});
      expect(result).toMatchObject({ ok: false, failure: { kind: 'cut-off' } });
    },
  );

  it.each([206, 304])('with status %i is not taken for a whole answer nor for a redirect', async (status) => {
    const { url, requests } = await aServer((_request, response) => sendStatus(response, status, BYTE_TYPE, '{}'));
    const result = await aClient(url).client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'server-error', status } });
    expect(requests).toHaveLength(1);
  });
});
