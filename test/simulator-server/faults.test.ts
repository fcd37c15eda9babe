// Faults: their notation, what each of them does to a request, and how they are switched while the appliance runs.
import { X509Certificate } from 'node:crypto';
import { get as getTls } from 'node:https';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { tellFailure } from '../../src/domain/failure.ts';
import { MINUTE_MS } from '../../src/domain/instant.ts';
import { type Fault, parseFault } from '../../src/simulator/fault-notation.ts';
import { FAULTS } from '../../src/simulator/faults/index.ts';
import type { Appliance } from '../../src/simulator/start-appliance.ts';
import { anAppliance, ask, send, stopAppliances } from './ask.ts';
import { aFlow, fakeEngine, NOW_AT } from './fake-engine.ts';

afterEach(stopAppliances);

const aFault = (text: string): Fault => {
  const parsed = parseFault(text);
  if (!parsed.ok) throw new Error(tellFailure(parsed.failure));
  return parsed.value;
};

const refusalOf = (text: string): string => {
  const parsed = parseFault(text);
  return parsed.ok ? 'accepted' : tellFailure(parsed.failure);
};

const faulty = (notation: string, changes: Parameters<typeof anAppliance>[0] = {}) =>
  anAppliance({ faults: [aFault(notation)], ...changes });

describe('the notation', () => {
  it.each([
    ['latency=200ms..2s', undefined, 1],
    ['error=503@network:20%', 'network', 0.2],
    ['rate-limit=30', undefined, 1],
    ['drop=body@deviceinfo:10%', 'deviceinfo', 0.1],
    ['drop:12.5%', undefined, 0.125],
    ['skew=-45m', undefined, 1],
    ['cut@network', 'network', 1],
    ['redirect=http://127.0.0.1:81/x@network:50%', 'network', 0.5],
  ])('reads %s', (text, endpoint, share) => expect(aFault(text)).toMatchObject({ notation: text, endpoint, share }));

  it.each([
    ['slow', 'there is no kind "slow". Known are latency, rate-limit, error'],
    ['latency', 'it has no value. After = may stand 200ms'],
    ['latency=2s..1s', 'its value is "2s..1s"'],
    ['latency=fast', 'its value is "fast"'],
    ['latency=600h', 'its value is "600h"'],
    ['error=418', 'After = may stand 400, 401, 403'],
    ['error=503@gadgets', 'there is no endpoint "gadgets". After @ may stand summarystatistics, network, deviceinfo'],
    ['error=503:0%', 'more than 0%'],
    ['error=503:101%', 'at most 100%'],
    ['html=x', 'html takes no value'],
    ['drop=tail', 'headers (the default) or body'],
    ['redirect=javascript:x', 'an http or https address'],
    ['expired-certificate@network', 'before any path is known'],
    ['wrong-name-certificate:50%', 'before any path is known'],
    ['', 'there is no kind ""'],
  ])('refuses "%s" and says what may stand there', (text, message) => expect(refusalOf(text)).toContain(message));

  it('refuses hostile text without repeating its control characters', () =>
    expect(refusalOf('\u001b[31mred')).not.toContain('\u001b'));

  it('has a name, and words about it, for every kind', () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    expect(FAULTS.filter(({ about }) => about === '')).toEqual([]);
  });
});

