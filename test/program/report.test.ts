// `darktop report` as a person or a script meets it: the built program, its terminal and its ends.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { REPORTS } from '../../src/report/reports/index.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { bareEnv, PROGRAM, type Ran, runProgram, startProgram, startSimulated } from './run-program.ts';
import { runInTerminal } from './terminal.ts';

const AT = '2026-01-15T14:00:00Z';
const WORLD = ['--devices', '20', '--flows-per-hour', '60', '--at', AT];

const report = (...args: readonly string[]): Promise<Ran> => runProgram(['report', ...args, ...WORLD]);

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'darktop-report-'));

describe('the help', () => {
  it('lists every report', async () => {
    const { code, out } = await runProgram(['report', '--help']);
    expect(code).toBe(0);
    for (const { name } of REPORTS) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });
});

describe('a name that is none', () => {
  it('ends with 2 and a suggestion', async () => {
    expect(await report('dashbord')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('"dashboard"?') });
  });
});

describe('a file', () => {
  it('takes the report, whole, and standard output stays empty', async () => {
    const path = join(aFolder(), 'notices.json');
    expect(await report('notices', '--output', path)).toEqual({ code: 0, signal: null, out: '', err: '' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ report: 'notices' });
  });
});

describe('the exit code', () => {
  it('is 69 when nothing can be had, and 77 when the tokens are wrong', async () => {
    expect(await report('dashboard', '--fault', 'error=503')).toMatchObject({ code: 69, out: '' });
    const simulated = await startSimulated('--devices', '5');
    onTestFinished(() => simulated.stop());
    const env = { ...simulated.env, DARKTOP_PRIVATE_TOKEN: 'f'.repeat(40) };
    expect(await runProgram(['report', 'dashboard'], env)).toMatchObject({ code: 77, out: '' });
  });

  it('is 0 for a reader that has enough after one line', async () => {
    const line = `{ $DARKTOP report notices ${WORLD.join(' ')}; echo "code $?" >&3; } | head -1`;
    const env = bareEnv({ DARKTOP: `${process.execPath} ${PROGRAM}` });
    const told = await new Promise((resolve) => {
      execFile('/bin/sh', ['-c', `exec 3>&1; ${line}`], { env }, (_error, out, err) => resolve({ out, err }));
    });
    expect(told).toEqual({ out: expect.stringMatching(/^(Notices\ncode 0\n|code 0\nNotices\n)$/), err: '' });
  });

  it('is 130 after Ctrl-C, with nothing printed', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    const met = new Promise<void>((resolve) => server.once('connection', () => resolve()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const child = startProgram(['report', 'dashboard', '--host', `http://127.0.0.1:${port}`], {
      DARKTOP_PUBLIC_TOKEN: 'a'.repeat(40),
      DARKTOP_PRIVATE_TOKEN: 'b'.repeat(40),
    });
    let out = '';
    child.stdout?.on('data', (bytes) => {
      out += String(bytes);
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await met;
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(out).toBe('');
  });
});

describe('the same world at the same moment', () => {
  it.each(['dashboard', 'compliance'])('makes the same report %s, byte by byte', async (name) => {
    const [one, two] = await Promise.all([report(name, '--format', 'json'), report(name, '--format', 'json')]);
    expect(one.code).toBe(0);
    expect(one.out).toBe(two.out);
  });
});

describe('on a terminal', () => {
  const args = ['report', 'dashboard', ...WORLD];

  it('has colours, and none with NO_COLOR, --no-color or on a pipe', async () => {
    const coloured = /\u001b\[[\d;]*m/;
    expect((await runInTerminal(args)).bytes).toMatch(coloured);
    expect((await runInTerminal(args, { NO_COLOR: '1' })).bytes).not.toMatch(coloured);
    expect((await runInTerminal([...args, '--no-color'])).bytes).not.toMatch(coloured);
    expect((await runProgram(args)).out).not.toContain('\u001b');
  });

  it('takes the width there is', async () => {
    const { lines } = await runInTerminal(args, {}, { cols: 120, rows: 40 });
    const widest = Math.max(...lines.map(displayWidth));
    expect(widest).toBeGreaterThan(80);
    expect(widest).toBeLessThanOrEqual(120);
  });

  it('says how far it is when it takes long, and wipes that', async () => {
    const { bytes, lines } = await runInTerminal([
      'report',
      'notices',
      '--periods',
      '24',
      ...WORLD,
      '--fault',
      'latency=1500ms',
    ]);
    expect(bytes).toMatch(/\d+ of \d+ answers, .* received/);
    expect(lines.join('\n')).not.toContain('answers,');
    expect(lines[0]).toBe('Notices');
  });

  it('says nothing of the sort when nobody watches', async () => {
    expect((await report('notices', '--periods', '24', '--fault', 'latency=1200ms')).err).toBe('');
  });
});
