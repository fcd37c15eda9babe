// Seven days of a network in which nothing happens, looked at by day and by night: every rule and detector, and no alarm.
import { afterEach, describe, expect, it } from 'vitest';
import { isAtLeast } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import { type Observed, observe } from './a-simulated-look.ts';

/** A Monday, on no edge of anything. */
const MONDAY_AT: Instant = Date.UTC(2026, 5, 15, 0, 41, 7);
const DAYS = 7;
/** Each sees every day of the week, and over the week every part of the day. */
const SEEDS = [1, 2];

/** Day by day another quarter of the day, which is another one for each seed. */
const momentsOf = (place: number): readonly Instant[] =>
  Array.from({ length: DAYS }, (_, day) => MONDAY_AT + day * DAY_MS + ((day + place) % 4) * 6 * HOUR_MS);

let observed: Observed | undefined;
afterEach(() => observed?.stop());

describe('a quiet week', () => {
  it.each(SEEDS.map((seed, place) => [seed, momentsOf(place)] as const))(
    'raises nothing high or critical in the world of seed %i',
    async (seed, moments) => {
      observed = await observe({ seed, deviceCount: 60, flowsPerHour: 300, anchorAt: MONDAY_AT });
      const alarms: string[] = [];
      let foundCount = 0;
      for (const at of moments) {
        const findings = await observed.lookAt(at);
        foundCount += findings.length;
        for (const { severity, id, evidence } of findings)
          if (isAtLeast(severity, 'high')) alarms.push(`${new Date(at).toISOString()} ${severity} ${id}: ${evidence}`);
      }
      expect(alarms).toEqual([]);
      // It is not silent: what is odd about this device or that one is told, as what it is.
      expect(foundCount).toBeGreaterThan(moments.length);
    },
    60_000,
  );
});
