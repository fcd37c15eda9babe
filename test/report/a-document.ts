// Builds report documents for tests: one block of every kind, unless a test says otherwise.
import type { Finding } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Block, ReportDocument } from '../../src/report/document.ts';

export const NOW = Date.parse('2026-01-15T14:02:07Z');
const TOP_OF_HOUR = Date.parse('2026-01-15T14:00:00Z');

export const aDocument = (parts: Partial<ReportDocument> = {}): ReportDocument => ({
  name: 'traffic',
  title: 'Network traffic',
  summary: '48,211 connections moved 142 GB in 24 h; one device sent 4.1 GB to an address outside.',
  source: { profile: 'acme-prod', host: 'appliance.example', isDemo: false },
  generatedAt: NOW,
  window: { endAt: NOW, hours: 24, endsNow: true },
  sections: [
    { id: 'NET-TOTALS', title: 'Totals', blocks: [someFacts] },
    { id: 'NET-DEST', title: 'External destinations', blocks: [aTable] },
    {
      id: 'NET-TALKERS',
      title: 'Traffic by hour',
      blocks: [
        aChart(),
        aChart({
          title: 'Bytes by hour',
          as: 'bytes',
          limit: undefined,
          series: [aSeries('in', 48, 2_000_000), aSeries('out', 48, 600_000)],
        }),
      ],
    },
    { id: 'NET-PROTO', title: 'Protocols', blocks: [someBars] },
    { id: 'NET-MAP', title: 'Who talks to whom', blocks: [aHeat] },
  ],
  data: { 'NET-TOTALS': { connections: 48_211, firstAt: NOW - HOUR_MS, externalSharePercent: undefined } },
  wasJudged: true,
  findings: [
    aFinding(),
    aFinding({ id: 'NET-R1:b', rule: 'NET-R1', severity: 'critical', title: 'SMB left the network' }),
  ],
  notReported: [
    { id: 'NET-SUBNET', reason: 'subnets: the appliance refused the right to read them (403). Ask for it.' },
  ],
  ...parts,
});

/** A document that holds nothing but this block. */
export const aDocumentOf = (...blocks: readonly Block[]): ReportDocument =>
  aDocument({ sections: [{ id: 'NET-DEST', title: 'Part', blocks }], findings: [], notReported: [] });

export const aFinding = (parts: Partial<Finding> = {}): Finding => ({
  id: 'NET-R6:a',
  rule: 'NET-R6',
  severity: 'high',
  title: 'ws-0142 sent 4.1 GB to 203.0.113.7',
  evidence: 'Out 4.1 GB in 24 h, 12.3 times what came in; usually below 200 MB.',
  value: 12.3,
  threshold: 10,
  action: 'Ask the owner of finance-07@corp.example what was sent, and look at the flows.',
  entity: { kind: 'device', name: 'ws-0142', did: 142, ip: '10.1.2.3' },
  at: TOP_OF_HOUR - HOUR_MS,
  link: { pane: 'flows', view: undefined, filter: 'src:10.1.2.3', did: 142 },
  ...parts,
});

export const someFacts: Block = {
  kind: 'facts',
  facts: [
    { label: 'Connections', value: 48_211, as: 'count', note: '31.4 % external' },
    { label: 'Bytes', value: 152_471_060_480, as: 'bytes', note: '+12.1 % against the week before' },
    { label: 'Critical alerts', value: 3, as: 'count', severity: 'critical' },
    { label: 'Packets', value: undefined, as: 'count' },
    { label: 'Out to in', value: 3.2, as: 'ratio' },
    { label: 'Longest connection', value: 15_000_000, as: 'span' },
  ],
};

export const aTable: Extract<Block, { kind: 'table' }> = {
  kind: 'table',
  columns: [
    { title: 'Destination', as: 'text', weight: 9 },
    { title: 'Host', as: 'text', weight: 5, grows: true },
    { title: 'Connections', as: 'count', weight: 8 },
    { title: 'Bytes', as: 'bytes', weight: 9 },
    { title: 'Share', as: 'percent', weight: 4 },
    { title: 'Ports', as: 'text', weight: 3 },
    { title: 'Last seen', as: 'instant', weight: 2 },
    { title: 'Severity', as: 'severity', weight: 6 },
  ],
  rows: [
    ['203.0.113.7', 'files.partner.example', 1_204, 4_402_341_478, 31.4, '443, 8443', TOP_OF_HOUR, 'high'],
    [
      '2001:db8:85a3:1234:5678:8a2e:370:7334',
      'mail.corp.example',
      17,
      52_428_800,
      0.4,
      '25',
      TOP_OF_HOUR - 60_000,
      'info',
    ],
    ['198.51.100.23', undefined, 48_211, undefined, undefined, '22', undefined, 'critical'],
  ],
  leftOut: 34,
  empty: 'No external destination was seen.',
};

export const aSeries = (name: string, hours = 48, scale = 1): { name: string; points: Point[] } => ({
  name,
  points: Array.from({ length: hours }, (_, index) => {
    const usual = 40 + 30 * Math.sin(index / 4);
    const isAnomaly = index === 30;
    return {
      at: TOP_OF_HOUR - (hours - 1 - index) * HOUR_MS,
      value: index > 10 && index < 14 ? undefined : scale * (isAnomaly ? 160 : Math.round(usual)),
      low: scale * Math.max(0, usual - 18),
      high: scale * (usual + 18),
      isAnomaly,
    };
  }),
});

type Point = { at: number; value: number | undefined; low: number; high: number; isAnomaly: boolean };

export const aChart = (parts: Partial<Extract<Block, { kind: 'chart' }>> = {}): Block => ({
  kind: 'chart',
  title: 'Connections by hour',
  as: 'count',
  series: [aSeries('connections')],
  limit: { label: 'capacity', value: 140 },
  ...parts,
});

export const someBars: Block = {
  kind: 'bars',
  as: 'bytes',
  bars: [
    { label: 'TCP', value: 120_000_000_000, sharePercent: 78.7 },
    { label: 'UDP', value: 30_000_000_000, sharePercent: 19.7, note: 'mostly DNS' },
    { label: 'Other', value: 2_000_000_000, sharePercent: 1.3, severity: 'medium' },
    { label: 'Unknown', value: undefined, sharePercent: undefined },
  ],
};

export const aHeat: Block = {
  kind: 'heat',
  title: 'Bytes between subnets',
  as: 'bytes',
  rowLabels: ['10.1.0.0/16', '10.2.0.0/16', 'servers'],
  columnLabels: ['10.1.0.0/16', '10.2.0.0/16', 'outside'],
  cells: [
    [5_000_000, 120_000, 0],
    [undefined, 900_000_000, 40_000_000],
    [30_000, 2_000_000, 500_000_000],
  ],
};
