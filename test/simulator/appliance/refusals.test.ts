// Whom the field's dialect turns away, and how.
import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/domain/instant.ts';
import type { Appliance } from '../../../src/simulator/start-appliance.ts';
import { anAppliance, ask, send, signedHeaders, spacedDate, stopAppliances } from '../../simulator-server/ask.ts';
import { NOW_AT } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, anOddAppliance, faultsOf } from './field-appliance.ts';

afterEach(stopAppliances);

const askDated = (appliance: Appliance, date: string) =>
  send(appliance, '/status', { headers: signedHeaders(appliance, '/status', date) });

const compactDate = (): string => spacedDate(NOW_AT).replace(/[-:]/g, '').replace(' ', 'T');

describe('without DTAPI headers', () => {
  it.each(['/status', '/nowhere', '/'])('%s is sent to another host, with an empty body', async (path) => {
    const answer = await send(await aFieldAppliance(), path);
    expect([answer.status, answer.body]).toEqual([302, '']);
    expect(new URL(answer.headers.location ?? '').hostname).toBe('console.appliance-vendor.example.com');
  });

  it('goes to the login page of the same host on older appliances', async () => {
    const appliance = await anOddAppliance(['unsigned=login']);
    const answer = await send(appliance, '/status');
    expect([answer.status, answer.body, answer.headers.location]).toEqual([302, '', '/login']);
    const page = await send(appliance, '/login');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<title>Log In | Darktrace</title>');
  });
});

describe('a signature', () => {
  it.each(['DTAPI-Token', 'DTAPI-Signature', 'DTAPI-Date'])('without %s is wrong', async (missing) => {
    const appliance = await aFieldAppliance();
    const headers = Object.fromEntries(
      Object.entries(signedHeaders(appliance, '/network')).filter(([name]) => name !== missing),
    );
    const answer = await send(appliance, '/network', { headers });
    expect([answer.status, answer.body]).toEqual([400, '{"network":"API SIGNATURE ERROR"}']);
  });

  it.each([
    ['/status', 'status'],
    ['/aianalyst/incidentevents', 'aianalyst'],
    ['/metrics/17', 'metrics'],
    ['/nowhere/at/all', 'nowhere'],
  ])('of another token is wrong: %s', async (target, segment) => {
    const appliance = await aFieldAppliance();
    const strangers = [
      { ...appliance, privateToken: 'a'.repeat(40) },
      { ...appliance, publicToken: 'a'.repeat(40) },
    ];
    for (const stranger of strangers) {
      const answer = await send(appliance, target, { headers: signedHeaders(stranger, target) });
      expect([answer.status, answer.json]).toEqual([400, { [segment]: 'API SIGNATURE ERROR' }]);
    }
  });

  it.each([31 * MINUTE_MS, -31 * MINUTE_MS])('dated %d ms off is refused for its date', async (offMs) => {
    const answer = await askDated(await aFieldAppliance(), spacedDate(NOW_AT + offMs));
    expect([answer.status, answer.body]).toEqual([400, '{"status":"API DATE ERROR"}']);
  });

  it('dated in no known form is refused for its date', async () => {
    const answer = await askDated(await aFieldAppliance(), 'today');
    expect([answer.status, answer.json]).toEqual([400, { status: 'API DATE ERROR' }]);
  });
});

describe('the form of a date', () => {
  it('is any of those known', async () => {
    const appliance = await aFieldAppliance();
    for (const date of [spacedDate(NOW_AT), compactDate(), new Date(NOW_AT).toISOString()])
      expect((await askDated(appliance, date)).status).toBe(200);
  });

  it.each([
    ['date-format=spaced', 200, 400],
    ['date-format=compact', 400, 200],
  ])('can be one of them only: %s', async (notation, spaced, compact) => {
    const appliance = await anOddAppliance([notation]);
    expect((await askDated(appliance, spacedDate(NOW_AT))).status).toBe(spaced);
    expect((await askDated(appliance, compactDate())).status).toBe(compact);
  });
});

describe('an unknown path', () => {
  it.each(['/nowhere', '/subnets/3', '/similardevices/1', '/metrics/seventeen', '/network/', '/constructor'])(
    '%s sends the signed to the login page',
    async (path) => {
      const answer = await ask(await aFieldAppliance(), path);
      expect([answer.status, answer.body]).toEqual([302, 'Found. Redirecting to /login']);
      expect(answer.headers.location).toBe('/login');
    },
  );

  it('stays a 404 in the documents, and so do the other endpoints of the field', async () => {
    const appliance = await anAppliance();
    for (const path of ['/nowhere', '/status', '/devices', '/metrics/17', '/login'])
      expect((await ask(appliance, path)).status).toBe(404);
  });
});

describe('a token without the right', () => {
  it.each([
    [[], 302, 'Found. Redirecting to /403'],
    [['no-right=redirect'], 302, 'Found. Redirecting to /403'],
    [['no-right=json'], 403, '{"error":"403 Forbidden"}'],
    [['no-right=short'], 403, '{"error":"Forbidden"}'],
  ])('with %j is answered %d', async (notations, status, body) => {
    const appliance = await anOddAppliance(notations, { rights: ['network', 'devices'] });
    const refused = await ask(appliance, '/summarystatistics');
    expect([refused.status, refused.body]).toEqual([status, body]);
    expect((await ask(appliance, '/devices')).status).toBe(200);
  });
});

describe('a fault', () => {
  it('of the field cannot be switched on in the documents', async () => {
    await expect(anAppliance({ faults: faultsOf('compact') })).rejects.toThrow('"compact" needs --dialect appliance');
    await expect(anAppliance({ faults: faultsOf('error=503@devices') })).rejects.toThrow(
      'there is no endpoint "devices" without --dialect appliance',
    );
  });

  it('strikes the endpoints of the field by their first segment', async () => {
    const appliance = await anOddAppliance(['error=500@metrics', 'error=502@aianalyst']);
    expect((await ask(appliance, '/metrics/17')).status).toBe(500);
    const gateway = await ask(appliance, '/aianalyst/incidentevents');
    expect([gateway.status, gateway.body, gateway.headers['content-type']]).toEqual([502, 'Bad Gateway', 'text/plain']);
    expect((await ask(appliance, '/status')).status).toBe(200);
  });

  it('strikes unknown paths, too, where nobody is told which paths there are', async () => {
    const answer = await ask(await anOddAppliance(['error=400']), '/cves?x=1');
    expect([answer.status, answer.json]).toEqual([400, { cves: 'INPUT ERROR' }]);
  });

  it.each([
    ['redirect=/login', 302, 'Found. Redirecting to /login', '/login'],
    ['redirect=/403', 302, 'Found. Redirecting to /403', '/403'],
    ['redirect', 302, '', 'https://login.corp.example/redirect'],
  ])('%s sends everybody away', async (notation, status, body, location) => {
    const answer = await ask(await anOddAppliance([notation]), '/status');
    expect([answer.status, answer.body, answer.headers.location]).toEqual([status, body, location]);
  });

  it('answers 200 with the page on which a person logs in', async () => {
    const answer = await ask(await anOddAppliance(['html']), '/status');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('<title>Log In | Darktrace</title>');
  });
});
