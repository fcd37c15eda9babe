// The one way to ask an appliance: typed parameters in, a decoded answer or the failure that came instead out.
import { setImmediate as nextTurn, setTimeout as sleepFor } from 'node:timers/promises';
import type { Instant } from '../domain/instant.ts';
import type { Profile } from '../domain/profile.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { decoderFor, type KnownDialect } from '../wire/decoder.ts';
import { BodyFailure } from './body-failure.ts';
import { type AnswerOf, type EndpointName, endpointOf, type ParamsOf } from './endpoints/index.ts';
import { maskResult } from './failures/mask-failure.ts';
import { createGate } from './gate.ts';
import { createOpener, type OpenBody, type Opening, type OpenOptions } from './open-body.ts';
import { ACCEPT_HEADERS, prepareRequest } from './request.ts';
import type { RequestLog } from './request-log.ts';
import { maskedHeaders } from './sign-request.ts';
import type { Clockwork } from './surroundings.ts';
import type { Environment } from './transport/choose-proxy.ts';
import { openTransport } from './transport/open-transport.ts';

export type { Progress } from './body.ts';
export { BodyFailure } from './body-failure.ts';
export type { OpenBody, OpenOptions } from './open-body.ts';

export type ClientOptions = Readonly<{
  profile: Profile;
  /** Only HTTPS_PROXY and NO_PROXY are looked at, in upper and lower case. */
  env: Environment;
  now: () => Instant;
  random?: Clockwork['random'];
  sleep?: Clockwork['sleep'];
  elapsed?: Clockwork['elapsed'];
  alarm?: Clockwork['alarm'];
  onRequest?: RequestLog | undefined;
}>;

export type AnswerMeta = Readonly<{
  status: number;
  /** Of the body, unpacked. */
  bytes: number;
  /** From the call to the last byte, waiting for its turn included. */
  elapsedMs: number;
  attempts: number;
  serverDateAt: Instant | undefined;
  /** How far the clock that dated the request, offset and all, is ahead of the appliance's. */
  skewMs: number | undefined;
}>;

export type Answered<T> = AnswerMeta & Readonly<{ value: T }>;

export type DescribedRequest = Readonly<{ method: 'GET'; url: string; headers: Readonly<Record<string, string>> }>;

export type Client = Readonly<{
  /** Keeps the answer, and therefore refuses one that is larger than the profile allows. */
  get<N extends EndpointName>(
    name: N,
    params: ParamsOf<N>,
    options?: OpenOptions,
  ): Promise<Result<Answered<AnswerOf<N>>>>;
  /**
   * The bytes of an answer, however many: none are kept. One that `hasEnd` may take as long as one that is kept, and no longer.
   * Holds one of the client's places until they are read or cancelled.
   */
  open<N extends EndpointName>(
    name: N,
    params: ParamsOf<N>,
    options?: OpenOptions & Readonly<{ hasEnd?: true }>,
  ): Promise<Result<OpenBody>>;
  /** What would be sent, with token and signature masked. */
  describe<N extends EndpointName>(name: N, params: ParamsOf<N>): Result<DescribedRequest>;
  /** Cancels what is under way and lets go of every connection. */
  close(): Promise<void>;
}>;

/** The appliance is a shared machine with other work to do. */
const MOST_IN_FLIGHT = 4;

/** An answer that is kept may take so many times the longest silence within it. */
const READS_IN_ALL = 10;

/** The only one that has decoders, whatever the profile says. */
const DIALECT: KnownDialect = 'documented';

export const createClient = ({ profile, env, onRequest, ...given }: ClientOptions): Client => {
  const clockwork: Clockwork = { elapsed: () => performance.now(), random: Math.random, sleep, alarm, ...given };
  const transport = openTransport(profile, env);
  const opener = createOpener({ profile, transport, gate: createGate(MOST_IN_FLIGHT), clockwork, onRequest });
  const pace = { now: () => performance.now(), pause: () => nextTurn() };

  const ask = async <N extends EndpointName>(name: N, params: ParamsOf<N>, opening: Opening) => {
    const endpoint = endpointOf(name);
    const prepared = prepareRequest(endpoint, params, profile);
    return prepared.ok ? opener.open(endpoint, prepared.value, opening) : prepared;
  };

  const limits = { limitBytes: profile.maxBodyBytes, limitMs: READS_IN_ALL * profile.readTimeoutMs };

  const keep: Client['get'] = async (name, params, options) => {
    const opened = await ask(name, params, { ...options, ...limits });
    if (!opened.ok) return opened;
    const { chunks, cancel, bytesRead, elapsedMs, mask: _, ...meta } = opened.value;
    try {
      const decoder = decoderFor(DIALECT);
      const decoded = await endpointOf(name).decode({ decoder, chunks, pace }, params);
      if (!decoded.ok) return decoded;
      return success({ ...meta, value: decoded.value, bytes: bytesRead(), elapsedMs: elapsedMs() });
    } catch (error) {
      if (error instanceof BodyFailure) return failed(error.failure);
      throw error;
    } finally {
      cancel();
    }
  };

  return {
    get: async (name, params, options) => maskResult(profile, await keep(name, params, options)),
    open: async (name, params, options) =>
      maskResult(
        profile,
        await ask(name, params, {
          ...options,
          limitBytes: undefined,
          limitMs: options?.hasEnd === true ? limits.limitMs : undefined,
        }),
      ),
    describe: (name, params) => {
      const prepared = prepareRequest(endpointOf(name), params, profile);
      if (!prepared.ok) return prepared;
      const headers = { ...ACCEPT_HEADERS, ...maskedHeaders(profile, clockwork.now()) };
      return success({ method: 'GET', url: prepared.value.url, headers });
    },
    close: () => opener.close(),
  };
};

const sleep: Clockwork['sleep'] = async (ms, signal) => {
  await sleepFor(ms, undefined, { signal });
};

/** No timer can be set for longer, and one that is rings at once. */
const LONGEST_ALARM_MS = 2 ** 31 - 1;

const alarm: Clockwork['alarm'] = (ms, ring) => {
  const timer = setTimeout(ring, Math.min(ms, LONGEST_ALARM_MS));
  return () => clearTimeout(timer);
};
