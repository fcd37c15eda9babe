// What a refused answer means: the kind, and words that say what was tried, what came and what to do.
import { describe, expect, it } from 'vitest';
import { type EndpointName, endpointOf } from '../../src/api/endpoints/index.ts';
import { connectionFault } from '../../src/api/failures/connection-failure.ts';
import type { RefusedAnswer } from '../../src/api/failures/refused-answer.ts';
import { statusFailure } from '../../src/api/failures/status-failure.ts';
import type { Subject } from '../../src/api/failures/subject.ts';
import { tellHandshake } from '../../src/api/failures/tls-failure.ts';
import { readHttpDate, readRetryAfterMs } from '../../src/api/http-date.ts';
import { backoffMs } from '../../src/api/retry.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { Secret } from '../../src/domain/secret.ts';
import { aProfile, PRIVATE_TOKEN, PUBLIC_TOKEN } from './a-profile.ts';

const aSubject = (name: EndpointName = 'summarystatistics', profile: Partial<Profile> = {}): Subject => {
  const { right, absence, refusal } = endpointOf(name);
  const meant = { endpoint: name, right, absence, refusal, isBare: false };
  return { ...meant, profile: aProfile(profile), proxyName: undefined, limitBytes: undefined };
};

const anAnswer = (differs: Partial<RefusedAnswer>): RefusedAnswer => ({
  status: 400,
  location: null,
  isPage: false,
  body: '',
  skewMs: undefined,
  retryAfterMs: undefined,
  ...differs,
});

const MINUTE = 60_000;

const CASES: readonly (readonly [string, Partial<RefusedAnswer>, string, RegExp])[] = [
  [
    'summarystatistics',
    { body: '{"summarystatistics":"API SIGNATURE ERROR"}' },
    'bad-credentials',
    /refused the signature.*token/,
  ],
  [
    'summarystatistics',
    { body: '{"summarystatistics":"API DATE ERROR"}', skewMs: 94_000 },
    'bad-date',
    /^summarystatistics: the appliance refused the date; this clock is 94 s ahead of it\. Fix NTP or set clock_offset/,
  ],
  ['network', { body: '{"network":"API DATE ERROR"}', skewMs: -45 * MINUTE }, 'bad-date', /45 min behind it/],
  ['network', { body: '{"network":"API DATE ERROR"}', skewMs: 900 }, 'bad-date', /clocks agree.*date_format compact/],
  ['network', { body: '{"network":"API DATE ERROR"}' }, 'bad-date', /refused the date\. Check NTP/],
  ['network', { body: '{"error":"bad port","response":"INPUT ERROR"}' }, 'bad-parameter', /: "bad port"/],
  [
    'network',
    { body: '{"network":"INPUT ERROR"}' },
    'bad-parameter',
    /refused the request \(400\)\. Check the parameters/,
  ],
  ['network', { body: '<html>' }, 'bad-parameter', /date_format/],
  ['network', { status: 422, body: '{"error":"hours\\u001b[31m"}' }, 'bad-parameter', /\(422\): "hours\ufffd/],
  ['network', { status: 401 }, 'bad-credentials', /\(401\)\./],
  ['network', { status: 401, body: '{"network":"API DATE ERROR"}', skewMs: 94_000 }, 'bad-date', /94 s ahead/],
  ['network', { status: 401, body: '{"error":"API DATE ERROR"}' }, 'bad-date', /refused the date\. Check NTP/],
  ['network', { status: 401, body: '{"n":"API SIGNATURE ERROR"}', skewMs: 26 * MINUTE }, 'bad-credentials', /\(401\)/],
  [
    'network',
    { status: 401, body: '{"error":"unknown token\\u001b[31m"}' },
    'bad-credentials',
    /\(401\): "unknown token\ufffd/,
  ],
  ['network', { status: 401, skewMs: 24 * MINUTE }, 'bad-credentials', /\(401\)/],
  ['network', { status: 401, skewMs: 26 * MINUTE }, 'bad-date', /26 min ahead/],
  ['network', { status: 401, skewMs: -26 * MINUTE }, 'bad-date', /26 min behind/],
  ['summarystatistics', { status: 403 }, 'forbidden', /right Visualizer\./],
  ['deviceinfo', { status: 403 }, 'forbidden', /Visualizer and Unrestricted Devices/],
  ['deviceinfo', { status: 404 }, 'not-found', /knows no such device or has no data/],
  ['network', { status: 404 }, 'not-found', /no such endpoint/],
  ['network', { status: 429 }, 'rate-limited', /too often \(429\)\. Ask less often/],
  ['network', { status: 429, retryAfterMs: 90_500 }, 'rate-limited', /91 s of rest/],
  ['network', { status: 500 }, 'server-error', /failed \(500\)\. Try again/],
  [
    'network',
    { status: 503, retryAfterMs: 90_500 },
    'server-error',
    /failed \(503\); it wants 91 s of rest\. Try again/,
  ],
  ['network', { status: 429, retryAfterMs: 86_400_000 }, 'rate-limited', /wants 86400 s of rest/],
  ['network', { status: 429, retryAfterMs: 251_607_118_911_000 }, 'rate-limited', /wants more than a day of rest/],
  ['network', { status: 503, retryAfterMs: 86_400_001 }, 'server-error', /wants more than a day of rest/],
  ['network', { status: 401, skewMs: -24 * 60 * MINUTE }, 'bad-date', /is 24 h behind/],
  ['network', { status: 401, skewMs: -251_607_118_911_000 }, 'bad-date', /is more than a day behind it/],
  ['network', { status: 206 }, 'server-error', /only a part of the answer came.*\(206\)/],
  ['network', { status: 304, location: '/login' }, 'server-error', /said to be unchanged.*\(304\)/],
  ['network', { status: 418 }, 'server-error', /status 418/],
  [
    'network',
    { status: 302, location: 'https://other.example/redirect?x=1' },
    'redirect',
    /to https:\/\/other\.example\).*Check host/,
  ],
  ['network', { status: 302, location: '/login' }, 'redirect', /to \/login\)/],
  ['network', { status: 302, location: null }, 'redirect', /\(302\); redirects are never followed/],
  ['network', { status: 302, location: 'javascript:alert(1)' }, 'redirect', /to javascript:\)/],
];