describe('a fault', () => {
  it.each([400, 401, 403, 404, 422, 429, 500, 502, 503, 504])('answers %d instead', async (status) => {
    const answer = await ask(await faulty(`error=${status}`), '/network');
    expect(answer.status).toBe(status);
    expect(answer.headers['retry-after']).toBeUndefined();
  });

  it('strikes only the endpoint it names', async () => {
    const appliance = await faulty('error=503@network');
    expect((await ask(appliance, '/network')).status).toBe(503);
    expect((await ask(appliance, '/summarystatistics')).status).toBe(200);
  });

  it('strikes its share of the requests, as the given random decides', async () => {
    const draws = [0.1, 0.3, 0.19, 0.9];
    const appliance = await faulty('error=503:20%', { random: () => draws.shift() ?? 1 });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await ask(appliance, '/network')).status);
    expect(statuses).toEqual([503, 200, 503, 200]);
  });

  it('is late by the span that the given random draws', async () => {
    const appliance = await faulty('latency=40ms..120ms', { random: () => 0.5 });
    const beganAt = performance.now();
    expect((await ask(appliance, '/network')).status).toBe(200);
    expect(performance.now() - beganAt).toBeGreaterThanOrEqual(78);
  });

  it('refuses what is beyond the limit of a minute, and lets in again after it', async () => {
    let nowAt = NOW_AT;
    const appliance = await faulty('rate-limit=2', { dateNow: () => nowAt });
    await ask(appliance, '/network');
    nowAt += 20_500;
    expect((await ask(appliance, '/network')).status).toBe(200);
    const refused = await ask(appliance, '/network');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '40']);
    nowAt = NOW_AT + MINUTE_MS;
    expect((await ask(appliance, '/network')).status).toBe(200);
  });

  it('can tell the end of a limit as a date', async () => {
    const appliance = await faulty('rate-limit=0/date');
    expect((await ask(appliance, '/network')).headers['retry-after']).toBe('Thu, 15 Jan 2026 12:01:00 GMT');
  });

  it('drops the connection before the headers', async () => {
    const appliance = await faulty('drop');
    await expect(ask(appliance, '/network')).rejects.toThrow('socket hang up');
    expect(appliance.log()[0]?.status).toBeUndefined();
  });

  it('drops the connection in the middle of the body', async () => {
    const appliance = await faulty('drop=body', { engine: fakeEngine({ flows: [aFlow()] }) });
    await expect(ask(appliance, '/network')).rejects.toThrow('aborted');
    expect(appliance.log()[0]?.status).toBe(200);
  });

  it.each([0, 1, 1_000])('cuts the JSON of %d flows short, with framing that is in order', async (flowCount) => {
    const whole = await anAppliance({ engine: fakeEngine({ flows: Array(flowCount).fill(aFlow()) }) });
    const complete = await ask(whole, '/network');
    whole.faults.set([aFault('cut')]);
    const answer = await ask(whole, '/network');
    expect([answer.status, answer.json]).toEqual([200, undefined]);
    expect(answer.body.length).toBeGreaterThan(0);
    expect(complete.body.startsWith(answer.body)).toBe(true);
  });

  it.each(['/network', '/summarystatistics', '/deviceinfo?did=1', '/network?responsedata=nothing'])(
    'breaks the JSON of %s',
    async (target) => {
      const appliance = await anAppliance();
      expect((await ask(appliance, target)).json).toBeDefined();
      appliance.faults.set([aFault('malformed')]);
      const answer = await ask(appliance, target);
      expect([answer.status, answer.json]).toEqual([200, undefined]);
    },
  );

  it('answers with a login page and status 200', async () => {
    const answer = await ask(await faulty('html'), '/network');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('<title>Log In | Darktrace</title>');
  });

  it('sends the client to another host', async () => {
    const answer = await ask(await faulty('redirect'), '/network');
    expect([answer.status, answer.headers.location]).toEqual([302, 'https://login.corp.example/redirect']);
  });

  it.each([
    ['skew=20m', 'Thu, 15 Jan 2026 12:20:00 GMT', 200],
    ['skew=-45m', 'Thu, 15 Jan 2026 11:15:00 GMT', 400],
    ['skew=+31m', 'Thu, 15 Jan 2026 12:31:00 GMT', 400],
  ])('%s sets the Date header to %s and answers %d', async (notation, date, status) => {
    const answer = await ask(await faulty(notation), '/network');
    expect([answer.headers.date, answer.status]).toEqual([date, status]);
  });

  it('does not stand in for a missing endpoint', async () =>
    expect((await ask(await faulty('error=503'), '/devices')).status).toBe(404));
});

