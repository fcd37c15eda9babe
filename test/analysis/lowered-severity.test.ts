// Findings that are lower than analyses.md has them, where their own facts say that nothing is the matter, and why they are.
import { describe, expect, it } from 'vitest';
import type { Facts, WatchedSeries } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { THE_NETWORK } from '../../src/analysis/make-finding.ts';
import { findBeacons } from '../../src/analysis/traffic/find-beacons.ts';
import { beaconFinding } from '../../src/analysis/traffic/judge-beacons.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aLook, aPeriod, END_AT, someBandwidth, someEvents, someTactics } from './statistics-facts.ts';
import { insideHost, outsideHost, trafficOf } from './traffic-facts.ts';

const judge = (rule: string, facts: Facts, changed: Partial<Thresholds> = {}): readonly Finding[] =>
  judgeAll(facts, standardThresholds(changed)).filter((finding) => finding.rule === rule);

/** A Thursday at 14:00: an hour of work, of which there are ten a day. */
const isAtWork = (at: Instant): boolean => {
  const hour = new Date(at).getUTCHours();
  const day = new Date(at).getUTCDay();
  return hour >= 8 && hour < 18 && day > 0 && day < 6;
};

type Hourly = Readonly<{ key?: string; unit?: WatchedSeries['unit']; days?: number; of?: (at: Instant) => number }>;

const RATE = { work: 9, rest: 1 };

/** Up to the last hour before the end, which is told by the period. */
const hourly = ({ key = 'security.hourly', unit = 'count', days = 30, of }: Hourly = {}): WatchedSeries => ({
  key,
  title: 'by the hour',
  unit,
  stepMs: HOUR_MS,
  points: Array.from({ length: days * 24 }, (_, index) => {
    const at = END_AT - (days * 24 - index) * HOUR_MS;
    return { at, value: (of ?? ((one) => (isAtWork(one) ? RATE.work : RATE.rest)))(at) };
  }),
  entity: THE_NETWORK,
  link: undefined,
});

/** Of a week of such hours, 50 at work and 118 others. */
const WEEK = 50 * RATE.work + 118 * RATE.rest;

const events = (hours: number, count: number) =>
  aPeriod(hours, { security: someEvents({ counts: { model_breaches: count } }) });

const eventsNow = (count: number, series: readonly WatchedSeries[]): Facts => ({
  ...aLook([events(1, count), events(168, WEEK)]),
  series,
});

