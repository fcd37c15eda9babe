// The answer of the device endpoint as its document prints it, once for each data type, without the comments.

const CONNECTIONS = {
  timestamp: 1705324800,
  connections: 45,
  unique_destinations: 12,
  internal_connections: 35,
  external_connections: 10,
  protocols: { TCP: 40, UDP: 5 },
  ports: { '443': 25, '80': 10, '53': 5, '22': 3, Other: 2 },
};

const SENT = {
  timestamp: 1705324800,
  bytes_out: 1048576,
  packets_out: 1024,
  sessions_out: 15,
  top_destinations: [{ ip: '8.8.8.8', bytes: 524288, packets: 512 }],
};

const RECEIVED = {
  timestamp: 1705324800,
  bytes_in: 2097152,
  packets_in: 2048,
  sessions_in: 20,
  top_sources: [{ ip: '10.0.1.5', bytes: 1048576, packets: 1024 }],
};

const DEVICE = {
  did: 12345,
  hostname: 'workstation-01',
  ip: '192.168.1.100',
  mac: '00:11:22:33:44:55',
  devicetype: 3,
  os: 1,
  firstseen: 1640995200,
  lastseen: 1705324800,
  tags: ['corporate', 'hr_department'],
};

const DESTINATIONS = [
  {
    ip: '8.8.8.8',
    hostname: 'dns.google',
    did: null,
    connections: 25,
    first_connection: 1705320000,
    last_connection: 1705324800,
    bytes_sent: 524288,
    bytes_received: 1048576,
    ports: [53, 443],
    protocols: ['UDP', 'TCP'],
    is_external: true,
    country: 'United States',
  },
  {
    ip: '192.168.1.10',
    hostname: 'server-01',
    did: 67890,
    connections: 15,
    first_connection: 1705322000,
    last_connection: 1705324800,
    bytes_sent: 262144,
    bytes_received: 524288,
    ports: [80, 443],
    protocols: ['TCP'],
    is_external: false,
  },
];

const DETAILS = {
  '12345': {
    hostname: 'workstation-01',
    ip: '192.168.1.100',
    mac: '00:11:22:33:44:55',
    devicetype: 3,
    os: 1,
    vendor: 'Dell Inc.',
    model: 'OptiPlex 7090',
    location: 'Building A, Floor 2',
    owner: 'hr-01@corp.example',
    compliance_tags: ['SOX', 'GDPR'],
    last_update: 1705324800,
  },
  '67890': {
    hostname: 'server-01',
    ip: '192.168.1.10',
    mac: 'aa:bb:cc:dd:ee:ff',
    devicetype: 1,
    os: 2,
    criticality: 'high',
    services: ['web', 'database'],
  },
};

const SUMMARY = {
  total_connections: 1247,
  unique_destinations: 89,
  external_ratio: 0.15,
  top_protocols: ['TCP', 'UDP'],
  top_ports: [443, 80, 53],
  peak_activity_hour: 14,
  data_transfer: { total_bytes_out: 104857600, total_bytes_in: 209715200, avg_session_size: 1048576 },
  anomaly_indicators: [
    { type: 'unusual_port', port: 8080, confidence: 0.75, description: 'Uncommon port usage detected' },
  ],
};

const answerWith = <T>(interval: T) => ({
  device: DEVICE,
  graphdata: [interval],
  destinations: DESTINATIONS,
  devicedetails: DETAILS,
  similar_devices: [
    { did: 12346, hostname: 'workstation-02', similarity_score: 0.92, graphdata: [interval] },
    { did: 12347, hostname: 'workstation-03', similarity_score: 0.87, graphdata: [interval] },
  ],
  summary: SUMMARY,
});

export const DEVICE_ANSWERS = {
  co: answerWith(CONNECTIONS),
  sizeout: answerWith(SENT),
  sizein: answerWith(RECEIVED),
};
