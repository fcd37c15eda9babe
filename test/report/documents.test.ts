// Every figure that the documents' own example programs print, out of the payloads that the documents print: in the text and in the JSON.
import { describe, expect, it } from 'vitest';
import { DEVICE_ANSWERS } from '../wire/device-payloads.ts';
import { FULL_TRAFFIC, METRIC, TRAFFIC } from '../wire/network-payloads.ts';
import { BANDWIDTH, EVENTS, MITRE, PLAIN } from '../wire/statistics-payloads.ts';
import { type Answering, type Answers, answering } from './reports-answered.ts';
import type { Made } from './reports-made.ts';

const AT = Date.parse('2024-01-15T14:00:00Z');
const HOUR = 1_705_320_000_000;

/** 12 events in the last hour, 6 an hour over the week: twice as many as usual. */
const EVENTS_OF: Readonly<Record<string, unknown>> = {
  '1': { ...EVENTS, event_counts: { model_breaches: 12 } },
  '24': EVENTS,
  '168': { ...EVENTS, event_counts: { model_breaches: 1_008 } },
};

/** 1,024 MB an hour now, 981.33 over the day, 512 over the week. */
const TOTALS_OF: Readonly<Record<string, number>> = { '1': 1_024, '6': 6_144, '24': 23_552, '168': 86_016 };

const bandwidthOf = (hours: string, share = 1): unknown => ({
  bandwidth_stats: {
    ...BANDWIDTH.bandwidth_stats,
    total_bandwidth: {
      ...BANDWIDTH.bandwidth_stats.total_bandwidth,
      total_mb: (TOTALS_OF[hours] ?? 0) * share,
    },
  },
});

const statistics = (params: URLSearchParams): unknown => {
  const hours = params.get('hours') ?? '';
  switch (params.get('eventtype')) {
    case 'security':
      return params.get('mitreTactics') === 'true' ? MITRE : EVENTS_OF[hours];
    case 'bandwidth':
      return bandwidthOf(hours, { true: 0.25, false: 0.75 }[params.get('csensor') ?? ''] ?? 1);
    case 'connection':
    case 'notice':
      return EVENTS_OF[hours];
    default:
      return PLAIN;
  }
};

const [FLOW] = FULL_TRAFFIC.traffic;

const OUTBOUND = {
  ...FLOW,
  destinationdevice: { ip: '203.0.113.5', hostname: 'files.example.net', country: 'Germany' },
  destinationport: 445,
  applicationprotocol: 'smb',
  direction: 'external',
};

const network = (params: URLSearchParams): unknown => {
  if (params.get('metric') === 'bandwidth') return METRIC;
  return params.get('intext') === 'external' ? { traffic: [OUTBOUND, OUTBOUND] } : { ...TRAFFIC, ...FULL_TRAFFIC };
};

const device = (params: URLSearchParams): unknown =>
  params.get('datatype') === 'sizeout'
    ? DEVICE_ANSWERS.sizeout
    : params.get('datatype') === 'sizein'
      ? DEVICE_ANSWERS.sizein
      : DEVICE_ANSWERS.co;

const DOCUMENTED: Answers = (path, params) => {
  if (path === '/summarystatistics') return statistics(params);
  return path === '/network' ? network(params) : device(params);
};

const appliance = (): Promise<Answering> => answering(DOCUMENTED, AT);

