// A caller whose answers a test decides by their targets, with books of what was asked.
import type { Answered, Caller, OpenOptions } from '../../../src/api/client.ts';
import type { AnyEndpoint } from '../../../src/api/endpoint.ts';
import { prepareRequest } from '../../../src/api/request.ts';
import type { Failure } from '../../../src/domain/failure.ts';
import { failed, type Result, success } from '../../../src/domain/result.ts';

/** JSON, a failure, or nothing until the test says so. */
export type Told = Readonly<{ json: unknown }> | Readonly<{ failure: Failure }>;

export type FakeCaller = Caller & Readonly<{ targets: string[]; aborted: string[] }>;

const PACE = { now: () => 0, pause: () => Promise.resolve() };

export const aCaller = (answer: (target: string) => Told | Promise<Told>): FakeCaller => {
  const targets: string[] = [];
  const aborted: string[] = [];
  const prepare = (endpoint: AnyEndpoint, params: object) =>
    prepareRequest(endpoint, { ...params }, { host: new URL('https://field.example') });

  const get = async (endpoint: AnyEndpoint, params: object, { signal }: OpenOptions = {}) => {
    const prepared = prepare(endpoint, params);
    if (!prepared.ok) return prepared;
    const { target } = prepared.value;
    targets.push(target);
    signal?.addEventListener('abort', () => aborted.push(target));
    return read(endpoint, params, await answer(target));
  };
  const read = async (endpoint: AnyEndpoint, params: object, told: Told): Promise<Result<Answered<unknown>>> => {
    if ('failure' in told) return failed(told.failure);
    const bytes = new TextEncoder().encode(JSON.stringify(told.json));
    const decoded = await endpoint.decode({ chunks: inOne(bytes), pace: PACE }, { ...params });
    if (!decoded.ok) return decoded;
    const { value, missingProbe } = decoded;
    return success({ ...META, bytes: bytes.length, value, missingProbe });
  };
  return {
    targets,
    aborted,
    // The types of one endpoint and its answer belong together; here any will do.
    get: get as Caller['get'],
    open: async () => failed(trouble('cancelled')),
    describe: (endpoint, params) => {
      const prepared = prepare(endpoint as unknown as AnyEndpoint, params);
      return prepared.ok ? success({ method: 'GET', url: prepared.value.url, headers: {} }) : prepared;
    },
    close: async () => undefined,
  };
};

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const META = { status: 200, elapsedMs: 12, attempts: 1, serverDateAt: undefined, skewMs: undefined };

type Kind = Failure['kind'];

const DETAILS: Readonly<Partial<Record<Kind, object>>> = {
  'server-error': { status: 500 },
  'rate-limited': { retryAfterMs: undefined },
  'bad-parameter': { parameter: undefined },
  'bad-date': { skewMs: undefined },
  'bad-data': { path: 'a' },
  timeout: { phase: 'read' },
  'no-connection': { code: 'ECONNREFUSED' },
  tls: { problem: 'other' },
  'too-large': { limitBytes: 1 },
};

export const trouble = (kind: Kind, details: object = DETAILS[kind] ?? {}): Failure =>
  ({ kind, what: 'summarystatistics', came: `it is ${kind}`, advice: 'Wait.', ...details }) as Failure;
