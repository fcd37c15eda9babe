// Every way an appliance of the field, or what stands before it, says no: what it is told as, what to do about it, and whether it is asked again.
import { describe, expect, it } from 'vitest';
import { status } from '../../src/api/endpoints/appliance/status.ts';
import { subnets } from '../../src/api/endpoints/appliance/subnets.ts';
import { summarystatistics } from '../../src/api/endpoints/appliance/summarystatistics.ts';
import { isUnavailable } from '../../src/api/failures/unavailable.ts';
import { type Failure, tellFailure } from '../../src/domain/failure.ts';
import { AT, aCaller, aServer, sendJson, sendStatus } from './a-server.ts';

type Reply = Readonly<{ status: number; headers?: Readonly<Record<string, string>>; body?: string }>;

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const TEXT = { 'content-type': 'text/plain; charset=utf-8' };

/** As an appliance writes: indented. */
const said = (code: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: code,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value, undefined, 2),
});

const moved = (location: string | undefined, body = ''): Reply => ({
  status: 302,
  headers: { ...TEXT, ...(location === undefined ? {} : { location }) },
  body,
});

const page = (title: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n  <meta charset="utf-8">\n  <title>\n    ${title}\n  </title>\n</head><body></body></html>`;

type Asked = Readonly<{ failure: Failure; told: string; requestCount: number }>;

const ask = async (reply: Reply, params: Readonly<{ fast?: boolean }> = { fast: true }): Promise<Asked> => {
  const { url, requests } = await aServer((_request, response) =>
    sendStatus(response, reply.status, { date: new Date(AT).toUTCString(), ...reply.headers }, reply.body),
  );
  const result = await aCaller(url).caller.get(status, params);
  if (result.ok) throw new Error('it was answered');
  return { failure: result.failure, told: tellFailure(result.failure), requestCount: requests.length };
};

describe('a refused signature', () => {
  it.each([
    ['under the first part of the path', { status: 'API SIGNATURE ERROR' }],
    ['under error', { error: 'API SIGNATURE ERROR' }],
    ['beside an error, as the response', { error: 'refused', response: 'API SIGNATURE ERROR' }],
    ['one level down', { response: { status: 'API SIGNATURE ERROR' } }],
    ['in a list', { errors: ['API SIGNATURE ERROR'] }],
    ['alone', 'API SIGNATURE ERROR'],
    ['beside a refused parameter', { a: 'INPUT ERROR', status: 'API SIGNATURE ERROR' }],
  ])('is known %s', async (_where, body) => {
    const { failure, told, requestCount } = await ask(said(400, body));
    expect(failure.kind).toBe('bad-credentials');
    expect(told).toMatch(/refused the signature \(400\).*Check the public and the private token/);
    expect(requestCount).toBe(1);
  });

  it('is known in plain text too', async () => {
    const { failure } = await ask({ status: 400, headers: TEXT, body: 'API SIGNATURE ERROR\n' });
    expect(failure.kind).toBe('bad-credentials');
  });

  it('together with a refused date is told as both', async () => {
    const { failure, told } = await ask(said(400, { date: 'API DATE ERROR', status: 'API SIGNATURE ERROR' }));
    expect(failure.kind).toBe('bad-credentials');
    expect(told).toMatch(/refused the signature and the date \(400\).*token.*clock_offset/);
  });

  it('is never expected as 401 but understood', async () => {
    const { failure, requestCount } = await ask({ status: 401 });
    expect(failure.kind).toBe('bad-credentials');
    expect(requestCount).toBe(1);
  });
});

describe('a refused date', () => {
  it.each([
    { status: 'API DATE ERROR' },
    { error: { message: 'API DATE ERROR' } },
    { x: 'INPUT ERROR', y: 'API DATE ERROR' },
  ])('is known in %j, with how far the clocks are apart', async (body) => {
    const date = new Date(AT - 45 * 60_000).toUTCString();
    const { failure, told, requestCount } = await ask(said(400, body, { date }));
    expect(failure.kind).toBe('bad-date');
    expect(told).toMatch(/45 min ahead of it\. Fix NTP or set clock_offset/);
    expect(requestCount).toBe(1);
  });
});

describe('a refused parameter', () => {
  it.each([
    { status: 'INPUT ERROR' },
    { error: 'bad value', response: 'INPUT ERROR' },
    { error: 'bad value', response: { why: 'INPUT ERROR' } },
  ])('is known in %j', async (body) => {
    const { failure, told, requestCount } = await ask(said(400, body));
    expect(failure.kind).toBe('bad-parameter');
    expect(told).toContain('Check the parameters');
    expect(requestCount).toBe(1);
  });

  it('is told with what is known of the endpoint', async () => {
    const { url } = await aServer((_request, response) =>
      sendStatus(response, 400, JSON_TYPE, '{"summarystatistics":"INPUT ERROR"}'),
    );
    const result = await aCaller(url).caller.get(summarystatistics, { eventtype: 'loginput', hours: 1 });
    expect(result.ok ? '' : tellFailure(result.failure)).toContain('Versions 7.0 and 7.1 take no hours');
  });

  it.each([said(400, { status: 'INPUT ERROR' }), { status: 400 }, said(400, {})])(
    'where none was given points at the form of the date (%j)',
    async (reply) => {
      const { told } = await ask(reply, {});
      expect(told).toMatch(/Nothing was asked for that could be wrong.*date_format \(compact\)/);
    },
  );
});

describe('a redirect', () => {
  const HEADERS_LOST = /proxy or gateway on the way takes the DTAPI headers of the signature away/;

  it.each([
    ['to the vendor', moved('https://activeai.darktrace.com/redirect?to=x'), 'redirect', HEADERS_LOST],
    ['to a login, in words', moved('/login', 'Found. Redirecting to /login'), 'redirect', /no such endpoint; if every/],
    ['to a login, without words', moved('/login?next=/status'), 'redirect', HEADERS_LOST],
    ['to a login, only in words', moved(undefined, 'Found. Redirecting to /login'), 'redirect', /302, to \/login\)/],
    [
      'to /403, in words',
      moved('/403', 'Found. Redirecting to /403'),
      'forbidden',
      /\/403\)\. It needs the right Status\./,
    ],
    ['to /403, without words', moved('/403'), 'forbidden', /It needs the right Status\./],
    ['to /403, only in words', moved(undefined, 'Found. Redirecting to /403'), 'forbidden', /right Status\./],
    ['to /403, with an empty place', moved('', 'Found. Redirecting to /403'), 'forbidden', /right Status\./],
    [
      'for people only',
      said(302, { error: 'Please login again' }, { location: '' }),
      'redirect',
      /no token can use it/,
    ],
    ['to another host', moved('https://sso.corp.example/login'), 'redirect', /Check host: something else.*or a proxy/],
    ['to /403 of another host', moved('https://portal.corp.example/403'), 'redirect', /Check host/],
    [
      'to another page',
      moved('/setup'),
      'redirect',
      /to \/setup\).*Check host, and that the token has the right Status/,
    ],
    ['to nowhere', moved(undefined), 'redirect', /elsewhere \(302\); redirects are never followed\. Check host/],
  ] as const)('%s says what it means', async (_where, reply, kind, words) => {
    const { failure, told, requestCount } = await ask(reply);
    expect(failure.kind).toBe(kind);
    expect(told).toMatch(words);
    expect(told).not.toContain('?');
    expect(requestCount).toBe(1);
  });

  it('to the same host elsewhere says what the host should be', async () => {
    const { url } = await aServer((request, response) =>
      sendStatus(response, 301, { location: `https://${request.headers.host?.replace(/:\d+/, '')}/status` }),
    );
    const result = await aCaller(url).caller.get(status, {});
    expect(result.ok ? '' : tellFailure(result.failure)).toContain(`host: it may have to be https://${url.hostname}.`);
  });

  it.each([301, 302, 303, 307, 308])(
    'with status %i is not followed, and nothing reaches the other host',
    async (code) => {
      const other = await aServer((_request, response) => sendJson(response, { version: '7.1.0' }));
      const { url, requests } = await aServer((_request, response) =>
        sendStatus(response, code, { location: `${other.url.origin}/status` }),
      );
      const { caller } = aCaller(url);
      expect(await caller.get(status, {})).toMatchObject({ ok: false, failure: { kind: 'redirect' } });
      expect(await caller.open(status, {})).toMatchObject({ ok: false, failure: { kind: 'redirect' } });
      expect([requests.length, other.requests.length]).toEqual([2, 0]);
    },
  );
});

