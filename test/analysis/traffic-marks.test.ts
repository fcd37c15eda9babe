// The marks of flows: on exactly the rows of what the traffic rules find, with every reason, the worst first, and nowhere else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { TRAFFIC_RULES } from '../../src/analysis/rules/traffic.ts';
import { beaconLimits, findBeacons } from '../../src/analysis/traffic/find-beacons.ts';
import { findExfiltration } from '../../src/analysis/traffic/find-exfiltration.ts';
import { findLongConnections } from '../../src/analysis/traffic/find-long-connections.ts';
import { findHostScans, findPortScans } from '../../src/analysis/traffic/find-scans.ts';
import { findSuspiciousPorts } from '../../src/analysis/traffic/find-suspicious-ports.ts';
import { buffersOfMarks, type FlowMarks, openMarks } from '../../src/analysis/traffic/flow-marks.ts';
import { markFlows, searchMarks } from '../../src/analysis/traffic/mark-flows.ts';
import { SEVERITIES, type Severity } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/instant.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import type { Rows } from '../../src/flows/flow-table.ts';
import type { FlowParts } from '../flows/a-flow.ts';
import { anyFlows } from '../flows/any-flow.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aPoint, END_AT, hoursAgo, insideHost, MEGABYTE, outsideHost, trafficOf } from './traffic-facts.ts';
import { factsOf, stageTraffic } from './traffic-scenario.ts';

/** So low that most of what happens is worth a word. */
const LOW: Partial<Thresholds> = {
  net_r1_suspicious_ports: [22, 53, 443],
  net_r2_failed_hosts: 2,
  net_r2_internal_hosts: 2,
  net_r2_external_hosts: 2,
  net_r3_failed_ports: 2,
  net_r3_ports: 2,
  net_r4_score: 0.6,
  net_r4_interval_score: 0.3,
  net_r4_short_interval_score: 0.3,
  net_r5_hours: 0.2,
  net_r6_mb: 0.5,
  net_r6_ratio: 2,
};

const marksOf = (traffic: TrafficFacts, changed: Partial<Thresholds> = {}): FlowMarks =>
  openMarks(markFlows(traffic, standardThresholds(changed)));

const textsOf = (marks: FlowMarks, row: number): readonly string[] => marks.reasonsOf(row).map(({ text }) => text);

const reasonTexts = (marks: FlowMarks): readonly string[] =>
  Array.from({ length: marks.reasonCount }, (_, place) => marks.reasonAt(place)?.text ?? '');

/** Rows in the order of the rule's findings, by the searches themselves. */
const HITS: Readonly<
  Record<string, (traffic: TrafficFacts, thresholds: Thresholds) => readonly Readonly<{ rows: Rows }>[]>
> = {
  'NET-R1': (traffic, { net_r1_suspicious_ports, net_r1_high_ports }) =>
    findSuspiciousPorts(traffic, [...net_r1_suspicious_ports, ...net_r1_high_ports]),
  'NET-R2': (traffic, thresholds) =>
    findHostScans(traffic, {
      windowMinutes: thresholds.net_r2_window_minutes,
      failed: thresholds.net_r2_failed_hosts,
      internal: thresholds.net_r2_internal_hosts,
      external: thresholds.net_r2_external_hosts,
      suspiciousPorts: new Set(thresholds.net_r1_suspicious_ports),
    }),
  'NET-R3': (traffic, thresholds) =>
    findPortScans(traffic, {
      windowMinutes: thresholds.net_r3_window_minutes,
      failed: thresholds.net_r3_failed_ports,
      internal: thresholds.net_r3_ports,
      external: thresholds.net_r3_ports,
      suspiciousPorts: new Set(),
    }),
  'NET-R4': (traffic, thresholds) => findBeacons(traffic, beaconLimits(thresholds)),
  'NET-R5': (traffic, { net_r5_hours }) => findLongConnections(traffic, net_r5_hours),
  'NET-R6': (traffic, { net_r6_mb: mb, net_r6_ratio: ratio }) => findExfiltration(traffic, { mb, ratio }),
};

/** By row: the findings that it is behind, in the order in which findings are read. */
const wantedMarks = (traffic: TrafficFacts, thresholds: Thresholds): ReadonlyMap<number, readonly string[]> => {
  const raised = judgeAll(factsOf(traffic), thresholds);
  const rowsOf = new Map<string, number[]>();
  for (const { id, judge } of TRAFFIC_RULES) {
    const hits = HITS[id]?.(traffic, thresholds) ?? [];
    const findings = judge(factsOf(traffic), thresholds);
    expect(findings).toHaveLength(hits.length);
    findings.forEach((finding, index) => {
      if (finding.at > traffic.window.endAt) return;
      rowsOf.set(finding.id, [...(rowsOf.get(finding.id) ?? []), ...(hits[index]?.rows ?? [])]);
    });
  }
  const wanted = new Map<number, string[]>();
  for (const { id, rule, severity } of raised)
    for (const row of rowsOf.get(id) ?? []) wanted.set(row, [...(wanted.get(row) ?? []), `${severity} ${rule} ${id}`]);
  return wanted;
};

