// What an endpoint is to the client: a path, parameters told as data, rules between them, and how to decode its answer.
import type { Failure } from '../domain/failure.ts';
import type { Parameter, Rule, Values } from './parameters/parameter.ts';

export type Pace = Readonly<{ now(): number; pause(): Promise<void> }>;

/** What an answer's bytes are turned into a value with. */
export type Incoming = Readonly<{ chunks: AsyncIterable<Uint8Array>; pace: Pace }>;

/** A value may be a part only: a probe below the appliance did not answer it, and what that one saw is missing. */
export type Decoded<T> =
  | Readonly<{ ok: true; value: T; missingProbe?: string | undefined }>
  | Readonly<{ ok: false; failure: Failure }>;

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
  /** What an appliance that refuses the parameters most likely means, where anything is known of that; whole sentences. */
  refusal?: string;
  parameters: readonly Parameter[];
  rules: readonly Rule<P>[];
  decode(incoming: Incoming, params: P): Promise<Decoded<T>>;
}>;

/** Whichever it is: names and values of its parameters are checked when it is asked. */
export type AnyEndpoint = EndpointDefinition<string, Values, unknown>;

/** What a 404 means where nothing is asked for by its id. */
export const NO_SUCH_ENDPOINT: Absence = {
  came: 'this host has no such endpoint',
  advice: 'Check host: it must be the appliance itself, without a path.',
};

/** The same where an appliance may well be without it. */
export const NOT_IN_EVERY_VERSION: Absence = {
  came: 'this host has no such endpoint',
  advice: 'This version of the appliance may not have it; if others are missing too, check host.',
};
