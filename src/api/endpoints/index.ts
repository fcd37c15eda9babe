// The endpoints by their names in the language of the documents, which everything above this room speaks.
import type { EndpointDefinition } from '../endpoint.ts';
import type { Values } from '../parameters/parameter.ts';
import { documentedEndpoints as endpoints } from './documented/index.ts';

export { endpoints };

/** Any of them. */
export type KnownEndpoint = (typeof endpoints)[number];

export type EndpointName = KnownEndpoint['name'];

type Parts<E> = E extends EndpointDefinition<string, infer P, infer T> ? Readonly<{ params: P; answer: T }> : never;

type PartsByName = { readonly [E in KnownEndpoint as E['name']]: Parts<E> };

export type ParamsOf<N extends EndpointName> = PartsByName[N]['params'];

export type AnswerOf<N extends EndpointName> = PartsByName[N]['answer'];

export type EndpointOf<N extends EndpointName> = EndpointDefinition<N, ParamsOf<N> & Values, AnswerOf<N>>;

export const endpointOf = <N extends EndpointName>(name: N): EndpointOf<N> => {
  const found = endpoints.find((endpoint): endpoint is KnownEndpoint & EndpointOf<N> => endpoint.name === name);
  if (found === undefined) throw new Error(`there is no endpoint ${name}`);
  return found;
};
