// An appliance with very many flows, as a process of its own: it passes every question on, and answers that for flows itself, as fast as it is told.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { type LargeAnswer, writeLargeAnswer } from './large-answer.ts';

/** `bytesPerSecond` undefined: as fast as they are taken. `stopsAt` undefined: it does not stop. */
export type Pace = Readonly<{ bytesPerSecond?: number | undefined; stopsAt?: number | undefined }>;

export type ToLarge =
  | Readonly<{ kind: 'answer'; flowCount: number; minute: number; pace: Pace }>
  /** It stops no more, or goes on. */
  | Readonly<{ kind: 'go-on' }>;

/** `at` is the time of `process.hrtime` in milliseconds: the same clock in every process. */
export type FromLarge =
  | Readonly<{ kind: 'ready'; url: string }>
  | Readonly<{ kind: 'prepared'; byteCount: number; flowCount: number }>
  | Readonly<{ kind: 'sent'; at: number; wasGivenUp: boolean }>;

const TURN_MS = 10;
const PIECE_BYTES = 64 * 1024;

const [upstream = ''] = process.argv.slice(2);
const startedAt = Date.now();
/** Until there is one, the question for flows is passed on like all others. */
let large: Readonly<{ answer: LargeAnswer; pace: Pace }> | undefined;
let mayGoOn = false;

const say = (message: FromLarge): void => void process.send?.(message);
const clockMs = (): number => Number(process.hrtime.bigint()) / 1e6;

const take = async (message: ToLarge): Promise<void> => {
  if (message.kind === 'go-on') {
    mayGoOn = true;
    return;
  }
  const { flowCount, minute, pace } = message;
  const answer = await writeLargeAnswer({ flowCount, minute, endAt: startedAt });
  large = { answer, pace };
  mayGoOn = false;
  say({ kind: 'prepared', byteCount: answer.body.length, flowCount: answer.flowCount });
};

const serve = (asked: IncomingMessage, response: ServerResponse): void => {
  const { pathname, searchParams } = new URL(asked.url ?? '/', upstream);
  const isForFlows =
    pathname === '/network' && [...searchParams.keys()].every((name) => /^(start|end)time$/.test(name));
  if (isForFlows && large !== undefined) void send(large, response);
  else passOn(asked, response);
};

const passOn = (asked: IncomingMessage, response: ServerResponse): void => {
  const onward = request(new URL(asked.url ?? '/', upstream), { method: asked.method, headers: asked.headers });
  onward.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  asked.pipe(onward);
};

/** In equal pieces, each at its time. */
const send = async ({ answer, pace }: NonNullable<typeof large>, response: ServerResponse): Promise<void> => {
  const { body } = answer;
  const { bytesPerSecond = Number.POSITIVE_INFINITY, stopsAt = Number.POSITIVE_INFINITY } = pace;
  const fromMs = clockMs();
  const isDue = (sent: number): boolean =>
    sent <= ((clockMs() - fromMs) / 1000) * bytesPerSecond && (sent < stopsAt || mayGoOn);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  try {
    for (let sent = 0; sent < body.length; sent += PIECE_BYTES) {
      while (!isDue(sent)) await rest(TURN_MS, undefined, gone);
      const hasRoom = response.write(body.subarray(sent, sent + PIECE_BYTES));
      if (!hasRoom) await once(response, 'drain', gone);
    }
    response.end(() => say({ kind: 'sent', at: clockMs(), wasGivenUp: false }));
  } catch {
    // Whoever asked wants no more of it.
    say({ kind: 'sent', at: clockMs(), wasGivenUp: true });
  }
};

const server = createServer(serve);
process.on('message', (message: ToLarge) => void take(message));
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  say({ kind: 'ready', url: `http://127.0.0.1:${port}` });
});
