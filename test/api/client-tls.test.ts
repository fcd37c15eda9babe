// Which certificates the client accepts, which it refuses, and what it says then; the same through a proxy.
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellHandshake } from '../../src/api/failures/tls-failure.ts';
import { readCertificate } from '../../src/api/probe.ts';
import type { Profile, TlsTrust } from '../../src/domain/profile.ts';
import { type Certificate, makeCertificate } from '../../src/simulator/certificate.ts';
import { aClient, aProxy, aServer, aSilentPlace, sendSummary } from './a-server.ts';

const YEAR_MS = 365 * 86_400_000;
const nowAt = Date.now();

const aCertificate = (differs: Partial<Parameters<typeof makeCertificate>[0]> = {}): Certificate =>
  makeCertificate({
    commonName: 'appliance.example',
    names: ['127.0.0.1', 'localhost', 'appliance.example'],
    notBeforeAt: nowAt - YEAR_MS,
    notAfterAt: nowAt + YEAR_MS,
    ...differs,
  });

const GOOD = aCertificate();
const EXPIRED = aCertificate({ notAfterAt: nowAt - 1000 });
const FUTURE = aCertificate({ notBeforeAt: nowAt + 86_400_000 });
const FOREIGN = aCertificate({ names: ['elsewhere.example'] });

const fingerprintOf = ({ cert }: Certificate): string => new X509Certificate(cert).fingerprint256;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-tls-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const aFile = (text: string): string => {
  const path = join(folder, `${Math.random()}.pem`);
  writeFileSync(path, text);
  return path;
};

const caOf = ({ cert }: Certificate): TlsTrust => ({ kind: 'ca-file', path: aFile(`some words before\n${cert}`) });

const pinOf = (certificate: Certificate): TlsTrust => ({ kind: 'fingerprint', sha256: fingerprintOf(certificate) });

const ask = async (certificate: Certificate, tls: TlsTrust, differs: Partial<Profile> = {}) => {
  const { url, requests } = await aServer(sendSummary, certificate);
  const result = await aClient(url, { tls, ...differs }).client.get('summarystatistics', {});
  return { result, requests };
};

const refusal = (problem: string) => ({ ok: false, failure: { kind: 'tls', problem } });