describe('the certificate', () => {
  it('changes while the appliance runs, and each bad one is refused for what is bad about it', async () => {
    const appliance = await anAppliance({ tls: true, dateNow: Date.now });
    expect(await outcome(appliance)).toBe(404);
    appliance.faults.set([aFault('expired-certificate')]);
    expect(await outcome(appliance)).toBe('CERT_HAS_EXPIRED');
    appliance.faults.set([aFault('wrong-name-certificate')]);
    expect(await outcome(appliance)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    appliance.faults.clear();
    expect(await outcome(appliance)).toBe(404);
  });

  it('that is shown now can be asked for, whichever it is', async () => {
    const appliance = await anAppliance({ tls: true, dateNow: Date.now, faults: [aFault('expired-certificate')] });
    const seen: string[] = [];
    for (const notation of [undefined, 'wrong-name-certificate', 'cut']) {
      if (notation !== undefined) appliance.faults.set([aFault(notation)]);
      const offered = new X509Certificate(appliance.shownCertificate() ?? '').fingerprint256;
      expect(await fingerprintOf(appliance)).toBe(offered);
      expect(appliance.certificate).toContain(appliance.shownCertificate());
      seen.push(offered);
    }
    expect(new Set(seen).size).toBe(3);
    expect((await anAppliance()).shownCertificate()).toBeUndefined();
  });

  it('cannot be bad without TLS', async () => {
    await expect(faulty('expired-certificate')).rejects.toThrow('needs an appliance that runs with TLS');
    const appliance = await anAppliance();
    const answer = await control(appliance, 'POST', '"expired-certificate"');
    expect([answer.status, appliance.faults.get()]).toEqual([400, []]);
  });

  const fingerprintOf = (appliance: Appliance): Promise<string> =>
    new Promise((done, fail) => {
      const socket = connect({ port: Number(new URL(appliance.url).port), rejectUnauthorized: false }, () => {
        done(socket.getPeerCertificate().fingerprint256);
        socket.destroy();
      });
      socket.on('error', fail);
    });

  const outcome = (appliance: Appliance): Promise<unknown> =>
    new Promise((done) => {
      const sent = getTls(`${appliance.url}/x`, { ca: appliance.certificate ?? '', agent: false }, (response) => {
        response.resume();
        done(response.statusCode);
      });
      sent.on('error', (error) => done('code' in error ? error.code : error.message));
    });
});

const control = (appliance: Appliance, method: string, body?: string, path = 'faults') =>
  send(appliance, `/_simulator/${path}`, { method, headers: { 'x-darktop-control': '1' } }, body);

describe('the control path', () => {
  it('lists, replaces, adds and clears the faults that are on', async () => {
    const appliance = await faulty('html');
    expect((await control(appliance, 'GET')).json).toEqual(['html']);
    expect((await control(appliance, 'PUT', '["error=503", "skew=1m"]')).json).toEqual(['error=503', 'skew=1m']);
    expect((await control(appliance, 'POST', '"cut"')).json).toEqual(['error=503', 'skew=1m', 'cut']);
    expect((await control(appliance, 'POST', 'malformed\n')).json).toHaveLength(4);
    expect((await ask(appliance, '/network')).status).toBe(503);
    expect((await control(appliance, 'DELETE')).json).toEqual([]);
    expect((await ask(appliance, '/network')).status).toBe(200);
  });

  it('refuses a bad notation with what is allowed, and changes nothing', async () => {
    const appliance = await faulty('html');
    const answer = await control(appliance, 'PUT', '["cut", "slow"]');
    expect([answer.status, answer.json]).toEqual([400, { error: expect.stringContaining('Known are latency') }]);
    expect(appliance.faults.get().map(({ notation }) => notation)).toEqual(['html']);
    expect((await control(appliance, 'PUT', '{"not":"a list"}')).status).toBe(400);
    expect((await control(appliance, 'PUT', 'x'.repeat(70_000))).status).toBe(413);
    expect((await control(appliance, 'PATCH')).status).toBe(405);
  });

  it('needs its header, which no page in a browser can send', async () => {
    const appliance = await anAppliance();
    expect((await send(appliance, '/_simulator/faults')).status).toBe(403);
    expect((await send(appliance, '/_simulator/log')).status).toBe(403);
  });

  it('refuses more faults than can strike at once, and changes nothing', async () => {
    const appliance = await faulty('html');
    const refused = { error: expect.stringContaining('at most 100 faults can be on at once') };
    const many = await control(appliance, 'PUT', JSON.stringify(Array(8_000).fill('cut')));
    expect([many.status, many.json]).toEqual([400, refused]);
    expect(appliance.faults.get()).toHaveLength(1);
    const full = await control(appliance, 'PUT', JSON.stringify(Array(100).fill('cut')));
    expect([full.status, full.json]).toEqual([200, Array(100).fill('cut')]);
    const oneMore = await control(appliance, 'POST', '"html"');
    expect([oneMore.status, oneMore.json]).toEqual([400, refused]);
    expect((await ask(appliance, '/network')).status).toBe(200);
    await expect(anAppliance({ faults: Array(101).fill(aFault('cut')) })).rejects.toThrow('at most 100 faults');
  });

  it.each([
    ['127.0.0.1:8443', 200],
    ['127.8.9.10', 200],
    ['[::1]:8443', 200],
    ['[::1]', 200],
    ['LocalHost:1', 200],
    ['evil.example', 403],
    ['evil.example:8443', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1@evil.example', 403],
    ['127.0.0.1:80:80', 403],
    ['10.0.0.1', 403],
    ['[fe80::1]', 403],
    [':8443', 403],
  ])('asked under the name "%s" answers %d, for a page may point its own name here', async (host, status) => {
    const appliance = await anAppliance();
    const headers = { 'x-darktop-control': '1', host };
    expect((await send(appliance, '/_simulator/faults', { headers })).status).toBe(status);
  });

  it('is subject neither to faults nor to signatures, and does not count as a request', async () => {
    const appliance = await faulty('drop');
    expect((await control(appliance, 'GET')).status).toBe(200);
    expect(appliance.requestCount()).toBe(0);
  });

  it('tells the log', async () => {
    const appliance = await anAppliance();
    await ask(appliance, '/network?did=2');
    expect((await control(appliance, 'GET', undefined, 'log')).json).toEqual([
      { method: 'GET', target: '/network?did=2', status: 200, at: NOW_AT },
    ]);
  });
});
