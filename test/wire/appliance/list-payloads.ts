// Answers of the endpoints that list what an appliance in the field knows: devices, subnets, metrics, names of codes.

export const FOUND = {
  totalCount: 1305,
  devices: [
    {
      did: 212,
      macaddress: '02:00:5e:10:00:01',
      vendor: 'Example Inc.',
      ip: '10.15.3.39',
      ips: [{ ip: '10.15.3.39', timems: 1767135600000, time: '2025-12-30 23:00:00', sid: 12 }],
      sid: 12,
      hostname: 'ws83',
      firstSeen: 1728807077000,
      lastSeen: 1767225500000,
      os: 'Linux 5.x',
      typename: 'desktop',
      typelabel: 'Desktop',
      tags: [{ tid: 73, name: 'Admin' }],
    },
    { did: -6, ip: '10.15.3.255', sid: 12, typename: 'networkrange', typelabel: 'Network Range' },
  ],
};

/** One device comes without a list around it. */
export const ONE_DEVICE = {
  id: 212,
  did: 212,
  ip: '10.15.3.39',
  ips: [{ ip: '10.15.3.39', timems: 1767135600000, time: '2025-12-30 23:00:00', sid: 12 }],
  sid: 12,
  hostname: 'ws83',
  time: 1728807077000,
  endtime: 1767225500000,
  quarantine: 0,
  typename: 'desktop',
  typelabel: 'Desktop',
  customFields: { DynamoDB: true },
};

export const SIMILAR = [
  {
    did: 34,
    score: 100,
    ip: '10.91.40.12',
    ips: [{ ip: '10.91.40.12', timems: 1767135600000, time: '2025-12-30 23:00:00', sid: 7 }],
    sid: 7,
    firstSeen: 1728807077000,
    lastSeen: 1767225500000,
    os: 'Linux 4.x',
    typename: 'desktop',
    typelabel: 'Desktop',
  },
  { did: 72, score: 99, ip: '10.91.40.13', typename: 'desktop', typelabel: 'Desktop' },
];

export const SUBNETS = [
  {
    sid: 82,
    auto: false,
    dhcp: true,
    firstSeen: 1727000090000,
    label: 'Finance',
    lastSeen: 1767225212000,
    latitude: 12,
    longitude: -0.01,
    network: '10.12.32.0/24',
    shid: 144,
    uniqueHostnames: false,
    uniqueUsernames: false,
    confidence: -1,
    lastDHCP: 1767225202000,
    dhcpCount: 7,
    kerberosCount: 0,
    dhcpQuality: 7,
    kerberosQuality: 0,
    recentTrafficPercent: 100,
    clientDevices: 61,
    serverDevices: 12,
    icsDevices: 0,
    mostRecentTraffic: 1767225942000,
  },
  { sid: -6, auto: true, dhcp: false, label: 'Internal Traffic', network: '' },
];

export const METRICS = [
  {
    mlid: 4,
    name: 'internaldatatransfervolume',
    label: 'Internal Data Transfer',
    set: 'A',
    units: 'bytes',
    filtertypes: ['Feature model', 'DNS host lookup'],
    unitsinterval: 3600,
    lengthscale: 9999960,
  },
  { mlid: 13, name: 'multicasts', label: 'Multicasts', units: '', filtertypes: [], unitsinterval: 3600 },
];

export const ENUMS = {
  Country: [{ code: 'NO', name: 'Norway' }],
  Protocol: [
    { code: '6', name: 'TCP' },
    { code: 17, name: 'UDP' },
  ],
  'Internal source device type': [{ code: '9', name: 'Desktop' }],
};
