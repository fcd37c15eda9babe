// What the shell is told: one number for each kind of ending.
import type { FailureKind } from '../../domain/failure.ts';

import { READER_GONE } from './surroundings.ts';

export const EXIT = {
  ok: 0,
  usage: 2,
  /** What was asked to be told by the exit code was found. */
  found: 3,
  badData: 65,
  unreachable: 69,
  internal: 70,
  refused: 77,
  configuration: 78,
  interrupted: 130,
} as const;

export const EXIT_CODE_TEXT =
  'Exit codes: 0 ok, 2 usage, 3 a finding (--fail-on), 65 bad data, 69 unreachable,\n  70 internal error, 77 refused, 78 configuration, 130 interrupted';

const CODES: Readonly<Record<FailureKind, number>> = {
  usage: EXIT.usage,
  'bad-parameter': EXIT.usage,
  configuration: EXIT.configuration,
  'bad-credentials': EXIT.refused,
  'bad-date': EXIT.refused,
  forbidden: EXIT.refused,
  redirect: EXIT.refused,
  'not-found': EXIT.badData,
  'not-json': EXIT.badData,
  'cut-off': EXIT.badData,
  'too-large': EXIT.badData,
  'bad-data': EXIT.badData,
  'rate-limited': EXIT.unreachable,
  'server-error': EXIT.unreachable,
  timeout: EXIT.unreachable,
  'no-connection': EXIT.unreachable,
  tls: EXIT.unreachable,
  cancelled: EXIT.interrupted,
};

/** For a command that was stopped: by a person, or by the reader of its output, who has enough. */
export const stoppedCode = (stop: AbortSignal): number => (stop.reason === READER_GONE ? EXIT.ok : EXIT.interrupted);

export const exitCodeOf = (failure: Readonly<{ kind: FailureKind }>): number => CODES[failure.kind];