/** Lines as they read, without bars, marks and columns. */
const wordsOf = ({ text }: Made): readonly string[] =>
  text.split('\n').map((line) =>
    line
      .replace(/[█▏▎▍▌▋▊▉▲△◆◇·]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const said = (made: Made, ...lines: readonly string[]): void => {
  const words = wordsOf(made);
  expect(lines.filter((line) => !words.includes(line))).toEqual([]);
};

describe('the security operations dashboard', () => {
  it('tells the overviews of the document', async () => {
    const made = await (await appliance()).report('dashboard', { periods: [1, 24, 168] });
    said(
      made,
      'total 221',
      'critical 3 1.9 %',
      'high 12 7.6 %',
      'model breaches 45 20.4 %',
      'AI Analyst incidents 12 5.4 %',
      'Antigena actions 8 3.6 %',
      'total 23 GB',
      'in 15 GB 65.2 %',
      'out 8.0 GB 34.8 %',
      'peak 1,024 Mbps at 2024-01-15 14:30Z',
      'average 392 Mbps',
      'coverage 74.4 %',
      'mapped to ATT&CK 67',
      'tactics seen, of 12 3',
      'Defense Evasion 12 17.9 %',
      'Persistence 8 11.9 %',
      'Initial Access 5 7.5 %',
      'trend increasing',
      'change +100.0 % 1h against 7d',
      'now, events per hour (1h) 12',
      'before, events per hour (7d) 6',
    );
    expect(made.text.match(/^ +Do: /gm)).toHaveLength(3);
  });

  it('tells the plain statistics', async () => {
    said(
      await (await appliance()).report('dashboard'),
      'devices 156',
      'active 142 91.0 %',
      'new 3',
      'alerts 28',
      'high priority 5 17.9 %',
      'medium priority 15 53.6 %',
      'low priority 8 28.6 %',
      'events 15,427',
      'security events 234',
      'notices 1,245',
      'connections 13,948',
      'traffic 1.0 GB',
      'in 512 MB 50.0 %',
      'out 512 MB 50.0 %',
      'peak 839 Mbps',
      'average 419 Mbps',
    );
  });

  it('holds them as data', async () => {
    const { json } = await (await appliance()).report('dashboard', { periods: [1, 24, 168] });
    expect(json.data).toMatchObject({
      'SEC-TOTAL': { '1h': { events: 12 }, '24h': { events: 221 }, '7d': { events: 1_008 } },
      'SEC-EVENTS': {
        '24h': {
          modelBreaches: { events: 45 },
          aiAnalystIncidents: { events: 12 },
          antigenaActions: { events: 8 },
          enhancedMonitoring: { events: 156 },
        },
      },
      'SEC-SEVERITY': {
        '24h': {
          severities: [
            { severity: 'critical', events: 3 },
            { severity: 'high', events: 12 },
            { severity: 'medium', events: 25 },
            { severity: 'low', events: 117 },
          ],
        },
      },
      'SEC-TREND': { direction: 'increasing', changePercent: 100, recentPerHour: 12, longPerHour: 6 },
      'BW-NOW': {
        '24h': {
          totalGb: 23,
          ingressGb: 15,
          egressGb: 8,
          peakMbps: 1_024,
          averageMbps: 392,
          peakAt: '2024-01-15T14:30:00.000Z',
        },
      },
      'MIT-COVERAGE': { '24h': { coveragePercent: expect.closeTo(74.44, 2), mappedEvents: 67 } },
      'MIT-TACTICS': { '1h': { seenCount: 3 }, '7d': { seenCount: 3 } },
      'SYS-TOTALS': {
        devices: { devices: 156, activeDevices: 142, newDevices: 3 },
        alerts: { alerts: 28 },
        events: { events: 15_427, securityEvents: 234, notices: 1_245, connections: 13_948 },
        bandwidth: { bytes: 1_073_741_824, bytesIn: 536_870_912, bytesOut: 536_870_912 },
      },
    });
    expect(json.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'SEC-R1 critical',
      'SEC-R5 high',
      'SEC-R2 high',
    ]);
  });
});

describe('the MITRE ATT&CK report', () => {
  it('tells coverage, tactics, gaps, risk and techniques of the document', async () => {
    const made = await (await appliance()).report('mitre');
    expect(made.text).toContain('(7 d, up to now)');
    said(
      made,
      'security events 90',
      'mapped to ATT&CK 67',
      'not mapped 23',
      'coverage 74.4 %',
      'tactics seen, of 12 3',
      'tactics missing 9',
      'seen, of 5 2',
      'share seen 40.0 %',
      'Lateral Movement high',
      'Credential Access high',
      'Exfiltration high',
      'Impact medium',
      'No pattern is complete to 75 % or more.',
      'Initial Access 5 7.5 % 2 T1190 Exploit Public-Facing',
      'Persistence 8 11.9 % 2 T1053 Scheduled Task/Job (5)',
      'Initial Access T1190 Exploit Public-Facing 3 60.0 %',
      'Persistence T1053 Scheduled Task/Job 5 62.5 %',
      'Defense Evasion T1055 Process Injection 7 58.3 %',
    );
  });

  it('holds them as data, and the rules that they break', async () => {
    const { json } = await (await appliance()).report('mitre');
    expect(json.data).toMatchObject({
      'MIT-COVERAGE': {
        '7d': {
          events: 90,
          mappedEvents: 67,
          unmappedEvents: 23,
          coveragePercent: expect.closeTo(74.44, 2),
          reportedPercent: 74.4,
          differsFromReported: false,
        },
      },
      'MIT-TACTICS': { '7d': { seenCount: 3, missingCount: 9 } },
      'MIT-RISK': { '7d': { seenCount: 2, highRiskCount: 5, sharePercent: 40 } },
      'MIT-PATTERN': { '7d': { patterns: [] } },
    });
    const tactics = json.data['MIT-TACTICS'];
    expect(tactics).toMatchObject({
      '7d': {
        tactics: [
          { tactic: 'initial_access', events: 5, techniqueCount: 2, topTechnique: { technique: 'T1190', events: 3 } },
          { tactic: 'persistence', events: 8, techniqueCount: 2, topTechnique: { technique: 'T1053', events: 5 } },
          {
            tactic: 'defense_evasion',
            events: 12,
            rank: 1,
            sharePercent: expect.closeTo(17.91, 2),
            topTechnique: { technique: 'T1055', title: 'Process Injection', events: 7 },
          },
        ],
      },
    });
    expect(json.findings.map(({ rule }) => rule)).toEqual(['MIT-R2']);
  });

  it('tells which pattern is how far, what of it was seen and what is missing', async () => {
    const seen = (...names: readonly string[]) => ({
      ...MITRE,
      mitre_tactics: Object.fromEntries(names.map((name) => [name, { count: 5, techniques: [] }])),
    });
    const tactics = seen('initial_access', 'execution', 'persistence', 'lateral_movement', 'defense_evasion');
    const one = await answering(
      (path, params) => (params.has('mitreTactics') ? tactics : DOCUMENTED(path, params)),
      AT,
    );
    const made = await one.report('mitre');
    said(
      made,
      'Persistence Focused 100.0 % 100.0 %',
      'critical, seen: Execution, Persistence, Defense Evasion',
      'Full Kill Chain 80.0 % 80.0 %',
    );
    expect(made.text.replace(/\s+/g, ' ')).toContain(
      'high, seen: Initial Access, Execution, Persistence, Lateral Movement; missing: Exfiltration',
    );
    expect(made.json.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'MIT-R4 critical',
      'MIT-R2 low',
    ]);
  });
});

