// Whatever a person and an appliance do, in whatever order: what must always hold of a session.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../src/domain/result.ts';
import type { Controlled } from './session-kit.ts';
import { aPart, aSession, type FAILURES, failing, START } from './session-kit.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(START);
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

type Step =
  | Readonly<{ kind: 'watch' | 'leave' | 'answer'; part: number }>
  | Readonly<{ kind: 'mode'; part: number; mode: 'hang' | 'good' | keyof typeof FAILURES }>
  | Readonly<{ kind: 'pass' | 'sleep'; ms: number }>
  | Readonly<{ kind: 'refresh' | 'cancel' | 'pause' | 'resume' | 'slower' | 'faster' }>;

const part = fc.nat({ max: 2 });
const failures = ['offline', 'busy', 'credentials', 'data'] as const;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('watch', 'watch', 'leave', 'leave', 'answer'), part }),
  fc.record({ kind: fc.constant('mode'), part, mode: fc.constantFrom('hang', 'good', ...failures) }),
  fc.record({
    kind: fc.constantFrom('pass', 'pass', 'pass', 'sleep'),
    ms: fc.constantFrom(0, 300, 1_000, 7_000, 40_000, 300_000),
  }),
  fc.record({ kind: fc.constantFrom('refresh', 'cancel', 'pause', 'resume', 'slower', 'faster') }),
);

const isUnderWay = ({ asking, answer }: Controlled['asks'][number], answered: ReadonlySet<unknown>): boolean =>
  !asking.signal.aborted && !answered.has(answer);

describe('in any order of events', () => {
  it('a key is asked once at a time, never while paused or unwatched, and all recovers in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { minLength: 5, maxLength: 60 }),
        fc.infiniteStream(fc.nat({ max: 99 })),
        async (script, chances) => {
          vi.clearAllTimers();
          const session = aSession({ random: () => (chances.next().value ?? 0) / 100 });
          const parts = [aPart('a'), aPart('b', { topic: 'network' }), aPart('c', { topic: 'device' })];
          const modes: string[] = ['good', 'good', 'good'];
          const leaves: (() => void)[][] = [[], [], []];
          const answered = new Set<unknown>();
          const askCounts = (): number[] => parts.map(({ asks }) => asks.length);

          for (const step of script) {
            const before = askCounts();
            const wasPaused = session.isPaused();
            switch (step.kind) {
              case 'watch':
                leaves[step.part]?.push(
                  session.watch(parts.filter((_, index) => index === step.part).map((one) => one.part)),
                );
                break;
              case 'leave':
                leaves[step.part]?.pop()?.();
                break;
              case 'answer':
                for (const { answer } of parts[step.part]?.asks ?? []) {
                  answer(success('late'));
                  answered.add(answer);
                }
                break;
              case 'mode':
                modes[step.part] = step.mode;
                parts[step.part]?.setAnswer(
                  step.mode === 'hang' ? undefined : step.mode === 'good' ? success('good') : failing(step.mode),
                );
                break;
              case 'pass':
                await pass(step.ms);
                break;
              case 'sleep':
                vi.setSystemTime(Date.now() + step.ms);
                break;
              case 'slower':
              case 'faster':
                session.scaleInterval(['summary', 'device'], step.kind === 'slower' ? 1 : -1);
                break;
              default:
                session[step.kind]();
            }
            const atOnce = askCounts();
            if (wasPaused && step.kind !== 'resume') expect(atOnce).toEqual(before);
            await pass(0);
            for (const [index, { asks }] of parts.entries()) {
              const since = before[index] ?? 0;
              // What is not left hanging was answered when it was asked.
              if (modes[index] !== 'hang') for (const { answer } of asks.slice(since)) answered.add(answer);
              const underWay = asks.filter((ask) => isUnderWay(ask, answered));
              expect(underWay.length).toBeLessThanOrEqual(1);
              if (leaves[index]?.length === 0) expect(underWay.length).toBe(0);
            }
            expect(session.health()).toBe(session.health());
          }

          for (const one of parts) {
            one.setAnswer(success('in the end'));
            for (const { answer } of one.asks) answer(success('late'));
          }
          session.setIntervals({ summary: 30_000, network: 30_000, device: 30_000 });
          const leave = session.watch(parts.map((one) => one.part));
          session.resume();
          // An appliance that asked for rest is given it, even by an interval that was shortened, and so is one whose answers took long.
          await pass(330_000);
          expect(parts.map((one) => session.read(one.part))).toMatchObject(
            parts.map(() => ({ data: 'in the end', failure: undefined, asking: undefined })),
          );
          expect(session.health().kind).toBe('live');
          leave();
          session.close();
          await pass(0);
          expect(vi.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });
});
