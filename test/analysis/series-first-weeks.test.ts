// The first weeks of a series: whichever weekday it begins on, what was seen at an hour before is no onset at that hour.
import { describe, expect, it } from 'vitest';
import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { createRandom, poisson } from './series-maker.ts';

const MONDAY_AT = Date.UTC(2026, 5, 1);
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const SEEDS = 20;
const HOURS = 28 * 24;

/** Of the hour: 220 on workdays from 08 to 18, else 20. */
const officeRate = (hour: number): number => {
  const isWorkday = Math.floor(hour / 24) % 7 < 5;
  return isWorkday && hour % 24 >= 8 && hour % 24 < 18 ? 220 : 20;
};

const onsetsOf = (firstDay: number, seed: number): readonly string[] => {
  const random = createRandom(seed);
  const detector = createSeriesDetector({ unit: 'count', stepMs: HOUR_MS });
  return Array.from({ length: HOURS }, (_, index) => firstDay * 24 + index).flatMap((hour) => {
    const score = detector.push(MONDAY_AT + hour * HOUR_MS, poisson(officeRate(hour), random));
    return score.onset < 0.9 ? [] : [`${new Date(score.at).toISOString()} ${score.reason}`];
  });
};

describe('28 quiet days of an office', () => {
  it('raise an onset in fewer than one of 20 series, whichever weekday they begin on', () => {
    const loud = WEEKDAYS.flatMap((_, firstDay) =>
      Array.from({ length: SEEDS }, (_unused, seed) => onsetsOf(firstDay, 1 + seed)).filter(({ length }) => length > 0),
    );
    expect(loud.length, loud.flat().join('\n')).toBeLessThanOrEqual((WEEKDAYS.length * SEEDS) / 20);
  });

  it.each(WEEKDAYS.map((name, firstDay) => [name, firstDay] as const))(
    'begun on a %s raise none before the second weekend is over',
    (_, firstDay) => {
      const until = MONDAY_AT + 14 * DAY_MS;
      const early = Array.from({ length: SEEDS }, (_unused, seed) => onsetsOf(firstDay, 101 + seed))
        .flat()
        .filter((line) => Date.parse(line.slice(0, 24)) < until);
      expect(early.length, early.join('\n')).toBeLessThanOrEqual(1);
    },
  );
});

describe('in the first two weeks', () => {
  it('a value that was seen at the same hour of day before is no onset', () => {
    const detector = createSeriesDetector({ unit: 'count', stepMs: HOUR_MS });
    const isLoud = (hour: number): boolean => hour % 24 === 13 && [2, 5, 9].includes(Math.floor(hour / 24));
    const scores = Array.from({ length: 13 * 24 }, (_, hour) =>
      detector.push(MONDAY_AT + hour * HOUR_MS, isLoud(hour) ? 900 : 20 + ((hour * 7_919) % 7)),
    );
    const raised = scores.filter(({ onset }) => onset >= 0.9).map(({ at }) => (at - MONDAY_AT) / HOUR_MS);
    expect(raised).toEqual([2 * 24 + 13]);
  });

  it('the reason of the first workday says that none was seen', () => {
    const detector = createSeriesDetector({ unit: 'count', stepMs: HOUR_MS });
    const scores = Array.from({ length: 60 }, (_, index) => {
      const hour = 5 * 24 + index;
      return detector.push(MONDAY_AT + hour * HOUR_MS, officeRate(hour));
    });
    expect(scores[56]?.reason).toMatch(/^220, usually \d+–\d+ at weekends; no weekday seen at this hour yet$/);
  });
});
