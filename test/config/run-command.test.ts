// The token command and the processes it starts: how long they are waited for, and which of them are stopped.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aMachine, complaintOf, type Machine, PRIVATE, PUBLIC, profileOf } from './builders.ts';

const aCommand = (machine: Machine, script: string): string => {
  machine.write('print.sh', script);
  return `[profiles.acme]\nhost = "x"\ntoken_command = "cd '${machine.folder}'; sh print.sh; exit $?"`;
};

/** Starts something that goes on for long, and writes its process id into the file `pid`. */
const LINGER = 'sleep 300 & echo $! > pid.new; mv pid.new pid';

const lingererOf = async (machine: Machine): Promise<number> => {
  await vi.waitFor(() => expect(existsSync(machine.path('pid'))).toBe(true), { timeout: 10_000, interval: 10 });
  const pid = Number(readFileSync(machine.path('pid'), 'utf8'));
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  return pid;
};

/** A process that ended but that nobody asked about yet is dead too. */
const isAlive = (pid: number): boolean => {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
};

const expectDeath = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000, interval: 20 });

describe('a token command', () => {
  it('that hangs takes what it started with it', async () => {
    const machine = aMachine({ commandTimeoutMs: 1_000 });
    const loading = machine.load(aCommand(machine, `${LINGER}; wait`));
    const pid = await lingererOf(machine);
    expect(isAlive(pid)).toBe(true);
    expect(complaintOf(await loading)).toContain('it was not done after 1 s');
    await expectDeath(pid);
  });

  it('that prints without end takes what it started with it', async () => {
    const machine = aMachine();
    const loading = machine.load(aCommand(machine, `${LINGER}; yes`));
    expect(complaintOf(await loading)).toContain('it printed more than 64 KB');
    await expectDeath(await lingererOf(machine));
  });

  it('that ended is not waited for longer, though what it started goes on', async () => {
    const machine = aMachine();
    const { publicToken, privateToken } = profileOf(
      await machine.load(aCommand(machine, `echo ${PUBLIC}; echo ${PRIVATE}; ${LINGER}`)),
    );
    expect([publicToken.reveal(), privateToken.reveal()]).toEqual([PUBLIC, PRIVATE]);
    expect(isAlive(await lingererOf(machine))).toBe(true);
  });

  it('that ended is heard to its last line, though what it started goes on', async () => {
    const machine = aMachine();
    machine.write('lines', 'line\n'.repeat(9_000));
    expect(complaintOf(await machine.load(aCommand(machine, `${LINGER}; cat lines`)))).toContain(
      'it printed 9000 lines',
    );
    await lingererOf(machine);
  });

  it('that failed is heard to the end of its complaint, though what it started goes on', async () => {
    const machine = aMachine();
    const loaded = await machine.load(aCommand(machine, `${LINGER}; echo "the vault is locked" >&2; exit 3`));
    expect(complaintOf(loaded)).toContain('it ended with exit code 3 and said: the vault is locked');
    await lingererOf(machine);
  });
});

describe('a token command that is interrupted', () => {
  it('is stopped with all it started, and the failure is no mistake of the configuration', async () => {
    const machine = aMachine();
    const stop = new AbortController();
    const loading = machine.load(aCommand(machine, `${LINGER}; wait`), { signal: stop.signal });
    const pid = await lingererOf(machine);
    stop.abort();
    expect(await loading).toMatchObject({
      ok: false,
      failure: { kind: 'cancelled', came: 'the command was cancelled' },
    });
    await expectDeath(pid);
  });

  it('before it began is not run', async () => {
    const machine = aMachine();
    const loaded = await machine.load(aCommand(machine, 'touch ran'), { signal: AbortSignal.abort() });
    expect(loaded).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(existsSync(machine.path('ran'))).toBe(false);
  });

  it('after it ended makes no difference', async () => {
    const machine = aMachine();
    const stop = new AbortController();
    const text = aCommand(machine, `echo ${PUBLIC}; echo ${PRIVATE}`);
    const loaded = await machine.load(text, { signal: stop.signal });
    stop.abort();
    expect(profileOf(loaded).privateToken.reveal()).toBe(PRIVATE);
  });
});
