// The part that tells the networks an appliance of the field knows, with the numbers by which it is asked for each.
import type { KnownSubnet } from '../../domain/appliance.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import { success } from '../../domain/result.ts';
import { fieldOf } from '../dialect/dialect-client.ts';
import type { Part } from '../part.ts';
import { partKey } from './part-key.ts';

/** Undefined where the appliance answers as its documents say: those know no such list. */
export const subnetsPart = (): Part<readonly KnownSubnet[] | undefined> => ({
  key: partKey('subnets', {}),
  topic: 'network',
  name: 'subnets',
  leastIntervalMs: HOUR_MS,
  isOptional: true,
  ask: async ({ client, signal }) => {
    const field = await fieldOf(client, { signal });
    if (!field.ok || field.value === undefined) return field.ok ? success(undefined) : field;
    const told = await field.value.subnets({ signal });
    return told.ok ? success(told.value.value) : told;
  },
});
