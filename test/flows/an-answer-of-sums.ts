// Answers that tell sums and connections in the place of flows, as an appliance of the field does: a small office, but for what a test says.
import type { KnownSubnet } from '../../src/domain/appliance.ts';
import type { SectionRow, TrafficParty, TrafficSections } from '../../src/domain/flow.ts';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import { summaryOf } from '../../src/wire/appliance/traffic-summary.ts';
import { anEnd, aTable, type EndParts, type FlowParts } from './a-flow.ts';
import { aNetworkAnswer } from './a-network-answer.ts';

export const aSum = (name: string, bytesIn?: number, bytesOut?: number, ip?: string): SectionRow => ({
  name,
  ip,
  bytesIn,
  bytesOut,
});

const MEGABYTE = 1024 * 1024;

export const sectionsOf = (parts: Partial<TrafficSections> = {}): TrafficSections => ({
  status: [aSum('Normal', 60 * MEGABYTE, 20 * MEGABYTE), aSum('Unusual', 15 * MEGABYTE, 5 * MEGABYTE)],
  remotePorts: undefined,
  localPorts: undefined,
  devices: [
    aSum('finance-07', 20 * MEGABYTE, 15 * MEGABYTE, '10.0.4.17'),
    aSum('ws-0142', 40 * MEGABYTE, 8 * MEGABYTE, '10.0.4.20'),
  ],
  subnets: [aSum('10.0.4.0/24', 60 * MEGABYTE, 20 * MEGABYTE), aSum('10.0.9.0/24', 15 * MEGABYTE, 5 * MEGABYTE)],
  directions: [aSum('External', 55 * MEGABYTE, 15 * MEGABYTE), aSum('Internal', 20 * MEGABYTE, 10 * MEGABYTE)],
  protocols: [aSum('TCP', 70 * MEGABYTE, 20 * MEGABYTE), aSum('UDP', 5 * MEGABYTE, 5 * MEGABYTE)],
  applicationProtocols: [
    aSum('HTTPS', 50 * MEGABYTE, 10 * MEGABYTE),
    aSum('SMB', 20 * MEGABYTE, 10 * MEGABYTE),
    aSum('DNS', 5 * MEGABYTE, 5 * MEGABYTE),
  ],
  ...parts,
});

export const aParty = (
  parts: Partial<Omit<TrafficParty, 'end'>> & Readonly<{ end?: EndParts }> = {},
): TrafficParty => ({
  isExternal: true,
  size: undefined,
  at: undefined,
  network: undefined,
  place: undefined,
  ...parts,
  end: anEnd(parts.end),
});

const FINANCE = { did: 7, ip: '10.0.4.17', hostname: 'finance-07' };
const WORKSTATION = { did: 142, ip: '10.0.4.20', hostname: 'ws-0142' };
const PRINTER = { did: 9, ip: '10.0.9.9', hostname: 'printer' };
const CLOUD = { ip: '203.0.113.7', hostname: 'drive.example', country: 'Ireland' };
const ODD = { ip: '198.51.100.9', country: 'Japan' };

export const PARTIES: readonly TrafficParty[] = [
  aParty({ end: FINANCE, isExternal: false, size: 35 * MEGABYTE, network: '10.0.4.0/24', place: 'Office' }),
  aParty({ end: WORKSTATION, isExternal: false, size: 48 * MEGABYTE, network: '10.0.4.0/24', place: 'Office' }),
  aParty({ end: PRINTER, isExternal: false, size: 20 * MEGABYTE, network: '10.0.9.0/24', place: 'Printers' }),
  aParty({ end: CLOUD, size: 60 * MEGABYTE, network: 'AS64500 Example', place: 'Europe' }),
  aParty({ end: ODD, size: 10 * MEGABYTE, network: 'AS64501 Odd', place: 'Asia' }),
];

const NOTHING_TOLD: FlowParts = {
  protocol: undefined,
  sourcePort: undefined,
  destinationPort: undefined,
  applicationProtocol: undefined,
  bytes: undefined,
  packets: undefined,
  durationMs: undefined,
  endAt: undefined,
  direction: undefined,
  flags: undefined,
};

/** Who spoke with whom and when, and how unusual it was: nothing else. */
export const aConnection = (parts: FlowParts = {}): FlowParts => ({
  ...NOTHING_TOLD,
  source: FINANCE,
  destination: CLOUD,
  ...parts,
});

export const connectionsAt = (at: number): readonly FlowParts[] => [
  aConnection({ startAt: at }),
  aConnection({ startAt: at - 120_000, source: WORKSTATION }),
  aConnection({ startAt: at - 180_000, source: WORKSTATION, destination: PRINTER }),
  aConnection({ startAt: at - 240_000, destination: ODD, score: 87 }),
];

export const SUBNETS: readonly KnownSubnet[] = [
  aSubnet(3, '10.0.4.0/24', 'Office'),
  aSubnet(4, '10.0.9.0/24', 'Printers'),
];

function aSubnet(sid: number, network: string, label: string): KnownSubnet {
  return {
    sid,
    label,
    network,
    firstSeenAt: undefined,
    lastSeenAt: undefined,
    lastTrafficAt: undefined,
    lastDhcpAt: undefined,
    recentTrafficPercent: undefined,
    oneWayPercent: undefined,
    deviceCount: undefined,
    clientDevices: undefined,
    serverDevices: undefined,
    industrialDevices: undefined,
    hasDhcp: undefined,
    dhcpQuality: undefined,
    kerberosQuality: undefined,
    latitude: undefined,
    longitude: undefined,
  };
}

/** `at`: when the window ends that the connections are of. */
export const anAnswerOfSums = (at: number, parts: Partial<NetworkAnswer> = {}): NetworkAnswer => {
  const sections = sectionsOf();
  const flows = aTable(connectionsAt(at));
  return aNetworkAnswer({
    flows,
    sections,
    summary: summaryOf(sections, flows.rowCount),
    parties: PARTIES,
    counted: { name: 'datatransfervolume', label: 'Data Transfer', units: 'bytes' },
    ...parts,
  });
};
