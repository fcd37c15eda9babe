// Looks for findings at a simulated appliance over loopback, with everything there is, at whatever moment of its world a test names.
import type { Finding } from '../../src/domain/finding.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { startAppliance } from '../../src/simulator/start-appliance.ts';
import { clientOf } from './an-appliance.ts';
import { lookForFindings } from './look-for-findings.ts';

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
  const client = clientOf(appliance);
  return {
    engine,
    lookAt: async (at) => {
      now = at;
      const taken = await lookForFindings(client, { at });
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
