// The traffic rules at, just below and just above their thresholds, and with what was not reported.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/instant.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import type { FlowParts } from '../flows/a-flow.ts';
import {
  aPoint,
  END_AT,
  findingsOf,
  hoursAgo,
  insideHost,
  MEGABYTE,
  outsideHost,
  rowsBehind,
  trafficOf,
} from './traffic-facts.ts';

const RULES = ['NET-R1', 'NET-R2', 'NET-R3', 'NET-R4', 'NET-R5', 'NET-R6'];

describe('every traffic rule', () => {
  it.each(RULES)('%s says nothing without flows', (rule) => {
    expect(findingsOf(rule, undefined)).toEqual([]);
    expect(findingsOf(rule, trafficOf([]))).toEqual([]);
  });
});

describe('suspicious ports (NET-R1)', () => {
  const to = (port: number, parts: FlowParts = {}): FlowParts => ({ destinationPort: port, ...parts });

  it.each([
    [22, 'medium'],
    [23, 'high'],
    [135, 'high'],
    [139, 'high'],
    [445, 'high'],
    [1433, 'medium'],
    [3306, 'medium'],
    [3389, 'high'],
  ])('raises port %d as %s', (port, severity) => {
    expect(findingsOf('NET-R1', trafficOf([to(port)]))).toMatchObject([
      { rule: 'NET-R1', severity, value: 1, threshold: 0 },
    ]);
  });

  it.each([21, 24, 443, 444, 446, 3388, 3390, 0])('leaves port %d alone', (port) => {
    expect(findingsOf('NET-R1', trafficOf([to(port)]))).toEqual([]);
  });

  it('leaves internal flows and flows without a port alone', () => {
    const internal = to(445, { destination: insideHost(5), direction: 'internal' });
    expect(findingsOf('NET-R1', trafficOf([internal, { destinationPort: undefined }]))).toEqual([]);
  });

  it('counts the destinations of one source and port in one finding that leads to exactly these flows', () => {
    const traffic = trafficOf([
      to(445, { source: insideHost(1), destination: outsideHost(1) }),
      to(445, { source: insideHost(1), destination: insideHost(9), direction: 'internal' }),
      to(445, { source: insideHost(1), destination: outsideHost(2), bytes: undefined, direction: undefined }),
      to(22, { source: insideHost(1), destination: outsideHost(2) }),
      to(445, { source: insideHost(2), destination: outsideHost(2) }),
    ]);
    const findings = findingsOf('NET-R1', traffic);
    expect(findings.map(({ id }) => id)).toEqual([
      'NET-R1:out:10.0.0.2:22',
      'NET-R1:out:10.0.0.2:445',
      'NET-R1:out:10.0.0.3:445',
    ]);
    expect(findings[1]?.title).toBe('ws-1.corp.example reaches 2 outside hosts on port 445 (SMB)');
    expect(findings.map(({ value, threshold }) => [value, threshold])).toEqual([
      [1, 0],
      [2, 0],
      [1, 0],
    ]);
    expect(rowsBehind(findings[1], traffic)).toEqual([0, 2]);
  });

  it('gathers what comes from outside under the device that is reached, and is calm where nothing was let in', () => {
    const knock = (number: number, flags: readonly string[]): FlowParts =>
      to(3389, { source: outsideHost(number), destination: insideHost(4), flags });
    const refused = findingsOf('NET-R1', trafficOf([1, 2, 3].map((number) => knock(number, ['syn']))));
    expect(refused).toMatchObject([{ severity: 'low', title: expect.stringContaining('from outside by 3 hosts') }]);
    expect(findingsOf('NET-R1', trafficOf([knock(1, ['syn']), knock(2, ['established'])]))).toMatchObject([
      { severity: 'high' },
    ]);
  });

  it('goes by the configured lists', () => {
    const changed = { net_r1_suspicious_ports: [8080], net_r1_high_ports: [] };
    expect(findingsOf('NET-R1', trafficOf([to(8080), to(445)]), changed)).toMatchObject([
      { severity: 'medium', id: expect.stringMatching(/:8080$/) },
    ]);
  });
});

