// What a fault is: where it strikes, how often, and at which stage of an exchange it does what.
import type { Instant } from '../domain/instant.ts';
import type { KnownDialect } from '../domain/profile.ts';
import type { EndpointName } from './endpoint-name.ts';
import type { Quirks } from './quirks.ts';
import type { ShortAnswer } from './short-answer.ts';

export type Fault = Readonly<{
  /** The text it was read from: KIND[=VALUE][@ENDPOINT][:SHARE%]. */
  notation: string;
  effect: FaultEffect;
  /** Undefined: all endpoints. */
  endpoint: EndpointName | undefined;
  /** 0..1 of the requests. */
  share: number;
}>;

/** No endpoint where the path is none that the dialect knows; the segment is the first one of the path. */
export type Struck = Readonly<{ at: Instant; endpoint: EndpointName | undefined; segment: string }>;

export type BodyRewrite = (chunks: AsyncIterable<string>) => AsyncIterable<string>;

export type CertificateName = 'good' | 'expired' | 'wrong-name';

export type FaultEffect =
  | Readonly<{ kind: 'delay'; delayMs: (random: () => number) => number }>
  /** `begin` is called when the fault is switched on, and makes whatever it has to remember from request to request. */
  | Readonly<{ kind: 'answer'; begin: () => (struck: Struck) => ShortAnswer | undefined }>
  | Readonly<{ kind: 'drop'; when: 'headers' | 'body' }>
  | Readonly<{ kind: 'body'; rewrite: BodyRewrite }>
  | Readonly<{ kind: 'skew'; skewMs: number }>
  /** Only for dialects that have them. */
  | Readonly<{ kind: 'quirk'; quirks: Partial<Quirks> }>
  | Readonly<{ kind: 'certificate'; certificate: CertificateName }>;

/** One kind of fault, as the registry lists it. */
export type FaultKind = Readonly<{
  name: string;
  /** What may stand after "=", for help and for messages; the empty text when nothing may. */
  values: string;
  about: string;
  /** The dialect that it belongs to; missing: it may strike in any. */
  needs?: KnownDialect;
  /** Undefined: this value is none of `values`. */
  read: (value: string | undefined) => FaultEffect | undefined;
}>;
