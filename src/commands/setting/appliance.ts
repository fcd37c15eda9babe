// Opens what a command talks to: the configured appliance, or the embedded one when nothing is configured.
import type { Client } from '../../api/client.ts';
import type { RequestLog } from '../../api/request-log.ts';
import { type Config, loadConfig } from '../../config/load-config.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Profile } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import type { GlobalOptions } from './global-options.ts';
import type { Surroundings } from './surroundings.ts';

export type OpenAppliance = Readonly<{
  config: Config;
  profile: Profile;
  isDemo: boolean;
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
  const { createClient } = await import('../../api/client.ts');
  const embedded = await starting;
  if (embedded !== undefined && !embedded.ok) return embedded;
  const profile = configured ?? embedded?.value.profile;
  if (profile === undefined) throw new Error('neither a profile nor an embedded appliance');
  const { env, now, random } = surroundings;
  const client = createClient({ profile, env, now, random, onRequest });
  return success(joined(config, profile, client, embedded?.value));
};

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

const joined = (config: Config, profile: Profile, client: Client, embedded: Embedded | undefined): OpenAppliance => ({
  config,
  profile,
  isDemo: embedded !== undefined,
  client,
  close: async () => {
    await client.close();
    await embedded?.stop();
  },
});