describe('a missing right', () => {
  it.each([said(403, { error: '403 Forbidden' }), said(403, { error: 'Forbidden' }), { status: 403 }])(
    'is told by name (%j)',
    async (reply) => {
      const { failure, told, requestCount } = await ask(reply);
      expect(failure.kind).toBe('forbidden');
      expect(told).toMatch(/may not use this endpoint \(403\)\. It needs the right Status\.$/);
      expect(requestCount).toBe(1);
    },
  );

  it('may be a proxy that refuses, where a page comes with it', async () => {
    const { failure, told } = await ask({ status: 403, headers: PAGE, body: page('Access denied') });
    expect(failure.kind).toBe('forbidden');
    expect(told).toContain('a proxy or gateway on the way refused');
  });
});

describe('a page in place of data', () => {
  it.each([
    ['Log In | Darktrace', /a login page came instead of data \("Log In \| Darktrace"\).*takes the DTAPI headers away/],
    ['Sign in to Example', /a login page came instead of data \("Sign in to Example"\).*wants a login first/],
    ['Bad gateway', /a web page came instead of data \("Bad gateway"\)\. Check host/],
    ['', /a web page came instead of data\. Check host/],
  ])('with the title "%s" is told as what it is', async (title, words) => {
    const { failure, told, requestCount } = await ask({ status: 200, headers: PAGE, body: page(title) });
    expect(failure.kind).toBe('not-json');
    expect(told).toMatch(words);
    expect(requestCount).toBe(1);
  });
});

