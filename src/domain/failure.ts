// Expected trouble as a value: one kind for each thing a person would do next.

/** `what` was tried, what `came` instead, and the `advice` that says what to do. All three are clean, printable text. */
type Told = Readonly<{ what: string; came: string; advice: string }>;

export type TlsProblem = 'self-signed' | 'untrusted' | 'expired' | 'wrong-name' | 'fingerprint' | 'other';

export type Failure = Told &
  (
    | Readonly<{ kind: 'usage' }>
    | Readonly<{ kind: 'configuration' }>
    | Readonly<{ kind: 'bad-parameter'; parameter: string | undefined }>
    | Readonly<{ kind: 'bad-credentials' }>
    | Readonly<{ kind: 'bad-date'; skewMs: number | undefined }>
    | Readonly<{ kind: 'forbidden' }>
    | Readonly<{ kind: 'not-found' }>
    | Readonly<{ kind: 'rate-limited'; retryAfterMs: number | undefined }>
    | Readonly<{ kind: 'server-error'; status: number }>
    | Readonly<{ kind: 'timeout'; phase: 'connect' | 'read' }>
    | Readonly<{ kind: 'no-connection'; code: string }>
    | Readonly<{ kind: 'tls'; problem: TlsProblem }>
    | Readonly<{ kind: 'redirect' }>
    | Readonly<{ kind: 'not-json' }>
    | Readonly<{ kind: 'cut-off' }>
    | Readonly<{ kind: 'too-large'; limitBytes: number }>
    | Readonly<{ kind: 'bad-data'; path: string }>
    | Readonly<{ kind: 'cancelled' }>
  );

export type FailureKind = Failure['kind'];

/** One failure as one sentence or two: "what: came. Advice." */
export const tellFailure = (failure: Failure): string =>
  `${failure.what}: ${failure.came}.${failure.advice === '' ? '' : ` ${failure.advice}`}`;
