// A running simulated appliance with a client and an asker for it, for tests of what is fetched.
import { type Client, createCaller, createClient } from '../../src/api/client.ts';
import type { KnownDialect } from '../../src/domain/profile.ts';
import { Secret } from '../../src/domain/secret.ts';
import { type Asker, type AskProgress, createAsker } from '../../src/live/asker.ts';
import { clientOfDialect } from '../../src/live/dialect/client-of-dialect.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { type Appliance, startAppliance } from '../../src/simulator/start-appliance.ts';
import { aProfile } from '../api/a-profile.ts';

export const NOW = Date.parse('2026-01-15T14:00:00Z');

export type Running = Readonly<{
  appliance: Appliance;
  client: Client;
  /** A new one: each keeps the books of one look. */
  asker(onProgress?: (progress: AskProgress) => void): Asker;
  stop(): Promise<void>;
}>;

/** Asks it as a console would, but waits for nothing. */
export const clientOf = (appliance: Appliance, dialect: KnownDialect = 'documented'): Client => {
  const options = {
    profile: aProfile({
      host: new URL(appliance.url),
      publicToken: new Secret(appliance.publicToken),
      privateToken: new Secret(appliance.privateToken),
      maxBodyBytes: 100_000_000,
    }),
    env: {},
    now: Date.now,
    sleep: async () => undefined,
  };
  if (dialect === 'documented') return createClient(options);
  return clientOfDialect({ caller: createCaller(options), dialect, now: () => NOW });
};

export const runAppliance = async (
  scenarios: readonly string[] = [],
  dialect: KnownDialect = 'documented',
): Promise<Running> => {
  const engine = createEngine({
    seed: 5,
    deviceCount: 60,
    flowsPerHour: 300,
    scenarios,
    anchorAt: NOW,
    now: () => NOW,
  });
  const appliance = await startAppliance({
    engine,
    dialect,
    dateNow: Date.now,
    random: createRandom(5, 'faults').unit,
  });
  const client = clientOf(appliance, dialect);
  return {
    appliance,
    client,
    asker: (onProgress = () => undefined) =>
      createAsker({
        client,
        fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
        now: () => NOW,
        signal: new AbortController().signal,
        onProgress,
      }),
    stop: async () => {
      await client.close();
      await appliance.close();
    },
  };
};
