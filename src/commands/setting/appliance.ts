// Opens what a command talks to: the configured appliance, or the embedded one when nothing is configured.
import type { Caller, Client } from '../../api/client.ts';
import type { RequestLog } from '../../api/request-log.ts';
import { type Config, loadConfig } from '../../config/load-config.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Profile } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import type { GlobalOptions } from './global-options.ts';
import { simulatedClock } from './simulated-clock.ts';
import type { Surroundings } from './surroundings.ts';

export type OpenAppliance = Readonly<{
  config: Config;
  profile: Profile;
  isDemo: boolean;
  /** Asks any endpoint there is. */
  caller: Caller;
  client: Client;
  close(): Promise<void>;
}>;

export const openAppliance = async (
  surroundings: Surroundings,
  options: GlobalOptions,
): Promise<Result<OpenAppliance>> => {
  const config = await loadConfig({ env: surroundings.env, flags: options, signal: surroundings.stop });
  return config.ok ? connectAppliance(surroundings, options, config.value) : config;
};

export const connectAppliance = async (
  surroundings: Surroundings,
  options: GlobalOptions,
  config: Config,
  onRequest?: RequestLog,
): Promise<Result<OpenAppliance>> => {
  const configured = config.profile;
  const stray = configured === undefined ? undefined : strayOption(options);
  if (stray !== undefined) return failed(needsDemo(stray, configured?.name ?? ''));
  // The client takes a while to load: the embedded appliance starts in its own thread meanwhile.
  const starting = configured === undefined ? startEmbedded(surroundings, options) : undefined;
  const { clientOver, createCaller } = await import('../../api/client.ts');
  const embedded = await starting;
  if (embedded !== undefined && !embedded.ok) return embedded;
  const profile = configured ?? embedded?.value.profile;
  if (profile === undefined) throw new Error('neither a profile nor an embedded appliance');
  const { env, now, random } = surroundings;
  const caller = createCaller({ profile, env, now, random, onRequest });
  const isDemo = embedded !== undefined;
  const client =
    profile.dialect === 'documented'
      ? clientOver(caller)
      : await inDialect(surroundings, { options, config, profile, caller, isDemo });
  return success(joined(config, profile, { caller, client }, embedded?.value));
};

type Speaking = Readonly<{
  options: GlobalOptions;
  config: Config;
  profile: Profile;
  caller: Caller;
  isDemo: boolean;
}>;

/** Loaded for those only whose dialect is not that of the documents, or not known to be. */
const inDialect = async (
  { env, now }: Surroundings,
  { options, config, profile, caller, isDemo }: Speaking,
): Promise<Client> => {
  const [{ clientOfDialect, KEEP_MS }, { openShelf }, { thisSystem }] = await Promise.all([
    import('../../live/dialect/client-of-dialect.ts'),
    import('../../config/shelf.ts'),
    import('../../config/system.ts'),
  ]);
  // The embedded appliance is another one each time, with a clock of its own.
  const shelf = isDemo
    ? undefined
    : openShelf({ system: thisSystem(), env, profile: profile.name, host: profile.host.origin });
  const clock = isDemo ? simulatedClock(options, options.at ?? now(), now) : now;
  // A person who wants news more often than usual gets them.
  const keepMs = Math.min(KEEP_MS, KEPT_SHARE * config.settings.refresh.summaryMs);
  return clientOfDialect({ caller, dialect: profile.dialect, shelf, now: clock, keepMs });
};

/** Of the time between two questions. */
const KEPT_SHARE = 5 / 6;

/** An option that shapes the embedded appliance while a real one is meant: silently ignored, it would mislead. */
const strayOption = (options: GlobalOptions): string | undefined =>
  Object.entries({
    '--seed': options.seed,
    '--devices': options.devices,
    '--at': options.at,
    '--speed': options.speed,
    '--scenario': options.scenario,
    '--flows-per-hour': options.flowsPerHour,
    '--fault': options.fault,
  }).find(([, value]) => value !== undefined)?.[0];

const needsDemo = (option: string, profile: string): Failure => ({
  kind: 'usage',
  what: option,
  came: `it shapes the embedded appliance, but profile ${profile} is configured`,
  advice: 'Add --demo, or leave it out.',
});

const joined = (
  config: Config,
  profile: Profile,
  ways: Readonly<{ caller: Caller; client: Client }>,
  embedded: Embedded | undefined,
): OpenAppliance => ({
  config,
  profile,
  isDemo: embedded !== undefined,
  ...ways,
  close: async () => {
    await ways.client.close();
    await embedded?.stop();
  },
});
