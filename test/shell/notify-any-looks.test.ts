// Which findings are announced, and when, whatever is told of them in whatever order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtLeast, SEVERITIES, type Severity } from '../../src/domain/finding.ts';
import type { Attention } from '../../src/panes/pane.ts';
import {
  ANNOUNCE_EVERY_MS,
  type AttentionLook,
  FORGET_AFTER_MS,
  followNews,
  NO_NEWS,
  type NotifyLevel,
} from '../../src/shell/notify.ts';
import { anAttention } from './an-attention.ts';

const anItem = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), severity: fc.constantFrom(...SEVERITIES) });

const aStep = fc.record({
  afterMs: fc.integer({ min: 0, max: 40_000 }),
  /** Undefined: only time goes by. */
  look: fc.option(
    fc.record({
      items: fc.array(anItem, { maxLength: 6 }).map((items) => items.map(anAttention)),
      lacking: fc.subarray(['mitre', 'findings']),
      window: fc.constantFrom('last 24h', 'last 7d'),
    }),
    { nil: undefined },
  ),
});

const someSteps = fc.array(aStep, { maxLength: 40 });
const aLevel = fc.constantFrom<Severity & NotifyLevel>('critical', 'high', 'medium');

type Step = Readonly<{ afterMs: number; look: AttentionLook | undefined }>;
type Happened = Readonly<{ atMs: number; look: AttentionLook | undefined; announced: readonly Attention[] }>;

const run = (steps: readonly Step[], from: NotifyLevel): readonly Happened[] => {
  let state = NO_NEWS;
  let atMs = 0;
  return steps.map(({ afterMs, look }) => {
    atMs += afterMs;
    const followed = followNews(state, look, { from, nowMs: atMs });
    ({ state } = followed);
    return { atMs, look, announced: followed.announced };
  });
};

describe('whatever is told', () => {
  it('never is more announced than once a minute', () => {
    fc.assert(
      fc.property(someSteps, aLevel, (steps, from) => {
        const times = run(steps, from).flatMap(({ atMs, announced }) => (announced.length > 0 ? [atMs] : []));
        times.slice(1).forEach((at, index) => {
          expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(ANNOUNCE_EVERY_MS);
        });
      }),
    );
  });

  it('no finding is announced twice within an hour, nor twice at once', () => {
    fc.assert(
      fc.property(someSteps, aLevel, (steps, from) => {
        const last = new Map<string, number>();
        for (const { atMs, announced } of run(steps, from)) {
          expect(new Set(announced.map(({ id }) => id)).size).toBe(announced.length);
          for (const { id } of announced) {
            expect(atMs - (last.get(id) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(FORGET_AFTER_MS);
            last.set(id, atMs);
          }
        }
      }),
    );
  });

  it('only what has the chosen severity is announced, the worst first, and nothing while it is off', () => {
    fc.assert(
      fc.property(someSteps, aLevel, (steps, from) => {
        for (const { announced } of run(steps, from)) {
          expect(announced.every(({ severity }) => isAtLeast(severity, from))).toBe(true);
          const ranks = announced.map(({ severity }) => SEVERITIES.indexOf(severity));
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        }
        expect(run(steps, 'off').every(({ announced }) => announced.length === 0)).toBe(true);
      }),
    );
  });

  it('no first look at a window announces what it brings', () => {
    fc.assert(
      fc.property(someSteps, aLevel, (steps, from) => {
        const told = new Set<string>();
        let window: string | undefined;
        for (const { look, announced } of run(steps, from)) {
          if (look !== undefined && look.window === window) for (const { id } of look.items) told.add(id);
          if (look !== undefined) window = look.window;
          for (const { id } of announced) expect(told.has(id)).toBe(true);
        }
      }),
    );
  });

  it('whatever is new at a whole look, and stays, is announced within a minute', () => {
    fc.assert(
      fc.property(someSteps, aLevel, (steps, from) => {
        const look: AttentionLook = { items: [], lacking: [], window: 'last 24h' };
        const item = anAttention({ id: 'new', severity: 'critical' });
        const happened = run(
          [
            ...steps,
            { afterMs: 0, look },
            { afterMs: 0, look: { ...look, items: [item] } },
            { afterMs: ANNOUNCE_EVERY_MS, look: undefined },
          ],
          from,
        );
        expect(happened.slice(-2).some(({ announced }) => announced.some(({ id }) => id === 'new'))).toBe(true);
      }),
    );
  });
});