const scanOf = (count: number, parts: FlowParts, spreadMs = 4 * MINUTE_MS, target = insideHost): readonly FlowParts[] =>
  Array.from({ length: count }, (_, index) => ({
    source: insideHost(1),
    destination: target(index + 10),
    destinationPort: 445,
    direction: target === insideHost ? 'internal' : 'external',
    applicationProtocol: undefined,
    flags: undefined,
    startAt: hoursAgo(5) + Math.round((index * spreadMs) / Math.max(1, count - 1)),
    ...parts,
  }));

describe('many hosts on one port (NET-R2)', () => {
  it.each([
    ['syn'],
    ['syn', 'rst'],
    ['S0'],
    ['REJ'],
    ['rejected'],
    ['reset'],
    ['timed out'],
    ['no-answer'],
    ['failed'],
    ['RSTOS0'],
  ])('needs 25 that failed, told by %s', (...flags) => {
    const words = flags.filter((flag) => typeof flag === 'string');
    expect(findingsOf('NET-R2', trafficOf(scanOf(24, { flags: words })))).toEqual([]);
    expect(findingsOf('NET-R2', trafficOf(scanOf(25, { flags: words })))).toMatchObject([
      { severity: 'high', value: 25, threshold: 25 },
    ]);
  });

  it('needs 100 inside where it is not known what failed', () => {
    expect(findingsOf('NET-R2', trafficOf(scanOf(99, {})))).toEqual([]);
    expect(findingsOf('NET-R2', trafficOf(scanOf(100, {})))).toMatchObject([{ value: 100, threshold: 100 }]);
    expect(findingsOf('NET-R2', trafficOf(scanOf(100, { flags: ['established'] })))).toMatchObject([{ value: 100 }]);
  });

  const outside = (count: number, parts: FlowParts, changed: Partial<Thresholds> = {}): readonly Finding[] =>
    findingsOf('NET-R2', trafficOf(scanOf(count, parts, 200 * SECOND_MS, outsideHost)), changed);
  const ANSWERED = { flags: ['established', 'ack'] };

  it('needs 25 outside where it is not known what failed, and on usual ports none that answered count', () => {
    const usual = (count: number, parts: FlowParts): number =>
      outside(count, { destinationPort: 443, ...parts }).length;
    expect([usual(24, {}), usual(25, {}), usual(200, ANSWERED)]).toEqual([0, 1, 0]);
    expect(usual(200, { applicationProtocol: 'quic' })).toBe(0);
  });

  it('sees 200 hosts outside on a suspicious port, though all of them answered', () => {
    const [finding, ...others] = outside(200, ANSWERED);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'high', value: 200, threshold: 25 });
    expect(finding?.evidence).toContain(
      'The limit is 25 hosts within 5 min on a suspicious port, whatever the outcome.',
    );
  });

  it('counts every host outside on the ports that are configured to be suspicious, and needs 25 there', () => {
    expect([outside(24, ANSWERED), outside(25, ANSWERED)].map(({ length }) => length)).toEqual([0, 1]);
    expect(outside(200, ANSWERED, { net_r1_suspicious_ports: [22] })).toEqual([]);
    expect(outside(200, { ...ANSWERED, destinationPort: 8080 }, { net_r1_suspicious_ports: [8080] })).toHaveLength(1);
  });

  it('counts those that failed, those that answered and those of which nothing is known together on such a port', () => {
    const mixed = scanOf(30, {}, 200 * SECOND_MS, outsideHost).map((flow, index) => ({
      ...flow,
      flags: [['syn'], ['established'], undefined][index % 3],
    }));
    expect(findingsOf('NET-R2', trafficOf(mixed))).toMatchObject([{ value: 30, threshold: 25 }]);
  });

  it('looks at five minutes at a time, wherever they begin', () => {
    const flags = ['syn'];
    expect(findingsOf('NET-R2', trafficOf(scanOf(25, { flags }, 5 * MINUTE_MS)))).toHaveLength(1);
    expect(findingsOf('NET-R2', trafficOf(scanOf(25, { flags }, 5 * MINUTE_MS + 25)))).toEqual([]);
    expect(findingsOf('NET-R2', trafficOf(scanOf(60, { flags }, 10 * MINUTE_MS)))).toMatchObject([{ value: 30 }]);
  });

  it('counts a host once, however often it is tried, and needs a known start', () => {
    const again = [...scanOf(24, { flags: ['syn'] }), ...scanOf(24, { flags: ['syn'] })];
    expect(findingsOf('NET-R2', trafficOf(again))).toEqual([]);
    expect(findingsOf('NET-R2', trafficOf(scanOf(50, { flags: ['syn'], startAt: undefined })))).toEqual([]);
  });

  it('names all ports of a source in one finding that leads to the flows of these minutes', () => {
    const flows = [
      ...scanOf(30, { flags: ['syn'] }),
      ...scanOf(40, { flags: ['syn'], destinationPort: 3389 }),
      ...scanOf(40, { flags: ['syn'], startAt: hoursAgo(2), destinationPort: 80 }).slice(0, 10),
    ];
    const traffic = trafficOf(flows);
    const findings = findingsOf('NET-R2', traffic);
    expect(findings).toMatchObject([{ value: 40, id: 'NET-R2:10.0.0.2' }]);
    expect(findings[0]?.evidence).toContain('port 445 (SMB), too');
    expect(rowsBehind(findings[0], traffic)).toHaveLength(70);
  });

  it('is a notice for a source that did so on every earlier day', () => {
    const week = { window: { endAt: END_AT, hours: 72, endsNow: true } };
    const day = (days: number): readonly FlowParts[] =>
      scanOf(30, { flags: ['syn'] }).map((flow) => ({ ...flow, startAt: (flow.startAt ?? 0) - days * DAY_MS }));
    const first = { startAt: hoursAgo(72) };
    expect(findingsOf('NET-R2', trafficOf([first, ...day(0), ...day(1), ...day(2)], week))).toMatchObject([
      { severity: 'low' },
    ]);
    expect(findingsOf('NET-R2', trafficOf([first, ...day(0), ...day(2)], week))).toMatchObject([{ severity: 'high' }]);
    expect(findingsOf('NET-R2', trafficOf([first, ...day(0)], week))).toMatchObject([{ severity: 'high' }]);
    expect(findingsOf('NET-R2', trafficOf(day(0)))).toMatchObject([{ severity: 'high' }]);
  });
});

