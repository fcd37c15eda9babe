// What becomes of findings from look to look, and how long each is remembered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FindingEvent,
  FORGET_AFTER_MS,
  MOST_TRACKED,
  type TrackedFinding,
  type TrackedFindings,
  trackFindings,
} from '../../src/analysis/findings/track-findings.ts';
import { type Finding, SEVERITIES, type Severity } from '../../src/domain/finding.ts';
import { type Instant, MINUTE_MS } from '../../src/domain/instant.ts';
import { aFinding } from '../report/a-document.ts';

const AT: Instant = Date.UTC(2026, 0, 15, 14);
const NOTHING: TrackedFindings = new Map();
const WHOLE = { isWhole: true };
const PARTLY = { isWhole: false };

type Look = Readonly<{ found: readonly Finding[]; isWhole?: boolean; afterMs?: number }>;

/** Five minutes after each other, unless a look says otherwise. */
const follow = (looks: readonly Look[]) => {
  let tracked = NOTHING;
  let at = AT;
  const told = looks.map(({ found, isWhole = true, afterMs = 5 * MINUTE_MS }, index) => {
    if (index > 0) at += afterMs;
    const next = trackFindings(tracked, found, at, { isWhole });
    tracked = next.tracked;
    return next.events.map(tell);
  });
  return { told, tracked };
};

const tell = ({ kind, tracked: { finding, count } }: FindingEvent): string =>
  `${kind} ${finding.id} ${finding.severity} ${count}`;

const a = (severity: Severity = 'high', parts: Partial<Finding> = {}): Finding =>
  aFinding({ id: 'A', severity, ...parts });
const b = aFinding({ id: 'B', severity: 'low' });

describe('a finding followed from look to look', () => {
  it.each<[string, readonly Look[], readonly (readonly string[])[]]>([
    ['is new once', [{ found: [a()] }, { found: [a()] }], [['new A high 1'], []]],
    ['is told in the order it was found in', [{ found: [b, a()] }], [['new B low 1', 'new A high 1']]],
    ['changes with its severity', [{ found: [a()] }, { found: [a('low')] }], [['new A high 1'], ['changed A low 2']]],
    [
      'does not change with its numbers and words',
      [{ found: [a()] }, { found: [a('high', { value: 99, title: 'Other', evidence: 'Other', at: AT, rule: 'X' })] }],
      [['new A high 1'], []],
    ],
    ['is gone once', [{ found: [a()] }, { found: [] }, { found: [] }], [['new A high 1'], ['gone A high 1'], []]],
    [
      'is gone with the severity it had last',
      [{ found: [a()] }, { found: [a('low')] }, { found: [] }],
      [['new A high 1'], ['changed A low 2'], ['gone A low 2']],
    ],
    [
      'is not gone when a part of the look failed',
      [{ found: [a()] }, { found: [], isWhole: false }, { found: [a()] }, { found: [] }],
      [['new A high 1'], [], [], ['gone A high 2']],
    ],
    [
      'is new again when it comes back, and counts on',
      [{ found: [a()] }, { found: [] }, { found: [a('low')] }],
      [['new A high 1'], ['gone A high 1'], ['new A low 2']],
    ],
    ['is new even in a look that failed in part', [{ found: [a()], isWhole: false }], [['new A high 1']]],
    [
      'is told before those that are gone',
      [{ found: [b] }, { found: [a()] }],
      [['new B low 1'], ['new A high 1', 'gone B low 1']],
    ],
    ['counts once where it stands twice, as it stands first', [{ found: [a(), a('low')] }], [['new A high 1']]],
  ])('%s', (_what, looks, told) => {
    expect(follow(looks).told).toEqual(told);
  });

  it('is not gone where nobody looked for it', () => {
    const { tracked } = trackFindings(NOTHING, [a(), b], AT, WHOLE);
    const wasJudged = ({ id }: Finding): boolean => id !== 'A';
    const next = trackFindings(tracked, [], AT + MINUTE_MS, { isWhole: true, wasJudged });
    expect(next.events.map(tell)).toEqual(['gone B low 1']);
    expect(next.tracked.get('A')?.isGone).toBe(false);
  });

  it('keeps when it was seen first and last, and what was found last', () => {
    const { tracked } = follow([{ found: [a()] }, { found: [a('high', { value: 7 })] }, { found: [] }]);
    expect(tracked.get('A')).toEqual({
      finding: a('high', { value: 7 }),
      firstSeenAt: AT,
      lastSeenAt: AT + 5 * MINUTE_MS,
      count: 2,
      isGone: true,
    });
  });

  it('was never seen last before it was seen first, though the clock is set back', () => {
    const { tracked } = follow([{ found: [a()] }, { found: [a()], afterMs: -MINUTE_MS }]);
    expect(tracked.get('A')).toMatchObject({ firstSeenAt: AT, lastSeenAt: AT, count: 2 });
  });
});

