// An answer of the device endpoint of an appliance in the field: one device, one that resembles it, and the details of both.

const DEVICE = {
  did: 1,
  similarityScore: 100,
  graphData: [
    { time: 1767225600000, count: 390 },
    { time: 1767232800000, count: 325 },
  ],
  info: {
    totalUsed: 1589,
    totalServed: 0,
    totalDevicesAndPorts: 1589,
    devicesAndPorts: [
      { deviceAndPort: { direction: 'out', device: 2, port: 53 }, size: 24 },
      { deviceAndPort: { direction: 'out', device: 2, port: 443 }, size: 12 },
      { deviceAndPort: { direction: 'in', device: 2, port: 22 }, size: 3 },
      { deviceAndPort: { direction: 'out', device: -3, port: '5001 - 10000' }, size: 10 },
      { deviceAndPort: 'others', size: 1 },
    ],
    portsUsed: [
      { port: 53, size: 44, firstTime: 1591729360000 },
      { port: '5001 - 10000', size: 11, firstTime: 1592496475000 },
      { port: 'others', size: 1 },
    ],
    portsServed: [],
    devicesUsed: [
      { did: 0, size: 37, firstTime: 1591729360000 },
      { did: 2, size: 36 },
      { did: -3, size: 10 },
      { did: 'others', size: 1 },
    ],
    devicesServed: [{ did: 2, size: 3 }],
    externalASNs: [{ asn: 'AS64500 Example', size: 53 }],
    externalDomains: [
      { domain: 'files.example.com', size: 40 },
      { domain: 'Unknown', size: 13 },
    ],
  },
};

const RESEMBLING = {
  did: 7,
  similarityScore: 92,
  graphData: [],
  info: { totalUsed: 3, totalServed: 0, totalDevicesAndPorts: 3, devicesAndPorts: [] },
};

const DETAILS = [
  {
    did: 1,
    macaddress: '02:50:56:00:00:01',
    vendor: 'Example Inc.',
    ip: '10.0.4.17',
    ips: [{ ip: '10.0.4.17', timems: 1767225600000, time: '2026-01-01 00:00:00', sid: 4 }],
    sid: 4,
    hostname: 'finance-07',
    firstSeen: 1728807077000,
    lastSeen: 1767225500000,
    os: 'Windows 10',
    devicelabel: 'Payroll',
    typename: 'desktop',
    typelabel: 'Desktop',
    priority: 2,
    tags: [{ tid: 3, name: 'Finance' }],
  },
  { did: 2, ip: '10.0.0.2', sid: 4, hostname: 'dns-01', typename: 'dnsserver', typelabel: 'DNS Server' },
  { did: 7, ip: '10.0.4.18', sid: 4, hostname: 'finance-08', typename: 'desktop', typelabel: 'Desktop' },
];

export const DEVICE_ANSWER = { deviceInfo: [DEVICE, RESEMBLING], devices: DETAILS };