describe('many ports of one host (NET-R3)', () => {
  const ports = (count: number, parts: FlowParts = {}): readonly FlowParts[] =>
    scanOf(count, { destination: insideHost(9), ...parts }).map((flow, index) => ({
      ...flow,
      destinationPort: 1 + index,
    }));

  it('needs 15 that failed, or 50 where that is not known', () => {
    const found = (flows: readonly FlowParts[]): number => findingsOf('NET-R3', trafficOf(flows)).length;
    expect([found(ports(14, { flags: ['syn'] })), found(ports(15, { flags: ['syn'] }))]).toEqual([0, 1]);
    expect([found(ports(49)), found(ports(50))]).toEqual([0, 1]);
  });

  it('leads to exactly the flows of these minutes', () => {
    const traffic = trafficOf([
      ...ports(20, { flags: ['syn'] }),
      { source: insideHost(1), destination: insideHost(9) },
    ]);
    const findings = findingsOf('NET-R3', traffic);
    expect(findings).toMatchObject([
      { severity: 'high', value: 20, title: 'ws-1.corp.example tries 20 ports of ws-9.corp.example' },
    ]);
    expect(rowsBehind(findings[0], traffic)).toHaveLength(20);
  });

  it('does not take the answers of a server for a scan of its client', () => {
    const answers = ports(80).map((flow, index) => ({ ...flow, sourcePort: 443, destinationPort: 50_000 + index }));
    expect(findingsOf('NET-R3', trafficOf(answers))).toEqual([]);
  });
});

