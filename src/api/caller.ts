// Asks an appliance whatever its endpoints' definitions allow: one gate, one way there and one set of limits for all of them.
import { setImmediate as nextTurn, setTimeout as sleepFor } from 'node:timers/promises';
import type { Instant } from '../domain/instant.ts';
import type { Profile } from '../domain/profile.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { BodyFailure } from './body-failure.ts';
import type { EndpointDefinition } from './endpoint.ts';
import { maskResult } from './failures/mask-failure.ts';
import { createGate } from './gate.ts';
import { createOpener, type OpenBody, type Opening, type OpenOptions } from './open-body.ts';
import type { Values } from './parameters/parameter.ts';
import { ACCEPT_HEADERS, prepareRequest } from './request.ts';
import type { RequestLog } from './request-log.ts';
import { maskedHeaders } from './sign-request.ts';
import type { Clockwork } from './surroundings.ts';
import type { Environment } from './transport/choose-proxy.ts';
import { openTransport } from './transport/open-transport.ts';

export type CallerOptions = Readonly<{
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
  /** A probe below the appliance that did not answer it: what that one saw is missing from the value. */
  missingProbe?: string | undefined;
}>;

export type Answered<T> = AnswerMeta & Readonly<{ value: T }>;

export type DescribedRequest = Readonly<{ method: 'GET'; url: string; headers: Readonly<Record<string, string>> }>;

export type Caller = Readonly<{
  /** Keeps the answer, and therefore refuses one that is larger than the profile allows. */
  get<P extends Values, T>(
    endpoint: EndpointDefinition<string, P, T>,
    params: NoInfer<P>,
    options?: OpenOptions,
  ): Promise<Result<Answered<T>>>;
  /**
   * The bytes of an answer, however many: none are kept. One that `hasEnd` may take as long as one that is kept, and no longer.
   * Holds one of the caller's places until they are read or cancelled.
   */
  open<P extends Values>(
    endpoint: EndpointDefinition<string, P, unknown>,
    params: NoInfer<P>,
    options?: OpenOptions & Readonly<{ hasEnd?: true }>,
  ): Promise<Result<OpenBody>>;
  /** What would be sent, with token and signature masked. */
  describe<P extends Values>(
    endpoint: EndpointDefinition<string, P, unknown>,
    params: NoInfer<P>,
  ): Result<DescribedRequest>;
  /** Cancels what is under way and lets go of every connection. */
  close(): Promise<void>;
}>;

/** The appliance is a shared machine with other work to do. */
const MOST_IN_FLIGHT = 4;

/** An answer that is kept may take so many times the longest silence within it. */
const READS_IN_ALL = 10;

export const createCaller = ({ profile, env, onRequest, ...given }: CallerOptions): Caller => {
  const clockwork: Clockwork = { elapsed: () => performance.now(), random: Math.random, sleep, alarm, ...given };
  const transport = openTransport(profile, env);
  const opener = createOpener({ profile, transport, gate: createGate(MOST_IN_FLIGHT), clockwork, onRequest });

  const ask = async <P extends Values>(
    endpoint: EndpointDefinition<string, P, unknown>,
    params: P,
    opening: Opening,
  ): Promise<Result<OpenBody>> => {
    const prepared = prepareRequest(endpoint, params, profile);
    return prepared.ok ? opener.open(endpoint, prepared.value, opening) : prepared;
  };

  const limits = { limitBytes: profile.maxBodyBytes, limitMs: READS_IN_ALL * profile.readTimeoutMs };

  return {
    get: async (endpoint, params, options) => {
      const opened = await ask(endpoint, params, { ...options, ...limits });
      return maskResult(profile, opened.ok ? await keep(endpoint, params, opened.value) : opened);
    },
    open: async (endpoint, params, options) => {
      const limitMs = options?.hasEnd === true ? limits.limitMs : undefined;
      return maskResult(profile, await ask(endpoint, params, { ...options, limitBytes: undefined, limitMs }));
    },
    describe: (endpoint, params) => {
      const prepared = prepareRequest(endpoint, params, profile);
      if (!prepared.ok) return prepared;
      const headers = { ...ACCEPT_HEADERS, ...maskedHeaders(profile, clockwork.now()) };
      return success({ method: 'GET', url: prepared.value.url, headers });
    },
    close: () => opener.close(),
  };
};

const PACE = { now: () => performance.now(), pause: () => nextTurn() };

const keep = async <P extends Values, T>(
  endpoint: EndpointDefinition<string, P, T>,
  params: P,
  { chunks, cancel, bytesRead, elapsedMs, mask: _, ...meta }: OpenBody,
): Promise<Result<Answered<T>>> => {
  try {
    const decoded = await endpoint.decode({ chunks, pace: PACE }, params);
    if (!decoded.ok) return decoded;
    const { value, missingProbe } = decoded;
    const part = missingProbe === undefined ? {} : { missingProbe };
    return success({ ...meta, ...part, value, bytes: bytesRead(), elapsedMs: elapsedMs() });
  } catch (error) {
    if (error instanceof BodyFailure) return failed(error.failure);
    throw error;
  } finally {
    cancel();
  }
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
