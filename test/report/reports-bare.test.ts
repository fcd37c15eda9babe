// Every report over next to nothing: answers without fields, an empty network, a single device, flows that tell only their bytes, hostile names.
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../../src/report/reports/index.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { DEVICE_ANSWERS } from '../wire/device-payloads.ts';
import { TRAFFIC, TRIMMED_TRAFFIC } from '../wire/network-payloads.ts';
import { type Answers, answering } from './reports-answered.ts';
import { definitionOf, type Made } from './reports-made.ts';
import { schemaFaults } from './schema-check.ts';

const AT = Date.parse('2024-01-15T14:00:00Z');

const byPath =
  (answers: Readonly<Record<'statistics' | 'network' | 'device', (params: URLSearchParams) => unknown>>): Answers =>
  (path, params) => {
    if (path === '/summarystatistics') return answers.statistics(params);
    return path === '/network' ? answers.network(params) : answers.device(params);
  };

const NOTHING = byPath({ statistics: () => ({}), network: () => ({}), device: () => ({}) });

const noStatistics = (params: URLSearchParams): unknown => {
  if (params.get('eventtype') === 'bandwidth') {
    return {
      bandwidth_stats: {
        total_bandwidth: { ingress_mb: 0, egress_mb: 0, total_mb: 0 },
        peak_usage: { timestamp: '2024-01-15 14:30:00', mbps: 0 },
        average_usage: { ingress_mbps: 0, egress_mbps: 0, total_mbps: 0 },
        top_protocols: [],
      },
    };
  }
  if (params.get('mitreTactics') === 'true') {
    return { mitre_tactics: {}, total_mapped_events: 0, unmapped_events: 0, coverage_percentage: 0 };
  }
  return params.has('eventtype')
    ? {
        event_counts: {},
        severity_breakdown: { critical: 0, high: 0, medium: 0, low: 0 },
        hourly_distribution: [],
      }
    : { bandwidth: {}, events: {}, devices: {}, alerts: {}, summary_period: {} };
};

const noFlows = (params: URLSearchParams): unknown =>
  params.has('metric')
    ? { metric: 'bandwidth', data: [] }
    : { traffic: [], summary: { totalconnections: 0, totalbytes: 0, totalpackets: 0 } };

const EMPTY = byPath({
  statistics: noStatistics,
  network: noFlows,
  device: () => ({
    device: { did: 7 },
    graphdata: [],
    destinations: [],
    devicedetails: {},
    similar_devices: [],
    summary: { total_connections: 0, anomaly_indicators: [] },
  }),
});

const LONELY = byPath({
  statistics: noStatistics,
  network: (params) =>
    params.has('metric')
      ? { metric: 'bandwidth', data: [{ timestamp: AT - 3_600_000, device: { did: 7, ip: '10.0.0.7' }, bytes_in: 1 }] }
      : { traffic: [{ sourcedevice: { did: 7, ip: '10.0.0.7' }, starttime: AT - 3_600_000 }] },
  device: () => ({ device: { did: 7 }, graphdata: [{ timestamp: (AT - 3_600_000) / 1_000, connections: 1 }] }),
});

const TRIMMED = byPath({
  statistics: noStatistics,
  network: (params) => (params.has('metric') ? { metric: 'bandwidth', data: [{}] } : TRIMMED_TRAFFIC),
  device: () => ({ graphdata: [{ timestamp: (AT - 3_600_000) / 1_000 }], destinations: [{}], similar_devices: [{}] }),
});

const EVIL = '\u001b]0;owned\u0007\u001b[31m<script>\u202eabc\u0000\n| a | b |';
const [FLOW] = TRAFFIC.traffic;

