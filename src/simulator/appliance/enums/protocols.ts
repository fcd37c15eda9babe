// Protocols as appliances name and number them: IP's own numbers, and codes of the appliance for what runs on top.

export type Protocol = Readonly<{ code: number; name: string }>;

const IP_PROTOCOLS: readonly Protocol[] = [
  { code: 1, name: 'ICMP' },
  { code: 2, name: 'IGMP' },
  { code: 6, name: 'TCP' },
  { code: 17, name: 'UDP' },
  { code: 47, name: 'GRE' },
  { code: 50, name: 'ESP' },
  { code: 58, name: 'IPv6-ICMP' },
  { code: 132, name: 'SCTP' },
];

/** By the name that the world's flows carry. */
const APPLICATIONS: Readonly<Record<string, Protocol>> = {
  unknown: { code: 0, name: 'Unknown' },
  dns: { code: 1002, name: 'DNS' },
  http: { code: 1003, name: 'HTTP' },
  https: { code: 1004, name: 'HTTPS' },
  kerberos: { code: 1005, name: 'Kerberos' },
  ldap: { code: 1006, name: 'LDAP' },
  ntp: { code: 1007, name: 'NTP' },
  smb: { code: 1008, name: 'SMB' },
  smtp: { code: 1009, name: 'SMTP' },
  ssh: { code: 1010, name: 'SSH' },
  rdp: { code: 1011, name: 'RDP' },
  mysql: { code: 1012, name: 'MySQL' },
  postgresql: { code: 1013, name: 'PostgreSQL' },
  snmp: { code: 1014, name: 'SNMP' },
  syslog: { code: 1015, name: 'Syslog' },
  sip: { code: 1016, name: 'SIP' },
  rtp: { code: 1017, name: 'RTP' },
  rtsp: { code: 1018, name: 'RTSP' },
  stun: { code: 1019, name: 'STUN' },
  quic: { code: 1020, name: 'QUIC' },
  openvpn: { code: 1021, name: 'OpenVPN' },
  bittorrent: { code: 1022, name: 'BitTorrent' },
  rsync: { code: 1023, name: 'Rsync' },
  printer: { code: 1024, name: 'Printer' },
  icmp: { code: 1025, name: 'ICMP' },
};

export const ipProtocols = (): readonly Protocol[] => IP_PROTOCOLS;

export const applicationProtocols = (): readonly Protocol[] => Object.values(APPLICATIONS);

export const protocolName = (protocol: string): string => protocol.toUpperCase();

/** What has no code of its own is told by the name it has. */
export const applicationName = (application: string): string =>
  APPLICATIONS[application.toLowerCase()]?.name ?? application;

/** From a name in any case or from a number; undefined where nothing has it. */
export const findProtocol = (asked: string): string | undefined => nameOf(IP_PROTOCOLS, asked);

export const findApplication = (asked: string): string | undefined => nameOf(Object.values(APPLICATIONS), asked);

const nameOf = (known: readonly Protocol[], asked: string): string | undefined =>
  known.find(({ code, name }) => String(code) === asked || name.toLowerCase() === asked.toLowerCase())?.name;
