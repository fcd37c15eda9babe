// `darktop detect` as a shell runs it: files, pipes, and lines that come while the input is still open.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { bareEnv, PROGRAM, type Ran, runProgram, waitForOutput } from './run-program.ts';
import { runInTerminal } from './terminal.ts';

const HEADER = 'timestamp,value,expected,low,high,onset,state,rarity,reason\n';
const START_AT = Date.UTC(2026, 6, 6);
const HOUR_MS = 3_600_000;

const open = (...args: readonly string[]) =>
  spawn(process.execPath, [PROGRAM, 'detect', ...args], { env: bareEnv(), stdio: ['pipe', 'pipe', 'pipe'] });

const pipe = (input: string | Uint8Array, ...args: readonly string[]): Promise<Ran> => {
  const child = open(...args);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, err })));
};

/** Four weeks of a busy series, six times as busy in one hour of the fourth Monday. */
const LINES = Array.from({ length: 672 }, (_, hour) => {
  const value = (hour % 24 >= 8 && hour % 24 < 18 ? 60 : 8) + ((hour * 7_919) % 7);
  return `${new Date(START_AT + hour * HOUR_MS).toISOString()},${value * (hour === 514 ? 6 : 1)}`;
});

const FILE = join(mkdtempSync(join(tmpdir(), 'darktop-detect-')), 'series.csv');
writeFileSync(FILE, `timestamp,value\n${LINES.join('\n')}\n`);

const manyLines = (count: number): readonly string[] => {
  const lines = Array.from(
    { length: count },
    (_, minute) => `${START_AT / 1_000 + minute * 60},${(minute * 7_919) % 97}`,
  );
  return Array.from({ length: Math.ceil(count / 2_000) }, (_, part) =>
    lines
      .slice(part * 2_000, (part + 1) * 2_000)
      .map((line) => `${line}\n`)
      .join(''),
  );
};

const LONG_FILE = join(mkdtempSync(join(tmpdir(), 'darktop-detect-')), 'long.csv');
writeFileSync(LONG_FILE, manyLines(100_000).join(''));

/** Writes each part when the one before it was taken. */
const feed = async (
  stdin: Writable,
  parts: readonly string[],
  tell: (bytes: number) => void,
  { isOpen = false }: Readonly<{ isOpen?: boolean }> = {},
): Promise<void> => {
  for (const part of parts) {
    await new Promise<void>((resolve, reject) => stdin.write(part, (error) => (error ? reject(error) : resolve())));
    tell(part.length);
  }
  if (!isOpen) stdin.end();
};

/** Waits until a number that was above zero has not grown for a second. */
const standsStill = async (read: () => number): Promise<void> => {
  let last = 0;
  let looks = 0;
  await vi.waitUntil(
    () => {
      looks = read() > 0 && read() === last ? looks + 1 : 0;
      last = read();
      return looks >= 10;
    },
    { timeout: 20_000, interval: 100 },
  );
};

/** The most that the process ever had in memory, in bytes, as Linux counts it. */
const mostMemoryOf = (pid: number | undefined): number =>
  1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

