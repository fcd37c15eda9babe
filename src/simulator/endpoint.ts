// What an endpoint is to the server: a question comes in, a refusal or a stream of JSON goes out.
import type { Instant } from '../domain/instant.ts';
import type { EndpointName } from './endpoint-name.ts';
import type { Engine } from './engine.ts';
import type { ShortAnswer } from './short-answer.ts';

export type Asked = Readonly<{
  engine: Engine;
  /** The simulated now, read once, so that everything inside one answer agrees. */
  nowAt: Instant;
  /** Decoded, in the order of the wire, without empty values. */
  parameters: readonly Readonly<{ name: string; value: string }>[];
  /** Aborted when the client is gone. */
  signal: AbortSignal;
}>;

export type EndpointAnswer =
  | Readonly<{ kind: 'refusal'; answer: ShortAnswer }>
  | Readonly<{ kind: 'json'; chunks: AsyncIterable<string> }>;

/** Nothing is computed before the chunks are asked for. */
export type Endpoint = (asked: Asked) => EndpointAnswer | Promise<EndpointAnswer>;

/** One way of writing all the endpoints' answers. */
export type WireDialect = Readonly<Record<EndpointName, Endpoint>>;

export const refuse = (answer: ShortAnswer): EndpointAnswer => ({ kind: 'refusal', answer });

export const answerJson = (chunks: AsyncIterable<string>): EndpointAnswer => ({ kind: 'json', chunks });
