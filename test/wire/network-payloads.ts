// The answers of the network endpoint as its document prints them, without the comments.

const FLOW = {
  sourcedevice: { did: 123, ip: '192.168.1.100', hostname: 'workstation-01', devicelabel: 'Employee Workstation' },
  destinationdevice: { did: 456, ip: '10.0.1.50', hostname: 'server-01', devicelabel: 'Database Server' },
  protocol: 'tcp',
  sourceport: 54321,
  destinationport: 3306,
  applicationprotocol: 'mysql',
  bytes: 1048576,
  packets: 768,
  duration: 300,
  starttime: 1705320000000,
  endtime: 1705320300000,
  direction: 'internal',
  flags: ['established', 'ack'],
};

const FULL_DETAILS = {
  ...FLOW.sourcedevice,
  macaddress: '00:1B:44:11:3A:B7',
  vendor: 'Dell Inc.',
  os: 'Windows 10',
  devicetype: 'desktop',
  firstseen: 1705233600000,
  lastseen: 1705320300000,
  tags: ['corporate', 'finance-dept'],
};

export const TRAFFIC = {
  traffic: [FLOW],
  summary: {
    totalconnections: 1543,
    totalbytes: 536870912,
    totalpackets: 245760,
    timerange: { start: 1705320000000, end: 1705323600000 },
    topprotocols: [
      { protocol: 'tcp', percentage: 78.5 },
      { protocol: 'udp', percentage: 19.3 },
      { protocol: 'icmp', percentage: 2.2 },
    ],
    topports: [
      { port: 443, percentage: 45.2 },
      { port: 80, percentage: 23.1 },
      { port: 53, percentage: 12.7 },
    ],
  },
};

export const FULL_TRAFFIC = { traffic: [{ ...FLOW, sourcedevice: FULL_DETAILS }] };

export const METRIC = {
  metric: 'bandwidth',
  data: [
    {
      timestamp: 1705320000000,
      device: { did: 123, ip: '192.168.1.100' },
      bytes_in: 10485760,
      bytes_out: 5242880,
      packets_in: 7680,
      packets_out: 3840,
      connections: 15,
    },
  ],
};

export const TRIMMED_TRAFFIC = { traffic: [{ bytes: 1048576, packets: 768 }] };