describe('a certificate', () => {
  it('is accepted when the CA file holds its CA', async () => {
    expect((await ask(GOOD, caOf(GOOD))).result).toMatchObject({ ok: true });
  });

  it.each([
    ['self-signed', GOOD, { kind: 'system' }],
    ['self-signed', GOOD, caOf],
    ['expired', EXPIRED, caOf],
    ['expired', FUTURE, caOf],
    ['wrong-name', FOREIGN, caOf],
  ] as const)('is refused as %s without a single request or repetition', async (problem, certificate, tls) => {
    const isUnknown = certificate === GOOD && typeof tls === 'function';
    const trust = typeof tls === 'function' ? tls(isUnknown ? aCertificate() : certificate) : tls;
    const { url, requests } = await aServer(sendSummary, certificate);
    const { client, log } = aClient(url, { tls: trust });
    const result = await client.get('summarystatistics', {});
    expect(result).toMatchObject(refusal(problem));
    expect(result.ok ? '' : result.failure.advice).toMatch(/ca_file|fingerprint/);
    expect(requests).toHaveLength(0);
    expect(log).toMatchObject([{ failure: 'tls' }]);
  });

  it.each([EXPIRED, FUTURE, FOREIGN, GOOD])(
    'is accepted whatever its dates and names when it is the pinned one',
    async (certificate) => {
      expect((await ask(certificate, pinOf(certificate))).result).toMatchObject({ ok: true });
      const bare = fingerprintOf(certificate).replaceAll(':', '').toLowerCase();
      expect((await ask(certificate, { kind: 'fingerprint', sha256: `sha256:${bare}` })).result).toMatchObject({
        ok: true,
      });
    },
  );

  it('is refused when another one is pinned, and says which one came', async () => {
    const { result, requests } = await ask(GOOD, pinOf(aCertificate()));
    expect(result).toMatchObject(refusal('fingerprint'));
    expect(result.ok ? '' : result.failure.came).toContain(fingerprintOf(GOOD).replaceAll(':', '').toLowerCase());
    expect(requests).toHaveLength(0);
  });

  it('is not looked at when the profile is insecure', async () => {
    expect((await ask(FOREIGN, { kind: 'insecure' })).result).toMatchObject({ ok: true });
  });

  it('is missing where plain http answers', async () => {
    const { url } = await aServer(sendSummary);
    const secure = new URL(url.href.replace('http:', 'https:'));
    expect(await aClient(secure).client.get('summarystatistics', {})).toMatchObject(refusal('other'));
  });

  it('is not reached where the server speaks TLS 1.1 at most, and that is said', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } as const;
    const { result } = await ask({ ...GOOD, ...old }, caOf(GOOD));
    expect(result).toMatchObject(refusal('other'));
    expect(result.ok ? '' : result.failure.came).toMatch(/speaks only a TLS version that is too old/);
    const { url } = await aServer(sendSummary, { ...GOOD, ...old });
    const signal = new AbortController().signal;
    const place = { host: url.hostname, port: Number(url.port), timeoutMs: 5_000, now: Date.now, signal };
    const read = await readCertificate(place);
    expect(read.ok ? '' : tellHandshake(read.code).came).toMatch(/speaks only a TLS version that is too old/);
  });

  it('is checked again on every new connection when it is pinned', async () => {
    const { url, requests } = await aServer((request, response, count) => {
      response.shouldKeepAlive = false;
      sendSummary(request, response, count);
    }, GOOD);
    const { client } = aClient(url, { tls: pinOf(GOOD) });
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await client.get('summarystatistics', {})).toMatchObject({ ok: true });
    }
    expect(requests).toHaveLength(3);
  });
});

describe('a time limit on connecting', () => {
  it('counts until the secure connection stands, or the tunnel', async () => {
    const silent = await aSilentPlace();
    const host = new URL(silent.href.replace('http:', 'https:'));
    const direct = aClient(host, { connectTimeoutMs: 60 });
    expect(await direct.client.get('summarystatistics', {})).toMatchObject({
      ok: false,
      failure: { kind: 'timeout', phase: 'connect' },
    });
    expect(direct.log).toHaveLength(1);
    const proxied = aClient(new URL('https://appliance.example'), { proxy: silent, connectTimeoutMs: 60 });
    const result = await proxied.client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'no-connection', code: 'ETIMEDOUT' } });
    expect(result.ok ? '' : result.failure.came).toContain(`proxy ${silent.origin}`);
  });
});

describe('a CA file', () => {
  it.each([
    ['cannot be read', () => join(folder, 'missing.pem')],
    ['is no regular file', (): string => '/dev/zero'],
    ['is no regular file', (): string => folder],
    ['is larger than 5 MB', () => aFile(`${GOOD.cert}${' '.repeat(5_000_000)}`)],
    ['holds no certificates', () => aFile('no certificate at all')],
    ['holds no certificates', () => aFile('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')],
  ] as const)('that %s is a setting to change', async (words, path) => {
    const { url } = await aServer(sendSummary, GOOD);
    const result = await aClient(url, { tls: { kind: 'ca-file', path: path() } }).client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'configuration', what: 'ca_file' } });
    expect(result.ok ? '' : result.failure.came).toContain(words);
  });
});

describe('a fingerprint', () => {
  it('that is none is a setting to change', async () => {
    const { url } = await aServer(sendSummary, GOOD);
    const result = await aClient(url, { tls: { kind: 'fingerprint', sha256: 'AA:BB' } }).client.get(
      'summarystatistics',
      {},
    );
    expect(result).toMatchObject({ ok: false, failure: { kind: 'configuration', what: 'fingerprint' } });
  });
});

