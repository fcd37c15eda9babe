// Beacons: the score's parts, how well it tells timers from harmless habits, and the rule that goes by it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beaconLimits, searchBeacons } from '../../src/analysis/traffic/find-beacons.ts';
import { scoreBeacon } from '../../src/analysis/traffic/score-beacon.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/instant.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import type { FlowParts } from '../flows/a-flow.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { isBeacon, runTrial, scoreOf, shareOf } from './traffic-beacon-trial.ts';
import { END_AT, findingsOf, hoursAgo, insideHost, outsideHost, rowsBehind, trafficOf } from './traffic-facts.ts';
import { beaconContacts, createRandom } from './traffic-pairs.ts';

const everyMs = (ms: number, spanMs: number, bytes = 1_000) =>
  Array.from({ length: Math.floor(spanMs / ms) }, (_, index) => ({ at: index * ms, bytes }));

describe('the score of a beacon', () => {
  it('is one for a timer that never fails', () => {
    expect(scoreOf(everyMs(5 * MINUTE_MS, DAY_MS))).toMatchObject({
      score: expect.closeTo(1, 3),
      intervals: 1,
      sizes: 1,
      histogram: 1,
      duration: expect.closeTo(1, 2),
      intervalMs: 5 * MINUTE_MS,
      jitterMs: 0,
      contacts: 288,
    });
  });

  it('has no part for sizes where most were not reported, and goes by the other three', () => {
    const score = scoreOf(everyMs(5 * MINUTE_MS, DAY_MS, Number.NaN));
    expect(score?.sizes).toBeUndefined();
    expect(score?.score).toBeCloseTo(1, 3);
  });

  it('lets missed contacts pass and no chance', () => {
    const random = createRandom(3);
    const missed = scoreOf(beaconContacts(random, { intervalMs: 3 * MINUTE_MS, jitter: 0.1, missed: 0.3 }));
    expect(missed?.intervals).toBeGreaterThan(0.7);
    let at = 0;
    const chance = Array.from({ length: 400 }, () => {
      at += -200 * SECOND_MS * Math.log(1 - random());
      return { at, bytes: 500 };
    });
    expect(scoreOf(chance)?.intervals).toBeLessThan(0.55);
  });

  it('scales its bars and its duration to a shorter span', () => {
    const starts = Float64Array.from(everyMs(MINUTE_MS, 6 * HOUR_MS), ({ at }) => at);
    const score = scoreBeacon(starts, new Float64Array(starts.length).fill(10), { startAt: 0, endAt: 6 * HOUR_MS });
    expect(score).toMatchObject({ histogram: 1, duration: expect.closeTo(1, 2) });
  });

  it('lies between 0 and 1 in all its parts, whatever the contacts', () => {
    const contact = fc.record({
      at: fc.integer({ min: 0, max: DAY_MS - 1 }),
      bytes: fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 1e15 })),
    });
    fc.assert(
      fc.property(fc.array(contact, { minLength: 4, maxLength: 60 }), (contacts) => {
        const score = scoreOf(contacts);
        if (score === undefined) return;
        const parts = [score.score, score.intervals, score.sizes ?? 0, score.histogram, score.duration];
        expect(parts.every((part) => part >= 0 && part <= 1 + 1e-9)).toBe(true);
      }),
    );
  });
});

describe('timers and harmless habits', () => {
  it.each([11, 12, 13])('are told apart: 95 % of beacons at 1 % of harmless pairs (seed %d)', (seed) => {
    const trial = runTrial(seed, 300, 80);
    expect(shareOf(trial.beacons, ({ score }) => isBeacon(score))).toBeGreaterThanOrEqual(0.95);
    expect(shareOf(trial.harmless, ({ score }) => isBeacon(score))).toBeLessThanOrEqual(0.01);
  });
});

const timer = (everyMinutes: number, hours: number, parts: FlowParts = {}): readonly FlowParts[] =>
  Array.from({ length: Math.floor((hours * 60) / everyMinutes) }, (_, index) => ({
    source: insideHost(0),
    destination: outsideHost(0),
    bytes: 900,
    startAt: hoursAgo(hours) + index * everyMinutes * MINUTE_MS,
    ...parts,
  }));

/** Hosts that each talk to places of their own, and `share` of them to the destination of the timer. */
const fleet = (count: number, shared: number): readonly FlowParts[] =>
  Array.from({ length: count }, (_, index) => [
    { source: insideHost(index + 1), destination: outsideHost(50 + index), startAt: hoursAgo(23.9) },
    ...(index < shared ? [{ source: insideHost(index + 1), destination: outsideHost(0), startAt: hoursAgo(7) }] : []),
  ]).flat();

