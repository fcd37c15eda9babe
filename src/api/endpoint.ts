// What an endpoint is to the client: a path, parameters told as data, rules between them, and how to decode its answer.
import type { Result } from '../domain/result.ts';
import type { Decoder } from '../wire/decoder.ts';
import type { Parameter, Rule, Values } from './parameters/parameter.ts';

export type Pace = Readonly<{ now(): number; pause(): Promise<void> }>;

/** What `get` needs to turn an answer's bytes into a value. */
export type Incoming = Readonly<{ decoder: Decoder; chunks: AsyncIterable<Uint8Array>; pace: Pace }>;

export type Absence = Readonly<{ came: string; advice: string }>;

export type EndpointDefinition<N extends string, P extends Values, T> = Readonly<{
  name: N;
  path: string;
  /** One sentence, without a full stop. */
  says: string;
  /** The right an API token needs for it, as the appliance's own settings call it. */
  right: string;
  /** What a 404 means here. */
  absence: Absence;
  parameters: readonly Parameter[];
  rules: readonly Rule<P>[];
  decode(incoming: Incoming, params: P): Promise<Result<T>>;
}>;

/** What a 404 means where nothing is asked for by its id. */
export const NO_SUCH_ENDPOINT: Absence = {
  came: 'this host has no such endpoint',
  advice: 'Check host: it must be the appliance itself, without a path.',
};
