// The judge that a session or a look is given reaches those who need it.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/analysis/facts.ts';
import type { Judge } from '../../src/live/judge/judge.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { NOW, runAppliance } from './an-appliance.ts';
import { STRICT } from './judge-facts.ts';
import { aPart, aSession } from './session-kit.ts';

describe('a judge', () => {
  it('names the suspects of a look, and without one they are the same', async () => {
    const running = await runAppliance(['ransomware']);
    const judged: (readonly Facts[])[] = [];
    const judge: Judge = (facts, thresholds, signal) => {
      judged.push(facts);
      return judgeHere(facts, thresholds, signal);
    };
    const look = (more: Readonly<{ judge?: Judge }>) =>
      takeSnapshot(
        running.asker(),
        { window: { endAt: NOW, hours: 2, endsNow: true }, traffic: {}, suspects: 4 },
        {
          source: { profile: 'test', host: 'x', isDemo: false },
          at: NOW,
          linkCapacityMbps: undefined,
          thresholds: STRICT,
          ...more,
        },
      );
    const given = await look({ judge });
    const own = await look({});
    await running.stop();
    expect(judged).toEqual([[given.facts]]);
    expect(given.suspects.map(({ did }) => did)).toEqual(own.suspects.map(({ did }) => did));
    expect(given.suspects).toHaveLength(4);
  });

  it.each([
    ['its own', judgeHere, {}],
    ['the one it was given', async () => [], undefined],
  ] satisfies [string, Judge, object | undefined][])(
    'of a session is %s in every question',
    (_which, judge, options) => {
      const session = aSession(options ?? { judge });
      const asked = aPart('a');
      session.watch([asked.part]);
      expect(asked.asks[0]?.asking.judge).toBe(judge);
      session.close();
    },
  );
});