describe('long connections (NET-R5)', () => {
  const lasting = (durationMs: number | undefined, parts: FlowParts = {}): FlowParts => ({
    durationMs,
    startAt: END_AT - (durationMs ?? 5 * HOUR_MS),
    endAt: END_AT,
    flags: ['established', 'ack'],
    ...parts,
  });

  it('last at least four hours', () => {
    expect(findingsOf('NET-R5', trafficOf([lasting(4 * HOUR_MS - 1)]))).toEqual([]);
    expect(findingsOf('NET-R5', trafficOf([lasting(4 * HOUR_MS)]))).toMatchObject([
      { severity: 'medium', value: 4, threshold: 4 },
    ]);
  });

  it('still send: an end some minutes ago, or a closing flag, says otherwise', () => {
    const found = (parts: FlowParts): number => findingsOf('NET-R5', trafficOf([lasting(5 * HOUR_MS, parts)])).length;
    expect(found({ endAt: END_AT - 5 * MINUTE_MS })).toBe(1);
    expect(found({ endAt: END_AT - 5 * MINUTE_MS - 1 })).toBe(0);
    expect(found({ endAt: undefined })).toBe(1);
    expect(found({ flags: ['established', 'ack', 'fin'] })).toBe(0);
    expect(found({ flags: undefined, bytes: undefined })).toBe(1);
  });

  it('are told by their times where the duration is unknown, and not at all where both are', () => {
    expect(findingsOf('NET-R5', trafficOf([lasting(undefined)]))).toMatchObject([{ value: 5 }]);
    expect(findingsOf('NET-R5', trafficOf([lasting(undefined, { endAt: undefined })]))).toEqual([]);
  });

  it('of one source, destination and port are one finding that leads to them', () => {
    const traffic = trafficOf([
      lasting(5 * HOUR_MS),
      lasting(6 * HOUR_MS),
      lasting(5 * HOUR_MS, { destinationPort: 22 }),
    ]);
    const findings = findingsOf('NET-R5', traffic);
    expect(findings.map(({ value }) => value)).toEqual([6, 5]);
    expect(rowsBehind(findings[0], traffic)).toEqual([0, 1]);
  });
});

