// The analyses and rules of statistics over what an appliance of the field tells: hours and days, spans of its own, and much that is not told.
import { describe, expect, it } from 'vitest';
import { bandwidthTrends } from '../../src/analysis/bandwidth/bandwidth-trend.ts';
import { bandwidthCapacity } from '../../src/analysis/bandwidth/capacity.ts';
import { courseOf, courseStepMs, hoursOfCourse, stepName } from '../../src/analysis/bandwidth/course.ts';
import { securityTrend } from '../../src/analysis/counts/event-trend.ts';
import { inventoryFigures } from '../../src/analysis/counts/inventory-figures.ts';
import { beginsLater } from '../../src/analysis/counts/periods.ts';
import { totalEvents } from '../../src/analysis/counts/total-events.ts';
import type { Facts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { ownSpanOf, ownSpanWords, tacticSpanWords } from '../../src/analysis/mitre/own-span.ts';
import { tacticTable } from '../../src/analysis/mitre/tactic-table.ts';
import { scoreSeries } from '../../src/analysis/series/score-series.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { eventSeriesOf, linkSeries } from '../../src/live/collect/collect-series.ts';
import { fieldEvents, fieldMitre, fieldPeriod, fieldStatistics, SINCE } from './field-statistics.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aPeriod, aTactic, END_AT, someBandwidth, someEvents, someMitre } from './statistics-facts.ts';

const THRESHOLDS = standardThresholds();

describe('events by the hour alone', () => {
  it('add up where no kinds are counted', () => {
    const hourly = [3, undefined, 4].map((count, index) => ({ at: END_AT - (3 - index) * HOUR_MS, count }));
    expect(totalEvents(someEvents({ hourly })).events).toBe(7);
    expect(totalEvents(someEvents({ hourly, counts: { notices: 5 } })).events).toBe(5);
    expect(totalEvents(someEvents({ hourly: [] })).events).toBeUndefined();
    expect(totalEvents(someEvents()).events).toBeUndefined();
  });

  it('have a trend by the hours that were really told', () => {
    const periods = [1, 6, 24, 168].map((hours) => fieldPeriod(END_AT + 20 * 60_000, hours));
    const { recentPerHour, longPerHour } = securityTrend(periods, THRESHOLDS);
    expect(recentPerHour).toBeGreaterThan(10);
    expect(recentPerHour).toBeLessThan(23);
    expect(longPerHour).toBeGreaterThan(13);
    expect(longPerHour).toBeLessThan(15);
  });

  it.each([
    [720, 'four weeks of a month', true],
    [168, 'all of a week', false],
    [1, 'a whole hour before the one that was asked for', false],
  ])('of %s h tell %s', (hours, _what, isLater) => {
    const endAt = END_AT + 20 * 60_000;
    const beginsAt = beginsLater(fieldEvents(endAt, hours).period, { hours, endAt });
    expect(beginsAt).toBe(isLater ? END_AT - 672 * HOUR_MS : undefined);
  });

  it('are not told later where a period is of another time', () => {
    const told = { startAt: END_AT + HOUR_MS, endAt: END_AT + 2 * HOUR_MS, hours: 1 };
    expect(beginsLater(told, { hours: 24, endAt: END_AT })).toBeUndefined();
    expect(beginsLater(undefined, { hours: 24, endAt: END_AT })).toBeUndefined();
  });
});

describe('volumes by the day', () => {
  it('have the rate of their own length, the gaps between them being what they are', () => {
    const bytes = 1_000_000_000;
    const course = [0, 20, 45].map((hours) => ({ at: END_AT - 48 * HOUR_MS + hours * HOUR_MS, bytes }));
    const intervals = courseOf(someBandwidth({ course: course.toReversed() }), { endAt: END_AT }) ?? [];
    expect(intervals.map(({ startAt, endAt }) => (endAt - startAt) / HOUR_MS)).toEqual([20, 25, 3]);
    expect(intervals.map(({ mbps }) => mbps?.toFixed(3))).toEqual(['0.111', '0.089', '0.741']);
  });

  it('stay unknown where they were not told, and are none where volumes are of the whole period', () => {
    const course = [
      { at: END_AT - 2 * DAY_MS, bytes: undefined },
      { at: END_AT - DAY_MS, bytes: 5 },
      { at: Number.NaN, bytes: 7 },
    ];
    expect(courseOf(someBandwidth({ course }), { endAt: END_AT })?.map(({ bytes, mbps }) => [bytes, mbps])).toEqual([
      [undefined, undefined],
      [5, (5 * 8) / 1_000_000 / 86_400],
    ]);
    expect(courseOf(someBandwidth(), { endAt: END_AT })).toBeUndefined();
    expect(courseStepMs([aPeriod(24, { bandwidth: someBandwidth() })])).toBeUndefined();
    expect(hoursOfCourse(aPeriod(48, { bandwidth: someBandwidth({ course }) }))).toBe(24);
    expect(hoursOfCourse(aPeriod(48))).toBe(48);
  });

  it('are told by the day, whatever periods cut out of them', () => {
    const periods = [1, 6, 24, 168].map((hours) => fieldPeriod(END_AT, hours));
    expect(stepName(courseStepMs(periods) ?? 0)).toBe('day');
    expect(stepName(HOUR_MS)).toBe('hour');
    expect(stepName(6 * HOUR_MS)).toBe('interval');
  });

  it('have no trend in what is finer than they are', () => {
    const periods = [1, 6, 24, 168].map((hours) => fieldPeriod(END_AT, hours));
    const [hour, quarter, day] = bandwidthTrends(periods, THRESHOLDS).trends;
    expect([hour?.direction, quarter?.direction]).toEqual([undefined, undefined]);
    expect(day?.direction).toBe('increasing');
  });

  it('tell how full the link is, and when it will be too full', () => {
    const { capacity } = fieldStatistics(END_AT, [24], 12);
    const told = bandwidthCapacity(capacity, THRESHOLDS);
    expect(told.dayCount).toBe(27);
    expect(told.peakMbps).toBeGreaterThan(8);
    expect(told.unknownBecause).toBeUndefined();
    expect(bandwidthCapacity(fieldStatistics(END_AT).capacity, THRESHOLDS).unknownBecause).toBe('no capacity');
  });
});

describe('tactics over weeks', () => {
  it('say since when they are counted, and what was weighed', () => {
    const table = tacticTable(fieldMitre());
    expect(table.seenCount).toBe(10);
    expect(table.countedSinceAt).toBe(Date.parse(`${SINCE}T14:00:00Z`));
    expect(table.tactics?.[0]).toMatchObject({ events: 545, weighedEvents: 96_334_873, unusualEvents: 437_859 });
    expect(table.tactics?.[0]?.techniqueCount).toBeUndefined();
  });

  it.each([
    ['since when', fieldMitre(), `since ${SINCE}`],
    ['weeks without a beginning', fieldMitre({ period: undefined }), 'in the last weeks'],
  ])('are named: %s', (_what, mitre, words) => {
    const own = ownSpanOf(mitre);
    expect(own && ownSpanWords(own)).toBe(words);
    expect(tacticSpanWords(aPeriod(24, { mitre }))).toBe(words);
  });

  it('are of the window where nobody says otherwise', () => {
    expect(ownSpanOf(someMitre({ tactics: [aTactic('impact', 3)] }))).toBeUndefined();
    expect(tacticSpanWords(aPeriod(24, { mitre: someMitre() }))).toBe('in the 24 h up to 2026-01-15 14:00Z');
  });
});

describe('what an appliance counts of its own accord', () => {
  it('is named for people, the most frequent kind first', () => {
    const deviceKinds = { dnsserver: 1, desktop: 84, 'saas Office365': 39, domaincontroller: 2, bad: Number.NaN };
    const figures = inventoryFigures({
      deviceKinds,
      subnetCount: 8,
      credentialCount: Number.POSITIVE_INFINITY,
      patternCount: undefined,
      respondedDeviceCount: undefined,
      responseCount: 0,
      licensedIpCount: undefined,
    });
    expect(figures.kinds?.map(({ title, devices }) => [title, devices])).toEqual([
      ['desktop', 84],
      ['SaaS Office365', 39],
      ['domain controller', 2],
      ['DNS server', 1],
      ['bad', undefined],
    ]);
    expect([figures.subnets, figures.credentials, figures.responses]).toEqual([8, undefined, 0]);
  });
});

const judged = (parts: Partial<Facts> = {}) =>
  judgeAll(
    {
      at: END_AT,
      window: { endAt: END_AT, hours: 24, endsNow: true },
      statistics: fieldStatistics(END_AT),
      traffic: undefined,
      device: undefined,
      series: [],
      ...parts,
    },
    THRESHOLDS,
  );

describe('the rules', () => {
  it('that need severities, directions, protocols or mapped events are silent', () => {
    const rules = judged().map(({ rule }) => rule);
    for (const rule of ['SEC-R1', 'SEC-R2', 'SEC-R4', 'MIT-R1', 'BW-R3', 'BW-R4', 'BW-R5'])
      expect(rules).not.toContain(rule);
  });

  it('on what one tactic holds speak of what is counted', () => {
    const mitre = someMitre({ ...fieldMitre(), tactics: [aTactic('impact', 9), aTactic('execution', 1)] });
    const [found] = judged({
      statistics: { ...fieldStatistics(END_AT), periods: [fieldPeriod(END_AT, 24, { mitre })] },
    }).filter(({ rule }) => rule === 'MIT-R3');
    expect(found?.evidence).toContain(`90.0 % of what all tactics count together since ${SINCE}`);
  });

  it('on patterns are not critical over weeks, say why, and tell each once whatever the period', () => {
    const tactics = ['initial_access', 'credential_access', 'lateral_movement'].map((name) => aTactic(name, 4));
    const over = (hours: number, parts = {}) =>
      judged({
        statistics: {
          ...fieldStatistics(END_AT),
          periods: [fieldPeriod(END_AT, hours, { mitre: fieldMitre({ tactics, ...parts }) })],
        },
      }).find(({ rule, entity }) => rule === 'MIT-R4' && entity.name === 'Credential Attack');
    expect(over(24)).toMatchObject({ severity: 'medium', id: over(168)?.id });
    expect(over(24)?.evidence).toMatch(/since 2025-12-18: .*counts tactics over weeks/);
    expect(over(24, { period: undefined })).toMatchObject({ severity: 'critical' });
  });
});

describe('the detectors', () => {
  const events = (odd: number) =>
    eventSeriesOf(
      'security',
      fieldEvents(END_AT, 672).hourly?.map(({ at, count = 0 }, index, all) => ({
        at,
        count: index === all.length - 5 ? odd : count,
      })) ?? [],
    );

  it('know the habit of four weeks of hours', () => {
    const found = judged({ series: [events(400)] }).filter(({ rule }) => rule.startsWith('SER-'));
    expect(found.map(({ at }) => at)).toEqual([END_AT - 5 * HOUR_MS]);
    expect(judged({ series: [events(21)] }).filter(({ rule }) => rule.startsWith('SER-'))).toEqual([]);
  });

  const link = (lastFactor: number, endAt = END_AT) => {
    const { capacity } = fieldStatistics(endAt);
    if (capacity === undefined) throw new Error('no capacity');
    const last = capacity.hourly.length - 1;
    const hourly = capacity.hourly.map(({ at, mbps = 0 }, index) => ({
      at,
      mbps: mbps * (1 + 0.02 * ((index * 7) % 5)) * (index === last ? lastFactor : 1),
    }));
    return linkSeries({ ...capacity, hourly });
  };

  it('know a week of days, whatever time of day they begin at', () => {
    for (let days = 0; days < 7; days += 1) {
      const endAt = END_AT + days * DAY_MS;
      const onsets = scoreSeries(link(1, endAt), THRESHOLDS.ser_history_hours).filter(
        ({ onset }) => onset >= THRESHOLDS.ser_r1_score,
      );
      expect(onsets.filter(({ at }) => at >= endAt - 7 * DAY_MS)).toEqual([]);
    }
  });

  it('find the day that carried five times as much, though it began before the window', () => {
    const found = judged({ series: [link(5)] }).filter(({ rule }) => rule.startsWith('SER-'));
    expect(found.map(({ title }) => title)).toEqual(['bytes seen per day: more than usual']);
    expect(found[0]?.evidence).toMatch(/on weekdays/);
  });
});