const HOSTILE = byPath({
  statistics: (params) =>
    params.get('mitreTactics') === 'true'
      ? {
          mitre_tactics: { [EVIL]: { count: 4, techniques: [{ id: EVIL, name: EVIL, count: 4 }] } },
          total_mapped_events: 4,
          unmapped_events: 1,
        }
      : {
          event_counts: { [EVIL]: 3 },
          bandwidth_stats: { top_protocols: [{ protocol: EVIL, percentage: 50, mb: 1 }] },
        },
  network: (params) =>
    params.has('metric')
      ? { metric: 'bandwidth', data: [{ timestamp: AT - 1, device: { did: 7, hostname: EVIL }, bytes_in: 5 }] }
      : {
          traffic: [
            {
              ...FLOW,
              sourcedevice: { did: 7, ip: '10.0.0.7', hostname: EVIL, devicelabel: EVIL, os: EVIL, tags: [EVIL] },
              destinationdevice: { ip: EVIL, hostname: EVIL, country: EVIL },
              applicationprotocol: EVIL,
              protocol: EVIL,
              direction: 'external',
              destinationport: 445,
              starttime: AT - 60_000,
              endtime: AT - 1_000,
            },
          ],
        },
  device: () => ({
    device: { did: 7, hostname: EVIL, owner: EVIL, tags: [EVIL], os: EVIL },
    graphdata: [
      { timestamp: (AT - 3_600_000) / 1_000, connections: 9, protocols: { [EVIL]: 3 }, ports: { [EVIL]: 2 } },
    ],
    destinations: [{ hostname: EVIL, country: EVIL, connections: 5, is_external: true, protocols: [EVIL] }],
    devicedetails: { '7': { hostname: EVIL, location: EVIL, compliance_tags: [EVIL] } },
    similar_devices: [{ did: 8, hostname: EVIL, similarity_score: 0.9, graphdata: [] }],
    summary: { anomaly_indicators: [{ type: EVIL, confidence: 0.95, description: EVIL }] },
  }),
});

const SLIPS = /\b(NaN|Infinity|undefined|null)\b|\[object|made not reported/;

const expectSound = ({ text, json }: Made): void => {
  expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  expect(text).not.toMatch(SLIPS);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(schemaFaults(REPORT_SCHEMA, json)).toEqual([]);
};

describe.each(REPORTS.map(({ name }) => name))('the report %s', (name) => {
  const { about, ids } = definitionOf(name);
  const parts = { did: about === 'device' ? 7 : undefined, subnet: about === 'subnet' ? '10.0.0.0/8' : undefined };

  it.each([
    ['answers without a single field', NOTHING],
    ['an empty network', EMPTY],
    ['a single device that nobody knows more of', LONELY],
    ['flows that tell their bytes only', TRIMMED],
    ['hostile names', HOSTILE],
  ])('stands over %s', async (_what, answers) => {
    const made = await (await answering(answers, AT)).report(name, parts);
    expectSound(made);
    const told = new Set([...Object.keys(made.json.data), ...made.json.notReported.map(({ id }) => id)]);
    expect(ids.filter((id) => !told.has(id))).toEqual([]);
  });

  it('calls nothing zero that nobody counted', async () => {
    const made = await (await answering(NOTHING, AT)).report(name, parts);
    expect(made.json.findings).toEqual([]);
    for (const id of ['SEC-TOTAL', 'CON-TOTAL', 'NOT-TOTAL', 'BW-NOW'].filter((one) => one in made.json.data)) {
      expect(JSON.stringify(made.json.data[id])).not.toMatch(/:(0|\d+)[,}]/);
    }
  });
});

describe('what the appliance keeps', () => {
  it('is not what happened in the window: a device that was silent says so', async () => {
    const old = { ...DEVICE_ANSWERS.co, graphdata: [{ timestamp: 1_700_000_000, connections: 5 }] };
    const one = await answering(byPath({ statistics: noStatistics, network: noFlows, device: () => old }), AT);
    const made = await one.report('device', { did: 12_345 });
    expect(made.document.summary).toContain('tells no connections in 24 h');
    expect(made.json.data).toMatchObject({ 'DEV-ACTIVITY': { connections: null, reported: { connections: 1_247 } } });
  });
});