describe('exfiltration (NET-R6)', () => {
  const source = insideHost(1);
  const destination = outsideHost(1);
  const upload = (bytes: number | undefined, parts: FlowParts = {}): FlowParts => ({
    source,
    destination,
    bytes,
    startAt: hoursAgo(3) + MINUTE_MS,
    endAt: hoursAgo(3) + 9 * MINUTE_MS,
    ...parts,
  });
  const moved = (outMb: number, inMb: number) => ({
    transfers: [aPoint({ at: hoursAgo(3), device: source, bytesOut: outMb * MEGABYTE, bytesIn: inMb * MEGABYTE })],
  });

  it('needs 100 MB in one flow where the direction of the bytes is unknown, and is then only a hint', () => {
    expect(findingsOf('NET-R6', trafficOf([upload(100 * MEGABYTE - 1)]))).toEqual([]);
    expect(findingsOf('NET-R6', trafficOf([upload(100 * MEGABYTE)]))).toMatchObject([
      { severity: 'low', value: 100, threshold: 100 },
    ]);
    expect(findingsOf('NET-R6', trafficOf([upload(undefined)]))).toEqual([]);
    expect(findingsOf('NET-R6', trafficOf([upload(60 * MEGABYTE), upload(60 * MEGABYTE)]))).toEqual([]);
  });

  it('is more than a hint for a protocol by which one sends', () => {
    const found = findingsOf(
      'NET-R6',
      trafficOf([upload(200 * MEGABYTE, { applicationProtocol: 'ftp', destinationPort: 21 })]),
    );
    expect(found).toMatchObject([{ severity: 'medium' }]);
  });

  it('is high where the device received next to nothing in that hour, and tells out and in', () => {
    const found = findingsOf('NET-R6', trafficOf([upload(200 * MEGABYTE)], moved(195, 5)));
    expect(found).toMatchObject([{ severity: 'high', value: 195 }]);
    expect(found[0]?.evidence).toContain(
      '195 MB or more of it went out and at most 5.0 MB came in, 39.0 times as much',
    );
  });

  it('is nothing where the device sent next to nothing in that hour: a download', () => {
    expect(findingsOf('NET-R6', trafficOf([upload(200 * MEGABYTE)], moved(5, 195)))).toEqual([]);
  });

  it.each([
    [1_001, 99, 'high'],
    [1_000, 100, 'low'],
  ])('needs more than ten times out: %d MB out, %d MB in is %s', (outMb, inMb, severity) => {
    const traffic = trafficOf([upload((outMb + inMb) * MEGABYTE)], moved(outMb, inMb));
    const found = findingsOf('NET-R6', traffic);
    expect(found.map((finding) => finding.severity)).toEqual(severity === 'high' ? ['high'] : []);
  });

  it('adds up many small uploads where the device tells that they went out', () => {
    const small = Array.from({ length: 30 }, () => upload(5 * MEGABYTE));
    const traffic = trafficOf(small, moved(148, 2));
    const found = findingsOf('NET-R6', traffic);
    expect(found).toMatchObject([{ severity: 'high' }]);
    expect(rowsBehind(found[0], traffic)).toHaveLength(30);
  });

  it('knows a download from a file server in the same hour by what the server received', () => {
    const server = { did: 500, ip: '10.9.9.9' };
    const reading = upload(300 * MEGABYTE, { destination: server, direction: 'internal', destinationPort: 445 });
    const serverPoint = aPoint({ device: server, bytesIn: 2 * MEGABYTE, bytesOut: 298 * MEGABYTE });
    const { transfers } = moved(201, 299);
    const flows = [upload(200 * MEGABYTE), reading];
    expect(findingsOf('NET-R6', trafficOf(flows, { transfers }))).toMatchObject([{ severity: 'low' }]);
    expect(findingsOf('NET-R6', trafficOf(flows, { transfers: [...transfers, serverPoint] }))).toMatchObject([
      { severity: 'high' },
    ]);
  });

  it('leaves internal copies and what comes from outside alone', () => {
    const internal = upload(900 * MEGABYTE, { destination: insideHost(2), direction: 'internal' });
    const inbound = upload(900 * MEGABYTE, { source: outsideHost(1), destination: insideHost(2) });
    expect(findingsOf('NET-R6', trafficOf([internal, inbound]))).toEqual([]);
  });

  it('does not trust a metric that moved less than the flow', () => {
    expect(findingsOf('NET-R6', trafficOf([upload(500 * MEGABYTE)], moved(1, 1)))).toMatchObject([{ severity: 'low' }]);
  });

  it('is a notice for what goes out every day', () => {
    const days = [0, 1, 2].map((day) =>
      upload(200 * MEGABYTE, { startAt: hoursAgo(3 + 24 * day), endAt: hoursAgo(3 + 24 * day) + SECOND_MS }),
    );
    const window = { endAt: END_AT, hours: 72, endsNow: true };
    const found = findingsOf('NET-R6', trafficOf([{ startAt: hoursAgo(72) }, ...days], { window }));
    expect(found).toMatchObject([{ severity: 'low', evidence: expect.stringContaining('every earlier day') }]);
  });
});
