// Answers of the network endpoint of an appliance in the field: about one device outwards, and about a subnet.

const METRIC = {
  mlid: 17,
  name: 'datatransfervolume',
  label: 'Data Transfer',
  units: 'bytes',
  filtertypes: ['Feature model', 'Direction'],
  unitsinterval: 3600,
  lengthscale: 599997600,
};

/** Nothing was counted where it says `false`. */
export const OUTWARDS = {
  statistics: [
    {
      Views: [
        { View: 'Single device', in: false, out: false },
        { View: 'All devices', in: false, out: false },
      ],
    },
    {
      'Connection Status': [
        { Connections: 'New', in: false, out: false },
        { Connections: 'Normal', in: 20573, out: 4793 },
      ],
    },
    {
      'Remote Ports': [
        { rport: 53, in: 573, out: 793 },
        { rport: 443, in: 20000, out: 4000 },
      ],
    },
    { 'Local Ports': [{ lport: 51416, in: 20573, out: 4793 }] },
    {
      devices: [
        { device: 'files.example.com', ip: 'files.example.com', in: 20000, out: 4000 },
        { device: '10.15.3.41', ip: '10.15.3.41', in: 573, out: 793 },
      ],
    },
    { intext: [{ intext: 'External', in: 20573, out: 4793 }] },
    {
      protocols: [
        { protocol: 'UDP', in: 573, out: 793 },
        { protocol: 'TCP', in: 20000, out: 4000 },
      ],
    },
    { applicationprotocols: [{ applicationprotocol: 'HTTPS', in: 20000, out: 4000 }] },
  ],
  subnets: [],
  devices: [
    {
      did: 212,
      macaddress: '02:00:5e:10:00:01',
      vendor: '',
      ip: '10.15.3.39',
      ips: [{ ip: '10.15.3.39', timems: 1767135600000, time: '2025-12-30 23:00:00', sid: 12 }],
      sid: 12,
      hostname: 'ws83',
      firstSeen: 1728807077000,
      lastSeen: 1767225500000,
      os: 'Linux 5.x',
      typename: 'desktop',
      typelabel: 'Desktop',
      tags: [{ tid: 73, expiry: 0, thid: 78, name: 'Admin', restricted: false, data: { auto: false, color: 134 } }],
      size: 25366,
      timems: 1767225600000,
      network: '10.15.3.0/24',
    },
  ],
  externaldevices: [
    {
      id: 3405803783,
      size: 15004,
      timems: 1767225601000,
      hostname: 'files.example.com',
      name: 'files.example.com',
      hostnames: [{ hostname: 'files.example.com', count: 6 }],
      longitude: -90.125,
      latitude: 39.75,
      city: 'Springfield',
      country: 'United States',
      countrycode: 'US',
      asn: 'AS64500 Example',
      region: 'North America',
      ip: '203.0.113.7',
    },
  ],
  metric: METRIC,
  connections: [
    {
      source: { id: 212, ip: '10.15.3.39', type: 'device' },
      target: { id: 3405803783, type: 'externaldevice' },
      timems: 1767225600000,
      score: 18,
      size: 36000000,
    },
    {
      source: { id: 3325256710, type: 'externaldevice' },
      target: { id: 212, ip: '10.15.3.40', type: 'device' },
      timems: 1767225660000,
      size: 36000000,
    },
  ],
};

export const SUBNET = {
  statistics: [
    { Views: [{ View: 'All subnets', in: false, out: false }] },
    { Subnets: [{ subnet: '10.0.18.0/24', in: 21400300, out: 88100200 }] },
    { protocols: [{ protocol: 'TCP', in: 3000, out: 1000 }] },
  ],
  subnets: [
    { sid: -6, size: 966432307, timems: 1767225600000, network: '', label: 'Internal Traffic' },
    { sid: 82, size: 12, timems: 1767225600000, network: '10.0.18.0/24' },
  ],
  devices: [
    {
      did: 174,
      size: 37060229,
      timems: 1767225600000,
      ips: ['10.0.18.39'],
      sid: 82,
      ip: '10.0.18.39',
      network: '10.0.18.0/24',
    },
  ],
  metric: METRIC,
  connections: [
    {
      source: { id: -6, ip: '10.0.18.39', type: 'subnet' },
      target: { id: 174, ip: '10.0.18.39', type: 'device' },
      timems: 1767225600000,
      size: 36000000,
    },
    { source: { id: 82, type: 'subnet' }, target: { id: -3, type: 'subnet' }, timems: 1767225600000, size: 36000000 },
  ],
};
