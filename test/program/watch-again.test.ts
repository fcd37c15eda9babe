// What `darktop watch` remembers from run to run, what it learns from a console, and how it ends without a reader.
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Decision, mute, muteKey } from '../../src/analysis/findings/decision.ts';
import { openDecisions } from '../../src/config/decision-file.ts';
import { thisSystem } from '../../src/config/system.ts';
import { bareEnv, PROGRAM, runProgram, type Simulated, startSimulated } from './run-program.ts';
import { endOf, type Line, linesOf, listenTo } from './watch-lines.ts';

/** The lines of one look, and what it said. */
const lookOnce = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const { code, out, err } = await runProgram(['watch', '--json', '--once', ...args], env);
  expect(code).toBe(0);
  return { lines: linesOf(out), err };
};

const idsOf = (lines: readonly Line[], event: string): readonly string[] =>
  lines.filter((line) => line.event === event).map(({ id }) => id);

describe('a watch of an appliance that was watched before', () => {
  let appliance: Simulated;
  beforeAll(async () => {
    appliance = await startSimulated('--seed', '7', '--devices', '8', '--flows-per-hour', '60');
  });
  afterAll(() => appliance.stop());

  /** In a state folder of its own. */
  const aPlace = () => {
    const folder = mkdtempSync(join(tmpdir(), 'darktop-watch-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const told = (): string => {
      const names = readdirSync(join(folder, 'darktop')).filter((name) => name.startsWith('watch-'));
      expect(names).toHaveLength(1);
      return join(folder, 'darktop', names[0] ?? '');
    };
    return { env: { ...appliance.env, XDG_STATE_HOME: folder }, told };
  };

  it('tells only what became different, and everything with --fresh or to another reader', async () => {
    const { env, told } = aPlace();
    const first = await lookOnce(env);
    expect(idsOf(first.lines, 'new').length).toBeGreaterThan(0);
    expect(statSync(told()).mode & 0o777).toBe(0o600);
    const remembered = readFileSync(told(), 'utf8');
    const fresh = await lookOnce(env, '--fresh');
    expect(readFileSync(told(), 'utf8')).toBe(remembered);
    const again = await lookOnce(env);
    const chat = await lookOnce(env, '--reader', 'chat');
    const known = new Set(idsOf(first.lines, 'new'));
    // A little time has gone by: what changed in it is news.
    expect(idsOf(again.lines, 'new').filter((id) => known.has(id))).toEqual([]);
    expect(again.lines.length).toBeLessThan(known.size / 2);
    for (const { lines } of [fresh, chat])
      expect(idsOf(lines, 'new').filter((id) => known.has(id)).length).toBeGreaterThan(known.size / 2);
    expect([first, fresh, again, chat].map(({ err }) => err)).toEqual(['', '', '', '']);
  });

  it('starts anew where the file is broken, and says so once', async () => {
    const { env, told } = aPlace();
    await lookOnce(env);
    writeFileSync(told(), 'oops');
    const anew = await lookOnce(env);
    expect(anew.err).toMatch(/^darktop: [^\n]+ it is not JSON\. [^\n]+ everything is told anew\.\n$/);
    expect(anew.lines.length).toBeGreaterThan(0);
    expect((await lookOnce(env)).err).toBe('');
  });

  it('goes on where nothing can be kept, and says so', async () => {
    const { lines, err } = await lookOnce({ ...appliance.env, XDG_STATE_HOME: '/proc' });
    expect(lines.length).toBeGreaterThan(0);
    expect(err).toMatch(/^darktop: \/proc\/darktop: [^\n]+ is told again by the next watch\.\n$/);
  });

  it('does not tell what is muted, unless it is asked for all, and tells it when that is taken back', async () => {
    const { env } = aPlace();
    const decide = async (decision: Decision) => {
      // Without a configuration file a profile is called after its host.
      const opened = await openDecisions({ system: thisSystem(), env, profile: '127.0.0.1' });
      expect(opened.ok && (await opened.value.change(decision, decision.madeAt)).ok).toBe(true);
    };
    const [{ id, rule } = { id: '', rule: '' }] = (await lookOnce(env)).lines;
    const becameOf = ({ lines }: Readonly<{ lines: readonly Line[] }>): readonly string[] =>
      lines.filter((line) => line.id === id).map(({ event, state }) => `${event} ${state}`);
    const what = { kind: 'rule', rule } as const;
    await decide(mute(what, 'always', Date.now()));
    expect(becameOf(await lookOnce(env))).toEqual(['gone muted']);
    expect(becameOf(await lookOnce(env))).toEqual([]);
    expect(becameOf(await lookOnce(env, '--all', '--fresh'))).toEqual(['new muted']);
    await decide({ kind: 'undo', key: muteKey(what), madeAt: Date.now() });
    expect(becameOf(await lookOnce(env))).toEqual(['new open']);
  });

  it('is one of two at the same time, and neither destroys what the other remembers', async () => {
    const { env, told } = aPlace();
    const both = await Promise.all([lookOnce(env), lookOnce(env)]);
    expect(both.map(({ err }) => err)).toEqual(['', '']);
    const kept: readonly Readonly<{ finding: Line }>[] = JSON.parse(readFileSync(told(), 'utf8')).findings;
    const ids = new Set(both.flatMap(({ lines }) => idsOf(lines, 'new')));
    expect(new Set(kept.map(({ finding }) => finding.id))).toEqual(ids);
  });

  it.runIf(process.platform === 'linux')(
    'ends soon after SIGTERM although its reader does not read, and remembers nothing it could not tell',
    { timeout: 90_000 },
    async () => {
      const { env } = aPlace();
      const pipe = aFullPipe();
      const stdio = ['ignore', pipe.descriptor, 'pipe'] as const;
      const child = spawn(process.execPath, [PROGRAM, 'watch', '--json'], { env: bareEnv(env), stdio: [...stdio] });
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      const err = listenTo(child.stderr);
      const ended = endOf(child);
      pipe.makeRoom();
      await vi.waitFor(() => expect(pipe.isFull()).toBe(true), { timeout: 40_000, interval: 100 });
      const stoppedAt = performance.now();
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(performance.now() - stoppedAt).toBeLessThan(10_000);
      expect(err.text).toBe('');
      expect(idsOf((await lookOnce(env)).lines, 'new').length).toBeGreaterThan(0);
    },
  );
});

/** As a shell makes it, with both its ends here: the one Node makes is a socket. */
const aFullPipe = () => {
  const folder = mkdtempSync(join(tmpdir(), 'darktop-pipe-'));
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  onTestFinished(() => {
    closeSync(descriptor);
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (text: string): boolean => {
    try {
      writeSync(descriptor, text);
      return true;
    } catch {
      return false;
    }
  };
  while (write('\n'));
  return {
    descriptor,
    /** Two pages, less than the news of one look: a page for the bytes that ask, and one that only the news fill. */
    makeRoom: () => void readSync(descriptor, Buffer.alloc(2 * PAGE_BYTES)),
    /** Only a byte that finds no room tells. */
    isFull: () => !write('\n'),
  };
};

const PAGE_BYTES = 4_096;

const AT = '2026-01-15T14:00:00Z';

describe('a watch whose reader has gone', () => {
  it.runIf(process.platform === 'linux')('ends with 0 though it has nothing to tell', async () => {
    // A pipe, as a shell makes it: the one Node makes is a socket. The time of this world stands still.
    const watching = '{ "$0" "$@"; echo "ended with $?" >&2; } | head -n 1';
    const args = [process.execPath, PROGRAM, 'watch', '--json', '--interval', '1h', '--devices', '8', '--at', AT];
    const child = spawn('sh', ['-c', watching, ...args], { env: bareEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const [out, err] = [listenTo(child.stdout), listenTo(child.stderr)];
    await endOf(child);
    expect(linesOf(out.text)).toHaveLength(1);
    expect(err.text).toBe('ended with 0\n');
  });
});