describe('darktop detect', () => {
  it('scores every point of a file', async () => {
    const { code, out, err } = await runProgram(['detect', FILE]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(`${lines[0]}\n`).toBe(HEADER);
    expect(lines).toHaveLength(673);
    expect(lines[515]).toMatch(
      /^2026-07-27T10:00:00\.000Z,\d+,[\d.]+,[\d.]+,[\d.]+,0\.9\d+,0\.\d+,\d+,"\d+, usually .*"$/,
    );
  });

  it('writes only what begins, when asked', async () => {
    const { out } = await runProgram(['detect', FILE, '--min-onset', '0.9', '--format', 'ndjson']);
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ timestamp: '2026-07-27T10:00:00.000Z' });
    expect(Object.keys(found[0])).toEqual(HEADER.trimEnd().split(','));
  });

  it('answers each line while the input is still open', async () => {
    const child = open();
    const first = waitForOutput(child, /2026-07-06T00:00:00\.000Z,\d+,,,,0,0,,/);
    child.stdin.write(`${LINES[0]}\n`);
    await first;
    expect(child.exitCode).toBeNull();
    const second = waitForOutput(child, /2026-07-06T01:00:00/);
    child.stdin.write(`${LINES[1]}\n`);
    await second;
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  });

  it('ends at once when it is interrupted, however long the input stays open', async () => {
    const child = open();
    const first = waitForOutput(child, /still learning/);
    child.stdin.write(`${LINES[0]}\n`);
    await first;
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(130);
  });

  it('says which lines it could not read, and goes on', async () => {
    const { code, out, err } = await pipe(`${LINES[0]}\nnonsense,5\n${LINES[1]},\n${LINES[2]}\n`);
    expect(code).toBe(65);
    expect(err).toBe(
      'darktop: detect: line 2: "nonsense" is no time; expected is "timestamp,value", such as 2026-01-15T14:00:00Z,412.\n',
    );
    expect(out.trimEnd().split('\n')).toHaveLength(4);
  });

  it('tells no more than twenty of a thousand bad lines', async () => {
    const { code, err } = await pipe(`${LINES[0]}\n${'?\n'.repeat(1_000)}`);
    expect(code).toBe(65);
    expect(err.trimEnd().split('\n')).toHaveLength(21);
    expect(err).toContain('and 980 more such lines');
  });

  it('survives a line of a megabyte and bytes that are no text', async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7_919) % 256);
    const { code, err } = await pipe(Buffer.concat([Buffer.from('x'.repeat(1_000_000)), bytes]));
    expect(code).toBe(65);
    expect(err).toContain('more than 65,536 characters');
    expect(err).not.toContain('internal error');
    expect(err.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('has a header and nothing else of an empty input', async () => {
    expect(await pipe('')).toMatchObject({ code: 0, out: HEADER, err: '' });
  });

  it('draws the series with what begins in it', async () => {
    const { code, out } = await runProgram(['detect', FILE, '--format', 'chart']);
    expect(code).toBe(0);
    expect(out).toContain('672 points, 1 h apart; 1 onset of 0.9 or more');
    expect(out).toContain('●');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const { out: ascii } = await runProgram(['detect', FILE, '--format', 'chart', '--ascii']);
    expect(ascii.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
  });

  it('refuses to wait for lines that nobody would type', async () => {
    const { exitCode, lines } = await runInTerminal(['detect']);
    const said = lines.join(' ').replace(/\s+/g, ' ');
    expect(exitCode).toBe(2);
    expect(said).toContain('no file was named, and standard input is the terminal');
    expect(said).toContain('tail -f counts.csv | darktop detect');
  });

  it('ends without a word when its reader has seen enough, as `head` has', async () => {
    const child = open(LONG_FILE);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('reads no further than its reader does, and loses nothing', async () => {
    const child = open();
    const offered = manyLines(200_000);
    let takenBytes = 0;
    const fed = feed(child.stdin, offered, (bytes) => {
      takenBytes += bytes;
    });
    await standsStill(() => takenBytes);
    // Two pipes and a few chunks are full: all else waits where it is, of some 3 MB.
    expect(takenBytes).toBeLessThan(1_500_000);
    let lines = 0;
    child.stdout.on('data', (chunk: Uint8Array) => {
      for (const byte of chunk) if (byte === 10) lines += 1;
    });
    await fed;
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(lines).toBe(200_001);
  });

  it.runIf(process.platform === 'linux')('needs no more memory for many lines than for few', async () => {
    const child = open('--min-onset', '1');
    const first = waitForOutput(child, /timestamp/);
    await feed(child.stdin, manyLines(100_000), () => undefined, { isOpen: true });
    await first;
    const before = mostMemoryOf(child.pid);
    await feed(child.stdin, manyLines(400_000), () => undefined, { isOpen: true });
    const after = mostMemoryOf(child.pid);
    child.stdin.end();
    await new Promise((resolve) => child.once('close', resolve));
    // Far more than this went by; what is left is how much the collector lets lie about.
    expect(after - before).toBeLessThan(80_000_000);
  });

  it('scores a hundred thousand lines in the time a person waits', async () => {
    const startAt = performance.now();
    const { code, out } = await runProgram(['detect', LONG_FILE, '--format', 'ndjson']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(100_000);
    // Half a second on a quiet machine; twenty times as much for a busy one.
    expect(performance.now() - startAt).toBeLessThan(10_000);
  }, 30_000);

  it.each([
    [['/no/such/file'], 'there is no such file (ENOENT)'],
    [['/'], 'it is a folder'],
    [['--step', '3 hours', FILE], 'Allowed is a span'],
    [['--min-onset', '2', FILE], 'Allowed is a number from 0 to 1'],
  ])('refuses %j and says why', async (args, why) => {
    const { code, out, err } = await runProgram(['detect', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(why);
  });
});

/** A thread of it waits in the opening of a named pipe. */
const waitsForWriter = (pid: number): boolean =>
  readdirSync(`/proc/${pid}/task`).some(
    (thread) => readFileSync(`/proc/${pid}/task/${thread}/wchan`, 'utf8') === 'wait_for_partner',
  );

describe.runIf(process.platform === 'linux')('a named pipe that nobody writes to', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('is let go of at the first %s', async (name) => {
    const fifo = join(mkdtempSync(join(tmpdir(), 'darktop-fifo-')), 'nobody');
    execFileSync('mkfifo', [fifo]);
    const child = open(fifo);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const { pid = 0 } = child;
    await vi.waitUntil(() => waitsForWriter(pid), { timeout: 5_000, interval: 20 });
    child.kill(name);
    expect(await ended).toBe(130);
  });
});