describe('beacons (NET-R4)', () => {
  it('are high, with interval, number and parts in words, and lead to exactly their flows', () => {
    const traffic = trafficOf([
      ...fleet(50, 0),
      ...timer(5, 24),
      { source: insideHost(0), destination: outsideHost(0), destinationPort: 80 },
    ]);
    const findings = findingsOf('NET-R4', traffic);
    expect(findings).toMatchObject([
      {
        id: 'NET-R4:10.0.0.1:198.51.100.1:443',
        severity: 'high',
        threshold: 0.85,
        title: 'ws-0.corp.example contacts 198.51.100.1 on port 443 (HTTPS) every 300 s',
        link: { filter: 'src:10.0.0.1 dst:198.51.100.1 dport:443' },
      },
    ]);
    expect(findings[0]?.evidence).toContain('every 300 s, give or take 0 s, 288 times in 24 h');
    expect(findings[0]?.evidence).toContain('regular intervals 1.00, equal sizes 1.00, evenly over the hours 1.00');
    expect(findings[0]?.evidence).toContain('1 of 51 hosts talks to this destination');
    expect(rowsBehind(findings[0], traffic)).toHaveLength(288);
  });

  it('need the configured score and the configured part for intervals', () => {
    const random = createRandom(5);
    const blurred = timer(5, 24).map((flow) => ({
      ...flow,
      startAt: (flow.startAt ?? 0) + Math.round(4 * MINUTE_MS * random()),
    }));
    const traffic = trafficOf(blurred);
    const [found] = findingsOf('NET-R4', traffic, { net_r4_score: 0.5, net_r4_interval_score: 0 });
    const score = found?.value ?? 0;
    expect(score).toBeGreaterThan(0.7);
    expect(findingsOf('NET-R4', traffic, { net_r4_score: score, net_r4_interval_score: 0 })).toHaveLength(1);
    expect(findingsOf('NET-R4', traffic, { net_r4_score: score + 0.02, net_r4_interval_score: 0 })).toEqual([]);
    expect(findingsOf('NET-R4', traffic, { net_r4_score: 0.5, net_r4_interval_score: 1 })).toEqual([]);
  });

  it('are not what half of the fleet talks to, but still what a few do', () => {
    expect(findingsOf('NET-R4', trafficOf([...fleet(50, 25), ...timer(5, 24)]))).toEqual([]);
    expect(findingsOf('NET-R4', trafficOf([...fleet(50, 3), ...timer(5, 24)]))).toHaveLength(1);
  });

  it('stay what they are when one looks at one host only', () => {
    const traffic = trafficOf([...fleet(50, 0), ...timer(5, 24)]);
    const own = traffic.rows.filter((row) => traffic.table.bytes[row] === 900);
    expect(findingsOf('NET-R4', { ...traffic, rows: own })).toMatchObject([{ severity: 'high' }]);
  });

  it('need beat for less than half of the day only where nobody else goes', () => {
    expect(findingsOf('NET-R4', trafficOf([...fleet(50, 0), ...timer(5, 11)]))).toMatchObject([{ severity: 'high' }]);
    expect(findingsOf('NET-R4', trafficOf([...fleet(50, 5), ...timer(5, 11)]))).toEqual([]);
  });

  it('are not proven by ten minutes, however regular', () => {
    expect(findingsOf('NET-R4', trafficOf(timer(0.25, 10 / 60)))).toEqual([]);
    const hour = { window: { endAt: END_AT, hours: 1, endsNow: true } };
    expect(findingsOf('NET-R4', trafficOf(timer(0.25, 10 / 60), hour))).toEqual([]);
    expect(findingsOf('NET-R4', trafficOf(timer(1, 1), hour))).toHaveLength(1);
    expect(findingsOf('NET-R4', trafficOf(timer(9, 1), hour))).toEqual([]);
  });

  it('need the configured number of distinct starts', () => {
    const found = (everyMinutes: number, starts: number): number =>
      findingsOf('NET-R4', trafficOf(timer(everyMinutes, 24)), { net_r4_starts: starts }).length;
    expect([found(30, 48), found(30, 49)]).toEqual([1, 0]);
  });

  it('of some hours need the configured number of contacts and part for intervals', () => {
    const hour = { window: { endAt: END_AT, hours: 1, endsNow: true } };
    const random = createRandom(5);
    const blurred = timer(2, 1).map((flow) => ({
      ...flow,
      startAt: (flow.startAt ?? 0) + Math.round(MINUTE_MS * 0.5 * random()),
    }));
    const found = (changed: Partial<Thresholds>): number =>
      findingsOf('NET-R4', trafficOf(blurred, hour), { net_r4_score: 0.6, ...changed }).length;
    expect([30, 31].map((starts) => found({ net_r4_short_starts: starts }))).toEqual([1, 0]);
    expect([0, 1].map((part) => found({ net_r4_short_interval_score: part }))).toEqual([1, 0]);
  });

  it('are found in the one day of a week on which they beat', () => {
    const week = { window: { endAt: END_AT, hours: 168, endsNow: true } };
    const old = timer(5, 24).map((flow) => ({ ...flow, startAt: (flow.startAt ?? 0) - 3 * DAY_MS }));
    const first = { source: insideHost(3), startAt: hoursAgo(168) };
    expect(findingsOf('NET-R4', trafficOf([first, ...old], week))).toHaveLength(1);
  });

  it('inside the network are at most notices, and what comes from outside is none', () => {
    const inside = timer(5, 24, { destination: insideHost(9), direction: 'internal' });
    expect(findingsOf('NET-R4', trafficOf(inside))).toMatchObject([{ severity: 'low' }]);
    const inbound = timer(5, 24, { source: outsideHost(3), destination: insideHost(9) });
    expect(findingsOf('NET-R4', trafficOf(inbound))).toEqual([]);
  });

  it('need known starts and ends, not known bytes or ports', () => {
    expect(findingsOf('NET-R4', trafficOf(timer(5, 24, { startAt: undefined })))).toEqual([]);
    expect(findingsOf('NET-R4', trafficOf(timer(5, 24, { destination: undefined })))).toEqual([]);
    const bare = trafficOf(timer(5, 24, { bytes: undefined, destinationPort: undefined }));
    const findings = findingsOf('NET-R4', bare);
    expect(findings[0]?.evidence).toContain('sizes not reported');
    expect(rowsBehind(findings[0], bare)).toHaveLength(288);
  });

  it('are searched in steps', () => {
    const traffic = trafficOf([
      ...Array.from({ length: 30_000 }, (_, index) => ({
        source: insideHost(index % 200),
        destination: outsideHost(index % 240),
        startAt: hoursAgo(20) + index,
      })),
    ]);
    const steps = searchBeacons(traffic, beaconLimits(standardThresholds()));
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThan(10);
  });
});
