// Events of any span: the same however they are asked for, and cheap when they are asked for again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { ANCHOR_AT, anEngine, hoursBefore } from './an-engine.ts';

const ALL = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent', 'silent-sensor'];

describe('events', () => {
  it('are those of a longer span that lie within, in the order of their time', () => {
    const engine = anEngine({ scenarios: ALL });
    const month = engine.events(hoursBefore(720));
    expect(month.length).toBeGreaterThan(3_000);
    const times = month.map((event) => event.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const instants = fc.integer({ min: 0, max: 30 * DAY_MS }).map((before) => ANCHOR_AT - before);
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const span = { startAt: Math.min(one, other), endAt: Math.max(one, other) };
        const within = month.filter((event) => event.at >= span.startAt && event.at < span.endAt);
        // Asked of a world that remembers the month, and of one that remembers nothing.
        expect(engine.events(span)).toEqual(within);
        expect(anEngine({ scenarios: ALL }).events(span)).toEqual(within);
      }),
      { numRuns: 12 },
    );
  });

  it('that have not happened yet are not told, though their day was asked for', () => {
    let now = ANCHOR_AT;
    const engine = anEngine({ now: () => now });
    const span = { startAt: ANCHOR_AT - DAY_MS, endAt: ANCHOR_AT + DAY_MS };
    const before = engine.events(span);
    expect(before.every((event) => event.at < ANCHOR_AT)).toBe(true);
    now += 5 * HOUR_MS;
    const after = engine.events(span);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.slice(0, before.length)).toEqual(before);
  });

  it('of a month and 5,000 devices cost next to nothing when they are asked for again', () => {
    const engine = anEngine({ deviceCount: 5_000, scenarios: ALL });
    const first = engine.events(hoursBefore(720));
    expect(first.length).toBeGreaterThan(100_000);
    const costs = Array.from({ length: 7 }, () => {
      const { user, system } = process.cpuUsage();
      expect(engine.events(hoursBefore(720)).length).toBe(first.length);
      const after = process.cpuUsage({ user, system });
      return after.user + after.system;
    });
    // The median, in microseconds: about 2,000 on an idle machine, 100,000 when nothing is remembered.
    expect(costs.sort((a, b) => a - b)[3]).toBeLessThan(20_000);
  });
});
