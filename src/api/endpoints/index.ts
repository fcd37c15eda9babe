// The endpoints the client knows. A new one is a new file beside this one and a line in the list.
import type { EndpointDefinition } from '../endpoint.ts';
import type { Values } from '../parameters/parameter.ts';
import { deviceinfo } from './deviceinfo.ts';
import { network } from './network.ts';
import { summarystatistics } from './summarystatistics.ts';

export const endpoints = [summarystatistics, network, deviceinfo] as const satisfies readonly EndpointDefinition<
  string,
  never,
  unknown
>[];

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
