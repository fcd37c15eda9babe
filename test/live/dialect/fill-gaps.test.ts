// Holes in the series of a device: none where every interval was asked for, and nothing said of them otherwise.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/domain/instant.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import { fillGaps } from '../../../src/live/dialect/device/fill-gaps.ts';
import { anAnswer, aSimilarDevice, connecting, sending } from '../../analysis/device-builders.ts';
import { aCaller } from './a-caller.ts';

const AT = Date.parse('2026-01-10T00:00:00Z');
const at = (hour: number): number => AT + hour * HOUR_MS;

const countsOf = (answer: ReturnType<typeof fillGaps>) =>
  answer.series?.kind === 'connections'
    ? answer.series.intervals.map((one) => [(one.at - AT) / HOUR_MS, one.connections])
    : undefined;

describe('holes between intervals', () => {
  it('are intervals in which nothing was', () => {
    const told = fillGaps(connecting({ at: at(0), connections: 5 }, { at: at(3), connections: 2 }), 1);
    expect(countsOf(told)).toEqual([
      [0, 5],
      [1, 0],
      [2, 0],
      [3, 2],
    ]);
    const bytes = fillGaps(sending({ at: at(0), bytes: 5 }, { at: at(8), bytes: 2 }), 4);
    expect(bytes.series?.intervals.map((one) => ('bytes' in one ? one.bytes : undefined))).toEqual([5, 0, 2]);
  });

  it('are filled of similar devices too; before the first and after the last nothing is known', () => {
    const similar = [aSimilarDevice({ did: 7 }, { at: at(5), connections: 1 }, { at: at(7), connections: 3 })];
    const told = fillGaps(anAnswer({ similar }), 1);
    expect(told.series).toBeUndefined();
    expect(told.similar?.[0]?.series?.intervals.map((one) => (one.at - AT) / HOUR_MS)).toEqual([5, 6, 7]);
  });

  it('of months are nonsense, and stay as they came', () => {
    const told = connecting({ at: at(0), connections: 5 }, { at: at(9_000), connections: 2 });
    expect(fillGaps(told, 1).series).toEqual(told.series);
  });
});

describe('an appliance that leaves empty hours out', () => {
  const json = {
    deviceInfo: [
      { did: 9, similarityScore: 100, graphData: [0, 3].map((hour) => ({ time: at(hour), count: 4 })), info: {} },
    ],
  };
  const told = async (params: object) => {
    const client = clientOfDialect({ caller: aCaller(() => ({ json })), dialect: 'appliance', now: () => at(4) });
    const answer = await client.get('deviceinfo', { did: 9, ...params });
    if (!answer.ok) throw new Error(answer.failure.came);
    return countsOf(answer.value.value);
  };

  it('has told that nothing was in them, where it was asked for every hour', async () => {
    const whole = [
      [0, 4],
      [1, 0],
      [2, 0],
      [3, 4],
    ];
    expect(await told({})).toEqual(whole);
    expect(await told({ showallgraphdata: true })).toEqual(whole);
  });

  it('has told nothing of them, where it was not', async () => {
    expect(await told({ showallgraphdata: false })).toEqual([
      [0, 4],
      [3, 4],
    ]);
  });
});