describe('more events than over the week (SEC-R5)', () => {
  it.each<readonly [string, number, string, readonly WatchedSeries[]]>([
    ['as at the same hour of workdays before', 9, 'low', [hourly()]],
    ['a few more than that', 14, 'low', [hourly()]],
    ['far more than that', 30, 'high', [hourly()]],
    ['as usual, of which nothing is known', 9, 'high', []],
    ['as usual, of which only eight days are known', 9, 'low', [hourly({ days: 8 })]],
    ['as usual, of which less than the long period is known', 9, 'high', [hourly({ days: 4 })]],
    ['as on workdays, in a series about something else', 9, 'high', [hourly({ key: 'notices.hourly' })]],
    ['of which no workday had any', 9, 'high', [hourly({ of: (at) => (isAtWork(at) ? 0 : 4) })]],
  ])('%s: %i events are %s', (_, count, severity, series) => {
    expect(judge('SEC-R5', eventsNow(count, series)).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('says what is usual, from how many days, and that nothing needs to be done', () => {
    const [finding] = judge('SEC-R5', eventsNow(9, [hourly()]));
    expect(finding?.evidence).toMatch(
      /The rule allows 20\.0 %\. Usual for this time of day: 9\.0 at the same hours of 21 days before, and up to 20\.\d is/,
    );
    expect(finding?.action).toBe('Nothing needs to be done while the rise keeps to this time of day.');
  });

  it('compares a weekend with weekends: what is usual on a workday is an alarm on a Sunday', () => {
    const sundayAt = Date.UTC(2026, 0, 18, 14);
    const series = { ...hourly(), points: hourly().points.map(({ at, value }) => ({ at: at + 3 * DAY_MS, value })) };
    const ofSunday = series.points.map(({ at }) => ({ at, value: isAtWork(at) ? RATE.work : RATE.rest }));
    const periods = [events(1, 12), events(168, WEEK)].map((period) => ({ ...period, endAt: sundayAt }));
    const facts = { ...aLook(periods), at: sundayAt, window: { endAt: sundayAt, hours: 24, endsNow: true } };
    const on = (points: WatchedSeries['points']) =>
      judge('SEC-R5', { ...facts, series: [{ ...series, points }] }).map(({ severity }) => severity);
    expect(on(ofSunday)).toEqual(['high']);
    expect(on(ofSunday.map(({ at }) => ({ at, value: new Date(at).getUTCHours() === 13 ? 12 : 1 })))).toEqual(['low']);
  });

  it('takes no hole in the past for an hour without events', () => {
    const holed = hourly();
    const points = holed.points.map(({ at, value }) => ({
      at,
      value: isAtWork(at) && at < END_AT - 8 * DAY_MS ? undefined : value,
    }));
    expect(judge('SEC-R5', eventsNow(9, [{ ...holed, points }])).map(({ severity }) => severity)).toEqual(['low']);
  });
});

describe('more traffic than over the next longer period (BW-R6)', () => {
  const used = (hours: number, totalMb: number) => aPeriod(hours, { bandwidth: someBandwidth({ totalMb }) });
  /** The series is of a third of the traffic, and in bytes: only its course is compared. */
  const link = hourly({
    key: 'bandwidth.hourly',
    unit: 'bytes',
    of: (at) => (isAtWork(at) ? RATE.work : RATE.rest) * 333_333,
  });
  const afternoon = (mb: number, series: readonly WatchedSeries[]): Facts => ({
    ...aLook([used(6, mb), used(24, 104), used(168, WEEK)]),
    series,
  });

  it.each<readonly [string, number, string, readonly WatchedSeries[]]>([
    ['an afternoon like any', 6 * RATE.work, 'low', [link]],
    ['a busy afternoon', 6 * RATE.work * 1.2, 'low', [link]],
    ['half as much again', 6 * RATE.work * 1.5, 'high', [link]],
    ['an afternoon of which nobody knows the habit', 6 * RATE.work, 'high', []],
  ])('%s: %d MB in 6 h are %s', (_, mb, severity, series) => {
    expect(judge('BW-R6', afternoon(mb, series)).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('says what is usual in the unit of the rule', () => {
    expect(judge('BW-R6', afternoon(6 * RATE.work, [link]))[0]?.evidence).toMatch(
      /Usual for this time of day: 9\.0 MB an hour at the same hours of 21 days before, and up to 11\.\d MB an hour is no more/,
    );
  });
});

describe('few events (MIT-R1, MIT-R2)', () => {
  const covered = (mappedCount: number, unmappedCount: number): Facts =>
    aLook([aPeriod(168, { mitre: someTactics({}, { mappedCount, unmappedCount }) })]);
  const mapped = (
    mappedCount: number | undefined,
    counts: Parameters<typeof someTactics>[0] = { discovery: 1 },
  ): Facts => aLook([aPeriod(168, { mitre: someTactics(counts, { mappedCount }) })]);

  it.each<readonly [string, string, Facts, Partial<Thresholds>]>([
    ['MIT-R1', 'low', covered(50, 49), {}],
    ['MIT-R1', 'high', covered(50, 50), {}],
    ['MIT-R1', 'high', covered(5, 5), { mit_r1_events: 10 }],
    // Hardly anything mapped among many events is what the rule is about.
    ['MIT-R1', 'high', covered(1, 999), {}],
    ['MIT-R2', 'low', mapped(2_999), {}],
    ['MIT-R2', 'high', mapped(3_000), {}],
    ['MIT-R2', 'high', mapped(67), { mit_r2_mapped_events: 0 }],
    ['MIT-R2', 'low', mapped(undefined, { discovery: 12 }), {}],
    ['MIT-R2', 'high', mapped(undefined, { discovery: 4_000 }), {}],
    ['MIT-R2', 'high', mapped(undefined, { discovery: undefined }), {}],
  ])('%s is %s (%#)', (rule, severity, facts, changed) => {
    expect(judge(rule, facts, changed).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('tell what they are too few for', () => {
    expect(judge('MIT-R1', covered(5, 5))[0]?.evidence).toContain('So few events tell little of a share');
    expect(judge('MIT-R2', mapped(67))[0]?.evidence).toContain(
      'Only 67 events are mapped, among which a rare tactic may be missing by chance: the finding is high from 3,000 on.',
    );
    expect(judge('MIT-R2', mapped(3_000))[0]?.evidence).not.toContain('by chance');
  });
});

it('a pattern of attack tells the tactics beside it (MIT-R4)', () => {
  const seen = someTactics({ discovery: 3, collection: 2, exfiltration: 1, impact: 4, 'Privilege Escalation': 1 });
  expect(judge('MIT-R4', aLook([aPeriod(168, { mitre: seen })]))[0]?.evidence).toContain(
    'Discovery, Collection, Exfiltration. Beside them: Privilege Escalation, Impact. The rule begins',
  );
});

describe('a series of bytes that leaves its habit (SER-R2)', () => {
  const MB = 1_048_576;
  const flood = (mb: number): Facts => ({
    ...aLook([]),
    series: [
      hourly({
        key: 'device.7.sizeout',
        unit: 'bytes',
        of: (at) =>
          at === END_AT - 5 * HOUR_MS ? mb * MB : (isAtWork(at) ? 60_000 : 8_000) + (((at / HOUR_MS) * 7_919) % 997),
      }),
    ],
  });

  it.each([
    [5, {}, 'medium'],
    [99, {}, 'medium'],
    [101, {}, 'high'],
    [5, { ser_r2_mb: 1 }, 'high'],
  ] as const)('by %i MB, with %o, is %s', (mb, changed, severity) => {
    const found = judge('SER-R2', flood(mb), changed);
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
    expect(found[0]?.evidence.includes('So few bytes more or less are medium at most.')).toBe(severity === 'medium');
  });
});

describe('a beacon of few contacts (NET-R4)', () => {
  const thresholds = standardThresholds();
  const contacts = Array.from({ length: 48 }, (_, index) => ({
    source: insideHost(1),
    destination: outsideHost(1),
    startAt: END_AT - (index + 0.5) * (HOUR_MS / 2),
  }));
  const [hit] = findBeacons(trafficOf(contacts), {
    score: 0.85,
    intervals: 0.55,
    starts: 4,
    shortStarts: 24,
    shortIntervals: 0.75,
  });

  it.each([
    [48, 0.6, 'high'],
    [24, 0.74, 'high'],
    [23, 0.74, 'medium'],
    [23, 0.75, 'high'],
  ])('%i of them with intervals of %d are %s', (count, intervals, severity) => {
    if (hit === undefined) throw new Error('The timer was not found.');
    const finding = beaconFinding({ ...hit, beacon: { ...hit.beacon, contacts: count, intervals } }, thresholds);
    expect(finding.severity).toBe(severity);
    expect(finding.evidence.includes('So few contacts come as regularly by chance.')).toBe(severity === 'medium');
  });
});
