// Everything needed to talk to one appliance, settled: no more files, environment or defaults to look at.
import type { Secret } from './secret.ts';

export type DateFormat = 'spaced' | 'compact';

/** How an appliance answers: as its documents say, or as the appliances in the field do. */
export type KnownDialect = 'documented' | 'appliance';

export type Dialect = 'auto' | KnownDialect;

export type Profile = Readonly<{
  name: string;
  /** Origin of the appliance, without a path. */
  host: URL;
  publicToken: Secret;
  privateToken: Secret;
  dateFormat: DateFormat;
  /** Added to this machine's clock before a request is dated. */
  clockOffsetMs: number;
  dialect: Dialect;
  tls: TlsTrust;
  /** The profile's own proxy; undefined: what the environment says; 'none': no proxy whatever it says. */
  proxy: URL | 'none' | undefined;
  /** Plain http:// to another machine is refused unless this is true. */
  allowsHttp: boolean;
  connectTimeoutMs: number;
  readTimeoutMs: number;
  maxBodyBytes: number;
  linkCapacityMbps: number | undefined;
}>;

export type TlsTrust =
  | Readonly<{ kind: 'system' }>
  | Readonly<{ kind: 'ca-file'; path: string }>
  | Readonly<{ kind: 'fingerprint'; sha256: string }>
  | Readonly<{ kind: 'insecure' }>;
