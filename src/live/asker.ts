// Asks an appliance for the parts of one look at it; the books say what was asked, what came, and what could not be had.
import type { Client, OpenOptions } from '../api/client.ts';
import type { AnswerOf, EndpointName, ParamsOf } from '../api/endpoints/index.ts';
import type { Instant } from '../domain/instant.ts';
import type { KnownDialect } from '../domain/profile.ts';
import type { Result } from '../domain/result.ts';
import type { NetworkAnswer } from '../flows/network-answer.ts';
import { createAskGently } from './ask-gently.ts';
import { type AskedRequest, type AskProgress, openBooks, type Part, type PartFailure } from './asking-books.ts';
import { dialectOf, fieldOf, isDialectKnown } from './dialect/dialect-client.ts';
import type { Field } from './dialect/field.ts';
import type { Haste } from './in-turn.ts';
import { paramsKey } from './params-key.ts';

export type { AskedRequest, AskProgress, Part, PartFailure } from './asking-books.ts';

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
  /** How the appliance answers; undefined where that could not be found out, which the next question will tell. */
  dialect(): Promise<KnownDialect | undefined>;
  /** What only an appliance of the field tells; undefined where it is none, or where it could not be had. */
  field<T>(part: Part, ask: (field: Field, how: OpenOptions) => Promise<Result<T>>): Promise<T | undefined>;
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
  const books = openBooks({ now, onProgress, gently });
  const given: Given = { summarystatistics: new Map(), network: new Map(), deviceinfo: new Map() };
  const flowsGiven = new Map<string, Promise<NetworkAnswer | undefined>>();

  /** What is known already takes nobody's turn. */
  const settle = <T>(find: () => Promise<Result<T>>): Promise<Result<T>> =>
    isDialectKnown(client) ? find() : gently(find);

  return {
    dialect: async () => {
      const settled = await settle(() => dialectOf(client, { signal }));
      return settled.ok ? settled.value : undefined;
    },
    field: async (part, ask) => {
      const field = await settle(() => fieldOf(client, { signal }));
      if (!field.ok) return books.note(part, field.failure);
      if (field.value === undefined) return undefined;
      const { value } = field;
      const told = await gently(() => ask(value, { signal }));
      return told.ok ? told.value : books.note(part, told.failure);
    },
    get: (part, name, params) => {
      const ask = () =>
        books.ask(
          part,
          () => targetOf(client, name, params),
          (onBytes) => client.get(name, params, { signal, onProgress: ({ receivedBytes }) => onBytes(receivedBytes) }),
        );
      return part.isForOne === true ? ask() : givenBefore(given[name], paramsKey(params), ask);
    },
    flows: (part, params) =>
      givenBefore(flowsGiven, paramsKey(params), () =>
        books.ask(
          part,
          () => targetOf(client, 'network', params),
          (onBytes) => fetchFlows(params, { signal, onProgress: ({ bytes }) => onBytes(bytes) }),
        ),
      ),
    asked: books.asked,
    failures: books.failures,
  };
};

type Given = { readonly [N in EndpointName]: Map<string, Promise<AnswerOf<N> | undefined>> };

/** Two parts of one look that ask the same get the same answer; one request may be the answer to two questions. */
const givenBefore = <T>(
  given: Map<string, Promise<T | undefined>>,
  key: string,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> => {
  const before = given.get(key);
  if (before !== undefined) return before;
  const answer = ask();
  given.set(key, answer);
  return answer;
};

const targetOf = <N extends EndpointName>(client: Client, name: N, params: ParamsOf<N>): string => {
  const described = client.describe(name, params);
  if (!described.ok) return name;
  const { pathname, search } = new URL(described.value.url);
  return `${pathname}${search}`;
};
