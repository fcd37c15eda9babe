// The console calls whoever looks away when something new is found: once, as asked, and never by itself.
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeConsoles, type Driven, FROZEN, openConsole, startConsole } from './console-driver.ts';
import { type Simulated, startSimulated } from './run-program.ts';

/** A bell that ends no sequence, and a notification of the desktop. */
const bellsIn = (bytes: Buffer): number =>
  bytes
    .toString()
    .replaceAll(/\u001b\][^\u0007\u001b]*\u0007/g, '')
    .split('\u0007').length - 1;

const notificationsIn = (bytes: Buffer): readonly string[] =>
  [...bytes.toString().matchAll(/\u001b\]9;([^\u0007]*)\u0007/g)].map(([, told = '']) => told);

/** What one console has asked for. */
type Asked = Readonly<{
  url: string;
  /** Twice of the alerts. */
  hasHeardTwice(): boolean;
}>;

type Telling = Readonly<{
  /** A place where one console alone asks. */
  open(): Promise<Asked>;
  /** From now on there are critical alerts that were not there before. */
  alert(): void;
  close(): void;
}>;

/** Between consoles and a quiet appliance. */
const startTelling = (simulated: Simulated): Telling => {
  const servers: Server[] = [];
  let hasAlerts = false;
  const open = async (): ReturnType<Telling['open']> => {
    let askedSince = 0;
    const server = createServer((asked, answer) => {
      const { method, url = '/', headers } = asked;
      if (hasAlerts && WHAT_IS_SHOWN.test(url)) askedSince += 1;
      const { 'accept-encoding': _, ...others } = headers;
      const isSecurity = url.includes('eventtype=security');
      const passedOn = request(new URL(url, simulated.url), { method, headers: others }, (came) => {
        void answerWith(came, answer, (body) =>
          isSecurity ? body.replace(/"critical":\d+/, `"critical":${hasAlerts ? 3 : 0}`) : body,
        );
      });
      passedOn.on('error', () => answer.destroy());
      asked.pipe(passedOn);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('there is no port');
    return {
      url: `http://127.0.0.1:${address.port}`,
      hasHeardTwice: () => askedSince >= ASKED_AFTER_TWO,
    };
  };
  return {
    open,
    alert: () => {
      hasAlerts = true;
    },
    close: () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
};

const answerWith = async (
  came: IncomingMessage,
  answer: ServerResponse,
  change: (body: string) => string,
): Promise<void> => {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = came.headers;
  const body = await text(came);
  answer.writeHead(came.statusCode ?? 502, headers);
  answer.end(change(body));
};

/** Its first statistics, without any alert. */
const QUIET = /critical +0\b/;
const ALERTS = /3 critical alerts/;

/** The counts of the window, which are asked for every five seconds, and once more to look for everything. */
const WHAT_IS_SHOWN = /eventtype=security&hours=24&to=/;
/** By then, two answers have been heard. */
const ASKED_AFTER_TWO = 4;

const PATIENCE = { timeoutMs: 30_000 };

describe('new findings', () => {
  const consoles = new Map<string, Driven>();
  let simulated: Simulated;
  let telling: Telling;

  beforeAll(async () => {
    simulated = await startSimulated('--seed', '1', '--devices', '12', '--flows-per-hour', '20', '--scenario', 'quiet');
    telling = startTelling(simulated);
    const asked: Asked[] = [];
    const start = async (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
      const place = await telling.open();
      asked.push(place);
      const options = { env: { ...simulated.env, DARKTOP_HOST: place.url, ...env } };
      consoles.set(name, startConsole(['--interval', '5s', ...args], options));
    };
    await start('default', []);
    await start('bell', ['--notify', 'high']);
    await start('desktop', ['--notify', 'critical', '--notify-by', 'desktop']);
    await start('tmux', [], { DARKTOP_NOTIFY: 'high', DARKTOP_NOTIFY_BY: 'both', TMUX: '/tmp/tmux-1000/default,1,0' });
    await start('spoken', ['--notify', 'high', '--notify-by', 'desktop', '--screen-reader']);
    const all = [...consoles.values()];
    await Promise.all(all.map((driven) => driven.waitFor(QUIET, PATIENCE)));
    telling.alert();
    await Promise.all(all.map((driven) => driven.waitFor(ALERTS, PATIENCE)));
    await vi.waitFor(() => expect(asked.every(({ hasHeardTwice }) => hasHeardTwice())).toBe(true), {
      timeout: PATIENCE.timeoutMs,
      interval: 100,
    });
  }, 120_000);

  afterAll(async () => {
    await closeConsoles();
    telling.close();
    await simulated.stop();
  });

  const bytesOf = (name: string): Buffer => consoles.get(name)?.bytes() ?? Buffer.alloc(0);

  it('ring no bell and notify nobody by default', () => {
    expect(bellsIn(bytesOf('default'))).toBe(0);
    expect(bytesOf('default').toString()).not.toContain('\u001b]9');
  });

  it('ring the bell once with --notify high', () => {
    expect(bellsIn(bytesOf('bell'))).toBe(1);
    expect(bytesOf('bell').toString()).not.toContain('\u001b]9');
  });

  it('notify the desktop once with --notify-by desktop, in words', () => {
    expect(notificationsIn(bytesOf('desktop'))).toEqual([
      expect.stringMatching(/^darktop 127\.0\.0\.1: new finding, critical: 3 critical alerts in /),
    ]);
    expect(bellsIn(bytesOf('desktop'))).toBe(0);
  });

  it('do both through tmux, where the environment says so', () => {
    const written = bytesOf('tmux').toString();
    expect(written.match(/\u001bPtmux;\u001b\u001b\]9;darktop [^\u0007\u001b]*\u0007\u001b\\\u0007/g)).toHaveLength(1);
  });

  it('ring the bell of a screen reader, without any escape sequence', () => {
    expect(bellsIn(bytesOf('spoken'))).toBe(1);
    expect(bytesOf('spoken').toString()).not.toContain('\u001b]');
  });
});

describe('--notify', () => {
  afterAll(closeConsoles);

  it('is changed by :notify, and rings for nothing that is there', async () => {
    const driven = await openConsole([...FROZEN, '--notify', 'medium']);
    driven.send(':notify off\r');
    await driven.waitFor(/nothing is announced/);
    expect(bellsIn(driven.bytes())).toBe(0);
  });

  it('is refused with 78 for a severity that there is not, before anything is drawn', async () => {
    const driven = startConsole([...FROZEN, '--notify', 'low']);
    expect(await driven.exit).toEqual({ code: 78, signal: undefined });
    expect(driven.bytes().toString().replaceAll(/\s+/g, ' ')).toContain('flag --notify: it is "low"');
  });
});
