// What is known of the dialect of an appliance: configured, remembered from another run, or found out; and whether that was right.
import type { OpenOptions } from '../../api/client.ts';
import type { FailureKind } from '../../domain/failure.ts';
import type { Dialect, KnownDialect } from '../../domain/profile.ts';
import { type Result, success } from '../../domain/result.ts';
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
}>;

export type DialectKnowledge = Pick<DialectClient, 'dialect' | 'onDialect' | 'recall' | 'settle' | 'isMistaken'> &
  Readonly<{
    /** Whoever asks now waits for no search that somebody has given up. */
    renew(): void;
  }>;

export const knowDialect = ({ configured, shelf, find, prepare }: KnowingOptions): DialectKnowledge => {
  const told = createTold(configured);
  let isConfirmed = false;

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
    const found = await find(how);
    if (!found.ok) return found;
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
    renew: finding.renew,
    settle: async (how = {}) => {
      const known = await recall();
      return known.kind === 'known' ? success(known.dialect) : findOut(how);
    },
    isMistaken: async (used, result, how = {}) => {
      const known = told.get();
      const isDoubtful = looksForeign(result);
      // Somebody else found it out meanwhile.
      if (known.kind === 'known' && known.dialect !== used) return isDoubtful;
      if (known.kind !== 'known' || known.how !== 'remembered' || isConfirmed) return false;
      if (result.ok && !isDoubtful) isConfirmed = true;
      if (!isDoubtful) return false;
      const found = await findOut(how);
      return found.ok && found.value !== used;
    },
  };
};

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
