// Looks for findings at a simulated appliance over loopback, with everything there is, at whatever moment of its world a test names.
import { createClient } from '../../src/api/client.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { Secret } from '../../src/domain/secret.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { takeFindings } from '../../src/live/take-findings.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { startAppliance } from '../../src/simulator/start-appliance.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aProfile } from '../api/a-profile.ts';

export type WorldOptions = Readonly<{
  seed: number;
  deviceCount: number;
  flowsPerHour: number;
  scenarios?: readonly string[];
  anchorAt: Instant;
}>;

export type Observed = Readonly<{
  engine: Engine;
  /** What is found in the 24 hours before, as the standard thresholds have it; all that was asked for must have come. */
  lookAt(at: Instant): Promise<readonly Finding[]>;
  stop(): Promise<void>;
}>;

export const observe = async ({ scenarios = [], ...options }: WorldOptions): Promise<Observed> => {
  let now = options.anchorAt;
  const engine = createEngine({ ...options, scenarios, now: () => now });
  const appliance = await startAppliance({ engine, dateNow: Date.now, random: createRandom(1, 'faults').unit });
  const profile = aProfile({
    host: new URL(appliance.url),
    publicToken: new Secret(appliance.publicToken),
    privateToken: new Secret(appliance.privateToken),
    maxBodyBytes: 100_000_000,
  });
  const client = createClient({ profile, env: {}, now: Date.now, sleep: async () => undefined });
  return {
    engine,
    lookAt: async (at) => {
      now = at;
      const taken = await takeFindings(DEFAULT_WINDOW, {
        client,
        fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
        at,
        signal: new AbortController().signal,
        onProgress: () => undefined,
        thresholds: standardThresholds(),
        judge: judgeHere,
      });
      if (!taken.ok) throw new Error(taken.failure.came);
      const [failure] = taken.value.failures;
      if (failure !== undefined) throw new Error(`${failure.part}: ${failure.failure.came}`);
      return taken.value.findings;
    },
    stop: async () => {
      await client.close();
      await appliance.close();
    },
  };
};