/** How many rows are marked, and how many of them more than once. */
const expectWanted = (traffic: TrafficFacts, changed: Partial<Thresholds> = {}) => {
  const marks = marksOf(traffic, changed);
  const wanted = wantedMarks(traffic, standardThresholds(changed));
  const got = new Map<number, readonly string[]>();
  const worst: (Severity | undefined)[] = [];
  for (const row of allRows(traffic.table)) {
    const reasons = marks.reasonsOf(row);
    if (reasons.length > 0)
      got.set(
        row,
        reasons.map(({ severity, rule, findingId }) => `${severity} ${rule} ${findingId}`),
      );
    worst.push(reasons[0]?.severity);
  }
  expect(got).toEqual(new Map([...wanted].sort(([one], [other]) => one - other)));
  expect([...marks.marks].map((mark) => SEVERITIES[mark - 1])).toEqual(worst);
  expect(marks.markedCount).toBe(wanted.size);
  return { marked: wanted.size, severally: [...wanted.values()].filter(({ length }) => length > 1).length };
};

describe('the marks', () => {
  it.each([
    ['ransomware', ['ransomware'], true],
    ['ransomware, without the transfers of devices', ['ransomware'], false],
    ['an insider', ['insider'], true],
    ['a tunnel, file sharing and a deaf sensor', ['dns-tunnel', 'bittorrent', 'silent-sensor'], true],
  ])('are on the rows of what the rules find in the story of %s', async (_story, scenarios, hasTransfers) => {
    const traffic = await stageTraffic({ scenarios, hasTransfers, deviceCount: 60 });
    const usual = expectWanted(traffic);
    if (scenarios.includes('ransomware')) expect(usual.marked).toBeGreaterThan(300);
    const low = expectWanted(traffic, LOW);
    expect(low.marked).toBeGreaterThan(1_000);
    expect(low.severally).toBeGreaterThan(100);
  });

  it('are those of the rules whatever the flows, the filter and the transfers', () => {
    const sums = { marked: 0, severally: 0 };
    fc.assert(
      fc.property(anyFlows, fc.nat({ max: 5 }), fc.boolean(), (flows, from, hasTransfers) => {
        const table = buildFlowTable(flows);
        const points = [aPoint({ device: { did: 7 }, at: hoursAgo(1), bytesIn: 1_000, bytesOut: 90 * MEGABYTE })];
        const traffic: TrafficFacts = {
          ...trafficOf([]),
          table,
          rows: allRows(table).subarray(from).reverse(),
          transfers: hasTransfers ? points : undefined,
        };
        const { marked, severally } = expectWanted(traffic, LOW);
        sums.marked += marked;
        sums.severally += severally;
      }),
      { numRuns: 200 },
    );
    expect(sums.marked).toBeGreaterThan(300);
    expect(sums.severally).toBeGreaterThan(30);
  });

  it('are none where nothing is suspicious, and where there is nothing', async () => {
    const quiet = marksOf(trafficOf([{}, { destinationPort: 80 }, { direction: 'internal', destinationPort: 445 }]));
    expect([...quiet.marks]).toEqual([0, 0, 0]);
    expect([quiet.markedCount, quiet.reasonCount, quiet.reasonAt(0)]).toEqual([0, 0, undefined]);
    expect([quiet.reasonsOf(0), quiet.reasonsOf(99)]).toEqual([[], []]);
    expect(marksOf(trafficOf([]))).toMatchObject({ marks: new Uint8Array(), markedCount: 0, reasonCount: 0 });
    const day = marksOf(await stageTraffic({ deviceCount: 60, hours: 12 }));
    expect([...day.marks].filter((mark) => mark === 1 + SEVERITIES.indexOf('high'))).toEqual([]);
  });

  it('are only on flows that the filter let through', () => {
    const traffic = trafficOf([{ destinationPort: 445 }, { destinationPort: 445 }, {}]);
    expect([...marksOf({ ...traffic, rows: Uint32Array.of(1, 2) }).marks]).toEqual([0, 2, 0]);
  });

  it('are none for what began after the window, of which no finding tells', () => {
    const traffic = trafficOf([{ destinationPort: 445, startAt: END_AT + SECOND_MS }]);
    expect(judgeAll(factsOf(traffic), standardThresholds())).toEqual([]);
    expect(marksOf(traffic).markedCount).toBe(0);
  });

  it('have the severity of the finding where two facts are told in one', () => {
    const upload = { bytes: 200 * MEGABYTE, applicationProtocol: 'unheard-of' };
    const traffic = trafficOf([
      { ...upload, destinationPort: 0 },
      { ...upload, destinationPort: undefined, applicationProtocol: 'ftp' },
    ]);
    const findings = judgeAll(factsOf(traffic), standardThresholds());
    expect(findings).toMatchObject([{ rule: 'NET-R6', severity: 'medium' }]);
    const marks = marksOf(traffic);
    expect(marks.reasonCount).toBe(2);
    for (const row of [0, 1])
      expect(marks.reasonsOf(row)).toMatchObject([{ severity: 'medium', findingId: findings[0]?.id }]);
  });
});