describe('a refused answer', () => {
  it.each(CASES)('of %s with %j is %s', (name, answer, kind, words) => {
    const subject = aSubject(name === 'network' || name === 'deviceinfo' ? name : 'summarystatistics');
    const failure = statusFailure(subject, anAnswer(answer));
    expect(failure.kind).toBe(kind);
    expect(tellFailure(failure)).toMatch(words);
  });

  it('is quoted with at most 200 characters, without our tokens, signatures or controls', () => {
    const error = `${PUBLIC_TOKEN} ${PRIVATE_TOKEN} f0cb235e858937ee9637ef4967082d001f45ee4d \u001b]0;x\u0007 ${'long '.repeat(1000)}`;
    const told = tellFailure(statusFailure(aSubject(), anAnswer({ body: JSON.stringify({ error }) })));
    expect(told).not.toMatch(/[0-9a-f]{40}|\u001b|\u0007/);
    expect(told.length).toBeLessThan(400);
    const moved = statusFailure(aSubject(), anAnswer({ status: 302, location: `/to/${PUBLIC_TOKEN}\u202e` }));
    expect(tellFailure(moved)).not.toContain(PUBLIC_TOKEN);
  });

  it.each(['publicToken', 'privateToken'])('is not quoted when the %s is too short to be found in a text', (which) => {
    const short = aSubject('network', { [which]: new Secret('port123') });
    const body = '{"error":"bad port123"}';
    expect(tellFailure(statusFailure(short, anAnswer({ body })))).toMatch(/refused the request \(400\)\. /);
    expect(tellFailure(statusFailure(short, anAnswer({ status: 401, body })))).toMatch(/signature \(401\)\. /);
    const moved = anAnswer({ status: 302, location: '/port123' });
    expect(tellFailure(statusFailure(short, moved))).toMatch(/elsewhere \(302\); redirects/);
    const long = aSubject('network', { [which]: new Secret('port1234') });
    const masked = anAnswer({ body: '{"error":"bad port1234"}' });
    expect(tellFailure(statusFailure(long, masked))).toContain(': "bad [secret]"');
  });

  it('blames the offset when there is one', () => {
    const subject = aSubject('network', { clockOffsetMs: 3_600_000 });
    const failure = statusFailure(subject, anAnswer({ body: '{"network":"API DATE ERROR"}', skewMs: 3_600_000 }));
    expect(tellFailure(failure)).toMatch(/with its clock_offset is 60 min ahead.*correct clock_offset/);
  });
});

