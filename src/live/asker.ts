// Asks an appliance for the parts of one look at it, and keeps the books: what was asked, what came, what could not be had.
import type { Client } from '../api/client.ts';
import type { AnswerOf, EndpointName, ParamsOf } from '../api/endpoints/index.ts';
import type { Failure, FailureKind } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';
import type { Result } from '../domain/result.ts';
import type { NetworkAnswer } from '../flows/network-answer.ts';
import { createAskGently } from './ask-gently.ts';
import type { Haste } from './in-turn.ts';

/** One request as it can be shown to an auditor: path and query, no token, no signature. */
export type AskedRequest = Readonly<{
  at: Instant;
  /** What it was for, such as `security 24h`. */
  part: string;
  target: string;
  bytes: number | undefined;
  elapsedMs: number;
  failure: FailureKind | undefined;
}>;

/** A part that could not be had. An optional one is nothing to give up for. */
export type PartFailure = Readonly<{ part: string; failure: Failure; isOptional: boolean }>;

export type AskProgress = Readonly<{ part: string; askedCount: number; answeredCount: number; bytes: number }>;

export type Part = Readonly<{
  name: string;
  isOptional?: boolean;
  /** Nobody else needs this answer: it can go as soon as whoever asked is done with it. Answers of devices are large. */
  isForOne?: boolean;
}>;

/** Fetches flows away from the main thread. */
export type FetchFlows = (
  params: ParamsOf<'network'>,
  options: Readonly<{
    signal: AbortSignal;
    onProgress: (progress: Readonly<{ bytes: number; rows?: number | undefined }>) => void;
  }>,
) => Promise<Result<Readonly<{ value: NetworkAnswer; bytes: number; elapsedMs: number }>>>;

export type AskerOptions = Readonly<{
  client: Client;
  fetchFlows: FetchFlows;
  now: () => Instant;
  signal: AbortSignal;
  onProgress: (progress: AskProgress) => void;
  /** Whether somebody waits; somebody does, if not given. */
  haste?: (() => Haste) | undefined;
}>;

export type Asker = Readonly<{
  /** Undefined when it could not be had; then the books say why. */
  get<N extends EndpointName>(part: Part, name: N, params: ParamsOf<N>): Promise<AnswerOf<N> | undefined>;
  /** The same for many flows. */
  flows(part: Part, params: ParamsOf<'network'>): Promise<NetworkAnswer | undefined>;
  /** In the order they were asked. */
  asked(): readonly AskedRequest[];
  failures(): readonly PartFailure[];
}>;

export const createAsker = ({ client, fetchFlows, now, signal, onProgress, haste }: AskerOptions): Asker => {
  const gently = createAskGently(haste, signal);
  const asked: (AskedRequest | undefined)[] = [];
  const failures: PartFailure[] = [];
  const bytesOf: number[] = [];

  const tell = (part: string): void =>
    onProgress({
      part,
      askedCount: asked.length,
      answeredCount: asked.filter((one) => one !== undefined).length,
      bytes: bytesOf.reduce((sum, bytes) => sum + bytes, 0),
    });

  const askOnce = async <T>(
    { name, isOptional = false }: Part,
    target: string,
    answer: (
      onBytes: (bytes: number) => void,
    ) => Promise<Result<Readonly<{ value: T; bytes: number; elapsedMs: number }>>>,
  ): Promise<T | undefined> => {
    const place = asked.push(undefined) - 1;
    let at = now();
    const tellBytes = (bytes: number): void => {
      bytesOf[place] = bytes;
      tell(name);
    };
    tell(name);
    const result = await gently(() => {
      at = now();
      return answer(tellBytes);
    });
    const bytes = result.ok ? result.value.bytes : undefined;
    bytesOf[place] = bytes ?? bytesOf[place] ?? 0;
    const elapsedMs = result.ok ? result.value.elapsedMs : Math.max(0, now() - at);
    asked[place] = { at, part: name, target, bytes, elapsedMs, failure: result.ok ? undefined : result.failure.kind };
    if (!result.ok) failures.push({ part: name, failure: result.failure, isOptional });
    tell(name);
    return result.ok ? result.value.value : undefined;
  };

  const given: Given = { summarystatistics: new Map(), network: new Map(), deviceinfo: new Map() };
  const flowsGiven = new Map<string, Promise<NetworkAnswer | undefined>>();

  return {
    get: (part, name, params) => {
      const target = targetOf(client, name, params);
      const ask = () =>
        askOnce(part, target, (onBytes) =>
          client.get(name, params, { signal, onProgress: ({ receivedBytes }) => onBytes(receivedBytes) }),
        );
      return part.isForOne === true ? ask() : givenBefore(given[name], target, ask);
    },
    flows: (part, params) => {
      const target = targetOf(client, 'network', params);
      return givenBefore(flowsGiven, target, () =>
        askOnce(part, target, (onBytes) => fetchFlows(params, { signal, onProgress: ({ bytes }) => onBytes(bytes) })),
      );
    },
    asked: () => asked.filter((one) => one !== undefined),
    failures: () => failures,
  };
};

type Given = { readonly [N in EndpointName]: Map<string, Promise<AnswerOf<N> | undefined>> };

/** Two parts of one look that need the same answer get the same answer. */
const givenBefore = <T>(
  given: Map<string, Promise<T | undefined>>,
  target: string,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> => {
  const before = given.get(target);
  if (before !== undefined) return before;
  const answer = ask();
  given.set(target, answer);
  return answer;
};

const targetOf = <N extends EndpointName>(client: Client, name: N, params: ParamsOf<N>): string => {
  const described = client.describe(name, params);
  if (!described.ok) return name;
  const { pathname, search } = new URL(described.value.url);
  return `${pathname}${search}`;
};
