// `darktop watch` as a shell, a service manager and a shipper of logs use it.
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runProgram, startProgram, startSimulated, waitForOutput } from './run-program.ts';
import { endOf, type Line, linesOf, listenTo } from './watch-lines.ts';

const AT = '2026-01-15T14:00:00Z';
const WORLD = ['--seed', '7', '--devices', '40', '--flows-per-hour', '60', '--at', AT];
const SMALL = ['--seed', '7', '--devices', '12', '--flows-per-hour', '60', '--at', AT];

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

/** Ended with the test, whatever becomes of it. */
const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess => {
  const child = startProgram(args, env);
  undo.push(() => {
    child.kill('SIGKILL');
  });
  return child;
};

const waitForError = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      if (pattern.test(err)) resolve(err);
    });
    child.once('close', () => reject(new Error(`ended before it said ${pattern}: ${err}`)));
  });

describe('darktop watch --once', () => {
  it('writes every finding as one line of JSON, the same for the same appliance', async () => {
    const [one, two] = await Promise.all([
      runProgram(['watch', '--json', '--once', ...WORLD]),
      runProgram(['watch', '--json', '--once', ...WORLD]),
    ]);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(one.out).toBe(two.out);
    const lines = linesOf(one.out);
    expect(lines.length).toBeGreaterThan(20);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    for (const { event, at, count } of lines)
      expect({ event, at, count }).toEqual({ event: 'new', at: '2026-01-15T14:00:00.000Z', count: 1 });
  });

  it('finds what the report finds worth a critical mark, with --min-severity critical', async () => {
    const [watched, reported] = await Promise.all([
      runProgram(['watch', '--json', '--once', '--min-severity', 'critical', ...WORLD]),
      runProgram(['report', 'findings', '--format', 'json', ...WORLD]),
    ]);
    const findings: readonly Line[] = JSON.parse(reported.out).findings;
    const critical = findings.filter(({ severity }) => severity === 'critical').map(({ id }) => id);
    expect(critical.length).toBeGreaterThan(0);
    expect(linesOf(watched.out).map(({ id }) => id)).toEqual(critical);
  });

  it('writes for people without --json, in ASCII where asked', async () => {
    const { code, out } = await runProgram(['watch', '--once', '--ascii', '--min-severity', 'high', ...WORLD]);
    expect(code).toBe(0);
    for (const line of out.trimEnd().split('\n'))
      expect(line).toMatch(/^2026-01-15 14:00:00Z {2}new {6}(! critical|\^ high {4}) {2}[ -~]+ {2}[A-Z]+-R\d+$/);
  });

  it('judges the window it is given', async () => {
    const { out } = await runProgram(['watch', '--json', '--once', '--window', '6h', ...SMALL]);
    expect(out).toContain('in 6 h');
  });

  it('ends with the code of the failure when nothing came', async () => {
    const { code, out, err } = await runProgram(['watch', '--json', '--once', '--fault', 'error=503', ...SMALL]);
    expect({ code, out }).toEqual({ code: 69, out: '' });
    expect(err).toMatch(/^darktop: [^\n]+\n$/);
  });

  it('writes what it found although a part failed, and says which', async () => {
    const { code, out, err } = await runProgram([
      'watch',
      '--json',
      '--once',
      '--fault',
      'error=503@network',
      ...SMALL,
    ]);
    expect(code).toBe(69);
    expect(linesOf(out).length).toBeGreaterThan(0);
    expect(err).toMatch(/^darktop: [^\n]+ Not judged: [^\n]*flows[^\n]*\n$/);
  });

  it.each([
    [['--min-severity', 'grave'], 'Allowed choices are critical'],
    [['--interval', '1s'], 'from 5s to 24h'],
    [['--interval', '5'], 'from 5s to 24h'],
    [['--window', 'long'], 'hours or days'],
  ])('refuses %j and says what is right', async (args, says) => {
    const { code, out, err } = await runProgram(['watch', ...args]);
    expect(code === 2 || code === 78).toBe(true);
    expect(out).toBe('');
    expect(err).toContain(says);
  });
});

/** Both wait for a second look: they wait together. */
describe.concurrent('a watch as time goes by', () => {
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
  });

  const startFast = (): ChildProcess => {
    const child = startProgram(['watch', '--json', '--interval', '5s', '--speed', '7200', ...SMALL]);
    started.push(child);
    return child;
  };

  it('tells what changes, and each thing once', async () => {
    const child = startFast();
    const out = await waitForOutput(child, /"event":"gone"[^\n]*\n/);
    child.kill('SIGTERM');
    const open = new Set<string>();
    for (const { event, id } of linesOf(out.slice(0, out.lastIndexOf('\n') + 1))) {
      expect(open.has(id)).toBe(event !== 'new');
      if (event === 'gone') open.delete(id);
      else open.add(id);
    }
    expect(await endOf(child)).toBe(0);
  });

  it('ends quietly when its reader has gone and there is something to tell', async () => {
    const child = startFast();
    const err = listenTo(child.stderr);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await endOf(child)).toBe(0);
    expect(err.text).toBe('');
  });
});

describe('a watch that goes on', () => {
  it('outlives an appliance that fails, and tells what it finds when that answers again', async () => {
    const appliance = await startSimulated('--seed', '7', '--devices', '12', '--fault', 'error=503');
    undo.push(appliance.stop);
    const child = start(['watch', '--json'], appliance.env);
    const err = listenTo(child.stderr);
    const out = listenTo(child.stdout);
    await waitForError(child, /Next look in [^\n]*\n/);
    expect(err.text).toMatch(/^darktop: [^\n]*503[^\n]* Next look in [456] s\.\n$/);
    expect((await runProgram(['simulate', 'faults', appliance.url, '--clear'])).code).toBe(0);
    await waitForError(child, /answers again, after (one look|\d+ looks) that failed\.\n/);
    child.kill('SIGTERM');
    expect(await endOf(child)).toBe(0);
    expect(linesOf(out.text).length).toBeGreaterThan(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 at %s, and every line is whole', async (signal) => {
    const child = start(['watch', '--json', ...SMALL]);
    const err = listenTo(child.stderr);
    const out = listenTo(child.stdout);
    await waitForOutput(child, /\n/);
    child.kill(signal);
    expect(await endOf(child)).toBe(0);
    expect(linesOf(out.text).length).toBeGreaterThan(0);
    expect(err.text).toBe('');
  });

  it('ends with 0 at once while the appliance is silent, and says nothing', async () => {
    const met = Promise.withResolvers<void>();
    const server = createServer((socket) => {
      undo.push(() => {
        socket.destroy();
      });
      socket.on('error', () => undefined);
      met.resolve();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    undo.push(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const env = { DARKTOP_PUBLIC_TOKEN: 'a', DARKTOP_PRIVATE_TOKEN: 'b', DARKTOP_HOST: `https://127.0.0.1:${port}` };
    const child = start(['watch'], env);
    const [err, out] = [listenTo(child.stderr), listenTo(child.stdout)];
    await met.promise;
    child.kill('SIGTERM');
    expect(await endOf(child)).toBe(0);
    expect([out.text, err.text]).toEqual(['', '']);
  });

  it('asks an appliance no more often than once a minute, and says so', async () => {
    const appliance = await startSimulated(...SMALL);
    undo.push(appliance.stop);
    const child = start(['watch', '--interval', '5s'], appliance.env);
    const err = await waitForError(child, /\n/);
    expect(err).toBe('darktop: --interval 5s: a look is dozens of requests. The appliance is asked every 1m.\n');
    child.kill('SIGTERM');
    expect(await endOf(child)).toBe(0);
  });
});
