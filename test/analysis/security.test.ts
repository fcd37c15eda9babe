// The security dashboard's analyses, against the document's figures and against what an appliance may leave out.
import { describe, expect, it } from 'vitest';
import { securityTrend } from '../../src/analysis/counts/event-trend.ts';
import { hourlyEvents } from '../../src/analysis/counts/hourly-events.ts';
import { totalEvents } from '../../src/analysis/counts/total-events.ts';
import { securityEvents } from '../../src/analysis/security/security-events.ts';
import { severityBreakdown } from '../../src/analysis/security/severity-breakdown.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { documentedEvents } from './documented-statistics.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aPeriod, someEvents } from './statistics-facts.ts';

const at = (time: string): number => Date.parse(`2024-01-15T${time}Z`);

describe('the sum of security events', () => {
  it('is the sum of all numbers in the documented answer', async () => {
    expect(totalEvents(await documentedEvents())).toEqual({ events: 221 });
  });

  it('is unknown where no counts were reported, and 0 where an empty list was', () => {
    expect(totalEvents(undefined).events).toBeUndefined();
    expect(totalEvents(someEvents()).events).toBeUndefined();
    expect(totalEvents(someEvents({ counts: {} })).events).toBe(0);
  });
});

describe('the kinds of security events', () => {
  it('are the four of the documented answer, with their shares', async () => {
    const events = securityEvents(await documentedEvents());
    expect(events.modelBreaches.events).toBe(45);
    expect(events.modelBreaches.sharePercent).toBeCloseTo(20.36, 2);
    expect(events.aiAnalystIncidents.events).toBe(12);
    expect(events.antigenaActions.events).toBe(8);
    expect(events.enhancedMonitoring.events).toBe(156);
    expect(events.others).toEqual([]);
  });

  it('change against an earlier look, by number and in percent', () => {
    const now = someEvents({ counts: { model_breaches: 45, antigena_actions: 8, ai_analyst_incidents: 3 } });
    const before = someEvents({ counts: { model_breaches: 30, antigena_actions: 0 } });
    const events = securityEvents(now, before);
    expect(events.modelBreaches).toMatchObject({ previousEvents: 30, changeEvents: 15, changePercent: 50 });
    expect(events.antigenaActions).toMatchObject({ previousEvents: 0, changeEvents: 8, changePercent: undefined });
    expect(events.aiAnalystIncidents).toMatchObject({ previousEvents: undefined, changeEvents: undefined });
  });

  it('include every unknown kind under its own name, cleaned, the most frequent first', () => {
    const counts = JSON.parse('{"constructor": 1, "new\\u001b[31m_kind": 3, "model_breaches": 2, "__proto__": 7}');
    const { others, modelBreaches } = securityEvents(someEvents({ counts }));
    expect(others?.map(({ kind, events }) => [kind, events])).toEqual([
      ['__proto__', 7],
      ['new\u{fffd}[31m_kind', 3],
      ['constructor', 1],
    ]);
    expect(modelBreaches.events).toBe(2);
  });
});

describe('the severities', () => {
  it('of the documented answer are four, the worst first, and their shares add up to 100', async () => {
    const { events, severities } = severityBreakdown(await documentedEvents());
    expect(events).toBe(157);
    expect(severities.map((row) => [row.severity, row.events])).toEqual([
      ['critical', 3],
      ['high', 12],
      ['medium', 25],
      ['low', 117],
    ]);
    expect(severities.reduce((sum, row) => sum + (row.sharePercent ?? 0), 0)).toBeCloseTo(100, 9);
  });

  it('stay unknown where they were not reported', () => {
    expect(severityBreakdown(someEvents()).severities.map((row) => row.events)).toEqual(Array(4).fill(undefined));
  });
});

