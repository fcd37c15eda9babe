// What each kind of device is like: how many of the fleet it makes up, who builds it, what runs on it, where it stands.
import type { DeviceKind } from '../model.ts';

export type Area = 'servers' | 'dmz' | 'office' | 'wifi' | 'voice' | 'printers' | 'cameras';

export type Make = Readonly<{ vendor: string; prefix: string; model: string }>;

export type KindFacts = Readonly<{
  kind: DeviceKind;
  /** Out of the 156 devices of the default world. */
  share: number;
  hostPrefix: string;
  typeCode: number;
  typeName: string;
  label: string;
  area: Area;
  makes: readonly Make[];
  systems: readonly Readonly<{ osCode: number; osName: string }>[];
}>;

const WINDOWS = 1;
const LINUX = 2;
const MACOS = 3;
const EMBEDDED = 4;

const DESKTOPS: readonly Make[] = [
  { vendor: 'Dell Inc.', prefix: '00:14:22', model: 'OptiPlex 7090' },
  { vendor: 'HP Inc.', prefix: '3C:52:82', model: 'EliteDesk 800' },
  { vendor: 'Lenovo', prefix: '54:E1:AD', model: 'ThinkCentre M90' },
];
const LAPTOPS: readonly Make[] = [
  { vendor: 'Lenovo', prefix: '8C:16:45', model: 'ThinkPad T14' },
  { vendor: 'Dell Inc.', prefix: 'F8:B1:56', model: 'Latitude 7440' },
  { vendor: 'Apple, Inc.', prefix: '3C:22:FB', model: 'MacBook Pro 14' },
];
const RACKS: readonly Make[] = [
  { vendor: 'Dell Inc.', prefix: 'D0:94:66', model: 'PowerEdge R650' },
  { vendor: 'VMware, Inc.', prefix: '00:50:56', model: 'Virtual machine' },
];
const WINDOWS_SERVER = [{ osCode: WINDOWS, osName: 'Windows Server 2022' }];
const LINUX_SERVER = [{ osCode: LINUX, osName: 'Ubuntu 24.04' }];
const FIRMWARE = [{ osCode: EMBEDDED, osName: 'Embedded' }];

/** In the order in which dids are given. */
export const KINDS: readonly KindFacts[] = [
  {
    kind: 'domain-controller',
    share: 2,
    hostPrefix: 'dc',
    typeCode: 7,
    typeName: 'domaincontroller',
    label: 'Domain Controller',
    area: 'servers',
    makes: RACKS,
    systems: WINDOWS_SERVER,
  },
  {
    kind: 'dns-server',
    share: 2,
    hostPrefix: 'dns',
    typeCode: 8,
    typeName: 'dnsserver',
    label: 'DNS Server',
    area: 'servers',
    makes: RACKS,
    systems: LINUX_SERVER,
  },
  {
    kind: 'proxy',
    share: 2,
    hostPrefix: 'proxy',
    typeCode: 9,
    typeName: 'proxyserver',
    label: 'Web Proxy',
    area: 'dmz',
    makes: RACKS,
    systems: LINUX_SERVER,
  },
  {
    kind: 'server',
    share: 16,
    hostPrefix: 'srv',
    typeCode: 1,
    typeName: 'server',
    label: 'Server',
    area: 'servers',
    makes: RACKS,
    systems: [...LINUX_SERVER, ...WINDOWS_SERVER],
  },
  {
    kind: 'workstation',
    share: 66,
    hostPrefix: 'ws',
    typeCode: 2,
    typeName: 'desktop',
    label: 'Workstation',
    area: 'office',
    makes: DESKTOPS,
    systems: [
      { osCode: WINDOWS, osName: 'Windows 11' },
      { osCode: WINDOWS, osName: 'Windows 10' },
    ],
  },
  {
    kind: 'laptop',
    share: 30,
    hostPrefix: 'lt',
    typeCode: 3,
    typeName: 'laptop',
    label: 'Laptop',
    area: 'wifi',
    makes: LAPTOPS,
    systems: [{ osCode: WINDOWS, osName: 'Windows 11' }],
  },
  {
    kind: 'phone',
    share: 16,
    hostPrefix: 'voip',
    typeCode: 4,
    typeName: 'ipphone',
    label: 'Desk Phone',
    area: 'voice',
    systems: FIRMWARE,
    makes: [{ vendor: 'Yealink', prefix: '80:5E:C0', model: 'T46U' }],
  },
  {
    kind: 'printer',
    share: 10,
    hostPrefix: 'prn',
    typeCode: 5,
    typeName: 'printer',
    label: 'Printer',
    area: 'printers',
    systems: FIRMWARE,
    makes: [
      { vendor: 'HP Inc.', prefix: '3C:D9:2B', model: 'LaserJet M507' },
      { vendor: 'Brother Industries', prefix: '00:80:77', model: 'HL-L6400' },
    ],
  },
  {
    kind: 'camera',
    share: 12,
    hostPrefix: 'cam',
    typeCode: 6,
    typeName: 'camera',
    label: 'Camera',
    area: 'cameras',
    systems: [{ osCode: LINUX, osName: 'Embedded Linux' }],
    makes: [{ vendor: 'Axis Communications AB', prefix: '00:40:8C', model: 'P3245' }],
  },
];

export const MAC_SYSTEM = { osCode: MACOS, osName: 'macOS 15' } as const;

/** How many devices of each kind make up a fleet of this size; the counts add up to it. */
export const countKinds = (deviceCount: number): ReadonlyMap<DeviceKind, number> => {
  const shares = KINDS.reduce((sum, facts) => sum + facts.share, 0);
  const exact = KINDS.map((facts) => ({ kind: facts.kind, wanted: (deviceCount * facts.share) / shares }));
  const counts = new Map(exact.map(({ kind, wanted }) => [kind, Math.floor(wanted)]));
  let missing = deviceCount - [...counts.values()].reduce((sum, count) => sum + count, 0);
  const byRemainder = [...exact].sort((a, b) => (b.wanted % 1) - (a.wanted % 1) || b.wanted - a.wanted);
  for (const { kind } of byRemainder) {
    if (missing === 0) break;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    missing -= 1;
  }
  return counts;
};
