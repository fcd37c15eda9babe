// What an endpoint is to the server: a question comes in, a refusal or a stream of JSON goes out.
import type { Instant } from '../domain/instant.ts';
import type { EndpointName } from './endpoint-name.ts';
import type { Engine } from './engine.ts';
import type { Quirks } from './quirks.ts';
import type { Refusals } from './refusals.ts';
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

/** With all that the server knows of the request. */
export type EndpointRequest = Asked &
  Readonly<{
    /** As it came over the wire, without the query. */
    path: string;
    quirks: Quirks;
  }>;

export type EndpointAnswer =
  | Readonly<{ kind: 'refusal'; answer: ShortAnswer }>
  | Readonly<{ kind: 'json'; chunks: AsyncIterable<string> }>;

/** Nothing is computed before the chunks are asked for. */
export type Endpoint = (request: EndpointRequest) => EndpointAnswer | Promise<EndpointAnswer>;

export type Route = Readonly<{ name: EndpointName; answer: Endpoint }>;

/** One way of answering: which paths there are, how their answers are written, and how somebody is refused. */
export type WireDialect = Readonly<{
  endpointNames: readonly EndpointName[];
  routeAt(path: string): Route | undefined;
  /** What is shown there to anybody, signed or not. */
  pageAt(path: string): ShortAnswer | undefined;
  /** Otherwise only those who sign are told that there is no such path, and faults strike there as everywhere. */
  tellsAnybodyOfPaths: boolean;
  hasQuirks: boolean;
  refusals(quirks: Quirks): Refusals;
}>;

export const refuse = (answer: ShortAnswer): EndpointAnswer => ({ kind: 'refusal', answer });

export const answerJson = (chunks: AsyncIterable<string>): EndpointAnswer => ({ kind: 'json', chunks });
