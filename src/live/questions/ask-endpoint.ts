// Asks one endpoint for a part, and takes from its answer what the part is about.
import type { AnswerOf, EndpointName, ParamsOf } from '../../api/endpoints/index.ts';
import { type Result, success } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Asking } from '../part.ts';
import type { NetworkParams } from './params/network-params.ts';

export const askEndpoint = async <N extends EndpointName, T>(
  { client, signal, onProgress }: Asking,
  name: N,
  params: ParamsOf<N>,
  take: (answer: AnswerOf<N>) => T,
): Promise<Result<T>> => {
  const result = await client.get(name, params, {
    signal,
    onProgress: ({ receivedBytes }) => onProgress({ bytes: receivedBytes, rows: undefined }),
  });
  return result.ok ? success(take(result.value.value)) : result;
};

/** For answers that may be long: they are read away from the main thread. */
export const askFlows = async (
  { fetchFlows, signal, onProgress }: Asking,
  params: NetworkParams,
): Promise<Result<NetworkAnswer>> => {
  const result = await fetchFlows(params, { signal, onProgress: ({ bytes, rows }) => onProgress({ bytes, rows }) });
  return result.ok ? success(result.value.value) : result;
};
