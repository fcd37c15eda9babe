// Which probes did not answer the appliance, by what its last answers say: of what such a probe saw they tell nothing.
import type { Caller } from '../../api/client.ts';
import type { SilentProbe } from '../../domain/appliance.ts';
import type { Instant } from '../../domain/instant.ts';

export type SilentProbes = Readonly<{
  /** The same caller, overheard. */
  caller: Caller;
  /** The same list as long as they are the same. */
  list(): readonly SilentProbe[];
}>;

type Lack = Readonly<{ probe: string; since: Instant }>;

export const overhearSilence = (caller: Caller, now: () => Instant): SilentProbes => {
  /** By endpoint; the next answer that is whole says that the probe answers again. */
  const lacks = new Map<string, Lack>();
  let told: readonly SilentProbe[] | undefined;

  const note = (endpoint: string, probe: string | undefined): void => {
    const before = lacks.get(endpoint);
    if (before?.probe === probe) return;
    told = undefined;
    if (probe === undefined) lacks.delete(endpoint);
    else lacks.set(endpoint, { probe, since: now() });
  };

  return {
    caller: {
      ...caller,
      get: async (endpoint, params, options) => {
        const result = await caller.get(endpoint, params, options);
        if (result.ok) note(endpoint.name, result.value.missingProbe);
        return result;
      },
    },
    list: () => {
      told ??= probesIn(lacks);
      return told;
    },
  };
};

const probesIn = (lacks: ReadonlyMap<string, Lack>): readonly SilentProbe[] =>
  [...Map.groupBy(lacks, ([, { probe }]) => probe)].map(([probe, all]) => ({
    probe,
    endpoints: all.map(([endpoint]) => endpoint),
    at: Math.min(...all.map(([, { since }]) => since)),
  }));
