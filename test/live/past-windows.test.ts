// The windows before the one that is shown: which they are, how they are asked for, and all of them or none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/api/client.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import { failed, success } from '../../src/domain/result.ts';
import type { EventCounts, StatisticsAnswer } from '../../src/domain/stats.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import type { Asking, AskProgress } from '../../src/live/part.ts';
import { eventsPart, pastWindowsPart } from '../../src/live/questions/index.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { someSystem } from '../analysis/statistics-facts.ts';
import { FAILURES, NO_CLIENT } from './session-kit.ts';

const NOW = Date.parse('2026-01-15T14:25:07Z');
/** The whole hour before that. */
const HOUR = Date.parse('2026-01-15T14:00:00Z');
const SPAN_END = Date.parse('2026-01-10T03:30:00Z');

const last = (hours: number): WindowChoice => ({ kind: 'last', hours });
const span = (hours: number): WindowChoice => ({ kind: 'span', hours, endAt: SPAN_END });

const counted = (total: number): EventCounts => ({
  eventType: 'security',
  period: undefined,
  counts: { total },
  severities: undefined,
  hourly: undefined,
});

type Ask = Readonly<{
  name: string;
  params: unknown;
  receives(bytes: number): void;
  answers(answer: StatisticsAnswer): void;
  fails(failure: Failure): void;
}>;

const META = { status: 200, bytes: 1, elapsedMs: 1, attempts: 1, serverDateAt: undefined, skewMs: undefined };

/** Asks for the windows, and leaves the answers to the test. */
const begin = (choice: WindowChoice, at: Instant = NOW) => {
  const asks: Ask[] = [];
  const told: AskProgress[] = [];
  const get: Client['get'] = (name, params, options) =>
    new Promise((resolve) => {
      asks.push({
        name,
        params,
        receives: (receivedBytes) => options?.onProgress?.({ receivedBytes, totalBytes: undefined }),
        answers: (value) => resolve(success({ ...META, value: value as never })),
        fails: (failure) => resolve(failed(failure)),
      });
    });
  const asking: Asking = {
    client: { ...NO_CLIENT, get },
    fetchFlows: async () => failed(FAILURES.configuration),
    judge: judgeHere,
    thresholds: standardThresholds(),
    at,
    signal: new AbortController().signal,
    onProgress: (progress) => told.push(progress),
  };
  return { asks, told, result: pastWindowsPart(choice).ask(asking) };
};

/** The ends of the windows that come, each answered with how many were asked before it. */
const endsOf = async (choice: WindowChoice, at?: Instant): Promise<readonly Instant[]> => {
  const { asks, result } = begin(choice, at);
  for (const [index, ask] of asks.entries()) ask.answers({ kind: 'events', events: counted(index) });
  const windows = await result;
  if (!windows.ok) throw new Error(windows.failure.came);
  expect(windows.value.map(({ hours }) => hours)).toEqual(windows.value.map(() => choice.hours));
  return windows.value.map(({ endAt }) => endAt);
};

const back = (endAt: Instant, ...hours: readonly number[]): readonly Instant[] =>
  hours.map((one) => endAt - one * HOUR_MS);

