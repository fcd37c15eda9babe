// Small servers of our own over loopback, for the hard cases that a well-behaved appliance never shows.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createSilentServer, type Server as PlainServer, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type Caller, type Client, type ClientOptions, clientOver, createCaller } from '../../src/api/client.ts';
import type { RequestLogEntry } from '../../src/api/request-log.ts';
import type { Clockwork } from '../../src/api/surroundings.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Certificate } from '../../src/simulator/certificate.ts';
import { aProfile } from './a-profile.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export type TestServer = Readonly<{ url: URL; requests: readonly IncomingMessage[] }>;

const listen = async (server: PlainServer, scheme: string): Promise<URL> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return new URL(`${scheme}://127.0.0.1:${address.port}`);
};

export const aServer = async (handler: Handler, certificate?: Certificate & TlsOptions): Promise<TestServer> => {
  const requests: IncomingMessage[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push(request);
    handler(request, response, requests.length);
  };
  const server = certificate === undefined ? createServer(answer) : createSecureServer({ ...certificate }, answer);
  return { url: await listen(server, certificate === undefined ? 'http' : 'https'), requests };
};

/** Where nobody listens any more. */
export const aFreePlace = async (): Promise<URL> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return new URL(`http://127.0.0.1:${address.port}`);
};

/** Where somebody accepts connections and then says nothing. */
export const aSilentPlace = (): Promise<URL> => listen(createSilentServer(), 'http');

/** Where every request meets the same bytes, and then the end. */
export const aRawPlace = (bytes: string): Promise<URL> =>
  listen(
    createSilentServer((socket) => socket.once('data', () => socket.end(bytes))),
    'http',
  );

/** Sends white space, again and again, until nobody listens any more. */
export const drip = (response: ServerResponse, bytes: number): void => {
  const space = ' '.repeat(bytes);
  const next = (): void => {
    if (!response.destroyed) response.write(space, () => setImmediate(next));
  };
  next();
};

export type TestAlarms = Readonly<{
  alarm: Clockwork['alarm'];
  /** How long those that are set would still be waited for, in the order they were set. */
  set(): readonly number[];
  /** Lets those ring that were set for so long; returns how many. */
  ring(ms: number): number;
}>;

/** Alarms that ring when the test says so, and never by themselves. */
export const someAlarms = (): TestAlarms => {
  const set = new Set<Readonly<{ ms: number; ring: () => void }>>();
  return {
    alarm: (ms, ring) => {
      const one = { ms, ring };
      set.add(one);
      return () => set.delete(one);
    },
    set: () => [...set].map(({ ms }) => ms),
    ring: (ms) => {
      const due = [...set].filter((one) => one.ms === ms);
      for (const one of due) {
        set.delete(one);
        one.ring();
      }
      return due.length;
    },
  };
};

export type TestProxy = Readonly<{ url: URL; tunnels: readonly IncomingMessage[] }>;

/** Opens tunnels to wherever it is asked, or answers with the status it is told to. */
export const aProxy = async (status = 200): Promise<TestProxy> => {
  const tunnels: IncomingMessage[] = [];
  const server = createServer();
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    tunnels.push(request);
    socket.on('error', () => undefined);
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    // Names that only the proxy knows lead to loopback, as they would behind a real one.
    const port = Number(new URL(`http://${request.url}`).port);
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Open\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { url: await listen(server, 'http'), tunnels };
};

export const AT = Date.UTC(2026, 0, 15, 10, 0, 0);

export type TestCaller = Readonly<{ caller: Caller; log: readonly RequestLogEntry[]; waits: readonly number[] }>;

export type TestClient = TestCaller & Readonly<{ client: Client }>;

/** A client that never really waits between attempts, and whose clock moves by one second whenever it is read. */
export const aClient = (
  host: URL,
  profile: Partial<Profile> = {},
  options: Partial<ClientOptions> = {},
): TestClient => {
  const asking = aCaller(host, profile, options);
  return { ...asking, client: clientOver(asking.caller) };
};

/** The same for any endpoint. */
export const aCaller = (
  host: URL,
  profile: Partial<Profile> = {},
  options: Partial<ClientOptions> = {},
): TestCaller => {
  const log: RequestLogEntry[] = [];
  const waits: number[] = [];
  let reads = 0;
  const caller = createCaller({
    profile: aProfile({ host, ...profile }),
    env: {},
    now: () => AT + 1000 * reads++,
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms);
    },
    onRequest: (entry) => log.push(entry),
    ...options,
  });
  onTestFinished(() => caller.close());
  return { caller, log, waits };
};

export const SUMMARY = { devices: { total_devices: 156, active_devices: 142, new_devices: 3 } };

export const sendJson = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(value));
};

export const sendStatus = (
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body = '',
): void => {
  response.writeHead(status, headers);
  response.end(body);
};

export const sendSummary: Handler = (_request, response) => sendJson(response, SUMMARY);

/** Waits for a condition, looking again each turn of the loop. */
export const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
};
