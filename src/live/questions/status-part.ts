// The parts that only an appliance of the field answers: how it is itself, and which version it runs.
import type { OpenOptions } from '../../api/client.ts';
import type { ApplianceStatus, PartOff, SilentProbe } from '../../domain/appliance.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/instant.ts';
import { type Result, success } from '../../domain/result.ts';
import { fieldOf, isDialectClient } from '../dialect/dialect-client.ts';
import type { Field } from '../dialect/field.ts';
import type { Listed } from '../dialect/lists/kept-list.ts';
import { createInTurn } from '../in-turn.ts';
import type { Asking, Part } from '../part.ts';
import { partKey } from './part-key.ts';

/** Undefined where the appliance answers as its documents say: those tell nothing of it. */
export const statusPart = (): Part<ApplianceStatus | undefined> => ({
  key: partKey('status', {}),
  topic: 'summary',
  name: 'status of the appliance',
  leastIntervalMs: MINUTE_MS,
  // What it tells of the network is there without it, and many tokens may not ask for it.
  isOptional: true,
  ask: (asking) => askStatus(asking, (field, how) => field.statusWithProbes(how)),
});

/** For whoever shows nothing else of it: asked when there is time, and then hardly ever again. */
export const versionPart = (): Part<string | undefined> => ({
  key: partKey('version', {}),
  topic: 'summary',
  name: 'version of the appliance',
  leastIntervalMs: HOUR_MS,
  isOptional: true,
  isBackground: true,
  ask: (asking) => {
    const inTurn = createInTurn({ haste: asking.haste ?? (() => 'now'), signal: asking.signal });
    return inTurn.take(async () => {
      const status = await askStatus(asking, (field, how) => field.status(how));
      return status.ok ? success(status.value?.version) : status;
    });
  },
});

/** Optional endpoints that are not asked any more, and why. Nothing is sent for it. */
export const partsOffPart = (): Part<readonly PartOff[]> => ({
  key: partKey('parts off', {}),
  topic: 'summary',
  name: 'what cannot be asked',
  isOptional: true,
  ask: async ({ client }) => success(isDialectClient(client) ? client.partsOff() : []),
});

/** Probes that did not answer the appliance, by its last answers. Nothing is sent for it. */
export const silentProbesPart = (): Part<readonly SilentProbe[]> => ({
  key: partKey('silent probes', {}),
  topic: 'summary',
  name: 'probes that do not answer',
  isOptional: true,
  ask: async ({ client }) => success(isDialectClient(client) ? client.silentProbes() : []),
});

type AskField = (field: Field, how: OpenOptions) => Promise<Result<Listed<ApplianceStatus>>>;

const askStatus = async ({ client, signal }: Asking, ask: AskField): Promise<Result<ApplianceStatus | undefined>> => {
  const field = await fieldOf(client, { signal });
  if (!field.ok || field.value === undefined) return field.ok ? success(undefined) : field;
  const told = await ask(field.value, { signal });
  return told.ok ? success(told.value.value) : told;
};
