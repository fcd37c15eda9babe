// One list of an appliance, such as its devices or its names for codes: asked for when it is first needed, kept in memory and on the shelf.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Caller, OpenOptions } from '../../../api/client.ts';
import type { EndpointDefinition, Incoming, Pace } from '../../../api/endpoint.ts';
import type { Values } from '../../../api/parameters/parameter.ts';
import type { Instant } from '../../../domain/instant.ts';
import { failed, type Result, success } from '../../../domain/result.ts';
import { shareRequest } from '../share-request.ts';
import type { PatientShelf } from '../shelf.ts';
import { LARGEST_BODY, OLDEST_MS, readListFile, writeListFile } from './list-file.ts';
import type { PartsOff } from './parts-off.ts';

export type ListOptions = Readonly<{
  caller: Pick<Caller, 'get'>;
  shelf: PatientShelf;
  off: PartsOff;
  now: () => Instant;
  elapsed: () => number;
}>;

export type ListQuestion<P extends Values, T> = Readonly<{
  endpoint: EndpointDefinition<string, P, T>;
  params: P;
  /** Its name on the shelf; undefined: it is not worth keeping there. */
  file: string | undefined;
  /** So long an answer serves before it is asked for again. */
  freshMs: number;
  /** An answer of the last day serves at once while a new one is asked for; without that, none serves that is not fresh. */
  mayBeOld: boolean;
}>;

/** `at`: when it was asked for. */
export type Listed<T> = Readonly<{
  value: T;
  at: Instant;
  /** Of what this one saw nothing is told: it did not answer the appliance. */
  missingProbe?: string | undefined;
}>;

export type KeptList<T> = Readonly<{ get(how?: OpenOptions): Promise<Result<Listed<T>>> }>;

type Held<T> = Listed<T> & Readonly<{ askedMs: number }>;

const PACE: Pace = { now: () => performance.now(), pause: () => nextTurn() };

export const keepList = <P extends Values, T>(
  { caller, shelf, off, now, elapsed }: ListOptions,
  question: ListQuestion<P, T>,
): KeptList<T> => {
  const { endpoint, params, file, freshMs, mayBeOld } = question;
  const asked = JSON.stringify([endpoint.path, params]);
  let held: Held<T> | undefined;
  let hasLooked = file === undefined;

  const request = shareRequest(endpoint.name, async (how) => {
    const [at, askedMs] = [now(), elapsed()];
    const result = await caller.get(whole(endpoint), params, how);
    if (!result.ok) {
      off.note(endpoint.name, result.failure);
      return result;
    }
    const { missingProbe } = result.value;
    const { value, body } = result.value.value;
    held = { value, at, askedMs, ...(missingProbe === undefined ? {} : { missingProbe }) };
    // A part of a list is not kept for a day.
    if (missingProbe === undefined && file !== undefined && body !== undefined)
      shelf.put(file, writeListFile({ asked, at, body }));
    return success(held);
  });

  const lookOnShelf = async (): Promise<void> => {
    const text = file === undefined ? undefined : await shelf.read(file);
    const found = text === undefined ? undefined : readListFile(text, asked, now());
    const decoded = found && (await endpoint.decode({ chunks: chunksOf(found.body), pace: PACE }, params));
    hasLooked = true;
    if (found !== undefined && decoded?.ok === true)
      held = { value: decoded.value, at: found.at, askedMs: elapsed() - (now() - found.at) };
  };
  const looking = shareOnce(lookOnShelf);

  return {
    get: async (how = {}) => {
      if (!hasLooked) await looking();
      const ageMs = held === undefined ? Number.POSITIVE_INFINITY : elapsed() - held.askedMs;
      if (held !== undefined && ageMs < freshMs) return success(held);
      const refused = off.failureOf(endpoint.name);
      const old = mayBeOld && held !== undefined && ageMs < OLDEST_MS ? held : undefined;
      if (refused !== undefined) return old === undefined ? failed(refused) : success(old);
      if (old !== undefined) {
        void request.join({}).catch(() => undefined);
        return success(old);
      }
      const { result } = await request.join(how);
      return result;
    },
  };
};

/** All who come while it is done wait for the same. */
const shareOnce = (work: () => Promise<void>): (() => Promise<void>) => {
  let underWay: Promise<void> | undefined;
  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
};

/** `body` is undefined where it was too large to keep. */
type Whole<T> = Readonly<{ value: T; body: string | undefined }>;

/** The same endpoint, whose answer comes with its bytes. */
const whole = <P extends Values, T>(
  endpoint: EndpointDefinition<string, P, T>,
): EndpointDefinition<string, P, Whole<T>> => ({
  ...endpoint,
  decode: async ({ chunks, pace }, params) => {
    const kept: Uint8Array[] = [];
    const decoded = await endpoint.decode({ chunks: overheard(chunks, kept), pace }, params);
    if (!decoded.ok) return decoded;
    const body = Buffer.concat(kept);
    const text = body.length > LARGEST_BODY ? undefined : body.toString('utf8');
    return { ...decoded, value: { value: decoded.value, body: text } };
  },
});

async function* overheard(chunks: Incoming['chunks'], kept: Uint8Array[]): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    // One too many is enough to know.
    if (bytes - chunk.length <= LARGEST_BODY) kept.push(chunk);
    yield chunk;
  }
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