describe('trouble of the appliance', () => {
  it('with 500 may be an endpoint without a licence, which others can do without', async () => {
    const { failure, told, requestCount } = await ask({ status: 500, headers: TEXT, body: 'Internal Server Error' });
    expect(failure).toMatchObject({ kind: 'server-error', status: 500 });
    expect(told).toMatch(/no licence for this endpoint/);
    expect(isUnavailable(failure)).toBe(true);
    expect(requestCount).toBe(1);
  });

  it('with 502 is told of the gateway, and asked again', async () => {
    const { failure, told, requestCount } = await ask({ status: 502, headers: TEXT, body: 'Bad Gateway' });
    expect(failure).toMatchObject({ kind: 'server-error', status: 502 });
    expect(told).toMatch(/what stands before the appliance got no answer from it \(502\)/);
    expect(isUnavailable(failure)).toBe(false);
    expect(requestCount).toBe(3);
  });

  it('with 429 is asked again although no such answer was ever seen', async () => {
    const { failure, requestCount } = await ask({ status: 429 });
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterMs: undefined });
    expect(requestCount).toBe(3);
  });

  it('with 404 is an endpoint that is not there', async () => {
    const { failure, requestCount } = await ask(said(404, { error: 'Not Found' }));
    expect(failure.kind).toBe('not-found');
    expect(isUnavailable(failure)).toBe(true);
    expect(requestCount).toBe(1);
  });
});

describe('a probe that did not answer', () => {
  it('is named beside the value that it is missing from', async () => {
    const { url } = await aServer((_request, response) =>
      sendJson(response, { subnets: [{ sid: 3, label: 'Office' }], darktraceChildError: 'probe-2' }),
    );
    expect(await aCaller(url).caller.get(subnets, {})).toMatchObject({
      ok: true,
      value: { value: [{ sid: 3 }], missingProbe: 'probe-2' },
    });
  });

  it('is not mentioned where none is missing', async () => {
    const { url } = await aServer((_request, response) => sendJson(response, []));
    const result = await aCaller(url).caller.get(subnets, {});
    expect(result.ok && 'missingProbe' in result.value).toBe(false);
  });
});