const beacon = (parts: FlowParts = {}): readonly FlowParts[] =>
  Array.from({ length: 1_440 }, (_, index) => ({
    source: insideHost(1),
    destination: outsideHost(1),
    startAt: END_AT - DAY_MS + index * MINUTE_MS,
    endAt: END_AT - DAY_MS + index * MINUTE_MS + SECOND_MS,
    bytes: 900,
    ...parts,
  }));

describe('a flow with several reasons', () => {
  it('keeps all of them, the worst first, and those that share them share their set', () => {
    const packed = markFlows(trafficOf([...beacon({ destinationPort: 22 }), {}]), standardThresholds());
    const marks = openMarks(packed);
    for (const row of [0, 700, 1_439])
      expect(marks.reasonsOf(row)).toEqual([
        {
          rule: 'NET-R4',
          severity: 'high',
          text: 'beacon every 60 s, score 1.00',
          findingId: 'NET-R4:10.0.0.2:198.51.100.2:22',
        },
        { rule: 'NET-R1', severity: 'medium', text: 'SSH to the outside', findingId: 'NET-R1:out:10.0.0.2:22' },
      ]);
    expect(marks.reasonsOf(1_440)).toEqual([]);
    expect(marks.markedCount).toBe(1_440);
    // None, one and both.
    expect(packed.worst).toHaveLength(3);
  });

  it('may have one for everything that it is', () => {
    const parts: FlowParts = { source: insideHost(1), destinationPort: 445, flags: ['syn', 'ack'], bytes: 1 };
    const lasting: FlowParts = {
      ...parts,
      destination: outsideHost(0),
      bytes: 300 * MEGABYTE,
      durationMs: 6 * HOUR_MS,
      startAt: hoursAgo(6),
      endAt: END_AT,
    };
    const others = Array.from({ length: 30 }, (_, index) => ({
      ...parts,
      destination: outsideHost(index),
      startAt: hoursAgo(6) + index * SECOND_MS,
    }));
    const ports = Array.from({ length: 60 }, (_, index) => ({
      ...parts,
      destination: outsideHost(0),
      destinationPort: 1_000 + index,
      startAt: hoursAgo(6) + index * SECOND_MS,
    }));
    const marks = marksOf(trafficOf([lasting, ...others, ...ports]));
    expect([...textsOf(marks, 0)].sort()).toEqual([
      '300 MB moved, perhaps out',
      'SMB to the outside',
      'lasted 6 h and still sends',
      'scan of 30 hosts on port 445 within 5 min',
      expect.stringMatching(/^scan of \d\d ports of one host within 5 min$/),
    ]);
    const severities = marks.reasonsOf(0).map(({ severity }) => SEVERITIES.indexOf(severity));
    expect(severities).toEqual([...severities].sort((one, other) => one - other));
  });
});

