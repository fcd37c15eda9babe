// The way to ask in the language of the documents: an endpoint by its name, typed parameters in, a decoded answer or a failure out.
import type { Result } from '../domain/result.ts';
import { type Answered, type Caller, type CallerOptions, createCaller, type DescribedRequest } from './caller.ts';
import { type AnswerOf, type EndpointName, endpointOf, type ParamsOf } from './endpoints/index.ts';
import type { OpenBody, OpenOptions } from './open-body.ts';

export type { Progress } from './body.ts';
export { BodyFailure } from './body-failure.ts';
export {
  type Answered,
  type AnswerMeta,
  type Caller,
  type CallerOptions,
  createCaller,
  type DescribedRequest,
} from './caller.ts';
export type { OpenBody, OpenOptions } from './open-body.ts';

export type ClientOptions = CallerOptions;

export type Client = Readonly<{
  /** Keeps the answer, and therefore refuses one that is larger than the profile allows. */
  get<N extends EndpointName>(
    name: N,
    params: ParamsOf<N>,
    options?: OpenOptions,
  ): Promise<Result<Answered<AnswerOf<N>>>>;
  /**
   * The bytes of an answer, however many: none are kept. One that `hasEnd` may take as long as one that is kept, and no longer.
   * Holds one of the client's places until they are read or cancelled.
   */
  open<N extends EndpointName>(
    name: N,
    params: ParamsOf<N>,
    options?: OpenOptions & Readonly<{ hasEnd?: true }>,
  ): Promise<Result<OpenBody>>;
  /** What would be sent, with token and signature masked. */
  describe<N extends EndpointName>(name: N, params: ParamsOf<N>): Result<DescribedRequest>;
  /** Cancels what is under way and lets go of every connection. */
  close(): Promise<void>;
}>;

export const createClient = (options: ClientOptions): Client => clientOver(createCaller(options));

/** Whoever closes it closes the caller. */
export const clientOver = (caller: Caller): Client => ({
  get: (name, params, options) => caller.get(endpointOf(name), params, options),
  open: (name, params, options) => caller.open(endpointOf(name), params, options),
  describe: (name, params) => caller.describe(endpointOf(name), params),
  close: () => caller.close(),
});
