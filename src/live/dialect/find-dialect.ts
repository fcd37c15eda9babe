// Finds out how an appliance answers: by one plain request, and by others only where that one is not answered.
import type { Answered, Caller, OpenOptions } from '../../api/client.ts';
import { isUnavailable } from '../../api/failures/unavailable.ts';
import type { Failure } from '../../domain/failure.ts';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { KnownDialect } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { networkProbe, type Probed, plainProbe, statusProbe } from './probe-endpoints.ts';

export type FoundDialect = Readonly<{
  dialect: KnownDialect;
  /** The answer to the plain request, for whoever asks the same. */
  plain: Answered<Uint8Array> | undefined;
}>;

export type FindOptions = Readonly<{ caller: Pick<Caller, 'get'>; now: () => Instant }>;

type Probe = (how: OpenOptions) => Promise<Result<Answered<Probed>>>;

/** Where no endpoint can be used, it fails with what the first came to; and with trouble of the way there, whenever that comes. */
export const findDialect = async ({ caller, now }: FindOptions, how: OpenOptions): Promise<Result<FoundDialect>> => {
  const probes: readonly Probe[] = [
    (one) => caller.get(plainProbe, {}, one),
    (one) => caller.get(networkProbe, lately(now()), one),
    (one) => caller.get(statusProbe, { fast: true, includechildren: false }, one),
  ];
  let first: Failure | undefined;
  for (const probe of probes) {
    const told = await probe(how);
    if (told.ok && told.value.value.dialect !== undefined)
      return success(foundBy(told.value, told.value.value.dialect));
    if (!told.ok && !mayOthersTell(told.failure, first !== undefined)) return told;
    first ??= told.ok ? neitherOf(plainProbe.name) : told.failure;
  }
  return failed(first ?? neitherOf(plainProbe.name));
};

/** A minute is little on the largest network. */
const lately = (now: Instant) => ({ starttime: now - MINUTE_MS, endtime: now });

const foundBy = ({ value, ...meta }: Answered<Probed>, dialect: KnownDialect): FoundDialect => ({
  dialect,
  plain: value.body === undefined ? undefined : { ...meta, value: value.body },
});

/** An endpoint that this token may not use, or that fails by itself, says nothing of the others. Some versions want to know more before they answer. */
const mayOthersTell = (failure: Failure, isLater: boolean): boolean =>
  isUnavailable(failure) || failure.kind === 'server-error' || (isLater && failure.kind === 'bad-parameter');

const neitherOf = (what: string): Failure => ({
  kind: 'bad-data',
  path: '',
  what,
  came: 'the answer is neither what the documents say nor what appliances in the field tell',
  advice: 'Check host; if it is the appliance, set dialect to appliance or documented.',
});
