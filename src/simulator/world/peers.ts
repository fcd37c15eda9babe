// Everybody outside: ordinary services by popularity, customers, and the peers that only scenarios talk to.
import type { SimulatedPeer } from '../model.ts';
import { createRandom, type Random } from '../random.ts';
import { PLACES, type Place } from './countries.ts';

export type PeerRole =
  | 'web'
  | 'mail'
  | 'chat'
  | 'files'
  | 'meeting'
  | 'updates'
  | 'antivirus'
  | 'resolver'
  | 'mail-exchange'
  | 'customer'
  | 'phishing'
  | 'command'
  | 'drop'
  | 'cloud-storage'
  | 'tunnel'
  | 'swarm';

export type Peers = Readonly<{ all: readonly SimulatedPeer[]; inRole(role: PeerRole): readonly SimulatedPeer[] }>;

type PeerPlan = Readonly<{ role: PeerRole; name(random: Random, index: number): string; count: number; place?: Place }>;

const named = (role: PeerRole, ...hostnames: string[]): PeerPlan => ({
  role,
  count: hostnames.length,
  name: (_random, index) => hostnames[index] ?? '',
});

const foreign = (plan: PeerPlan, country: string, asn: string): PeerPlan => ({
  ...plan,
  place: { country, weight: 0, asns: [asn] },
});

const FIRST = [
  'north',
  'blue',
  'open',
  'daily',
  'swift',
  'maple',
  'quiet',
  'urban',
  'clear',
  'prime',
  'river',
  'atlas',
];
const SECOND = ['news', 'parts', 'travel', 'books', 'media', 'supply', 'forum', 'bank', 'maps', 'learning', 'jobs'];
const THIRD = ['www', 'cdn', 'api', 'static', 'img', 'app'];
const SUFFIXES = ['example', 'example', 'example', 'example.com', 'example.net', 'example.org', 'example.co.uk'];

const webName = (random: Random): string =>
  `${random.pick(THIRD)}.${random.pick(FIRST)}-${random.pick(SECOND)}.${random.pick(SUFFIXES)}`;

/** In order of popularity within each role. */
const PLANS: readonly PeerPlan[] = [
  named('mail', 'outlook.office-suite.example', 'mail.office-suite.example'),
  named('chat', 'chat.team-talk.example', 'push.team-talk.example'),
  named('files', 'sync.cloud-drive.example', 'download.cloud-drive.example', 'docs.office-suite.example'),
  named('meeting', 'media1.video-meet.example', 'media2.video-meet.example', 'media3.video-meet.example'),
  named('updates', 'updates.os-vendor.example', 'packages.open-mirror.example', 'downloads.browser.example'),
  named('antivirus', 'heartbeat.endpoint-guard.example'),
  named('resolver', 'resolver1.example.net', 'resolver2.example.net'),
  { role: 'mail-exchange', count: 16, name: (random) => `mx.${random.pick(FIRST)}-${random.pick(SECOND)}.example` },
  { role: 'web', count: 235, name: webName },
  { role: 'customer', count: 40, name: (random) => `client-${random.between(1000, 9999)}.broadband.example.net` },
  foreign(named('phishing', 'invoice-portal.secure-login.example'), 'Netherlands', 'AS64510 Example Offshore'),
  foreign(named('command', 'static.fast-metrics.example'), 'Russia', 'AS64511 Example Bulletproof'),
  foreign(named('drop', 'upload.fast-metrics.example'), 'Russia', 'AS64511 Example Bulletproof'),
  named('cloud-storage', 'eu.personal-vault.example'),
  foreign(named('tunnel', 'ns1.tiny-updates.example'), 'Unknown', 'AS64510 Example Offshore'),
  { role: 'swarm', count: 90, name: (random) => `dyn-${random.between(10000, 99999)}.residential.example.org` },
];

const V4_NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];
const V6_SHARE = 0.06;

export const createPeers = (seed: number): Peers => {
  const random = createRandom(seed, 'peers');
  const addresses = random.shuffle(
    V4_NETWORKS.flatMap((network) => Array.from({ length: 254 }, (_, host) => `${network}.${host + 1}`)),
  );
  const byRole = new Map<PeerRole, SimulatedPeer[]>();
  const names = new Set<string>();
  for (const plan of PLANS) {
    const peers = Array.from({ length: plan.count }, (_, index): SimulatedPeer => {
      const place = plan.place ?? pickPlace(random);
      const isV6 = (plan.role === 'web' || plan.role === 'customer') && random.unit() < V6_SHARE;
      return {
        ip: isV6 ? v6AddressOf(random) : (addresses.pop() ?? v6AddressOf(random)),
        hostname: uniqueName(names, () => plan.name(random, index)),
        country: place.country,
        asn: random.pick(place.asns),
      };
    });
    byRole.set(plan.role, peers);
  }
  return { all: [...byRole.values()].flat(), inRole: (role) => byRole.get(role) ?? [] };
};

const pickPlace = (random: Random): Place => {
  let left = random.unit() * PLACES.reduce((sum, place) => sum + place.weight, 0);
  for (const place of PLACES) {
    left -= place.weight;
    if (left < 0) return place;
  }
  return random.pick(PLACES);
};

const v6AddressOf = (random: Random): string =>
  `2001:db8:${random.between(1, 0xffff).toString(16)}::${random.between(1, 0xffff).toString(16)}`;

const uniqueName = (names: Set<string>, propose: () => string): string => {
  let name = propose();
  for (let turn = 2; names.has(name); turn += 1) name = name.replace(/\d*\./, `${turn}.`);
  names.add(name);
  return name;
};