const fetchFailed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });
const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('a broken connection', () => {
  it.each([
    ['ECONNREFUSED', 'no-connection', true],
    ['ECONNRESET', 'no-connection', true],
    ['EPIPE', 'no-connection', true],
    ['EHOSTUNREACH', 'no-connection', true],
    ['EAI_AGAIN', 'no-connection', true],
    ['UND_ERR_SOCKET', 'no-connection', true],
    ['ENOTFOUND', 'no-connection', false],
    ['HPE_INVALID_CONSTANT', 'no-connection', false],
    ['ERR_ASSERTION', 'no-connection', false],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'cut-off', false],
    ['UNSPECIFIED', 'tls', false],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', false],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', false],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', false],
  ])('before the answer by %s is %s, worth another attempt: %s', (code, kind, mayRetry) => {
    const fault = connectionFault(aSubject(), fetchFailed(withCode(code)), 'asking');
    expect(fault).toMatchObject({ failure: { kind }, mayRetry });
    expect(fault?.failure.advice).not.toBe('');
  });

  it.each([
    ['UND_ERR_SOCKET', 'cut-off'],
    ['ECONNRESET', 'cut-off'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'cut-off'],
    ['Z_DATA_ERROR', 'cut-off'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['EHOSTUNREACH', 'no-connection'],
  ])('within the answer by %s is %s, and never worth another attempt', (code, kind) => {
    const error = new TypeError('terminated', { cause: withCode(code) });
    const fault = connectionFault(aSubject(), error, 'reading');
    expect(fault).toMatchObject({ failure: { kind }, mayRetry: false });
    expect(fault?.failure.advice).not.toMatch(/Check host/);
  });

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('that stood before (%s) does not blame host and port', (code) => {
    const advice = connectionFault(aSubject(), fetchFailed(withCode(code)), 'asking')?.failure.advice;
    expect(advice).toMatch(/^Try again.*firewall, proxy, gateway/);
    expect(advice).not.toMatch(/host|port/);
  });

  it('that never stood blames host and port', () => {
    const fault = connectionFault(aSubject(), fetchFailed(withCode('ECONNREFUSED')), 'asking');
    expect(fault?.failure.advice).toMatch(/^Check host, port/);
  });

  it.each([
    ['UND_ERR_CONNECT_TIMEOUT', /raise connect_timeout/],
    ['UND_ERR_HEADERS_TIMEOUT', /raise read_timeout/],
  ])('by %s names the setting that would wait longer', (code, words) => {
    expect(connectionFault(aSubject(), fetchFailed(withCode(code)), 'asking')?.failure.advice).toMatch(words);
  });

  it('to several addresses is told by the first of them', () => {
    const error = fetchFailed(new AggregateError([withCode('ECONNREFUSED'), withCode('EHOSTUNREACH')]));
    expect(connectionFault(aSubject(), error, 'asking')).toMatchObject({ failure: { code: 'ECONNREFUSED' } });
  });

  it.each([
    ['UNSPECIFIED', 'EE certificate key too weak', /^the key of the certificate is too weak$/],
    ['UNSPECIFIED', 'CA signature digest algorithm too weak', /^the signature of the certificate is too weak$/],
    ['UNSPECIFIED', 'something new', /^no secure connection came about$/],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'x', /TLS version that is too old \(ERR_SSL_TLSV1/],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'x', /TLS version that is too old/],
  ])('by %s (%s) says what is wrong with the certificate or the version', (code, message, words) => {
    const fault = connectionFault(aSubject(), fetchFailed(Object.assign(new Error(message), { code })), 'asking');
    expect(fault).toMatchObject({ failure: { kind: 'tls', problem: 'other' } });
    expect(fault?.failure.came).toMatch(words);
  });

  it('is told of a handshake by its code alone', () => {
    expect(tellHandshake('ECONNRESET').came).toBe('no TLS there (ECONNRESET)');
    const old = tellHandshake('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    expect(old.came).toMatch(/too old \(ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION\)$/);
    expect(old.advice).not.toMatch(/is it https/);
  });

  it('is not what a mistake of our own is taken for', () => {
    expect(connectionFault(aSubject(), withCode('ERR_ASSERTION'), 'asking')).toBeUndefined();
    expect(connectionFault(aSubject(), new TypeError('x is not a function'), 'asking')).toBeUndefined();
  });
});

describe('dates of headers', () => {
  it.each([
    ['Thu, 15 Jan 2026 10:00:00 GMT', Date.UTC(2026, 0, 15, 10)],
    ['Thu, 15 Jan 2026 10:00:00', undefined],
    ['2026-01-15T10:00:00Z', undefined],
    ['Thu, 99 Jan 2026 10:00:00 GMT', undefined],
    ['1', undefined],
    [null, undefined],
  ])('%s is %s', (text, at) => {
    expect(readHttpDate(text)).toBe(at);
  });

  const nowAt = Date.UTC(2026, 0, 15, 10);
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Thu, 15 Jan 2026 10:00:20 GMT', 20_000],
    ['Thu, 15 Jan 2026 09:59:00 GMT', 0],
    ['-5', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('Retry-After %s is %s ms', (text, ms) => {
    expect(readRetryAfterMs(text, nowAt)).toBe(ms);
  });
});

describe('the wait before another attempt', () => {
  it('doubles, is spread over its whole length but for its first 100 ms, and ends at 8 s', () => {
    expect([1, 2, 3, 9].map((count) => backoffMs(count, undefined, () => 0.999_999))).toEqual([500, 1000, 2000, 8000]);
    expect(backoffMs(2, undefined, () => 0)).toBe(100);
  });

  it('is what the appliance asks for when it asks, and up to 500 ms more', () => {
    expect([0, 0.5, 0.999_999].map((chance) => backoffMs(1, 12_000, () => chance))).toEqual([12_000, 12_250, 12_500]);
    expect(backoffMs(3, 0, () => 0)).toBe(0);
  });
});
