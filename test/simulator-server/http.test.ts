// The HTTP of the appliance: paths, methods, garbage, disconnects, its log, and where it may listen.
import { once } from 'node:events';
import { get as getTls } from 'node:https';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedFlow } from '../../src/simulator/model.ts';
import { type Appliance, startAppliance } from '../../src/simulator/start-appliance.ts';
import { anAppliance, ask, send, signedHeaders, stopAppliances } from './ask.ts';
import { aFlow, fakeEngine, NOW_AT } from './fake-engine.ts';

afterEach(stopAppliances);

/** Sends bytes as they are and answers whatever comes back before the end. */
const sendRaw = async (appliance: Appliance, bytes: string | Uint8Array): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(appliance.url).port) });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
};

describe('paths and methods', () => {
  it.each(['/', '/devices', '/networks', '/network/', '/NETWORK', '//network', '/%6eetwork'])(
    'answers 404 with an error to %s',
    async (target) => {
      const answer = await ask(await anAppliance(), target);
      expect(answer.status).toBe(404);
      expect(answer.json).toHaveProperty('error');
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'answers 405 to %s and tells what is allowed',
    async (method) => {
      const appliance = await anAppliance();
      const answer = await ask(appliance, '/network', { method, headers: signedHeaders(appliance, '/network') });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    },
  );

  it('answers HEAD with the status of GET and no body', async () => {
    const appliance = await anAppliance();
    const found = await ask(appliance, '/network', { method: 'HEAD', headers: signedHeaders(appliance, '/network') });
    expect([found.status, found.body]).toEqual([200, '']);
    expect((await send(appliance, '/network', { method: 'HEAD' })).status).toBe(401);
  });

  it('answers compact JSON in UTF-8, dated by the wall clock it was given', async () => {
    const answer = await ask(await anAppliance(), '/summarystatistics');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers.date).toBe('Thu, 15 Jan 2026 12:00:00 GMT');
    expect(answer.body).toBe(JSON.stringify(answer.json));
  });
});

describe('garbage', () => {
  it('gets a 400, and the next request an answer', async () => {
    const appliance = await anAppliance();
    expect(await sendRaw(appliance, '\u0000\u0001 not HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask(appliance, '/network')).status).toBe(200);
  });

  it('of any bytes does not end the appliance', async () => {
    const appliance = await anAppliance();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        await sendRaw(appliance, Buffer.concat([bytes, Buffer.from('\r\n\r\n')]));
      }),
      { numRuns: 40 },
    );
    expect((await ask(appliance, '/network')).status).toBe(200);
  });

  it('of any target is answered with a status', async () => {
    const appliance = await anAppliance();
    const character = fc.constantFrom(...'abz09%&=+?/#:;,."\'\\{}[]~^|`<>');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character, maxLength: 60 }), async (text) => {
        const target = `/network?${text}`;
        const answer = await ask(appliance, target);
        expect([200, 400, 404, 422]).toContain(answer.status);
        expect(answer.json).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it('in headers of a hundred kilobytes gets a 431', async () => {
    const bytes = `GET /network HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(100_000)}\r\n\r\n`;
    expect(await sendRaw(await anAppliance(), bytes)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each(['%', '%4', '%zz', '%ff'])('in the escape %s gets a 400 that says so', async (broken) => {
    const answer = await ask(await anAppliance(), `/network?protocol=${broken}`);
    expect([answer.status, answer.json]).toEqual([
      400,
      { network: 'INPUT ERROR', error: expect.stringContaining('% escape') },
    ]);
  });

  it('in a query of ten kilobytes is read like any other', async () => {
    const answer = await ask(await anAppliance(), `/network?protocol=${'x'.repeat(10_000)}`);
    expect([answer.status, answer.json]).toMatchObject([200, { traffic: [] }]);
  });
});

describe('a client that goes away', () => {
  it('stops the work on its answer', async () => {
    let batchCount = 0;
    let isOver = false;
    async function* endless(): AsyncGenerator<readonly SimulatedFlow[]> {
      const batch = Array<SimulatedFlow>(500).fill(aFlow());
      try {
        for (;;) {
          batchCount += 1;
          yield batch;
        }
      } finally {
        isOver = true;
      }
    }
    const appliance = await anAppliance({ engine: fakeEngine({ batches: endless }) });
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(appliance.url).port) });
    const headers = Object.entries({ host: 'x', ...signedHeaders(appliance, '/network') });
    socket.write(`GET /network HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    await once(socket, 'data');
    socket.pause();
    // A client that does not read holds the work up: the engine is not asked for more than the socket takes.
    let before = 0;
    const isSteady = (): boolean => {
      const isSame = batchCount > 0 && batchCount === before;
      before = batchCount;
      return isSame;
    };
    await expect.poll(isSteady, { interval: 100, timeout: 5_000 }).toBe(true);
    expect(isOver).toBe(false);
    socket.destroy();
    await expect.poll(() => isOver).toBe(true);
    expect((await ask(appliance, '/summarystatistics')).status).toBe(200);
  });
});

describe('the log', () => {
  it('tells method, target, status and time, and counts', async () => {
    const appliance = await anAppliance();
    await ask(appliance, '/network?did=1');
    await ask(appliance, '/network?did=x');
    expect(appliance.log()).toEqual([
      { method: 'GET', target: '/network?did=1', status: 200, at: NOW_AT },
      { method: 'GET', target: '/network?did=x', status: 400, at: NOW_AT },
    ]);
    expect(appliance.requestCount()).toBe(2);
    expect(JSON.stringify(appliance.log())).not.toContain(appliance.publicToken);
  });

  it('keeps the last thousand', async () => {
    const appliance = await anAppliance();
    const requests = Array.from({ length: 1_005 }, () => 'GET /x HTTP/1.1\r\nhost: x\r\n\r\n').join('');
    await sendRaw(appliance, requests);
    expect(appliance.log()).toHaveLength(1_000);
    expect(appliance.requestCount()).toBe(1_005);
  });
});

describe('where it listens', () => {
  it.each(['0.0.0.0', '192.168.1.2', '::', 'corp.example', ''])('is never "%s"', async (host) => {
    const start = startAppliance({ engine: fakeEngine(), host, dateNow: () => NOW_AT, random: () => 0 });
    await expect(start).rejects.toThrow('this machine only');
  });

  it('may be any address of this machine, and the url says it', async () => {
    const appliance = await anAppliance({ host: '127.0.0.2' });
    expect(appliance.url).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
    expect((await ask(appliance, '/network')).status).toBe(200);
  });

  it('with TLS answers whoever trusts its certificate', async () => {
    const appliance = await anAppliance({ tls: true, dateNow: Date.now });
    const status = await new Promise((done, fail) => {
      getTls(`${appliance.url}/x`, { ca: appliance.certificate ?? '', agent: false }, (response) => {
        response.resume();
        done(response.statusCode);
      }).on('error', fail);
    });
    expect(status).toBe(404);
  });
});
