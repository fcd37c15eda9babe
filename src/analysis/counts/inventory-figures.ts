// What an appliance counts of its own accord, whatever window is looked at: devices by kind, subnets, credentials, patterns of life, responses.
import type { SystemInventory } from '../../domain/stats.ts';
import { clean } from '../../text/clean.ts';
import { type Amount, known } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';

export type InventoryFigures = Readonly<{
  /** The most frequent first. */
  kinds: readonly DeviceKind[] | undefined;
  subnets: Amount;
  credentials: Amount;
  lifePatterns: Amount;
  /** Actions of autonomous response, and the devices they were against. */
  responses: Amount;
  respondedDevices: Amount;
  licensedIps: Amount;
}>;

export type DeviceKind = Readonly<{ kind: string; title: string; devices: Amount }>;

/** Over how long each is counted. */
export const INVENTORY_SPANS = {
  devices: '7 days',
  subnets: '7 days',
  credentials: '28 days',
  lifePatterns: '12 weeks',
  responses: '7 days',
  licensedIps: 'the most in 24 h of 7 days',
} as const;

export const inventoryFigures = (inventory: SystemInventory): InventoryFigures => ({
  kinds: inventory.deviceKinds && kindsIn(inventory.deviceKinds),
  subnets: known(inventory.subnetCount),
  credentials: known(inventory.credentialCount),
  lifePatterns: known(inventory.patternCount),
  responses: known(inventory.responseCount),
  respondedDevices: known(inventory.respondedDeviceCount),
  licensedIps: known(inventory.licensedIpCount),
});

const LONGEST_NAME = 80;

const kindsIn = (kinds: Readonly<Record<string, number>>): readonly DeviceKind[] =>
  Object.entries(kinds)
    .map(([name, count]) => {
      const kind = clean(name, LONGEST_NAME);
      return { kind, title: titleOf(kind), devices: known(count) };
    })
    .sort((a, b) => byMost(a.devices, b.devices) || byText(a.kind, b.kind));

/** Those that are written in one word; every other kind is called what the appliance calls it. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['keyasset', 'key asset'],
  ['dnsserver', 'DNS server'],
  ['proxyserver', 'proxy server'],
  ['logserver', 'log server'],
  ['fileserver', 'file server'],
  ['domaincontroller', 'domain controller'],
  ['ipphone', 'IP phone'],
  ['iot', 'IoT'],
  ['tv', 'TV'],
  ['saas', 'SaaS'],
]);

/** A kind of a kind is told with it: `saas Office365`. */
const titleOf = (kind: string): string => {
  const [first = '', ...others] = kind.split(' ');
  return [TITLES.get(first.toLowerCase()) ?? first, ...others].join(' ').replaceAll('_', ' ');
};
