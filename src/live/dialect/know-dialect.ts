// What is known of the dialect of an appliance: configured, remembered from another run, or found out; and whether that was right.
import type { OpenOptions } from '../../api/client.ts';
import type { Failure, FailureKind } from '../../domain/failure.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { Dialect, KnownDialect } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import type { DialectClient, DialectTold } from './dialect-client.ts';
import { recallDialect, rememberDialect } from './remember-dialect.ts';
import { shareRequest } from './share-request.ts';
import type { PatientShelf } from './shelf.ts';

export type KnowingOptions = Readonly<{
  configured: Dialect;
  shelf: PatientShelf;
  /** Asks the appliance. */
  find(how: OpenOptions): Promise<Result<KnownDialect>>;
  /** Done before anybody is told. */
  prepare(dialect: KnownDialect): Promise<unknown>;
  /** In milliseconds. */
  elapsed(): number;
}>;

export type DialectKnowledge = Pick<DialectClient, 'dialect' | 'onDialect' | 'recall' | 'settle' | 'isMistaken'> &
  Readonly<{
    /** Whoever asks now waits for no search that somebody has given up, and for no rest. */
    renew(): void;
  }>;

/** Several parts fail one after the other, and each of them would search anew; none is asked again sooner. */
const UNFOUND_MS = 4 * SECOND_MS;

/** So long it is not doubted: an appliance may be replaced while a console runs, but not every minute. */
const RELIED_MS = 5 * MINUTE_MS;

export const knowDialect = ({ configured, shelf, find, prepare, elapsed }: KnowingOptions): DialectKnowledge => {
  const told = createTold(configured);
  let unfound: Readonly<{ failure: Failure; atMs: number }> | undefined;
  /** When it was found, or an answer understood. */
  let reliedMs = Number.NEGATIVE_INFINITY;

  const recall = async (): Promise<DialectTold> => {
    if (told.get().kind === 'unknown') {
      const remembered = await recallDialect(shelf);
      if (remembered !== undefined && told.get().kind === 'unknown') told.set(remembered, 'remembered');
    }
    const known = told.get();
    if (known.kind === 'known') await prepare(known.dialect);
    return known;
  };

  const finding = shareRequest('dialect', async (how) => {
    if (unfound !== undefined && elapsed() - unfound.atMs < UNFOUND_MS) return failed(unfound.failure);
    const found = await find(how);
    unfound = found.ok || !OF_ALL.has(found.failure.kind) ? undefined : { failure: found.failure, atMs: elapsed() };
    if (!found.ok) return found;
    reliedMs = elapsed();
    rememberDialect(shelf, found.value);
    await prepare(found.value);
    told.set(found.value, 'found');
    return found;
  });
  /** How far it has come is told of the request that was wanted, not of this one. */
  const findOut = async ({ signal }: OpenOptions): Promise<Result<KnownDialect>> =>
    (await finding.join({ signal })).result;

  return {
    dialect: told.get,
    onDialect: told.subscribe,
    recall,
    renew: () => {
      unfound = undefined;
      reliedMs = Number.NEGATIVE_INFINITY;
      finding.renew();
    },
    settle: async (how = {}) => {
      const known = await recall();
      return known.kind === 'known' ? success(known.dialect) : findOut(how);
    },
    isMistaken: async (used, result, how = {}) => {
      const known = told.get();
      const isDoubtful = looksForeign(result);
      // Somebody else found it out meanwhile.
      if (known.kind === 'known' && known.dialect !== used) return isDoubtful;
      if (known.kind !== 'known' || known.how === 'configured') return false;
      if (result.ok && !isDoubtful) reliedMs = elapsed();
      if (!isDoubtful || elapsed() - reliedMs < RELIED_MS) return false;
      const found = await findOut(how);
      return found.ok && found.value !== used;
    },
  };
};

/** Where a search ends that has asked everything there is to ask. */
const OF_ALL: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'bad-data',
  'forbidden',
  'not-found',
  'redirect',
  'not-json',
  'server-error',
]);

const createTold = (configured: Dialect) => {
  const listeners = new Set<() => void>();
  let told: DialectTold =
    configured === 'auto' ? { kind: 'unknown' } : { kind: 'known', dialect: configured, how: 'configured' };
  return {
    get: (): DialectTold => told,
    set: (dialect: KnownDialect, how: 'remembered' | 'found'): void => {
      told = { kind: 'known', dialect, how };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};

/** What the wrong parameters, or the wrong decoder, would come to. */
const FOREIGN: ReadonlySet<FailureKind> = new Set<FailureKind>(['bad-data', 'bad-parameter', 'not-found']);

/** As the answer of another dialect would look: refused, not understood, or with nothing in it of what was looked for. */
const looksForeign = (result: Result<Readonly<{ value: object }>>): boolean =>
  result.ok ? isNothing(result.value.value) : FOREIGN.has(result.failure.kind);

/** A list is something, even an empty one. */
const isNothing = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value === undefined;
  return Object.entries(value).every(([name, one]) => name === 'kind' || isNothing(one));
};
