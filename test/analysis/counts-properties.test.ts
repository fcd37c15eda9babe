// What holds for every analysis of the statistics and every rule, whatever an appliance sends.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandwidthNow } from '../../src/analysis/bandwidth/bandwidth-now.ts';
import { bandwidthTrends } from '../../src/analysis/bandwidth/bandwidth-trend.ts';
import { bandwidthCapacity } from '../../src/analysis/bandwidth/capacity.ts';
import { courseOf, courseStepMs, hoursOfCourse } from '../../src/analysis/bandwidth/course.ts';
import { deploymentSplit } from '../../src/analysis/bandwidth/deployment-split.ts';
import { protocolShares } from '../../src/analysis/bandwidth/protocol-shares.ts';
import { eventBreakdown } from '../../src/analysis/counts/event-breakdown.ts';
import { connectionTrend, noticeTrend, securityTrend } from '../../src/analysis/counts/event-trend.ts';
import { hourlyEvents } from '../../src/analysis/counts/hourly-events.ts';
import { systemFigures } from '../../src/analysis/counts/system-figures.ts';
import { totalEvents } from '../../src/analysis/counts/total-events.ts';
import type { Facts, PeriodFacts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { attackPatterns } from '../../src/analysis/mitre/attack-patterns.ts';
import { mitreCoverage } from '../../src/analysis/mitre/coverage.ts';
import { highRiskSeen, tacticGaps } from '../../src/analysis/mitre/tactic-gaps.ts';
import { tacticTable } from '../../src/analysis/mitre/tactic-table.ts';
import { tacticTechniques } from '../../src/analysis/mitre/tactic-techniques.ts';
import { securityEvents } from '../../src/analysis/security/security-events.ts';
import { severityBreakdown } from '../../src/analysis/security/severity-breakdown.ts';
import type { EventCounts } from '../../src/domain/stats.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aLook, END_AT } from './statistics-facts.ts';

const thresholds = standardThresholds();

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Small, negative, zero, huge; an answer in JSON holds neither NaN nor Infinity. */
const amount = maybe(
  fc.oneof(
    fc.integer({ min: 0, max: 500 }),
    fc.constantFrom(0, -0, -1, 1e308, -1e308, 5e-324),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
);
const sure = amount.map((value) => value ?? 0);
const instant = maybe(fc.integer({ min: -9e15, max: 9e15 }));
const name = fc.oneof(
  fc.constantFrom(
    'model_breaches',
    'Lateral Movement',
    'lateral_movement',
    'exfiltration',
    'DNS',
    'p2p',
    'other',
    '__proto__',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
);

const span = fc.record({ startAt: instant, endAt: instant, hours: amount });
const inventory = fc.record({
  deviceKinds: maybe(fc.dictionary(name, sure)),
  subnetCount: amount,
  credentialCount: amount,
  patternCount: amount,
  respondedDeviceCount: amount,
  responseCount: amount,
  licensedIpCount: amount,
});

const events = maybe(
  fc.record({
    eventType: maybe(name),
    period: maybe(span),
    counts: maybe(fc.dictionary(name, sure)),
    severities: maybe(fc.record({ critical: amount, high: amount, medium: amount, low: amount })),
    hourly: maybe(
      fc.array(fc.record({ at: fc.integer({ min: END_AT - 9e8, max: END_AT }), count: amount }), { maxLength: 8 }),
    ),
  }),
);
const technique = fc.record({ id: name, name: maybe(name), count: amount });
const mitre = maybe(
  fc.record({
    tactics: maybe(
      fc.array(
        fc.record({
          name,
          count: amount,
          weighed: maybe(fc.record({ eventCount: amount, unusualCount: amount })),
          techniques: maybe(fc.array(technique, { maxLength: 4 })),
        }),
      ),
    ),
    mappedCount: amount,
    unmappedCount: amount,
    coveragePercent: amount,
    period: maybe(span),
  }),
);
const bandwidth = maybe(
  fc.record({
    ingressMb: amount,
    egressMb: amount,
    totalMb: amount,
    peak: maybe(fc.record({ at: instant, mbps: amount })),
    averageIngressMbps: amount,
    averageEgressMbps: amount,
    averageTotalMbps: amount,
    protocols: maybe(fc.array(fc.record({ protocol: name, percent: amount, mb: amount }), { maxLength: 6 })),
    isCsensorSpecific: maybe(fc.boolean()),
    course: maybe(fc.array(fc.record({ at: fc.integer({ min: -9e15, max: 9e15 }), bytes: amount }), { maxLength: 40 })),
  }),
);
const period: fc.Arbitrary<PeriodFacts> = fc.record({
  hours: fc.constantFrom(0, 1, 6, 24, 168, 720),
  endAt: fc.constant(END_AT),
  security: events,
  mitre,
  bandwidth,
  csensor: bandwidth,
  network: bandwidth,
  connections: events,
  notices: events,
});
const system = maybe(
  fc.record({
    bandwidth: maybe(
      fc.record({
        totalBytes: amount,
        ingressBytes: amount,
        egressBytes: amount,
        peakThroughput: amount,
        averageThroughput: amount,
      }),
    ),
    events: maybe(fc.record({ total: amount, security: amount, notices: amount, connections: amount })),
    devices: maybe(fc.record({ total: amount, active: amount, new: amount })),
    alerts: maybe(fc.record({ total: amount, high: amount, medium: amount, low: amount })),
    period: maybe(span),
    inventory: maybe(inventory),
  }),
);
const capacity = maybe(
  fc.record({
    linkCapacityMbps: amount,
    hourly: fc.array(fc.record({ at: fc.integer({ min: END_AT - 3e9, max: END_AT }), mbps: amount }), {
      maxLength: 40,
    }),
  }),
);
const look: fc.Arbitrary<Facts> = fc
  .record({ periods: fc.uniqueArray(period, { selector: ({ hours }) => hours, maxLength: 4 }), system, capacity })
  .map(({ periods, ...parts }) => aLook(periods, parts));

const allOf = ({ statistics }: Facts): unknown => {
  const periods = statistics?.periods ?? [];
  return [
    securityTrend(periods, thresholds),
    connectionTrend(periods, thresholds),
    noticeTrend(periods, thresholds),
    bandwidthTrends(periods, thresholds),
    systemFigures(statistics?.system),
    courseStepMs(periods),
    bandwidthCapacity(statistics?.capacity, thresholds),
    ...periods.map((one) => [
      totalEvents(one.security),
      securityEvents(one.security, one.notices),
      severityBreakdown(one.security),
      hourlyEvents(one.security),
      eventBreakdown(one.connections),
      mitreCoverage(one.mitre, thresholds),
      tacticTable(one.mitre),
      tacticTechniques(one.mitre),
      tacticGaps(one.mitre, thresholds),
      highRiskSeen(one.mitre, thresholds),
      attackPatterns(one.mitre, thresholds),
      bandwidthNow(one.bandwidth),
      protocolShares(one.bandwidth),
      deploymentSplit(one.csensor, one.network),
      courseOf(one.bandwidth, one),
      hoursOfCourse(one),
    ]),
  ];
};

/** Every value with the path that leads to it. */
const leaves = (value: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
    : [[path, value]];

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

/** The same period with every list and every name in it the other way round. */
const turned = (one: PeriodFacts): PeriodFacts => ({
  ...one,
  security: turnedEvents(one.security),
  connections: turnedEvents(one.connections),
  notices: turnedEvents(one.notices),
  mitre: one.mitre && {
    ...one.mitre,
    tactics: one.mitre.tactics
      ?.map((tactic) => ({ ...tactic, techniques: tactic.techniques?.toReversed() }))
      .toReversed(),
  },
  bandwidth: one.bandwidth && {
    ...one.bandwidth,
    protocols: one.bandwidth.protocols?.toReversed(),
    course: one.bandwidth.course?.toReversed(),
  },
});

const turnedEvents = (one: EventCounts | undefined): EventCounts | undefined =>
  one && {
    ...one,
    counts: one.counts && Object.fromEntries(Object.entries(one.counts).reverse()),
    hourly: one.hourly?.toReversed(),
  };

describe('every analysis and rule of the statistics', () => {
  it('holds neither NaN nor Infinity nor null, and no share beyond 100', () => {
    fc.assert(
      fc.property(look, (facts) => {
        const all = leaves([allOf(facts), judgeAll(facts, thresholds)]);
        expect(
          all.filter(([, value]) => value === null || (typeof value === 'number' && !Number.isFinite(value))),
        ).toEqual([]);
        const shares = all.filter(([path, value]) => path.endsWith('sharePercent') && value !== undefined);
        expect(shares.filter(([, value]) => Number(value) < 0 || Number(value) > 100.000_001)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('does not change what it was given', () => {
    fc.assert(
      fc.property(look, (facts) => {
        frozen(facts);
        allOf(facts);
        judgeAll(facts, frozen(standardThresholds()));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which things came', () => {
    fc.assert(
      fc.property(look, (facts) => {
        const periods = facts.statistics?.periods ?? [];
        const backward = aLook(periods.map(turned), facts.statistics);
        expect(allOf(backward)).toEqual(allOf(facts));
        expect(judgeAll(aLook(periods.map(turned).toReversed(), { firstAskedHours: 1 }), thresholds)).toEqual(
          judgeAll(aLook(periods, { firstAskedHours: 1 }), thresholds),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('says nothing that cannot be shown', () => {
    fc.assert(
      fc.property(look, (facts) => {
        for (const { id, title, evidence, entity } of judgeAll(facts, thresholds)) {
          expect(`${id}${title}${evidence}${entity.name}`).not.toMatch(/[\p{Cc}\u202a-\u202e]|undefined|NaN|Infinity/u);
        }
      }),
      { numRuns: 100 },
    );
  });
});
