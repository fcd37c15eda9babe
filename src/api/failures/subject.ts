// What a failure needs to know of the request it came to.
import type { Profile } from '../../domain/profile.ts';
import type { Absence } from '../endpoint.ts';

export type Subject = Readonly<{
  /** Endpoint name: the failure's `what`. */
  endpoint: string;
  /** The right a token needs for it. */
  right: string;
  absence: Absence;
  /** What a refusal of its parameters most likely means; whole sentences. */
  refusal: string | undefined;
  /** Nothing but the endpoint itself was asked for. */
  isBare: boolean;
  profile: Profile;
  /** The proxy that is used, without its password. */
  proxyName: string | undefined;
  /** Of the unpacked body; undefined when nobody keeps it. */
  limitBytes: number | undefined;
}>;
