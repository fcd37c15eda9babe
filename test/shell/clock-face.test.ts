// Times for a person: in UTC and marked so, or in the zone of the machine with its distance.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localClock, UTC_CLOCK } from '../../src/text/clock-face.ts';
import { hostileNumber } from '../report/hostile-texts.ts';

const AT = Date.parse('2026-01-15T23:02:07.900Z');
const MINUTE_MS = 60_000;

describe('a time', () => {
  it('in UTC carries a Z', () => {
    expect([UTC_CLOCK.second(AT), UTC_CLOCK.minute(AT), UTC_CLOCK.time(AT)]).toEqual([
      '2026-01-15 23:02:07Z',
      '2026-01-15 23:02Z',
      '23:02:07Z',
    ]);
  });

  it.each([
    [60, '2026-01-16 00:02:07+01:00', '00:02:07+01:00'],
    [-480, '2026-01-15 15:02:07-08:00', '15:02:07-08:00'],
    [345, '2026-01-16 04:47:07+05:45', '04:47:07+05:45'],
    [-210, '2026-01-15 19:32:07-03:30', '19:32:07-03:30'],
    [0, '2026-01-15 23:02:07+00:00', '23:02:07+00:00'],
  ])('%d minutes ahead of UTC carries the distance', (minutes, second, time) => {
    const clock = localClock(() => minutes * MINUTE_MS);
    expect(clock.second(AT)).toBe(second);
    expect(clock.time(AT)).toBe(time);
    expect(clock.minute(AT)).toBe(`${second.slice(0, 16)}${second.slice(19)}`);
    expect(Date.parse(second.replace(' ', 'T'))).toBe(AT - (AT % 1_000));
  });

  it('follows the season', () => {
    const change = Date.parse('2026-03-29T01:00:00Z');
    const clock = localClock((at) => (at < change ? 60 : 120) * MINUTE_MS);
    expect(clock.time(change - 1_000)).toBe('01:59:59+01:00');
    expect(clock.time(change)).toBe('03:00:00+02:00');
  });

  it('is text for every number that may come', () => {
    fc.assert(
      fc.property(hostileNumber, fc.integer({ min: -840, max: 840 }), (at, minutes) => {
        for (const clock of [UTC_CLOCK, localClock(() => minutes * MINUTE_MS)]) {
          for (const told of [clock.second(at ?? 0), clock.minute(at ?? 0), clock.time(at ?? 0)]) {
            expect(told.length).toBeLessThan(40);
          }
        }
      }),
    );
  });
});
