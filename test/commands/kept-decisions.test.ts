// The decisions of a console and the file they are kept in: what others decided is learned, and a file that cannot be read is told.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type Decision, mute } from '../../src/analysis/findings/decision.ts';
import { type Decisions, decide, NO_DECISIONS } from '../../src/analysis/findings/decisions.ts';
import { writeDecisions } from '../../src/analysis/findings/decisions-json.ts';
import { keepDecisions } from '../../src/commands/console/kept-decisions.ts';

const muted = (rule: string): Decision => mute({ kind: 'rule', rule }, 'always', 1);

it('tells once that the file cannot be read, and again when that begins anew', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const folder = mkdtempSync(join(tmpdir(), 'darktop-kept-'));
  const notices: string[] = [];
  const learned: Decisions[] = [];
  const kept = keepDecisions({
    env: { XDG_STATE_HOME: folder },
    profile: 'acme',
    onDecisions: (decisions) => learned.push(decisions),
    onNotice: (text) => notices.push(text),
  });
  onTestFinished(() => {
    kept.stop();
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'darktop', 'findings-acme.json');
  const write = (rule: string): void => {
    rmSync(path, { force: true });
    writeFileSync(path, writeDecisions(decide(NO_DECISIONS, muted(rule))));
  };
  const takeAway = (): void => {
    rmSync(path);
    // Nobody can read a link that leads to itself, not even who may read everything.
    symlinkSync(path, path);
  };
  /** The console looks again each time. */
  const until = (isSo: () => void): Promise<void> =>
    vi.waitFor(
      () => {
        vi.advanceTimersByTime(5_000);
        isSo();
      },
      { timeout: 20_000, interval: 20 },
    );
  expect((await kept.keep(muted('NET-R1'), 1)).ok).toBe(true);
  takeAway();
  await until(() => expect(notices).toHaveLength(1));
  expect(notices[0]).toMatch(
    /findings-acme\.json: it cannot be read \(ELOOP\)\. .*What was known of the decisions goes on\.$/,
  );
  write('NET-R2');
  await until(() => expect(learned).toHaveLength(1));
  takeAway();
  await until(() => expect(notices).toHaveLength(2));
  for (const _ of [1, 2, 3]) {
    vi.advanceTimersByTime(5_000);
    // Whoever reads it now waits for the look before.
    expect((await kept.keep(muted('NET-R3'), 1)).ok).toBe(false);
  }
  expect(notices).toHaveLength(2);
});
