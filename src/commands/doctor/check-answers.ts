// What the appliance says to signed requests: trust, signature and clock, then its dialect and each endpoint.
import type { Caller } from '../../api/client.ts';
import type { Failure, FailureKind } from '../../domain/failure.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Result } from '../../domain/result.ts';
import { plainProbe } from '../../live/dialect/probe-endpoints.ts';
import { formatDuration } from '../../text/units.ts';
import { checkDialect } from './check-dialect.ts';
import { broken, type CheckLine, fine, skipped, warning } from './check-line.ts';
import type { Checking } from './checking.ts';

/** The Date header counts whole seconds, and answers take their time. */
const HARMLESS_SKEW_MS = 30 * SECOND_MS;
const ALLOWED_SKEW_MS = 30 * MINUTE_MS;

export type Asking = Checking &
  Readonly<{
    /** One that is the same but for the other date format, to find out whether that is the trouble. */
    withOtherDates: () => Caller;
  }>;

export async function* checkAnswers(asking: Asking): AsyncGenerator<CheckLine> {
  const { caller, signal } = asking;
  const first = await caller.get(plainProbe, {}, { signal });
  yield trustLine(asking.profile, first);
  const verdict = first.ok ? 'accepted' : VERDICTS[first.failure.kind];
  if (!first.ok && verdict === 'never asked') {
    if (first.failure.kind !== 'tls') yield broken('answer', first.failure);
    return yield skipped('requests', 'none got through');
  }
  if (!first.ok && verdict === 'refused') {
    yield first.failure.kind === 'bad-credentials'
      ? broken('signature', first.failure)
      : await dateLine(asking, first.failure);
    return yield skipped('endpoints', 'no request is accepted');
  }
  yield verdict === 'accepted'
    ? fine('signature', 'accepted')
    : skipped('signature', 'the appliance did not get as far as judging it');
  if (first.ok) yield clockLine(first.value.skewMs);
  yield* checkDialect(asking, first.ok ? first.value.value.dialect : undefined);
}

/** What the failure of the first request says of its signature and date. */
const VERDICTS: Readonly<Record<FailureKind, 'accepted' | 'refused' | 'not judged' | 'never asked'>> = {
  'bad-credentials': 'refused',
  'bad-date': 'refused',
  // A request without parameters has none that could be wrong: some versions say so of a date they cannot read.
  'bad-parameter': 'refused',
  forbidden: 'accepted',
  'bad-data': 'accepted',
  'cut-off': 'accepted',
  'too-large': 'accepted',
  'rate-limited': 'not judged',
  'server-error': 'not judged',
  'not-found': 'not judged',
  timeout: 'never asked',
  'no-connection': 'never asked',
  tls: 'never asked',
  redirect: 'never asked',
  'not-json': 'never asked',
  cancelled: 'never asked',
  configuration: 'never asked',
  usage: 'never asked',
};

const NO_HANDSHAKE: ReadonlySet<FailureKind> = new Set(['timeout', 'no-connection', 'cancelled', 'configuration']);

const trustLine = ({ tls, host }: Profile, first: Result<unknown>): CheckLine => {
  if (!first.ok && first.failure.kind === 'tls') return broken('trust', first.failure);
  if (!first.ok && NO_HANDSHAKE.has(first.failure.kind)) return skipped('trust', 'no connection came about');
  if (host.protocol !== 'https:') return skipped('trust', 'plain http, this machine only');
  if (tls.kind === 'insecure')
    return warning('trust', 'the certificate is not checked', 'Use ca_file or fingerprint instead of insecure.');
  const by = { system: 'the system’s authorities', 'ca-file': 'ca_file', fingerprint: 'its fingerprint' }[tls.kind];
  return fine('trust', `accepted by ${by}`);
};

const clockLine = (skewMs: number | undefined): CheckLine => {
  if (skewMs === undefined) return skipped('clock', 'the appliance does not tell its time');
  const far = Math.abs(skewMs);
  if (far < HARMLESS_SKEW_MS) return fine('clock', 'agrees with the appliance');
  const text = `this clock is ${formatDuration(far)} ${skewMs > 0 ? 'ahead of' : 'behind'} the appliance`;
  return warning(
    'clock',
    text,
    `More than ${formatDuration(ALLOWED_SKEW_MS)} is refused: fix NTP or set clock_offset.`,
  );
};

const dateLine = async (asking: Asking, failure: Failure): Promise<CheckLine> => {
  const other = asking.withOtherDates();
  const again = await other.get(plainProbe, {}, { signal: asking.signal });
  await other.close();
  if (!again.ok) return broken(failure.kind === 'bad-date' ? 'clock' : 'signature', failure);
  const format = asking.profile.dateFormat === 'spaced' ? 'compact' : 'spaced';
  return broken('signature', {
    kind: 'bad-date',
    skewMs: undefined,
    what: failure.what,
    came: `the appliance refuses dates in the ${asking.profile.dateFormat} form`,
    advice: `It accepts the other one: set date_format = "${format}".`,
  });
};