describe('the windows before', () => {
  it.each<readonly [string, WindowChoice, readonly Instant[]]>([
    ['the last hour are six', last(1), back(HOUR, 6, 5, 4, 3, 2, 1)],
    ['the last 24h are six', last(24), back(HOUR, 144, 120, 96, 72, 48, 24)],
    ['the last 4d are six', last(96), back(HOUR, 576, 480, 384, 288, 192, 96)],
    ['the last 97h are five, since a sixth would begin too long ago', last(97), back(HOUR, 485, 388, 291, 194, 97)],
    ['the last 7d are three', last(168), back(HOUR, 504, 336, 168)],
    ['the last 14d are one', last(336), back(HOUR, 336)],
    ['the last 337h are none', last(337), []],
    ['the last 30d are none', last(720), []],
    ['a span go back from its end', span(24), back(SPAN_END, 144, 120, 96, 72, 48, 24)],
    ['a span of 7d are three', span(168), back(SPAN_END, 504, 336, 168)],
    ['a span of 30d are none', span(720), []],
  ])('%s, the oldest first', async (_, choice, ends) => {
    expect(await endsOf(choice)).toEqual(ends);
  });

  it('the last hours stay the same until the hour is full, and are others then', async () => {
    const atFull = await endsOf(last(24), HOUR);
    expect(await endsOf(last(24), HOUR + HOUR_MS - 1)).toEqual(atFull);
    expect(await endsOf(last(24), HOUR + HOUR_MS)).toEqual(atFull.map((endAt) => endAt + HOUR_MS));
  });

  it('a span stay the same for ever', async () => {
    expect(await endsOf(span(24), NOW + 30 * DAY_MS)).toEqual(await endsOf(span(24)));
  });

  it('any window join without a gap, end where it begins, and do not begin too long ago', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000 }), fc.boolean(), async (hours, isSpan) => {
        const ends = await endsOf(isSpan ? span(hours) : last(hours));
        const endAt = isSpan ? SPAN_END : HOUR;
        expect(ends).toEqual(ends.map((_, index) => endAt - (ends.length - index) * hours * HOUR_MS));
        const beginsAt = (count: number): Instant => endAt - (count + 1) * hours * HOUR_MS;
        const isAllowed = (count: number): boolean => count <= 6 && beginsAt(count) >= endAt - 28 * DAY_MS;
        expect([ends.length === 0 || isAllowed(ends.length), isAllowed(ends.length + 1)]).toEqual([true, false]);
      }),
    );
  });

  it('are asked for as security events of the same length, all at once', () => {
    const { asks } = begin(last(168));
    expect(asks.map(({ name, params }) => [name, params])).toEqual(
      ['2025-12-25 14:00:00', '2026-01-01 14:00:00', '2026-01-08 14:00:00'].map((to) => [
        'summarystatistics',
        { eventtype: 'security', hours: 168, to },
      ]),
    );
  });

  it('are an empty list where there are none, without a question', async () => {
    const { asks, result } = begin(last(720));
    expect(await result).toEqual(success([]));
    expect(asks).toEqual([]);
  });

  it('come in order with their own counts, whichever answer is the first', async () => {
    const { asks, result } = begin(last(168));
    for (const index of [2, 0, 1]) asks[index]?.answers({ kind: 'events', events: counted(index) });
    expect(await result).toEqual(
      success(back(HOUR, 504, 336, 168).map((endAt, index) => ({ endAt, hours: 168, security: counted(index) }))),
    );
  });

  it('are all there or none: the first failure is that of all', async () => {
    const { asks, result } = begin(last(168));
    asks[2]?.fails(FAILURES.forbidden);
    asks[0]?.answers({ kind: 'events', events: counted(1) });
    asks[1]?.fails(FAILURES.offline);
    expect(await result).toEqual(failed(FAILURES.offline));
  });

  it('tell what has come as a sum over all questions', () => {
    const { asks, told } = begin(last(168));
    asks[2]?.receives(100);
    asks[0]?.receives(20);
    asks[2]?.receives(150);
    asks[1]?.receives(3);
    expect(told).toEqual([100, 120, 170, 173].map((bytes) => ({ bytes, rows: undefined })));
  });

  it('are never made of other statistics', async () => {
    const { asks, result } = begin(last(336));
    const trouble = expect(result).rejects.toThrow('other statistics than plain');
    asks[0]?.answers({ kind: 'plain', summary: someSystem() });
    await trouble;
  });

  it('are asked for once an hour at most, and those of a span once', () => {
    const [moving, fixed] = [pastWindowsPart(last(24)), pastWindowsPart(span(6))];
    expect([moving.leastIntervalMs, moving.isFixed, fixed.isFixed]).toEqual([HOUR_MS, false, true]);
    expect([moving.topic, fixed.topic]).toEqual(['summary', 'summary']);
  });

  it('are called after the window, and have a key of their own for each', () => {
    const windows = [last(24), last(168), span(24), { ...span(24), endAt: SPAN_END - HOUR_MS }];
    expect(windows.slice(0, 3).map((choice) => pastWindowsPart(choice).name)).toEqual([
      'windows before, 24h',
      'windows before, 7d',
      'windows before, 24h to 2026-01-10 03:30',
    ]);
    const keys = [eventsPart('security', last(24)).key, ...windows.map((choice) => pastWindowsPart(choice).key)];
    expect(new Set(keys).size).toBe(keys.length);
    expect(pastWindowsPart({ ...last(24) }).key).toBe(pastWindowsPart(last(24)).key);
  });
});