describe('events by the hour', () => {
  it('are those of the documented answer, with a gap for each of the 22 hours that it leaves out', async () => {
    const { hourly = [], ...figures } = hourlyEvents(await documentedEvents());
    expect(hourly).toHaveLength(24);
    expect(hourly.slice(0, 3)).toEqual([
      { at: at('12:00:00'), events: 8 },
      { at: at('13:00:00'), events: 12 },
      { at: at('14:00:00'), events: undefined },
    ]);
    expect(figures).toEqual({ peakEvents: 12, peakAt: at('13:00:00'), averagePerHour: 10, gapCount: 22 });
  });

  it('keep a gap where an hour is missing and never fill it with 0, whatever order they came in', () => {
    const hours = [5, 0, 1].map((hour) => ({ at: at('00:02:00') + hour * HOUR_MS, count: hour + 1 }));
    expect(hourlyEvents(someEvents({ hourly: hours })).hourly?.map(({ events }) => events)).toEqual([
      1,
      2,
      undefined,
      undefined,
      undefined,
      6,
    ]);
  });

  it('count a started hour at the end of the period as no gap', () => {
    const hourly = [{ at: at('13:00:00'), count: 4 }];
    const period = { startAt: at('12:02:07'), endAt: at('14:02:07'), hours: 2 };
    expect(hourlyEvents(someEvents({ hourly, period })).hourly).toEqual([{ at: at('13:00:00'), events: 4 }]);
  });

  it('are not filled over a span that no appliance means', () => {
    const hourly = [0, 8e15].map((instant) => ({ at: instant, count: 1 }));
    expect(hourlyEvents(someEvents({ hourly })).hourly).toHaveLength(2);
    const period = { startAt: 0, endAt: 8e15, hours: 1 };
    expect(hourlyEvents(someEvents({ hourly: hourly.slice(0, 1), period })).hourly).toHaveLength(1);
  });

  it('are unknown, not empty, where none were reported', () => {
    expect(hourlyEvents(someEvents()).hourly).toBeUndefined();
    expect(hourlyEvents(someEvents({ hourly: [] }))).toMatchObject({ hourly: [], peakEvents: undefined, gapCount: 0 });
  });
});

describe('the trend of security events', () => {
  const counted = (hours: number, count: number | undefined) =>
    aPeriod(hours, { security: count === undefined ? undefined : someEvents({ counts: { model_breaches: count } }) });
  const trend = (...periods: readonly ReturnType<typeof aPeriod>[]) => securityTrend(periods, standardThresholds());

  it('holds the shortest against the longest of the default periods, where the document looks for "168h" and finds "7d"', () => {
    expect(trend(counted(1, 12), counted(6, 1), counted(24, 1), counted(168, 1_680))).toEqual({
      recentPeriod: '1h',
      longPeriod: '7d',
      recentPerHour: 12,
      longPerHour: 10,
      changePercent: 20,
      direction: 'increasing',
    });
  });

  it.each([
    [106, 'increasing'],
    [105, 'stable'],
    [95, 'stable'],
    [94, 'decreasing'],
  ])('calls %i against 100 an hour %s', (recent, direction) => {
    expect(trend(counted(1, recent), counted(168, 16_800)).direction).toBe(direction);
  });

  it('shows both rates and no trend where the long rate is 0', () => {
    expect(trend(counted(1, 5), counted(24, 0))).toMatchObject({
      recentPerHour: 5,
      longPerHour: 0,
      changePercent: undefined,
      direction: undefined,
    });
  });

  it('is none where a side is unknown or there is only one period', () => {
    expect(trend(counted(1, undefined), counted(24, 5)).direction).toBeUndefined();
    expect(trend(counted(24, 5)).recentPeriod).toBeUndefined();
    expect(trend().direction).toBeUndefined();
  });

  it('does not depend on the order in which the periods came', () => {
    const periods = [counted(1, 12), counted(6, 1), counted(168, 1_680)];
    expect(trend(...periods.toReversed())).toEqual(trend(...periods));
  });
});
