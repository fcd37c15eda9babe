// `darktop detect` as a shell runs it: files, pipes, and lines that come while the input is still open.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareEnv, PROGRAM, type Ran, runProgram, waitForOutput } from './run-program.ts';

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
    expect(out).toContain('▲');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const { out: ascii } = await runProgram(['detect', FILE, '--format', 'chart', '--ascii']);
    expect(ascii.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
  });

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
