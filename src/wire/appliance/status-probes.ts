// The probes below an appliance, and the appliances below one that unites several, with the probes below them.
import type { ApplianceProbe } from '../../domain/appliance.ts';
import { clean } from '../../text/clean.ts';
import { name } from '../leaf.ts';
import { type Entry, entry, listOf, type Take } from './entries.ts';
import { takeHealth, takeLeniently, takeRates, trouble } from './status-health.ts';
import { instant, lenient } from './tolerant.ts';

/** Some that cannot be reached are told by little more than the address where they should be. */
const takeProbe = (strict: Take, key: string | undefined): ApplianceProbe | undefined => {
  const take = takeLeniently(strict);
  const address = take(name, 'ipAddress', 'configuredServer');
  const hostname = take(name, 'hostname');
  const told: Omit<ApplianceProbe, 'id'> = {
    hostname,
    label: take(name, 'label'),
    ip: address,
    version: take(name, 'version'),
    at: take(instant, 'time'),
    health: takeHealth(take),
    bandwidth: takeRates(take, 'bandwidth'),
    hasError: take(trouble, 'error'),
    lastContactAt: take(instant, 'lastContact'),
  };
  const id = take(name, 'id') ?? (key === undefined ? undefined : clean(key)) ?? hostname ?? address;
  return id === undefined ? undefined : { id, ...told };
};

const probe = entry(takeProbe);

export const readProbes = lenient(listOf(probe));

type Instance = Readonly<{ instance: ApplianceProbe; probes: readonly ApplianceProbe[] }>;

const instance: Entry<Instance> = entry((take, key) => {
  const probes = take(readProbes, 'probes') ?? [];
  const told = takeProbe(take, key);
  return told && { instance: told, probes: probes.map((each) => ({ ...each, id: `${told.id}/${each.id}` })) };
});

export const readInstances = lenient(listOf(instance));

const FIELDS = [...probe.names];

const placesIn = (outer: string): readonly string[] =>
  [`${outer}.*`, `${outer}[]`].flatMap((each) => FIELDS.map((field) => `${each}.${field}`));

/** Field by field: the whole of an appliance with all its subnets may be too long to be held. */
export const PROBE_PLACES: readonly string[] = [
  ...placesIn('probes'),
  ...placesIn('instances'),
  ...placesIn('instances.*.probes'),
  ...placesIn('instances[].probes'),
];
