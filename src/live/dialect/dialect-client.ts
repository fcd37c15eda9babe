// A client that knows, or finds out, how its appliance answers; and what those that have any client may ask it about that.
import type { Answered, Client, OpenOptions } from '../../api/client.ts';
import type { ParamsOf } from '../../api/endpoints/index.ts';
import type { PartOff, SilentProbe } from '../../domain/appliance.ts';
import type { KnownDialect } from '../../domain/profile.ts';
import { type Result, success } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Field } from './field.ts';

export type DialectTold =
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'known'; dialect: KnownDialect; how: 'configured' | 'remembered' | 'found' }>;

export type DialectClient = Client &
  Readonly<{
    /** The same object as long as it is so. */
    dialect(): DialectTold;
    /** Told when it becomes known, or turns out to be another. */
    onDialect(listener: () => void): () => void;
    /** What is known without asking the appliance: nothing is sent. */
    recall(): Promise<DialectTold>;
    /** Finds it out where it is not known. */
    settle(how?: OpenOptions): Promise<Result<KnownDialect>>;
    /** Whether what came shows that the appliance speaks another dialect than was remembered and used: then the same is to be asked again. */
    isMistaken(used: KnownDialect, result: Result<Readonly<{ value: object }>>, how?: OpenOptions): Promise<boolean>;
    /** Undefined where it answers as its documents say. */
    field(how?: OpenOptions): Promise<Result<Field | undefined>>;
    /** Optional endpoints that are not asked any more, and why; the same list as long as nothing changed. */
    partsOff(): readonly PartOff[];
    /** Those that the last answers say did not answer the appliance; the same list as long as nothing changed. */
    silentProbes(): readonly SilentProbe[];
    /** What was kept to serve several is asked anew: a person wants it fresh. */
    forget(): void;
  }>;

/** Any other client speaks as the documents do. */
export const isDialectClient = (client: object): client is DialectClient =>
  'settle' in client && 'isMistaken' in client;

/** False where it has to be found out first. */
export const isDialectKnown = (client: Client): boolean =>
  !isDialectClient(client) || client.dialect().kind === 'known';

export const dialectOf = async (client: Client, how?: OpenOptions): Promise<Result<KnownDialect>> =>
  isDialectClient(client) ? client.settle(how) : success('documented');

/** What only an appliance of the field tells; undefined where there is none. */
export const fieldOf = async (client: Client, how?: OpenOptions): Promise<Result<Field | undefined>> =>
  isDialectClient(client) ? client.field(how) : success(undefined);

/** Whoever refreshes wants new answers, not those that serve several. */
export const freshen = (client: Client): void => {
  if (isDialectClient(client)) client.forget();
};

type FetchAnswer = () => Promise<Result<Answered<NetworkAnswer>>>;

/**
 * Flows as the documents tell them are many, and read in a thread by `read`; those of an appliance of the field are few, and their
 * sums come with them.
 */
export const flowsInDialect = async (
  client: object,
  params: ParamsOf<'network'>,
  how: OpenOptions,
  read: FetchAnswer,
): Promise<Result<Answered<NetworkAnswer>>> => {
  if (!isDialectClient(client)) return read();
  const settled = await client.settle(how);
  if (!settled.ok) return settled;
  if (settled.value === 'appliance') return client.get('network', params, how);
  const result = await read();
  return (await client.isMistaken(settled.value, result, how)) ? client.get('network', params, how) : result;
};