describe('what is remembered', () => {
  const isKnownAfter = (ms: number, look = WHOLE): boolean => {
    const { tracked } = follow([{ found: [a()] }, { found: [], isWhole: look.isWhole }]);
    return trackFindings(tracked, [], AT + ms, look).tracked.has('A');
  };

  it('is forgotten when it was not seen for long', () => {
    expect(isKnownAfter(FORGET_AFTER_MS)).toBe(true);
    expect(isKnownAfter(FORGET_AFTER_MS + 1)).toBe(false);
  });

  it('is forgotten too where no look is ever whole', () => {
    expect(isKnownAfter(FORGET_AFTER_MS, PARTLY)).toBe(true);
    expect(isKnownAfter(FORGET_AFTER_MS + 1, PARTLY)).toBe(false);
  });

  it('has a bound, and loses what is gone before what may still be there', () => {
    const many = Array.from({ length: MOST_TRACKED - 1 }, (_, index) => aFinding({ id: String(index) }));
    const { tracked } = follow([{ found: [a()] }, { found: [b] }, { found: many, isWhole: false }]);
    expect(tracked.size).toBe(MOST_TRACKED);
    expect([tracked.has('A'), tracked.has('B')]).toEqual([false, true]);
  });

  /** Half of them gone, seen at few different times or at many. */
  const aPast = (timeCount: number): TrackedFinding[] =>
    Array.from({ length: MOST_TRACKED }, (_, index) => {
      const lastSeenAt = AT - ((index * 7_919) % timeCount);
      const finding = aFinding({ id: String(index) });
      return { finding, firstSeenAt: 0, lastSeenAt, count: 1, isGone: index % 2 === 0 };
    });

  it.each([
    [1, 1],
    [1, 3],
    [4_999, 7],
    [5_000, 7],
    [7_000, 7],
    [7_000, MOST_TRACKED],
    [MOST_TRACKED, 7],
  ])('keeps, where %i are found beside a past of %i times, what a sort would keep', (foundCount, timeCount) => {
    const past = aPast(timeCount);
    const found = Array.from({ length: foundCount }, (_, index) => aFinding({ id: `found ${index}` }));
    const before = new Map(past.map((one) => [one.finding.id, one]));
    const { tracked } = trackFindings(before, found, AT, PARTLY);
    const kept = past
      .toSorted((one, other) => Number(one.isGone) - Number(other.isGone) || other.lastSeenAt - one.lastSeenAt)
      .slice(0, MOST_TRACKED - foundCount);
    expect(new Set(tracked.keys())).toEqual(
      new Set([...found, ...kept.map(({ finding }) => finding)].map(({ id }) => id)),
    );
  });

  it('looks at what was known a few times each, not as often as a sort', () => {
    let readCount = 0;
    const counted = aPast(MOST_TRACKED).map((one) =>
      Object.defineProperty({ ...one }, 'lastSeenAt', {
        get: () => {
          readCount += 1;
          return one.lastSeenAt;
        },
      }),
    );
    const found = Array.from({ length: 7_000 }, (_, index) => aFinding({ id: `found ${index}` }));
    trackFindings(new Map(counted.map((one) => [one.finding.id, one])), found, AT, PARTLY);
    expect(readCount).toBeLessThan(5 * MOST_TRACKED);
  });
});

const severity = fc.constantFrom(...SEVERITIES);
const finding = fc.record({ id: fc.constantFrom(...'ABCDE'), severity }).map((parts) => aFinding(parts));
const look = fc.record({
  found: fc.array(finding, { maxLength: 6 }),
  isWhole: fc.boolean(),
  afterMs: fc.integer({ min: 0, max: FORGET_AFTER_MS / 3 }),
});
const anyLooks = fc.array(look, { maxLength: 12 });

/** What somebody knows who has read nothing but the events. */
const readEvents = (told: readonly (readonly FindingEvent[])[]): Map<string, Severity> => {
  const open = new Map<string, Severity>();
  for (const { kind, tracked } of told.flat()) {
    const { id, severity: known } = tracked.finding;
    expect(open.has(id)).toBe(kind !== 'new');
    if (kind === 'changed') expect(open.get(id)).not.toBe(known);
    if (kind === 'gone') open.delete(id);
    else open.set(id, known);
  }
  return open;
};

describe('whatever is found', () => {
  const run = (looks: readonly Required<Look>[]) => {
    let tracked = NOTHING;
    let at = AT;
    const told = looks.map(({ found, isWhole, afterMs }) => {
      at += afterMs;
      const next = trackFindings(tracked, Object.freeze(found), at, { isWhole });
      tracked = next.tracked;
      return next.events;
    });
    return { tracked, told };
  };

  it('the events alone tell what is there', () => {
    // Within the time that is remembered: who forgets cannot tell that something is gone.
    const soon = anyLooks.map((looks) => looks.map((one) => ({ ...one, afterMs: MINUTE_MS })));
    fc.assert(
      fc.property(soon, (looks) => {
        const { tracked, told } = run(looks);
        const there = [...tracked].filter(([, { isGone }]) => !isGone);
        expect(new Map(there.map(([id, one]) => [id, one.finding.severity]))).toEqual(readEvents(told));
      }),
    );
  });

  it('all that the last look found is there, and after a whole look nothing else', () => {
    fc.assert(
      fc.property(anyLooks, look, (before, last) => {
        const { tracked } = run([...before, last]);
        const ids = new Set(last.found.map(({ id }) => id));
        const there = [...tracked.values()].filter(({ isGone }) => !isGone).map(({ finding: { id } }) => id);
        expect(there).toEqual(expect.arrayContaining([...ids]));
        if (last.isWhole) expect(new Set(there)).toEqual(ids);
      }),
    );
  });

  it('the same look again tells nothing', () => {
    fc.assert(
      fc.property(anyLooks, look, (before, last) => {
        expect(run([...before, last, { ...last, afterMs: 0 }]).told.at(-1)).toEqual([]);
      }),
    );
  });

  it('what was known before is left as it was', () => {
    fc.assert(
      fc.property(anyLooks, look, (before, { found, isWhole }) => {
        const { tracked } = run(before);
        const copy = structuredClone(tracked);
        trackFindings(tracked, found, AT + FORGET_AFTER_MS, { isWhole });
        expect(tracked).toEqual(copy);
      }),
    );
  });
});