describe('the bandwidth report', () => {
  it('tells use, protocols, deployment and trends of the document', async () => {
    said(
      await (await appliance()).report('bandwidth'),
      'total 23 GB',
      'in 15 GB 65.2 %',
      'out 8.0 GB 34.8 %',
      'peak 1,024 Mbps at 2024-01-15 14:30Z',
      'average 392 Mbps',
      'average in 256 Mbps',
      'average out 136 Mbps',
      'peak to average 2.6x',
      'HTTPS 10 GB 45.2 %',
      'HTTP 5.3 GB 23.1 %',
      'SSH 2.9 GB 12.7 %',
      'monitored altogether 23 GB',
      'cSensor agents 5.8 GB 25.0 %',
      'network sensors 17 GB 75.0 %',
      '24h against 7d increasing +91.7 % 981 MB 512 MB',
    );
  });

  it('holds them as data', async () => {
    const { json } = await (await appliance()).report('bandwidth');
    expect(json.data).toMatchObject({
      'BW-NOW': { '24h': { ingressSharePercent: expect.closeTo(65.22, 2), ratio: expect.closeTo(2.61, 2) } },
      'BW-PROTOCOLS': {
        '24h': {
          protocols: [
            { protocol: 'HTTPS', sharePercent: 45.2, sizeMb: 10_651 },
            { protocol: 'HTTP', sharePercent: 23.1, sizeMb: 5_441 },
            { protocol: 'SSH', sharePercent: 12.7, sizeMb: 2_991 },
            { protocol: 'other', sharePercent: expect.closeTo(19, 2) },
          ],
        },
      },
      'BW-DEPLOYMENT': {
        '24h': { csensorGb: 5.75, networkGb: 17.25, totalGb: 23, csensorSharePercent: 25, networkSharePercent: 75 },
      },
      'BW-TREND': {
        trends: [
          { recentPeriod: '1h', longPeriod: '6h', direction: 'stable', changePercent: 0 },
          { recentPeriod: '6h', longPeriod: '24h', direction: 'stable', changePercent: expect.closeTo(4.35, 2) },
          { recentPeriod: '24h', longPeriod: '7d', direction: 'increasing', changePercent: expect.closeTo(91.67, 2) },
        ],
      },
    });
  });
});