describe('a reason says in a line', () => {
  const words = (flows: readonly FlowParts[], changes: Partial<TrafficFacts> = {}): readonly string[] =>
    reasonTexts(marksOf(trafficOf(flows, changes)));
  const scan = (count: number, parts: FlowParts = {}): readonly FlowParts[] =>
    Array.from({ length: count }, (_, index) => ({
      source: insideHost(1),
      destination: insideHost(index + 10),
      destinationPort: 445,
      direction: 'internal',
      flags: ['syn'],
      startAt: hoursAgo(5) + index * SECOND_MS,
      ...parts,
    }));

  it('which port is reached outside or from there, and whether anybody was let in', () => {
    const knock = { source: outsideHost(1), destination: insideHost(4), destinationPort: 3389 };
    expect(words([{ destinationPort: 445 }])).toEqual(['SMB to the outside']);
    expect(words([knock])).toEqual(['RDP from the outside']);
    expect(words([{ ...knock, flags: ['syn'] }])).toEqual(['RDP from the outside, never let in']);
    const own = marksOf(trafficOf([{ destinationPort: 8_877 }]), { net_r1_suspicious_ports: [8_877] });
    expect(reasonTexts(own)).toEqual(['port 8877 to the outside']);
  });

  it('how many hosts or ports were tried, on which ports, and within which time', () => {
    expect(words(scan(214))).toEqual(['scan of 214 hosts on port 445 within 5 min']);
    expect(words([...scan(30), ...scan(40, { destinationPort: 3389 })])).toEqual([
      'scan of 40 hosts on port 3389 and 1 more within 5 min',
    ]);
    expect(words(scan(30, { destinationPort: undefined }))).toEqual(['scan of 30 hosts without a port within 5 min']);
    const ports = scan(20).map((flow, index) => ({ ...flow, destination: insideHost(9), destinationPort: 1 + index }));
    expect(words(ports)).toEqual(['scan of 20 ports of one host within 5 min']);
  });

  it('that a device does so every day', () => {
    const days = [0, 1, 2].flatMap((day) =>
      scan(30).map((flow) => ({ ...flow, startAt: (flow.startAt ?? 0) - day * DAY_MS })),
    );
    const window = { endAt: END_AT, hours: 72, endsNow: true };
    expect(words([{ startAt: hoursAgo(72) }, ...days], { window })).toEqual([
      'scan of 30 hosts on port 445 within 5 min, as every day',
    ]);
  });

  it('the beat and the score of a beacon, and nothing where only some hosts are known', () => {
    expect(words(beacon())).toEqual(['beacon every 60 s, score 1.00']);
    expect(words(beacon(), { isPart: true })).toEqual([]);
  });

  it('how long a connection has lasted, or the longest of several', () => {
    const lasting = (hours: number): FlowParts => ({
      durationMs: hours * HOUR_MS,
      startAt: hoursAgo(hours),
      endAt: END_AT,
    });
    expect(words([lasting(6)])).toEqual(['lasted 6 h and still sends']);
    expect(words([lasting(5), lasting(6.5)])).toEqual(['lasted up to 6 h 30 min and still sends']);
  });

  it.each([
    ['600 MB out, 12 times what came in', 600, 50],
    ['600 MB out, nothing came in', 600, 0],
    ['650 MB moved, perhaps out', undefined, undefined],
  ])('what went out: %s', (text, outMb, inMb) => {
    const source = insideHost(1);
    const times = { startAt: hoursAgo(3) + MINUTE_MS, endAt: hoursAgo(3) + 9 * MINUTE_MS };
    const bytes = ((outMb ?? 650) + (inMb ?? 0)) * MEGABYTE;
    const transfers =
      outMb === undefined
        ? undefined
        : [aPoint({ device: source, bytesOut: outMb * MEGABYTE, bytesIn: inMb * MEGABYTE })];
    expect(words([{ source, destination: outsideHost(1), bytes, ...times }], { transfers })).toEqual([text]);
  });
});

describe('packed marks', () => {
  it('go over to another thread without a copy, and are read there as here', () => {
    const traffic = trafficOf([...beacon({ destinationPort: 22 }), { destinationPort: 445 }, {}]);
    const packed = markFlows(traffic, standardThresholds());
    const moved = structuredClone(packed, { transfer: buffersOfMarks(packed) });
    expect([packed.marks.length, packed.sets.length, packed.texts.ends.length]).toEqual([0, 0, 0]);
    const here = marksOf(traffic);
    const there = openMarks(moved);
    expect(there.marks).toEqual(here.marks);
    expect(reasonTexts(there)).toEqual(reasonTexts(here));
    for (const row of allRows(traffic.table)) expect(there.reasonsOf(row)).toEqual(here.reasonsOf(row));
  });

  it('of 200,000 flows take a few bytes for each, and are made in many steps that nobody waits long for', () => {
    const traffic = trafficOf(
      Array.from({ length: 200_000 }, (_, index) => ({
        source: insideHost(index % 900),
        destination: outsideHost((index * 7) % 5_000),
        destinationPort: index % 3 === 0 ? 445 : 443,
        bytes: index,
        startAt: END_AT - (index % 86_000) * SECOND_MS,
      })),
    );
    const startedAt = performance.now();
    const steps = searchMarks(traffic, standardThresholds());
    let stepCount = 1;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) stepCount += 1;
    // It takes about half a second; this only tells it from what nobody would wait for.
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(stepCount).toBeGreaterThan(100);
    expect(step.value.markedCount).toBeGreaterThan(60_000);
    const bytes = buffersOfMarks(step.value).reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(bytes / 200_000).toBeLessThan(6);
  });
});