describe('through a proxy', () => {
  it('a request goes by one tunnel, and its certificate is checked all the same', async () => {
    const proxy = await aProxy();
    expect((await ask(GOOD, caOf(GOOD), { proxy: proxy.url })).result).toMatchObject({ ok: true });
    expect(proxy.tunnels).toHaveLength(1);
    expect((await ask(GOOD, { kind: 'system' }, { proxy: proxy.url })).result).toMatchObject(refusal('self-signed'));
    expect((await ask(FOREIGN, caOf(FOREIGN), { proxy: proxy.url })).result).toMatchObject(refusal('wrong-name'));
    expect((await ask(EXPIRED, pinOf(EXPIRED), { proxy: proxy.url })).result).toMatchObject({ ok: true });
    expect((await ask(GOOD, pinOf(FOREIGN), { proxy: proxy.url })).result).toMatchObject(refusal('fingerprint'));
  });

  it('plain http goes by a tunnel too', async () => {
    const proxy = await aProxy();
    const { url, requests } = await aServer(sendSummary);
    expect(await aClient(url, { proxy: proxy.url }).client.get('summarystatistics', {})).toMatchObject({ ok: true });
    expect([proxy.tunnels.length, requests.length]).toEqual([1, 1]);
    expect(proxy.tunnels[0]?.url).toBe(url.host);
  });

  it('user and password go to the proxy, and neither tokens nor signature do', async () => {
    const proxy = await aProxy();
    const withUser = new URL(proxy.url);
    withUser.username = 'monitor';
    withUser.password = 'p%40ss';
    await ask(GOOD, caOf(GOOD), { proxy: withUser });
    const headers = proxy.tunnels[0]?.headers ?? {};
    expect(headers['proxy-authorization']).toBe(`Basic ${Buffer.from('monitor:p@ss').toString('base64')}`);
    expect(Object.keys(headers).filter((name) => name.startsWith('dtapi'))).toEqual([]);
  });

  it.each([
    [407, 'PROXY_407', /wants other credentials/],
    [403, 'PROXY_403', /refused the way to 127\.0\.0\.1:\d+ \(403\)/],
  ] as const)('a refusal by status %i names the proxy without its password', async (status, code, words) => {
    const proxy = await aProxy(status);
    const withUser = new URL(proxy.url);
    withUser.username = 'monitor';
    withUser.password = 'topsecret';
    const { result, requests } = await ask(GOOD, caOf(GOOD), { proxy: withUser });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'no-connection', code } });
    expect(result.ok ? '' : result.failure.came).toMatch(words);
    expect(result.ok ? '' : result.failure.came).toContain(`http://${proxy.url.host}`);
    expect(JSON.stringify(result)).not.toMatch(/topsecret|monitor/);
    expect([proxy.tunnels.length, requests.length]).toEqual([1, 0]);
  });

  it('a proxy that is not there is told as such', async () => {
    const { url } = await aServer(sendSummary, GOOD);
    const result = await aClient(url, { proxy: new URL('http://127.0.0.1:1') }).client.get('summarystatistics', {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'no-connection', code: 'ECONNREFUSED' } });
    expect(result.ok ? '' : result.failure.came).toContain('proxy http://127.0.0.1:1');
  });

  it('a request takes the proxy of the environment, unless the profile wants none', async () => {
    const proxy = await aProxy();
    const { url, requests } = await aServer(sendSummary, GOOD);
    const host = new URL(`https://appliance.example:${url.port}`);
    const env = { HTTPS_PROXY: proxy.url.host };
    const { client } = aClient(host, { tls: caOf(GOOD) }, { env });
    expect(await client.get('summarystatistics', {})).toMatchObject({ ok: true });
    expect(proxy.tunnels[0]?.url).toBe(`appliance.example:${url.port}`);
    const loopback = aClient(url, { tls: caOf(GOOD) }, { env });
    expect(await loopback.client.get('summarystatistics', {})).toMatchObject({ ok: true });
    expect([proxy.tunnels.length, requests.length]).toEqual([1, 2]);
  });
});