describe.each(['connections', 'notices'])('the report %s', (name) => {
  it('tells total, kinds and hours', async () => {
    const made = await (await appliance()).report(name);
    said(made, 'model breaches 45 20.4 %', 'busiest hour 12 at 2024-01-15 13:00Z', 'trend increasing');
    const prefix = name === 'notices' ? 'NOT' : 'CON';
    expect(made.json.data).toMatchObject({
      [`${prefix}-TOTAL`]: { '24h': { events: 221 } },
      [`${prefix}-HOURLY`]: { '24h': { peakEvents: 12 } },
      [`${prefix}-TREND`]: { changePercent: 100 },
    });
  });
});

describe('the reports on flows', () => {
  it('tell totals, protocols and ports of the document, beside the sums of the appliance', async () => {
    const made = await (await appliance()).report('traffic');
    said(
      made,
      'connections 1',
      'bytes 1.0 MB',
      'packets 768',
      'external 0 0.0 %',
      'connections 1 1,543 1,542',
      'tcp 1 100.0 % 1.0 MB 100.0 % 768',
      '3306 MySQL 1 100.0 % 1.0 MB 100.0 %',
    );
    expect(made.json.data).toMatchObject({
      'NET-TOTALS': { connections: 1, bytes: 1_048_576, packets: 768, external: { connections: 0 } },
      'NET-PROTO': { protocols: [{ protocol: 'tcp', connections: 1, sharePercent: 100, packets: 768 }] },
      'NET-PORTS': { destinations: [{ port: 3_306, connections: 1, sharePercent: 100 }] },
    });
  });

  it('tell protocols, applications and both kinds of ports', async () => {
    const made = await (await appliance()).report('protocols');
    said(
      made,
      'tcp 1 100.0 % 1.0 MB 100.0 % 768',
      'mysql 1 100.0 % 1.0 MB 100.0 %',
      '3306 MySQL 1 100.0 % 1.0 MB 100.0 %',
      '54321 - 1 100.0 % 1.0 MB 100.0 %',
    );
    expect(made.json.data).toMatchObject({
      'NET-APP': { applicationProtocols: [{ applicationProtocol: 'mysql', connections: 1, bytes: 1_048_576 }] },
      'NET-PORTS': { sources: [{ port: 54_321, bytes: 1_048_576 }], destinations: [{ port: 3_306, bytes: 1_048_576 }] },
    });
  });

  it('tell external destinations and the sources that reach them', async () => {
    const made = await (await appliance()).report('external');
    said(
      made,
      'external 2 100.0 %, 2.0 MB',
      '203.0.113.5 files.example. 2 2.0 MB 1 445 smb',
      '192.168.1.100 workstation-01 2 2.0 MB 1 445',
    );
    expect(made.json.data).toMatchObject({
      'NET-DEST': {
        destinations: [
          { ip: '203.0.113.5', connections: 2, bytes: 2_097_152, ports: [445], applicationProtocols: ['smb'] },
        ],
      },
      'NET-SRC': {
        sources: [
          { ip: '192.168.1.100', connections: 2, bytes: 2_097_152, uniqueDestinations: 1, suspiciousPorts: [445] },
        ],
      },
    });
    expect(made.json.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['NET-R1 high']);
  });

  it('tell what each device moved, and when', async () => {
    const made = await (await appliance()).report('talkers');
    said(made, '192.168.1.100 - 123 15 MB 100.0 % 10 MB 5.0 MB 15', '2024-01-15 12:00Z 15 MB 10 MB 5.0 MB 1');
    expect(made.json.data).toMatchObject({
      'NET-TALKERS': {
        talkers: [{ ip: '192.168.1.100', bytesIn: 10_485_760, bytesOut: 5_242_880, bytes: 15_728_640 }],
        hourly: [{ at: new Date(HOUR).toISOString(), bytesIn: 10_485_760, bytesOut: 5_242_880 }],
      },
    });
  });

  it('tell a subnet: devices, inside and across, and what is spoken inside', async () => {
    const made = await (await appliance()).report('subnet', { subnet: '192.168.1.0/24' });
    said(made, 'devices 1', 'connections inside 0 0.0 %', 'connections with others 1 100.0 %');
    expect(made.text).toContain('192.168.1.100');
    const whole = await (await appliance()).report('subnet', { subnet: '0.0.0.0/0' });
    said(whole, 'devices 2', 'connections inside 1 100.0 %', 'mysql 1 100.0 % 1.0 MB');
  });
});

