// A client that finds out at its first request how the appliance answers, and speaks to it accordingly from then on.
import { type Caller, type Client, clientOver } from '../../api/client.ts';
import type { PartOff, SilentProbe } from '../../domain/appliance.ts';
import { type Instant, SECOND_MS } from '../../domain/instant.ts';
import type { Dialect, KnownDialect } from '../../domain/profile.ts';
import { success } from '../../domain/result.ts';
import type { DialectClient } from './dialect-client.ts';
import { findDialect } from './find-dialect.ts';
import { knowDialect } from './know-dialect.ts';
import { patient, type Shelf } from './shelf.ts';
import { spareAnswer } from './spare-answer.ts';
import type { Translator, TranslatorOptions } from './translate.ts';

export type DialectOptions = Readonly<{
  caller: Caller;
  /** Of the profile. */
  dialect: Dialect;
  /** Where something may be kept from run to run. */
  shelf?: Shelf | undefined;
  /** The clock of whoever asks: for the windows that are asked about. */
  now: () => Instant;
  /** Real milliseconds, for how old an answer is. */
  elapsed?: () => number;
  /** How long an answer serves all who ask the same: a little less than what is asked again waits. */
  keepMs?: number | undefined;
}>;

/** What is polled once a minute is asked once a minute, however many periods are cut from it. */
export const KEEP_MS = 50 * SECOND_MS;

export const clientOfDialect = (options: DialectOptions): DialectClient => {
  const { caller, elapsed = () => performance.now(), keepMs = KEEP_MS, now } = options;
  const shelf = patient(options.shelf);
  const spare = spareAnswer(caller, elapsed);
  const documented = clientOver(spare.caller);
  const translator = lazyTranslator({ caller: spare.caller, shelf, now, elapsed, keepMs });
  const knowledge = knowDialect({
    configured: options.dialect,
    shelf,
    find: async (how) => {
      const found = await findDialect({ caller, now }, how);
      if (!found.ok) return found;
      if (found.value.plain !== undefined) spare.keep(found.value.plain);
      return success(found.value.dialect);
    },
    prepare: async (dialect) => dialect === 'appliance' && (await translator.load()),
    elapsed,
  });
  const { renew, ...shown } = knowledge;
  const { settle, isMistaken } = shown;
  const speaker = async (dialect: KnownDialect): Promise<Omit<Client, 'close'>> =>
    dialect === 'documented' ? documented : translator.load();

  return {
    ...shown,
    get: async (name, params, how) => {
      const settled = await settle(how);
      if (!settled.ok) return settled;
      const result = await (await speaker(settled.value)).get(name, params, how);
      if (!(await isMistaken(settled.value, result, how))) return result;
      const other = await settle(how);
      return other.ok ? (await speaker(other.value)).get(name, params, how) : other;
    },
    open: async (name, params, how) => {
      const settled = await settle(how);
      return settled.ok ? (await speaker(settled.value)).open(name, params, how) : settled;
    },
    describe: (name, params) => {
      const told = knowledge.dialect();
      const isAppliance = told.kind === 'known' && told.dialect === 'appliance';
      return ((isAppliance ? translator.loaded() : undefined) ?? documented).describe(name, params);
    },
    close: async () => {
      await caller.close();
      await shelf.written();
    },
    field: async (how) => {
      const settled = await settle(how);
      if (!settled.ok) return settled;
      return success(settled.value === 'appliance' ? (await translator.load()).field : undefined);
    },
    partsOff: () => translator.loaded()?.field.partsOff() ?? NO_PARTS,
    silentProbes: () => translator.loaded()?.field.silentProbes() ?? NO_PROBES,
    forget: () => {
      renew();
      spare.forget();
      translator.loaded()?.forget();
    },
  };
};

const NO_PARTS: readonly PartOff[] = [];
const NO_PROBES: readonly SilentProbe[] = [];

/** Loaded when it is first needed: most of it is of no use where the appliance answers as its documents say. */
const lazyTranslator = (options: TranslatorOptions) => {
  let loaded: Translator | undefined;
  return {
    loaded: () => loaded,
    load: async (): Promise<Translator> => {
      if (loaded !== undefined) return loaded;
      const { translateAppliance } = await import('./translate.ts');
      loaded ??= translateAppliance(options);
      return loaded;
    },
  };
};
