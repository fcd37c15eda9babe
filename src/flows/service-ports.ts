// The names of services that analysts call ports by. One port to a name, so that a name in a filter means exactly one thing.

const SERVICES: Readonly<Record<string, number>> = {
  'ftp-data': 20,
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  dns: 53,
  dhcp: 67,
  tftp: 69,
  http: 80,
  kerberos: 88,
  pop3: 110,
  rpcbind: 111,
  ntp: 123,
  msrpc: 135,
  'netbios-ns': 137,
  'netbios-dgm': 138,
  netbios: 139,
  imap: 143,
  snmp: 161,
  'snmp-trap': 162,
  bgp: 179,
  ldap: 389,
  https: 443,
  smb: 445,
  smtps: 465,
  ike: 500,
  syslog: 514,
  ipp: 631,
  submission: 587,
  ldaps: 636,
  rsync: 873,
  imaps: 993,
  pop3s: 995,
  socks: 1080,
  openvpn: 1194,
  mssql: 1433,
  oracle: 1521,
  pptp: 1723,
  radius: 1812,
  mqtt: 1883,
  nfs: 2049,
  docker: 2375,
  etcd: 2379,
  'ldap-gc': 3268,
  mysql: 3306,
  rdp: 3389,
  'ipsec-nat': 4500,
  sip: 5060,
  mdns: 5353,
  postgresql: 5432,
  amqp: 5672,
  vnc: 5900,
  winrm: 5985,
  'winrm-https': 5986,
  redis: 6379,
  'kubernetes-api': 6443,
  irc: 6667,
  bittorrent: 6881,
  'http-alt': 8080,
  mqtts: 8883,
  'https-alt': 8443,
  elasticsearch: 9200,
  kafka: 9092,
  memcached: 11_211,
  mongodb: 27_017,
  wireguard: 51_820,
};

const OTHER_NAMES: Readonly<Record<string, number>> = {
  domain: 53,
  postgres: 5432,
  'microsoft-ds': 445,
  'ms-sql': 1433,
};

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(SERVICES).map(([name, port]) => [port, name]));

export const SERVICE_NAMES: readonly string[] = Object.keys(SERVICES);

export const portOf = (service: string): number | undefined => {
  const name = service.toLowerCase();
  if (Object.hasOwn(SERVICES, name)) return SERVICES[name];
  return Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
};

/** What the port is commonly used for; what a flow really speaks is its application protocol. */
export const serviceOf = (port: number): string | undefined => NAMES.get(port);