describe('the reports on a device', () => {
  const about = { did: 12_345 };

  it('tell who it is, its connections, destinations and indicators', async () => {
    said(
      await (await appliance()).report('device', about),
      'name workstation-01',
      'address 192.168.1.100',
      'MAC address 00:11:22:33:44:55',
      'type laptop',
      'operating system Windows',
      'vendor Dell Inc.',
      'owner hr-01@corp.example',
      'location Building A, Floor 2',
      'compliance SOX, GDPR',
      'tags corporate, hr_department',
      'connections 45',
      'average per hour 45',
      'peak 45 at 2024-01-15 13:20Z',
      'internal 35 77.8 %',
      'external 10 22.2 %',
      'TCP 40 88.9 %',
      'UDP 5 11.1 %',
      '443 HTTPS 25 55.6 %',
      '80 HTTP 10 22.2 %',
      '53 DNS 5 11.1 %',
      '22 SSH 3 6.7 %',
      'destinations 2',
      'connections, all that is kept 1,247',
      'external share, all that is kept 15.0 %',
      'busiest hour of the day (UTC) 14:00',
      'Unusual Port 0.75 8080 Uncommon port usage detected',
    );
  });

  it('hold them as data', async () => {
    const { json } = await (await appliance()).report('device', about);
    expect(json.data).toMatchObject({
      'DEV-IDENTITY': {
        hostname: 'workstation-01',
        deviceType: 'laptop',
        os: 'Windows',
        complianceTags: ['SOX', 'GDPR'],
      },
      'DEV-ACTIVITY': {
        connections: 45,
        averageConnections: 45,
        peakConnections: 45,
        protocols: [
          { protocol: 'TCP', connections: 40, sharePercent: expect.closeTo(88.89, 2) },
          { protocol: 'UDP', connections: 5 },
        ],
        ports: expect.arrayContaining([expect.objectContaining({ port: 443, connections: 25 })]),
        reported: { externalRatio: 0.15, peakHour: 14 },
      },
      'DEV-DEST': {
        uniqueDestinations: 2,
        externalDestinationCount: 1,
        internalDestinationCount: 1,
        destinations: [
          { hostname: 'dns.google', connections: 25, isExternal: true, bytes: 1_572_864, country: 'United States' },
          { hostname: 'server-01', connections: 15, isExternal: false, bytes: 786_432 },
        ],
      },
      'DEV-ANOMALY': { indicators: [{ confidence: 0.75, description: 'Uncommon port usage detected' }] },
    });
  });

  it('tell the flows of a device: both ways, destinations, protocols and ports', async () => {
    const made = await (await appliance()).report('device', { did: 123 });
    said(
      made,
      'label Employee Workstation',
      'system, by its flows Windows 10',
      'type, by its flows desktop',
      'outbound connections 1 100.0 %',
      'inbound connections 0 0.0 %',
      'external destinations 0',
      'internal destinations 1',
      'tcp 1 1.0 MB',
      '3306 MySQL 1 1.0 MB',
    );
    expect(made.json.data).toMatchObject({
      'NET-DEVICE': {
        identity: {
          hostname: 'workstation-01',
          label: 'Employee Workstation',
          os: 'Windows 10',
          deviceType: 'desktop',
        },
        internalDestinations: ['10.0.1.50'],
        protocols: [{ protocol: 'tcp', bytes: 1_048_576 }],
        destinationPorts: [{ port: 3_306, connections: 1 }],
      },
    });
  });

  it('tell what it sent and received, the ratio and with whom', async () => {
    const made = await (await appliance()).report('transfer', about);
    said(
      made,
      'sent 1.0 MB',
      'sent, average per 4 h 1.0 MB',
      'sent, peak interval 1.0 MB at 2024-01-15 13:20Z',
      'received 2.0 MB',
      'out to in 0.5x',
      'pattern balanced',
      '2024-01-15 13:20Z 8.8.8.8 dns.google 512 KB 50.0 % 512',
      '2024-01-15 13:20Z 10.0.1.5 - 1.0 MB 50.0 % 1,024',
    );
    expect(made.json.data).toMatchObject({
      'DEV-TRANSFER': {
        out: { bytes: 1_048_576, averageBytes: 1_048_576, peakBytes: 1_048_576 },
        in: { bytes: 2_097_152 },
        ratio: 0.5,
        pattern: 'balanced',
        topDestinations: [{ ip: '8.8.8.8', bytes: 524_288 }],
        topSources: [{ ip: '10.0.1.5', bytes: 1_048_576 }],
      },
    });
  });

  it('tell its similar devices and the baseline', async () => {
    const made = await (await appliance()).report('peers', about);
    said(
      made,
      'name workstation-01',
      'connections 45',
      'destinations per interval, mean 12',
      'external share 22.2 %',
      'peak 45 at 2024-01-15 13:20Z',
      'workstation-02 12346 0.92 45 12 22.2 % 45',
      'workstation-03 12347 0.87 45 12 22.2 % 45',
      'workstation-02 0.0 % 0.0 % 0.0 %',
    );
    expect(made.text).toMatch(/^connections +45 +45 +1\.0x/m);
    expect(made.text).toMatch(/^destinations +12 +12 +1\.0x/m);
    expect(made.text).toMatch(/^external, % +22\.22 +22\.22 +1\.0x/m);
    expect(made.json.data).toMatchObject({
      'DEV-PEERS': {
        own: { connections: 45, uniqueDestinations: 12, peakConnections: 45 },
        peers: [
          { did: 12_346, hostname: 'workstation-02', score: 0.92, connections: 45 },
          { did: 12_347, hostname: 'workstation-03', score: 0.87, connections: 45 },
        ],
      },
      'DEV-BASELINE': {
        connections: { baseline: 45, ratio: 1 },
        uniqueDestinations: { baseline: 12, ratio: 1 },
        externalRatio: { baseline: expect.closeTo(0.2222, 4), ratio: 1 },
      },
    });
    expect(made.json.findings).toEqual([]);
    expect(wordsOf(made).join(' ')).toContain('no findings');
  });

  it('tell its talk with the outside, and the risk', async () => {
    const made = await (await appliance()).report('device-external', about);
    said(
      made,
      'external connections 25',
      'external destinations 1',
      'United States 25 100.0 % 1 1.5 MB',
      'dns.google 25 100.0 % 1.5 MB',
      '53 DNS 25 100.0 % yes',
      '443 HTTPS 25 100.0 % yes',
      'level low',
      'score 0.20 of 0.90',
      'concentration +0.20 dns.google holds 100.0 % of external connections',
    );
    expect(made.json.data).toMatchObject({
      'DEV-RISK': { score: expect.closeTo(0.2, 9), level: 'low' },
      'DEV-EXTERNAL': {
        connections: 25,
        uniqueDestinations: 1,
        countries: [{ country: 'United States', connections: 25, sharePercent: 100 }],
        domains: [{ domain: 'dns.google', connections: 25 }],
        ports: [
          { port: 53, service: 'DNS' },
          { port: 443, service: 'HTTPS' },
        ],
      },
    });
  });
});
