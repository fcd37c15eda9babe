// The fleet: every device with its names, addresses, owner and tags, all following from the seed.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { SimulatedDevice, SimulatedSubnet } from '../model.ts';
import { createRandom, type Random } from '../random.ts';
import { SLOT_MS } from '../slots.ts';
import { countKinds, KINDS, type KindFacts, MAC_SYSTEM } from './kinds.ts';
import { DEPARTMENTS, type Department, SERVER_ROLES } from './roles.ts';
import { type AddressPlan, createAddressPlan } from './subnets.ts';

/** Two laptops in five carry the agent: 12 of the 30 in the default world. */
const CSENSOR_LAPTOPS_IN_FIVE = 2;
/** One newcomer for this many devices in the day before the anchor. */
const DEVICES_PER_NEWCOMER = 52;

type Place = Readonly<{ did: number; ordinal: number; random: Random; plan: AddressPlan; anchorAt: Instant }>;

export const createDevices = (
  seed: number,
  deviceCount: number,
  anchorAt: Instant,
): Readonly<{ devices: readonly SimulatedDevice[]; subnets: readonly SimulatedSubnet[] }> => {
  const random = createRandom(seed, 'devices');
  const plan = createAddressPlan();
  const counts = countKinds(deviceCount);
  const devices: SimulatedDevice[] = [];
  for (const facts of KINDS) {
    const count = counts.get(facts.kind) ?? 0;
    for (let ordinal = 0; ordinal < count; ordinal += 1)
      devices.push(createDevice(facts, { did: devices.length + 1, ordinal, random, plan, anchorAt }));
  }
  return { devices: markNewcomers(devices, createRandom(seed, 'newcomers'), anchorAt), subnets: plan.subnets() };
};

const createDevice = (facts: KindFacts, place: Place): SimulatedDevice => {
  const { did, ordinal, random } = place;
  const role = facts.kind === 'server' ? SERVER_ROLES[ordinal % SERVER_ROLES.length] : undefined;
  const department = isDesk(facts) ? DEPARTMENTS[ordinal % DEPARTMENTS.length] : undefined;
  const make = random.pick(facts.makes);
  const system = make.vendor.startsWith('Apple') ? MAC_SYSTEM : random.pick(facts.systems);
  const area = role?.isPublic === true ? 'dmz' : facts.area;
  const { ip, subnet } = place.plan.nextAddress(area);
  return {
    did,
    kind: facts.kind,
    hostname:
      role === undefined
        ? `${facts.hostPrefix}-${String(did).padStart(4, '0')}`
        : `srv-${role.role}-${String(ordinal + 1).padStart(2, '0')}`,
    ip,
    mac: macOf(make.prefix, random),
    label: labelOf(facts, department, role?.role),
    typeCode: facts.typeCode,
    typeName: facts.typeName,
    osCode: system.osCode,
    osName: system.osName,
    vendor: make.vendor,
    model: make.model,
    owner: ownerOf(department, ordinal),
    location: `Building ${area === 'office' && ordinal % 2 === 1 ? 'B' : 'A'}, ${subnet.label}`,
    criticality: criticalityOf(facts, role?.role),
    services: role?.services ?? servicesOf(facts),
    tags: tagsOf(facts, department),
    complianceTags: department?.complianceTags ?? (role?.services.includes('database') ? ['SOX', 'PCI'] : []),
    sid: subnet.sid,
    hasCsensor: facts.kind === 'laptop' && ordinal % 5 < CSENSOR_LAPTOPS_IN_FIVE,
    firstSeenAt: place.anchorAt - random.between(60, 600) * DAY_MS - random.between(0, DAY_MS - 1),
  };
};

const isDesk = (facts: KindFacts): boolean => facts.kind === 'workstation' || facts.kind === 'laptop';

const isCore = (facts: KindFacts): boolean => facts.area === 'servers' || facts.area === 'dmz';

const macOf = (prefix: string, random: Random): string =>
  [prefix, ...[0, 0, 0].map(() => random.between(0, 255).toString(16).padStart(2, '0').toUpperCase())].join(':');

const labelOf = (facts: KindFacts, department: Department | undefined, role: string | undefined): string => {
  if (department !== undefined) return `${department.name} ${facts.label}`;
  return role === undefined ? facts.label : `${role} ${facts.label}`;
};

const ownerOf = (department: Department | undefined, ordinal: number): string | undefined =>
  department === undefined ? undefined : `${department.name}-${String(ordinal + 1).padStart(2, '0')}@corp.example`;

const criticalityOf = (facts: KindFacts, role: string | undefined): string | undefined => {
  if (!isCore(facts)) return undefined;
  return facts.kind === 'domain-controller' || role === 'db' || role === 'backup' ? 'high' : 'medium';
};

const servicesOf = (facts: KindFacts): readonly string[] => {
  if (facts.kind === 'domain-controller') return ['kerberos', 'ldap'];
  if (facts.kind === 'dns-server') return ['dns', 'ntp'];
  if (facts.kind === 'proxy') return ['proxy'];
  return facts.kind === 'printer' ? ['printing'] : [];
};

const tagsOf = (facts: KindFacts, department: Department | undefined): readonly string[] => {
  if (department !== undefined) return ['corporate', department.tag];
  return isCore(facts) ? ['corporate', 'key asset'] : ['iot'];
};

/** Only desks and phones come and go; what others depend on has always been there. */
const markNewcomers = (devices: readonly SimulatedDevice[], random: Random, anchorAt: Instant): SimulatedDevice[] => {
  const movable = devices.filter((device) => device.owner !== undefined || device.kind === 'phone');
  const count = Math.min(Math.round(devices.length / DEVICES_PER_NEWCOMER), Math.floor(movable.length / 4));
  const chosen = new Set(random.shuffle(movable.slice(Math.floor(movable.length / 2))).slice(0, count));
  return devices.map((device) => {
    if (!chosen.has(device)) return device;
    const at = anchorAt - random.between(2, 20) * HOUR_MS;
    // On a slot's edge, so that no slot is half before and half after the first sight.
    return { ...device, firstSeenAt: Math.floor(at / SLOT_MS) * SLOT_MS };
  });
};
